/** Lanes for what may go on side by side, but not all of it: per name, so many pieces of work at a time. */

export type Lanes = {
  /** Runs `work` as soon as one of the name's lanes is free. Settles as `work` does. */
  run<Outcome>(name: string, work: () => Promise<Outcome>): Promise<Outcome>;
};

export function createLanes(count: number): Lanes {
  const busy = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();

  function leave(name: string): void {
    const next = waiting.get(name)?.shift();
    // The lane goes over to whoever waited longest.
    if (next !== undefined) return next();
    waiting.delete(name);
    const left = (busy.get(name) ?? 1) - 1;
    if (left > 0) busy.set(name, left);
    else busy.delete(name);
  }

  async function enter(name: string): Promise<void> {
    const taken = busy.get(name) ?? 0;
    if (taken < count) return void busy.set(name, taken + 1);
    await new Promise<void>((resolve) => {
      const queue = waiting.get(name) ?? [];
      queue.push(resolve);
      waiting.set(name, queue);
    });
  }

  return {
    async run(name, work) {
      await enter(name);
      try {
        return await work();
      } finally {
        leave(name);
      }
    },
  };
}
