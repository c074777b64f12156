/** Reads numbers out of bytes that came from anywhere: outside the bytes there is nothing, never an exception. */

export type ByteOrder = 'little' | 'big';

/** Undefined where the bytes end before it. `length` is 1 to 4. */
export function numberAt(bytes: Uint8Array, offset: number, length: number, order: ByteOrder): number | undefined {
  if (offset < 0 || offset + length > bytes.length) return undefined;
  let value = 0;
  for (let index = 0; index < length; index += 1) {
    const byte = bytes[offset + (order === 'big' ? index : length - 1 - index)] ?? 0;
    value = value * 256 + byte;
  }
  return value;
}

/** ASCII only. */
export function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  if (offset < 0 || offset + text.length > bytes.length) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[offset + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** The four letters that name a chunk; every byte becomes one character. */
export function tagAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}
