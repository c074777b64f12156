/** Tells everything that a watch has under way (requests, pauses, a socket) to end at once. */

import type { Clock } from '../language/clock.ts';

export type StopSignal = {
  readonly isStopped: () => boolean;
  /** Calls `run` at the stop, at once when it has happened; the returned function takes that back. */
  readonly onStop: (run: () => void) => () => void;
  readonly stop: () => void;
};

export function createStopSignal(): StopSignal {
  let isStopped = false;
  const listeners = new Set<() => void>();
  return {
    isStopped: () => isStopped,
    onStop(run) {
      if (isStopped) {
        run();
        return () => undefined;
      }
      listeners.add(run);
      return () => listeners.delete(run);
    },
    stop() {
      isStopped = true;
      for (const run of listeners) run();
      listeners.clear();
    },
  };
}

/** Resolves after `delayMs`, or at the stop. */
export function pause(clock: Clock, stop: StopSignal, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cancelTimer = clock.after(delayMs, () => {
      forget();
      resolve();
    });
    const forget = stop.onStop(() => {
      cancelTimer();
      resolve();
    });
  });
}
