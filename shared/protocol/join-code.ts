/**
 * The join code (protocol.md 2.5): eight Crockford base32 characters, 40 random bits, said or sent on another
 * channel than the link. Who swaps the link on the way would have to try 2^40 times Argon2id.
 */
import { utf8 } from '../language/bytes.ts';
import type { RandomBytes } from '../language/random.ts';

/** Crockford's: without I, L, O (read as 1, 1, 0) and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const JOIN_CODE_CHARACTERS = 8;
/** A join that fails on the code counts; after the fifth the invite is deleted (2.6). */
export const MAX_JOIN_ATTEMPTS = 5;
/** What may be pasted before it is not looked at. */
const MAX_TYPED_CHARACTERS = 64;
/** Part of the protocol: both sides must spend the same. */
export const JOIN_CODE_COST = { memoryKiB: 19_456, passes: 2, lanes: 1 } as const;

/** Eight characters. 32 divides 256, so each is as likely as any other. */
export function generateJoinCode(random: RandomBytes): string {
  return Array.from(random(JOIN_CODE_CHARACTERS), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** `K7QD-2M9X`: for reading aloud and for showing. */
export function formatJoinCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * The one spelling of what somebody typed: upper case, I and L as 1, O as 0, spaces and hyphens of every
 * kind left out. Undefined when that is no code.
 */
export function normalizeJoinCode(typed: string): string | undefined {
  if (typed.length > MAX_TYPED_CHARACTERS) return undefined;
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\u2212\u200b-\u200f\u2060\ufeff]/gu, '')
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return code.length === JOIN_CODE_CHARACTERS && [...code].every((character) => ALPHABET.includes(character))
    ? code
    : undefined;
}

/**
 * psk of the join handshake: Argon2id(code, salt = iid, m=19456, t=2, p=1), 32 bytes. `code` is what
 * `normalizeJoinCode` gave; `inviteId` 16 bytes. Takes 19 MiB and a tenth of a second
 * on a computer, more on a phone; `onProgress` from 0 to 1.
 */
export async function joinCodeKey(
  code: string,
  inviteId: Uint8Array,
  onProgress?: (done: number) => void,
): Promise<Uint8Array> {
  if (normalizeJoinCode(code) !== code) throw new Error('A join code is normalized before its key is derived');
  // Large, and needed by few: a page loads it here, and not before.
  const { argon2id } = await import('../crypto/argon2id.ts');
  return argon2id(utf8(code), inviteId, JOIN_CODE_COST, 32, onProgress);
}
