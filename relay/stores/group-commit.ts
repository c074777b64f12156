/** Lets all changes of one turn of the event loop share one durable transaction; each is answered after the commit (protocol.md 3.4). */

import type { Database } from 'better-sqlite3';

export type GroupCommit = {
  /** `work` may run twice: when a neighbour in its group fails, the group is undone and each runs by itself. */
  run<Result>(work: () => Result): Promise<Result>;
  /** Commits what waits, at once. */
  flush(): void;
};

type Waiting = { readonly attempt: () => void; readonly settle: () => void; readonly fail: (cause: unknown) => void };

export function createGroupCommit(database: Database): GroupCommit {
  let waiting: Waiting[] = [];
  const together = database.transaction((group: readonly Waiting[]) => {
    for (const { attempt } of group) attempt();
  });

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    if (commit(group) || group.length === 1) return;
    for (const one of group) commit([one]);
  }

  function commit(group: readonly Waiting[]): boolean {
    try {
      together.immediate(group);
    } catch (cause) {
      if (group.length === 1) group[0]?.fail(cause);
      return false;
    }
    for (const { settle } of group) settle();
    return true;
  }

  return {
    run<Result>(work: () => Result) {
      return new Promise<Result>((resolve, reject) => {
        let outcome: { readonly result: Result } | undefined;
        const attempt = () => {
          outcome = { result: work() };
        };
        const settle = () => {
          if (outcome) resolve(outcome.result);
        };
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ attempt, settle, fail: reject });
      });
    },
    flush,
  };
}
