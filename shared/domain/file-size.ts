/** A number of bytes in the unit that people use for it. */
export type FileSize = { readonly value: number; readonly unit: 'byte' | 'kilobyte' | 'megabyte' };

export function fileSize(bytes: number): FileSize {
  if (bytes < 1000) return { value: bytes, unit: 'byte' };
  return bytes < 1_000_000 ? { value: bytes / 1000, unit: 'kilobyte' } : { value: bytes / 1_000_000, unit: 'megabyte' };
}
