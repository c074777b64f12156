/** Makes sure that one tab at a time works on the conversation (protocol.md 2.13, P4). */

/** `leading`: this tab may write. `elsewhere`: another tab does; this one takes over when that one closes. */
export type Leadership = 'leading' | 'elsewhere';

const lockName = 'messages';

/** The returned function gives the place up. */
export function leadByWebLock(locks: LockManager, onChange: (leadership: Leadership) => void): () => void {
  let release: (() => void) | undefined;
  const waiting = new AbortController();

  const hold = () =>
    new Promise<void>((resolve) => {
      if (waiting.signal.aborted) {
        resolve();
        return;
      }
      release = resolve;
      onChange('leading');
    });

  const seek = async () => {
    const wasFree = await locks.request(lockName, { ifAvailable: true }, async (lock) => {
      if (lock === null) return false;
      await hold();
      return true;
    });
    if (wasFree || waiting.signal.aborted) return;
    onChange('elsewhere');
    await locks.request(lockName, { signal: waiting.signal }, hold);
  };

  seek().catch(() => {
    // Giving up while still waiting rejects the request; there is nothing left to do.
  });

  return () => {
    waiting.abort();
    release?.();
  };
}
