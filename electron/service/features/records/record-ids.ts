/** Names of things inside a record that stay the same however often it is exported: UUIDs made from hashes. */
import { createHash } from 'node:crypto';

/** RFC 9562 version 8 over the parts; each part is bounded by its length, so that no two lists run together. */
export function uuidOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of ['quietline-record', ...parts]) hash.update(`${Buffer.byteLength(part)}:${part}`);
  const bytes = hash.digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
