/** Who waits for a mailbox's next cell: long polls, and one watching socket (protocol.md 3.3). */

import { toHex } from '../../shared/language/bytes.ts';

export type Watcher = { readonly news: (readerId: Uint8Array) => void; readonly end: (readerId: Uint8Array) => void };

export type Arrivals = {
  announce(readerId: Uint8Array): void;
  /** Takes over from whoever watched before, who is told so. The returned function gives it up. */
  watch(readerId: Uint8Array, watcher: Watcher): () => void;
  /** Calls `wake` once, at the next arrival; undefined when too many wait already. The returned function gives it up. */
  wait(readerId: Uint8Array, wake: () => void): (() => void) | undefined;
  /** Wakes everyone who waits. */
  wakeAll(): void;
};

export function createArrivals(maxWaiting: number, maxWaitingPerMailbox: number): Arrivals {
  const watchers = new Map<string, Watcher>();
  const waiting = new Map<string, Set<() => void>>();
  let count = 0;

  function wakeMailbox(key: string): void {
    const wakes = waiting.get(key);
    waiting.delete(key);
    count -= wakes?.size ?? 0;
    for (const wake of wakes ?? []) wake();
  }

  return {
    announce(readerId) {
      const key = toHex(readerId);
      wakeMailbox(key);
      watchers.get(key)?.news(readerId);
    },

    watch(readerId, watcher) {
      const key = toHex(readerId);
      const before = watchers.get(key);
      watchers.set(key, watcher);
      if (before !== undefined && before !== watcher) before.end(readerId);
      return () => {
        if (watchers.get(key) === watcher) watchers.delete(key);
      };
    },

    wait(readerId, wake) {
      const key = toHex(readerId);
      const wakes = waiting.get(key) ?? new Set();
      if (count >= maxWaiting || wakes.size >= maxWaitingPerMailbox) return undefined;
      waiting.set(key, wakes);
      wakes.add(wake);
      count += 1;
      return () => {
        if (!waiting.get(key)?.delete(wake)) return;
        count -= 1;
        if (waiting.get(key)?.size === 0) waiting.delete(key);
      };
    },

    wakeAll() {
      for (const key of [...waiting.keys()]) wakeMailbox(key);
    },
  };
}
