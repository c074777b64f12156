/** SHA-256 over bytes that come in pieces, for blobs that nobody holds whole in memory. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '../language/bytes.ts';
import { type IncrementalHash, native } from './native.ts';
import { later } from './native-later.ts';

export function startSha256(): IncrementalHash {
  return native.sha256Start?.() ?? portableSha256();
}

export type HashLater = {
  /** `bytes` are the caller's again at once. */
  add(bytes: Uint8Array): void;
  /** 32 bytes; nothing can be added after it. */
  finish(): Promise<Uint8Array>;
};

/** A browser hashes fast only what is whole: so much is gathered for it, as most files that people send are. */
const GATHERED_BYTES = 8 * 2 ** 20;

/** As `startSha256`, to the byte, by the runtime where it has a faster way. `expectedBytes`: what will be added. */
export function startSha256Later(expectedBytes: number): HashLater {
  const sha256Later = native.sha256Start === undefined && expectedBytes <= GATHERED_BYTES ? later.sha256 : undefined;
  const hash = startSha256();
  if (sha256Later === undefined) return { add: hash.add, finish: async () => hash.finish() };
  let gathered: Uint8Array[] = [];
  let left = expectedBytes;
  function hashGathered(): void {
    for (const bytes of gathered) hash.add(bytes);
    gathered = [];
  }
  return {
    add(bytes) {
      left -= bytes.length;
      gathered.push(bytes.slice());
      if (left < 0) hashGathered();
    },
    async finish() {
      const digest = left < 0 ? undefined : await sha256Later(concatBytes(...gathered)).catch(() => undefined);
      if (digest !== undefined) return digest;
      hashGathered();
      return hash.finish();
    },
  };
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
