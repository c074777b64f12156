/**
 * The `ratchet` row of performance.md: our ratchet beside libsignal's and olm's, in turns within one run.
 * `node tests/bench/ratchet.bench.ts [--small]`; prints one Markdown table. Each contestant has a process of
 * its own, so that nobody waits for another's garbage; while one runs the others rest.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { arch, cpus } from 'node:os';
import { nativePrimitives, useFastPrimitives } from '../../electron/service/native-primitives.ts';
import { type Contestant, libsignal, olm, prepareContestants, quietline } from './ratchet-contestants.ts';

type ContestantName = 'Quietline, native' | 'Quietline, portable' | 'libsignal' | 'olm (no post-quantum)';

const meetings: Readonly<Record<ContestantName, Contestant>> = {
  'Quietline, native': quietline,
  'Quietline, portable': quietline,
  libsignal,
  'olm (no post-quantum)': olm,
};
const names: readonly ContestantName[] = [
  'Quietline, native',
  'Quietline, portable',
  'libsignal',
  'olm (no post-quantum)',
];

type WorkName = 'set-up, both sides' | 'one way, seal + open' | 'ping-pong';
type Task = { readonly work: WorkName; readonly count: number };

const text = 'See you on Thursday at ten, then. '.repeat(9).slice(0, 300);

/** Milliseconds for `count` repetitions. */
const runs: Readonly<Record<WorkName, (meet: Contestant, count: number) => Promise<number>>> = {
  'set-up, both sides': (meet, count) => timed(count, async () => void (await meet())),
  'one way, seal + open': async (meet, count) => {
    const conversation = await meet();
    return timed(count, () => conversation.thereAndRead(text));
  },
  'ping-pong': async (meet, count) => {
    const conversation = await meet();
    return timed(count / 2, async () => {
      await conversation.thereAndRead(text);
      await conversation.backAndRead(text);
    });
  },
};

async function timed(count: number, repeat: () => Promise<void>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < count; index += 1) await repeat();
  return performance.now() - start;
}

/** In a contestant's own process: does what it is told and says how long it took. */
async function compete(name: ContestantName): Promise<void> {
  await prepareContestants();
  if (name === 'Quietline, native') useFastPrimitives();
  process.on('message', ({ work, count }: Task) => {
    void runs[work](meetings[name], count).then((elapsedMs) => process.send?.(elapsedMs));
  });
  process.send?.('ready');
}

async function enter(name: ContestantName): Promise<ChildProcess> {
  const child = fork(import.meta.filename, ['--as', name]);
  await once(child, 'message');
  return child;
}

async function ask(child: ChildProcess, task: Task): Promise<number> {
  const answer = new Promise<unknown>((resolve) => child.once('message', resolve));
  child.send(task);
  return Number(await answer);
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

/** What no ratchet with these primitives can beat. */
function primitiveTurnsPerSecond(): number {
  const { dhGenerate, dhShared, kemGenerate, kemEncapsulate, kemDecapsulate } = nativePrimitives;
  const peer = dhGenerate?.();
  if (!dhShared || !kemEncapsulate || !kemDecapsulate || peer === undefined) return Number.NaN;
  const turns = 500;
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (let turn = 0; turn < turns; turn += 1) {
      const [dh, kem] = [dhGenerate?.(), kemGenerate?.()];
      if (dh === undefined || kem === undefined) return Number.NaN;
      dhShared(dh.secret, peer.public);
      dhShared(peer.secret, dh.public);
      kemDecapsulate(kem.secret, kemEncapsulate(kem.public).ciphertext);
    }
    return performance.now() - start;
  });
  return (1000 * turns) / median(times);
}

async function compare(isSmall: boolean): Promise<void> {
  const rounds = isSmall ? 1 : 5;
  /** `goal` is what Quietline, native must reach, as a share of libsignal. */
  const works: readonly { work: WorkName; goal: number; sizes: readonly [number, number, number] }[] = [
    { work: 'set-up, both sides', goal: 0.8, sizes: isSmall ? [1, 2, 3] : [20, 60, 180] },
    { work: 'one way, seal + open', goal: 1.5, sizes: isSmall ? [5, 10, 15] : [1000, 2000, 4000] },
    { work: 'ping-pong', goal: 0.8, sizes: isSmall ? [2, 4, 6] : [100, 200, 400] },
  ];
  const children = await Promise.all(names.map(enter));
  const rows: string[] = [];
  for (const { work, goal, sizes } of works) {
    // The first run of all warms each process up and is not counted.
    for (const child of children) await ask(child, { work, count: sizes[0] });
    const medians: number[][] = names.map(() => []);
    for (const count of sizes) {
      const times: number[][] = names.map(() => []);
      for (let round = 0; round < rounds; round += 1) {
        for (const [index, child] of children.entries()) times[index]?.push(await ask(child, { work, count }));
      }
      const elapsed = times.map(median);
      for (const [index, elapsedMs] of elapsed.entries()) medians[index]?.push(elapsedMs);
      const perSecond = elapsed.map((elapsedMs) => (1000 * count) / elapsedMs);
      const [ours = 0, , theirs = 1, olms = 1] = perSecond;
      const cells = [...perSecond.map((rate) => rate.toFixed(0)), (ours / theirs).toFixed(2), (ours / olms).toFixed(2)];
      rows.push(`| ${work} | ${count} | ${cells.join(' | ')} | ${goal.toFixed(1)} |`);
    }
    const exponents = medians.map((times) => growth(sizes, times).toFixed(2));
    rows.push(`| ${work} | growth | ${exponents.join(' | ')} | | | |`);
  }
  for (const child of children) child.disconnect();
  console.log(
    `300-byte texts, per second; medians of ${rounds}, in turns. Node ${process.version}, ${arch()}, ${cpus().length} cores.`,
  );
  console.log(`Native here: ${useFastPrimitives().join(', ') || 'nothing'}.\n`);
  console.log(`| work | count | ${names.join(' | ')} | ÷ libsignal | ÷ olm | goal ÷ libsignal |`);
  console.log(`|---|${'---:|'.repeat(names.length + 4)}`);
  for (const row of rows) console.log(row);
  console.log(
    `\nThe primitives of one turn alone (a pair of each kind, two shared secrets, one encapsulated and decapsulated; keys from bytes only where a peer sent them) can be done ${primitiveTurnsPerSecond().toFixed(0)} times a second here: no ping-pong with a whole ML-KEM key pair per turn is faster.`,
  );
}

const [flag, name] = process.argv.slice(2);
const own = names.find((one) => one === name);
if (flag === '--as' && own !== undefined) await compete(own);
else await compare(process.argv.includes('--small'));
