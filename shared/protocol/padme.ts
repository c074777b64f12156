/**
 * Padmé: the size a file is padded to before it is sealed, so that its length says little (protocol.md 2.12).
 * At most 12 % more, and sizes up to 100 MiB fall into about 600 lengths.
 */

/**
 * The padded size of `size` bytes, a safe non-negative integer: rounded up until all but the leading
 * 1 + log2(log2 size) bits are zero. Throws on anything else, and where the result would not be safe.
 */
export function padmeSize(size: number): number {
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('A size is a safe non-negative integer');
  if (size < 2) return size;
  const exponent = floorLog2(size);
  const keptBits = floorLog2(exponent) + 1;
  const step = 2 ** (exponent - keptBits);
  // Exact: a division by a power of two loses no bits, and the product is the smallest multiple at or above.
  const padded = step < 1 ? size : Math.ceil(size / step) * step;
  if (!Number.isSafeInteger(padded)) throw new Error('The padded size is beyond the safe integers');
  return padded;
}

/** How many zeros follow a file of `size` bytes. */
export function padmeBytes(size: number): number {
  return padmeSize(size) - size;
}

/**
 * The first `size` bytes, not copied. Undefined unless `padded` is exactly as long as Padmé makes a file of
 * that size, and every byte after it is zero.
 */
export function unpad(padded: Uint8Array, size: number): Uint8Array | undefined {
  if (!Number.isSafeInteger(size) || size < 0 || size > padded.length) return undefined;
  if (padmeSize(size) !== padded.length) return undefined;
  return padded.subarray(size).every((byte) => byte === 0) ? padded.subarray(0, size) : undefined;
}

/** Exact where `Math.log2` may round up to the next integer. */
function floorLog2(value: number): number {
  const guess = Math.floor(Math.log2(value));
  return 2 ** guess > value ? guess - 1 : guess;
}
