/** Bytes as the shared rooms know them. */

/** SQLite and the file system give Buffers; the shared rooms know only byte arrays. */
export function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
