/** Turns for what must not happen at once: per name, each piece of work begins when the one before has ended. */

export type Turns = {
  /** Runs `work` when everything asked for earlier under this name is done. Settles as `work` does. */
  run<Outcome>(name: string, work: () => Promise<Outcome>): Promise<Outcome>;
};

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(name, work) {
      const before = last.get(name) ?? Promise.resolve();
      const turn = before.then(work, work);
      last.set(name, turn);
      const forget = () => {
        if (last.get(name) === turn) last.delete(name);
      };
      turn.then(forget, forget);
      return turn;
    },
  };
}
