/** A clock that stands still until a test moves it. */
import type { Clock } from '../../language/clock.ts';

export type FakeClock = Clock & {
  /** Runs what falls due, in order of time; between two timers everything else gets to run to its end. */
  advance(byMs: number): Promise<void>;
  /** Lets everything that waits for no timer run to its end. */
  settle(): Promise<void>;
  /** Sets the time itself, as a person does who corrects a clock: no timer runs. */
  jumpTo(now: number): void;
};

type Timer = { readonly dueAt: number; readonly order: number; readonly run: () => void };

export function createFakeClock(startAt = Date.UTC(2026, 10, 22, 9)): FakeClock {
  /** Timers go by how long one waited, not by the time of day, as real ones do. */
  let elapsed = 0;
  let offset = startAt;
  let order = 0;
  const timers = new Set<Timer>();

  function nextDue(until: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueAt > until) continue;
      if (!next || timer.dueAt < next.dueAt || (timer.dueAt === next.dueAt && timer.order < next.order)) next = timer;
    }
    return next;
  }

  return {
    now: () => offset + elapsed,
    after(delayMs, run) {
      order += 1;
      const timer = { dueAt: elapsed + Math.max(0, delayMs), order, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(byMs) {
      const until = elapsed + byMs;
      await nextTask();
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        timers.delete(timer);
        elapsed = Math.max(elapsed, timer.dueAt);
        timer.run();
        await nextTask();
      }
      elapsed = until;
    },
    settle: nextTask,
    jumpTo(now) {
      offset = now - elapsed;
    },
  };
}

/** Resolves in a macrotask: one begins once every promise that could go on has gone on. A timer would take a millisecond. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
