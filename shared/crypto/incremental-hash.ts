/** SHA-256 over bytes that come in pieces, for blobs that nobody holds whole in memory. */
import { sha256 } from '@noble/hashes/sha2.js';

export type IncrementalHash = {
  add(bytes: Uint8Array): void;
  /** 32 bytes; nothing can be added after it. */
  finish(): Uint8Array;
};

export function startSha256(): IncrementalHash {
  const hash = sha256.create();
  return {
    add(bytes) {
      hash.update(bytes);
    },
    finish: () => hash.digest(),
  };
}
