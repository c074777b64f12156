/** Wrong passphrases cost time: more with each one, kept over restarts, and never so long that a person is shut out. */
import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import type { Clock } from '../../../shared/language/clock.ts';
import { writeFileDurably } from '../database/durable-files.ts';

const record = z.object({ failures: z.int().min(0), lastAt: z.int().min(0) });

const firstDelayMs = 1000;
const longestDelayMs = 60_000;

export type Attempts = {
  /** How long the next try has to wait; 0: not at all. */
  waitMs(): number;
  /** Returns what `waitMs` is from now on. */
  failed(): number;
  succeeded(): void;
  /** Wrong ones since the last right one. */
  failures(): number;
};

/** A file that can't be read or written is as if it were not there: Argon2id is the real guard. */
export function keepAttempts(path: string, clock: Clock): Attempts {
  let current = read(path);

  function waitMs(): number {
    if (current.failures === 0) return 0;
    const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(current.failures - 1, 10));
    // A clock that was set back must not make the wait longer than the delay itself.
    return Math.min(delayMs, Math.max(0, current.lastAt + delayMs - clock.now()));
  }

  return {
    waitMs,
    failures: () => current.failures,
    failed() {
      current = { failures: current.failures + 1, lastAt: clock.now() };
      try {
        writeFileDurably(path, JSON.stringify(current));
      } catch {
        // Kept in memory then.
      }
      return waitMs();
    },
    succeeded() {
      current = { failures: 0, lastAt: 0 };
      try {
        rmSync(path, { force: true });
      } catch {
        // It only shortens no wait.
      }
    },
  };
}

function read(path: string): z.output<typeof record> {
  try {
    return record.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { failures: 0, lastAt: 0 };
  }
}
