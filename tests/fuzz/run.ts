/** Gives inputs to all decoders and holds them to their word: closed outcomes, no throw, no change, bounded time and memory. */
import { sameBytes, toHex } from '../../shared/language/bytes.ts';
import { makeCorpus } from './corpus.ts';
import { sourceOf } from './source.ts';
import type { FuzzInput, Target } from './target.ts';
import { makeTargets } from './targets.ts';

/** No input may keep a decoder longer, on a machine that does other things besides. */
export const MAX_MS = 1000;
/** What a run may add to the process, of any number of inputs. */
export const MAX_ADDED_BYTES = 400 * 2 ** 20;

export type TargetReport = {
  readonly name: string;
  count: number;
  readonly outcomes: Map<string, number>;
  slowestMs: number;
  /** Its number repeats it. */
  slowestInput: number;
  largestInput: number;
};

export type FuzzReport = {
  readonly targets: readonly TargetReport[];
  /** Each a sentence with the number that repeats it; at most 20. */
  readonly failures: readonly string[];
  readonly addedBytes: number;
};

/** `only` runs that one input of the seed's. */
export async function fuzzDecoders(
  { count, seed, only }: { readonly count: number; readonly seed: number; readonly only?: number | undefined },
  onProgress?: (done: number) => void,
): Promise<FuzzReport> {
  const targets = makeTargets(await makeCorpus(sourceOf(seed, -1)));
  const before = targets.map((target) => target.state());
  const reports = targets.map(({ name }): TargetReport => {
    return { name, count: 0, outcomes: new Map(), slowestMs: 0, slowestInput: 0, largestInput: 0 };
  });
  const failures: string[] = [];
  const startBytes = process.memoryUsage().rss;
  let peakBytes = startBytes;
  const totalWeight = targets.reduce((sum, target) => sum + target.weight, 0);

  for (let number = only ?? 0; number < (only === undefined ? count : only + 1); number += 1) {
    const source = sourceOf(seed, number);
    const at = chooseTarget(targets, (source.below(2 ** 20) / 2 ** 20) * totalWeight);
    const [target, report, stateBefore] = [targets[at], reports[at], before[at]];
    if (target === undefined || report === undefined || stateBefore === undefined) continue;
    const input = target.make(source);
    const fault = await tryInput(target, report, input, stateBefore, number);
    if (fault !== undefined && failures.length < 20) {
      const shown = toHex(input.bytes.subarray(0, 64));
      failures.push(`${target.name}: ${fault}. Seed ${seed}, input ${number}, ${input.bytes.length} bytes: ${shown}…`);
    }
    if (number % 1000 === 0) {
      peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
      onProgress?.(number);
    }
  }
  return { targets: reports, failures, addedBytes: peakBytes - startBytes };
}

function chooseTarget(targets: readonly Target[], point: number): number {
  let passed = 0;
  return Math.max(
    0,
    targets.findIndex(({ weight }) => {
      passed += weight;
      return point < passed;
    }),
  );
}

/** What is wrong, or undefined. */
async function tryInput(
  target: Target,
  report: TargetReport,
  input: FuzzInput,
  stateBefore: Uint8Array,
  number: number,
): Promise<string | undefined> {
  const copy = input.bytes.slice();
  const first = await timed(target, input.bytes);
  // The machine may have paused: what takes long twice takes long.
  const ms = first.ms > MAX_MS / 4 ? Math.min(first.ms, (await timed(target, copy.slice())).ms) : first.ms;
  report.count += 1;
  report.largestInput = Math.max(report.largestInput, copy.length);
  if (ms > report.slowestMs) {
    report.slowestMs = ms;
    report.slowestInput = number;
  }
  const { outcome } = first;
  if (outcome instanceof Error) return `threw ${outcome.stack ?? outcome.message}`;
  report.outcomes.set(outcome, (report.outcomes.get(outcome) ?? 0) + 1);
  if (!target.outcomes.has(outcome)) return `answered “${outcome}”, which is none of its outcomes`;
  const isSpoiled = !input.byPeer;
  if (isSpoiled && target.forbidden.has(outcome)) return `took what nobody sealed: “${outcome}”`;
  if (ms > MAX_MS) return `took ${ms.toFixed(0)} ms`;
  if (!sameBytes(copy, input.bytes)) return 'changed its input';
  if (!sameBytes(stateBefore, target.state())) return 'changed a state';
  return undefined;
}

async function timed(
  target: Target,
  bytes: Uint8Array,
): Promise<{ readonly outcome: string | Error; readonly ms: number }> {
  const startedMs = performance.now();
  try {
    const outcome = await target.run(bytes);
    return { outcome, ms: performance.now() - startedMs };
  } catch (error) {
    return { outcome: error instanceof Error ? error : new Error(String(error)), ms: performance.now() - startedMs };
  }
}
