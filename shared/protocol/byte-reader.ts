/** Walks through fixed binary forms: every read is bounded, and one that does not fit spoils the whole. */

export type ByteReader = {
  /** The next `length` bytes, copied; all zero once the input has run out. */
  take(length: number): Uint8Array;
  u8(): number;
  u16(): number;
  u32(): number;
  /** Exact up to 2^53; what lies beyond spoils the whole. */
  u64(): number;
  /** `lp(x)` of protocol.md 2.2: a big-endian u16 length and as many bytes. */
  prefixed(): Uint8Array;
  rest(): Uint8Array;
  /** True when nothing was read beyond the end so far. */
  isWhole(): boolean;
  /** True when, besides, nothing is left. */
  isDone(): boolean;
};

export function readBytes(input: Uint8Array): ByteReader {
  let offset = 0;
  let isWhole = true;
  function take(length: number): Uint8Array {
    if (!isWhole || length > input.length - offset) {
      isWhole = false;
      // Never as long as an attacker says: fixed forms ask for 1,184 bytes at most.
      return new Uint8Array(Math.min(length, 2048));
    }
    offset += length;
    return input.slice(offset - length, offset);
  }
  function number(length: number): number {
    if (!isWhole || length > input.length - offset) {
      isWhole = false;
      return 0;
    }
    let value = 0;
    for (let index = 0; index < length; index += 1) value = value * 256 + (input[offset + index] ?? 0);
    offset += length;
    if (!Number.isSafeInteger(value)) isWhole = false;
    return value;
  }
  return {
    take,
    u8: () => number(1),
    u16: () => number(2),
    u32: () => number(4),
    u64: () => number(8),
    prefixed: () => take(number(2)),
    rest: () => take(isWhole ? input.length - offset : 0),
    isWhole: () => isWhole,
    isDone: () => isWhole && offset === input.length,
  };
}
