/** What is left beside a capsule when it was opened: when and with which shares, proven with the capsule's own key. */
import { z } from 'zod';
import { concatBytes, fromHex, toHex, u64, utf8 } from '../../../../shared/language/bytes.ts';
import { hmacSha256 } from '../../../../shared/crypto/hash.ts';
import { sameSecret, wipe } from '../../../../shared/crypto/secret-bytes.ts';
import { type CapsuleKind, type CapsuleName, openingKey } from './capsule-file.ts';

export const noteExtension = '.qlopening';
export const maxNoteBytes = 4096;

export type Opening = {
  /** Milliseconds since 1970, by the clock of the computer it was opened on. */
  readonly openedAt: number;
  /** As they are numbered on paper, from 1. */
  readonly shares: readonly number[];
};

const note = z.strictObject({
  format: z.literal('quietline-capsule-opening'),
  version: z.literal(1),
  kind: z.enum(['continuity', 'full']),
  capsuleId: z.string().regex(/^[0-9a-f]{32}$/),
  openedAt: z.int().min(0).max(8_640_000_000_000_000),
  shares: z.array(z.int().min(1).max(16)).min(1).max(16),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});

export type OpeningNote = Opening & {
  readonly kind: CapsuleKind;
  /** 32 hexadecimal digits. */
  readonly capsuleId: string;
  /** 64 hexadecimal digits; no two openings have the same. */
  readonly mac: string;
};

/** `Quietline capsule opened 2026-11-22 14.05.09.qlopening`, in UTC; with a number where the second is taken. */
export function noteName({ openedAt }: Opening, copy: number): string {
  const stamp = new Date(openedAt).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return `Quietline capsule opened ${stamp}${copy === 1 ? '' : ` ${String(copy)}`}${noteExtension}`;
}

/** `key`: the capsule's own. */
export function encodeNote(name: CapsuleName, key: Uint8Array, opening: Opening): string {
  const { openedAt, shares } = opening;
  const own = openingKey(name, key);
  const mac = toHex(macOf(name, own, opening));
  wipe(own);
  return `${JSON.stringify({
    format: 'quietline-capsule-opening',
    version: 1,
    kind: name.kind,
    capsuleId: toHex(name.capsuleId),
    openedAt,
    shares: [...shares],
    mac,
  } satisfies z.input<typeof note>)}\n`;
}

/** Undefined when it is none. Whether it is true is another question. */
export function readNote(text: string): OpeningNote | undefined {
  try {
    return note.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** `key`: the one that only proves, `openingKey`. */
export function isTrueNote(name: CapsuleName, key: Uint8Array, read: OpeningNote): boolean {
  const mac = fromHex(read.mac) ?? new Uint8Array(0);
  const isMeant = read.kind === name.kind && read.capsuleId === toHex(name.capsuleId);
  return isMeant && sameSecret(macOf(name, key, read), mac);
}

function macOf(name: CapsuleName, key: Uint8Array, { openedAt, shares }: Opening): Uint8Array {
  const message = concatBytes(utf8(name.kind), name.capsuleId, u64(openedAt), Uint8Array.from(shares));
  return hmacSha256(key, message);
}
