/**
 * The `ratchet` row of performance.md: our ratchet beside libsignal's and olm's, in turns within one run.
 * `node tests/bench/ratchet.bench.ts [--small]`; prints one Markdown table. Everyone turns each new
 * state into bytes; nobody writes them anywhere.
 */
import { arch, cpus } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { nativePrimitives } from '../../electron/service/native-primitives.ts';
import { native, useNativePrimitives } from '../../shared/crypto/native.ts';
import { type Contestant, libsignal, olm, prepareContestants, quietline } from './ratchet-contestants.ts';

const isSmall = process.argv.includes('--small');
const rounds = isSmall ? 1 : 5;

const withNative: Contestant = { name: 'Quietline, native', meet: quietline };
const portable: Contestant = { name: 'Quietline, portable', meet: quietline };
const contestants = [withNative, portable, libsignal, olm];

type Work = {
  readonly name: string;
  readonly sizes: readonly number[];
  /** What Quietline, native must reach, as a share of libsignal. */
  readonly goal: number;
  /** Milliseconds for `count` repetitions. */
  run(contestant: Contestant, count: number): Promise<number>;
};

const text = 'See you on Thursday at ten, then. '.repeat(9).slice(0, 300);

const works: readonly Work[] = [
  {
    name: 'set-up, both sides',
    sizes: isSmall ? [1, 2, 3] : [15, 45, 135],
    goal: 0.8,
    run: (contestant, count) => timed(count, async () => void (await contestant.meet())),
  },
  {
    name: 'one way, seal + open',
    sizes: isSmall ? [5, 10, 15] : [400, 1200, 3600],
    goal: 1.5,
    async run(contestant, count) {
      const conversation = await contestant.meet();
      return timed(count, () => conversation.thereAndRead(text));
    },
  },
  {
    name: 'ping-pong',
    sizes: isSmall ? [2, 4, 6] : [60, 180, 540],
    goal: 0.8,
    async run(contestant, count) {
      const conversation = await contestant.meet();
      return timed(count / 2, async () => {
        await conversation.thereAndRead(text);
        await conversation.backAndRead(text);
      });
    },
  },
];

async function timed(count: number, once: () => Promise<void>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < count; index += 1) await once();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The slope of log time over log size, by least squares: 1 means cost grows as the work does. */
function growth(sizes: readonly number[], times: readonly number[]): number {
  const points = sizes.map((size, index) => [Math.log(size), Math.log(times[index] ?? Number.NaN)] as const);
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

function prepare(contestant: Contestant): void {
  if (contestant === portable) for (const name of nativeNames) native[name] = undefined;
  else useNativePrimitives(nativePrimitives);
}

/** What one leaves behind is collected before the next one's clock starts, finalizers included. */
async function clearAway(): Promise<void> {
  collectGarbage();
  await setImmediate();
  collectGarbage();
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
await prepareContestants();
const nativeNames = useNativePrimitives(nativePrimitives);
const rows: string[] = [];
for (const work of works) {
  const medians = new Map<Contestant, number[]>(contestants.map((contestant) => [contestant, []]));
  for (const size of work.sizes) {
    const times = new Map<Contestant, number[]>(contestants.map((contestant) => [contestant, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const contestant of contestants) {
        prepare(contestant);
        await clearAway();
        times.get(contestant)?.push(await work.run(contestant, size));
      }
    }
    const perSecond = contestants.map((contestant) => {
      const time = median(times.get(contestant) ?? []);
      medians.get(contestant)?.push(time);
      return (1000 * size) / time;
    });
    const [ours = 0, , theirs = 1, olms = 1] = perSecond;
    const cells = [...perSecond.map((rate) => rate.toFixed(0)), (ours / theirs).toFixed(2), (ours / olms).toFixed(2)];
    rows.push(`| ${work.name} | ${size} | ${cells.join(' | ')} | ${work.goal.toFixed(1)} |`);
  }
  const exponents = contestants.map((contestant) => growth(work.sizes, medians.get(contestant) ?? []).toFixed(2));
  rows.push(`| ${work.name} | growth | ${exponents.join(' | ')} | | | |`);
}

console.log(
  `300-byte texts, per second; medians of ${rounds}, in turns. Node ${process.version}, ${arch()}, ${cpus().length} cores.`,
);
console.log(`Native here: ${nativeNames.join(', ') || 'nothing'}.\n`);
console.log(
  `| work | count | ${contestants.map(({ name }) => name).join(' | ')} | ÷ libsignal | ÷ olm | goal ÷ libsignal |`,
);
console.log(`|---|${'---:|'.repeat(contestants.length + 4)}`);
for (const row of rows) console.log(row);
