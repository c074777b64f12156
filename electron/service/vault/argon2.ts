/** Argon2id, used only after it has given a known answer on this machine. */
import { hashRaw } from '@node-rs/argon2';
import { sameBytes, utf8 } from '../../../shared/language/bytes.ts';

export type Argon2Parameters = { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };

/** For new slots (vault.md). */
export const standardArgon2: Argon2Parameters = { memoryKiB: 262_144, passes: 3, lanes: 1 };

/** Less is refused on read, whatever a key file says: an attacker who may write it must not weaken the next passphrase. */
export const leastArgon2: Argon2Parameters = { memoryKiB: 65_536, passes: 3, lanes: 1 };
/** More is refused on read as well: it would only stall this machine. */
const maximum: Argon2Parameters = { memoryKiB: 2_097_152, passes: 16, lanes: 8 };

export function isAcceptableArgon2({ memoryKiB, passes, lanes }: Argon2Parameters): boolean {
  return (
    memoryKiB >= leastArgon2.memoryKiB &&
    memoryKiB <= maximum.memoryKiB &&
    passes >= leastArgon2.passes &&
    passes <= maximum.passes &&
    lanes >= leastArgon2.lanes &&
    lanes <= maximum.lanes
  );
}

/** 32 bytes. Throws when the parameters are not acceptable or the library does not give the known answer. */
export async function argon2id(
  passphrase: Uint8Array,
  salt: Uint8Array,
  parameters: Argon2Parameters,
): Promise<Uint8Array> {
  if (!isAcceptableArgon2(parameters)) throw new Error('Argon2 parameters outside the accepted range');
  await checkKnownAnswer();
  return derive(passphrase, salt, parameters);
}

async function derive(
  passphrase: Uint8Array,
  salt: Uint8Array,
  { memoryKiB, passes, lanes }: Argon2Parameters,
): Promise<Uint8Array> {
  // The library's default algorithm and version are Argon2id and 0x13: its constants are not there at run time, the known answer is.
  return hashRaw(passphrase, { salt, memoryCost: memoryKiB, timeCost: passes, parallelism: lanes, outputLen: 32 });
}

let isKnownGood = false;

/** Vector of the reference implementation's test.c: version 0x13, t = 2, m = 2^8, p = 1. */
async function checkKnownAnswer(): Promise<void> {
  if (isKnownGood) return;
  const answer = await derive(utf8('password'), utf8('somesalt'), { memoryKiB: 256, passes: 2, lanes: 1 });
  const known = Buffer.from('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe', 'hex');
  if (!sameBytes(answer, known)) throw new Error('Argon2id does not give the known answer');
  isKnownGood = true;
}
