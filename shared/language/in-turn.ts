/** A turn for each piece of work: it begins when the one that was asked for before it has ended, however that ended. */

export type InTurn = <Outcome>(work: () => Promise<Outcome>) => Promise<Outcome>;

/** What it gives runs `work` in its turn and settles as `work` does. */
export function createTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}
