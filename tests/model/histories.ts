/** Draws histories at random, drives two engines through each, and judges every one. */
import fc from 'fast-check';
import { nativePrimitives } from '../../electron/service/native-primitives.ts';
import { useNativePrimitives } from '../../shared/crypto/native.ts';
import { toHex } from '../../shared/language/bytes.ts';
import { commands, type Model } from './commands.ts';
import { healAndJudge } from './healing.ts';
import { createWorld } from './world.ts';

export type HistoriesReport = {
  readonly count: number;
  readonly steps: number;
  readonly cpuMs: number;
  /** `from -> to`, and how often. */
  readonly seen: ReadonlyMap<string, number>;
};

const MAX_STEPS = 30;

/** Which history of a seed: as a failure names it. */
export type Repeated = { readonly path?: string | undefined; readonly replay?: string | undefined };

/** Rejects with the shortest history found that breaks a rule, and with the command that repeats it. */
export async function holdHistories(
  count: number,
  seed: number,
  { path, replay }: Repeated = {},
): Promise<HistoriesReport> {
  // Only what is drawn from the history's own randomness: the same seed is the same history.
  const { edPublic } = nativePrimitives;
  useNativePrimitives({ ...nativePrimitives, edPublic: edPublic && remembered(edPublic) });
  const seen = new Map<string, number>();
  const before = process.cpuUsage();
  let steps = 0;
  const history = fc.record({
    seed: fc.integer({ min: 1, max: 2 ** 30 }),
    isJoined: fc.integer({ min: 0, max: 39 }).map((drawn) => drawn > 0),
    acts: fc.commands(commands, {
      maxCommands: MAX_STEPS,
      size: '+1',
      ...(replay !== undefined && { replayPath: replay }),
    }),
  });
  const property = fc.asyncProperty(history, async ({ seed: ownSeed, isJoined, acts }) => {
    const world = await createWorld(ownSeed, isJoined);
    const model: Model = { steps: 0 };
    try {
      await fc.asyncModelRun(() => ({ model, real: world }), acts);
      await healAndJudge(world);
    } finally {
      steps += model.steps;
      for (const [name, times] of world.witness.seen) seen.set(name, (seen.get(name) ?? 0) + times);
      for (const end of Object.values(world.ends)) end.kill();
    }
  });
  const run = { numRuns: count, seed, ...(path !== undefined && { path, endOnFailure: true }) };
  const details = await fc.check(property, run);
  if (details.failed) {
    const report = fc.defaultReportMessage(details) ?? 'Interrupted';
    const [, replayed = ''] = /replayPath="([^"]*)"/.exec(report) ?? [];
    const which = `--seed ${String(seed)} --path ${details.counterexamplePath ?? ''} --replay "${replayed}"`;
    throw new Error(`${report}\nRepeat it: npm run fuzz -- histories ${which}`, { cause: details.errorInstance });
  }
  const { user, system } = process.cpuUsage(before);
  return { count, steps, cpuMs: (user + system) / 1000, seen };
}

const MAX_REMEMBERED = 4_096;

/** Every history begins with the same mailboxes, and each engine and relay in it derives the keys of each anew. */
function remembered(edPublic: (seed: Uint8Array) => Uint8Array): (seed: Uint8Array) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  return (seed) => {
    const name = toHex(seed);
    const found = known.get(name) ?? edPublic(seed);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(name, found);
    return found;
  };
}
