/** Cells: all that the relay carries, in three sizes of random-looking bytes (protocol.md 2.9). */
import { BOX_OVERHEAD, openBox, sealBox } from '../crypto/xchacha20-poly1305.ts';
import { u16 } from '../language/bytes.ts';
import type { RandomBytes } from '../language/random.ts';
import { NO_BYTES } from './labels.ts';

export const CELL_SIZES = [4096, 16_384, 65_536] as const;

const TYPE_BYTES = { join: 1, message: 2, rekey1: 3, rekey2: 4 } as const;
export type CellType = keyof typeof TYPE_BYTES;

/** Seal, type and length. */
export const CELL_OVERHEAD = BOX_OVERHEAD + 3;

export type OpenedCell =
  | { readonly kind: 'cell'; readonly type: CellType; readonly body: Uint8Array }
  /** Rightly sealed, of a type that this version does not know. */
  | { readonly kind: 'unknown-type'; readonly type: number }
  /** Not a cell of this mailbox: drop it before any other key is touched. */
  | { readonly kind: 'not-sealed-here' }
  /** Rightly sealed, wrongly filled: only who knows the capability can make one. */
  | { readonly kind: 'malformed' };

/** `key` is the mailbox's seal key (SKEY). Undefined when the body is larger than 65,493 bytes. */
export function sealCell(
  key: Uint8Array,
  type: CellType,
  body: Uint8Array,
  random: RandomBytes,
): Uint8Array | undefined {
  const size = CELL_SIZES.find((candidate) => candidate - CELL_OVERHEAD >= body.length);
  if (size === undefined) return undefined;
  const plaintext = new Uint8Array(size - BOX_OVERHEAD);
  plaintext[0] = TYPE_BYTES[type];
  plaintext.set(u16(body.length), 1);
  plaintext.set(body, 3);
  return sealBox(key, plaintext, NO_BYTES, random);
}

export function openCell(key: Uint8Array, cell: Uint8Array): OpenedCell {
  if (!CELL_SIZES.some((size) => size === cell.length)) return { kind: 'not-sealed-here' };
  const plaintext = openBox(key, cell, NO_BYTES);
  if (plaintext === undefined) return { kind: 'not-sealed-here' };
  const [typeByte = 0, high = 0, low = 0] = plaintext;
  const end = 3 + high * 256 + low;
  if (end > plaintext.length || !isZeroFrom(plaintext, end)) return { kind: 'malformed' };
  const type = cellTypeOf(typeByte);
  if (type === undefined) return { kind: 'unknown-type', type: typeByte };
  return { kind: 'cell', type, body: plaintext.slice(3, end) };
}

function isZeroFrom(bytes: Uint8Array, start: number): boolean {
  let found = 0;
  for (let index = start; index < bytes.length; index += 1) found |= bytes[index] ?? 0;
  return found === 0;
}

function cellTypeOf(byte: number): CellType | undefined {
  switch (byte) {
    case TYPE_BYTES.join:
      return 'join';
    case TYPE_BYTES.message:
      return 'message';
    case TYPE_BYTES.rekey1:
      return 'rekey1';
    case TYPE_BYTES.rekey2:
      return 'rekey2';
    default:
      return undefined;
  }
}
