/** Locks when nobody has been here for a while, by the clock. */
import type { Clock } from '../../../shared/language/clock.ts';

export type IdleLock = {
  /** The person is here: the time starts anew. */
  touch(): void;
  stop(): void;
};

/** `minutes` is read anew at each touch, so that a change in the settings counts at once. */
export function createIdleLock(clock: Clock, minutes: () => number, lock: () => void): IdleLock {
  let cancel = (): void => undefined;

  function touch(): void {
    cancel();
    cancel = clock.after(minutes() * 60_000, lock);
  }

  touch();
  return { touch, stop: () => cancel() };
}
