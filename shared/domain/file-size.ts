/** A number of bytes in the unit that people use for it, as `Intl.NumberFormat` takes it. */
export type FileSize = {
  readonly value: number;
  readonly unit: 'byte' | 'kilobyte' | 'megabyte';
  /** The short form of bytes knows no plural. */
  readonly unitDisplay: 'long' | 'short';
};

export function fileSize(bytes: number): FileSize {
  if (bytes < 1000) return { value: bytes, unit: 'byte', unitDisplay: 'long' };
  return bytes < 1_000_000
    ? { value: bytes / 1000, unit: 'kilobyte', unitDisplay: 'short' }
    : { value: bytes / 1_000_000, unit: 'megabyte', unitDisplay: 'short' };
}
