/** What the commands say on the way: one line per step on stderr, so that stdout stays for results. */

export function say(text: string): void {
  process.stderr.write(`quietline: ${text}\n`);
}

/** Repeats how long a step has lasted, every five seconds, until `work` settles. */
export async function sayWhile<Result>(what: string, work: Promise<Result>): Promise<Result> {
  const startedMs = Date.now();
  const timer = setInterval(() => {
    say(`${what} (${Math.round((Date.now() - startedMs) / 1000)} s)`);
  }, 5000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

export function secondsSince(startedMs: number): string {
  return `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
}

/** A reason why a command cannot go on that the person at the terminal can act on: shown without a stack. */
export class CannotGoOn extends Error {
  override readonly name = 'CannotGoOn';
}

/** Runs a command's body and turns its end into the exit code. */
export async function runCommand(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
