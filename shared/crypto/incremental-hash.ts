/** SHA-256 over bytes that come in pieces, for blobs that nobody holds whole in memory. */
import { sha256 } from '@noble/hashes/sha2.js';
import { type IncrementalHash, native } from './native.ts';

export function startSha256(): IncrementalHash {
  return native.sha256Start?.() ?? portableSha256();
}

function portableSha256(): IncrementalHash {
  const hash = sha256.create();
  return {
    add(bytes) {
      hash.update(bytes);
    },
    finish: () => hash.digest(),
  };
}
