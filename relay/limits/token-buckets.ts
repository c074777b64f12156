/** Rate limits: a bucket of tokens, calls or bytes, per key, in memory only, forgotten as soon as it is full again. */

import type { Clock } from '../../shared/language/clock.ts';

export type TokenBuckets = {
  /** Takes so many tokens, at most the burst: 0 when they were there, else the milliseconds until they are. */
  take(key: string, tokens?: number): number;
  /** One that was taken in vain. */
  giveBack(key: string): void;
  clear(): void;
};

type Bucket = { tokens: number; at: number };

/** Full buckets are looked for whenever this many are held. */
const pruneAt = 10_000;

export function createTokenBuckets(clock: Clock, perMinute: number, burst: number): TokenBuckets {
  const buckets = new Map<string, Bucket>();
  const tokenMs = 60_000 / perMinute;
  let pruneWhen = pruneAt;

  function refill(bucket: Bucket, now: number): void {
    bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / tokenMs);
    bucket.at = now;
  }

  function prune(now: number): void {
    for (const [key, bucket] of buckets) {
      refill(bucket, now);
      if (bucket.tokens >= burst) buckets.delete(key);
    }
    pruneWhen = Math.max(pruneAt, 2 * buckets.size);
  }

  return {
    take(key, tokens = 1) {
      const now = clock.now();
      if (buckets.size >= pruneWhen) prune(now);
      const bucket = buckets.get(key) ?? { tokens: burst, at: now };
      buckets.set(key, bucket);
      refill(bucket, now);
      if (bucket.tokens < tokens) return Math.ceil((tokens - bucket.tokens) * tokenMs);
      bucket.tokens -= tokens;
      return 0;
    },
    giveBack(key) {
      const bucket = buckets.get(key);
      if (bucket) bucket.tokens = Math.min(burst, bucket.tokens + 1);
    },
    clear: () => buckets.clear(),
  };
}
