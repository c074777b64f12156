/**
 * Remembers the proofs of the last minutes, so that a recorded request is answered like an unknown one (attacks.md 30).
 * In memory and bounded: after a restart or an overflow a replay is merely harmless, since every change is idempotent.
 */

import type { Clock } from '../../shared/language/clock.ts';
import { maxSkewSeconds } from '../../shared/relay/wire.ts';

/** A proof is good for this long at most, before and after its time. */
const generationMs = 2 * maxSkewSeconds * 1000;
const maxPerGeneration = 200_000;

export type SeenProofs = {
  /** True the first time. */
  isNew(nonce: Uint8Array): boolean;
};

export function createSeenProofs(clock: Clock): SeenProofs {
  let current = new Set<string>();
  let previous = new Set<string>();
  let startedAt = clock.now();
  return {
    isNew(nonce) {
      if (clock.now() - startedAt >= generationMs || current.size >= maxPerGeneration) {
        previous = current;
        current = new Set();
        startedAt = clock.now();
      }
      const key = Buffer.from(nonce).toString('latin1');
      if (current.has(key) || previous.has(key)) return false;
      current.add(key);
      return true;
    },
  };
}
