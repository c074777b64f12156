/**
 * The `catch-up` row of performance.md: messages that wait at a relay are fetched, opened, decrypted, stored, indexed
 * and acknowledged by our whole service, beside libsignal over Signal's SQLCipher, in turns within one run. Meanwhile a
 * screen asks the service every 20 ms. `--small` shows only that it works; `--sizes=1000,10000` chooses.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contestant, type ContestantName, openContestant, type Task } from './catch-up-contestants.ts';
import { growthExponent, markdownTable, median, percentile, runHeading } from './measure.ts';
import { prepareContestants } from './ratchet-contestants.ts';

const conversations = 20;
const screenEveryMs = 20;
const screenGoalMs = 50;
const goal = 1;

type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly fault: string };

/** In a contestant's own process: does what it is told; what screens ask is answered in between. */
async function compete(name: ContestantName): Promise<void> {
  await prepareContestants();
  let contestant: Contestant | undefined;
  async function answer(task: Task): Promise<unknown> {
    if (task.kind === 'open') {
      const [opened, url] = await openContestant(name, task);
      contestant = opened;
      return url;
    }
    if (contestant === undefined) throw new Error('Nothing is open');
    switch (task.kind) {
      case 'fill':
        return contestant.fill(task.messages);
      case 'catch-up':
        return contestant.catchUp();
      case 'screen':
        return contestant.screen(task.number);
      case 'close':
        return contestant.close();
    }
  }
  process.on('message', ({ number, task }: { number: number; task: Task }) => {
    answer(task).then(
      (value) => process.send?.({ number, value: value ?? null }),
      (fault: unknown) =>
        process.send?.({ number, fault: fault instanceof Error ? (fault.stack ?? '') : String(fault) }),
    );
  });
  process.send?.('ready');
}

type Asker = { ask(task: Task): Promise<unknown>; end(): Promise<void> };

async function enter(name: ContestantName): Promise<Asker> {
  const child: ChildProcess = fork(import.meta.filename, ['--as', name]);
  await once(child, 'message');
  const waiting = new Map<number, { resolve(value: unknown): void; reject(fault: Error): void }>();
  child.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ('fault' in answer) asker?.reject(new Error(answer.fault));
    else asker?.resolve(answer.value);
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} has ended`));
  });
  let last = 0;
  return {
    ask(task) {
      last += 1;
      const number = last;
      return new Promise((resolve, reject) => {
        waiting.set(number, { resolve, reject });
        child.send({ number, task });
      });
    },
    async end() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** How long answers took, from the asking in another process. Nobody waits for the one before. */
async function askedMeanwhile(service: Asker, work: Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  const open: Promise<void>[] = [];
  let number = 0;
  const timer = setInterval(() => {
    const startedMs = performance.now();
    number += 1;
    open.push(service.ask({ kind: 'screen', number }).then(() => void times.push(performance.now() - startedMs)));
  }, screenEveryMs);
  await work.finally(() => clearInterval(timer));
  await Promise.all(open);
  return times;
}

type Figures = {
  readonly size: number;
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
  readonly screens: readonly number[];
};

async function measureAt(size: number, rounds: number, folder: string): Promise<Figures> {
  const relay = await enter('relay');
  const service = await enter('quietline');
  const signal = await enter('signal');
  try {
    const task = { kind: 'open', conversations: Math.min(conversations, size) } as const;
    const url = String(await relay.ask({ ...task, folder, relayUrl: '' }));
    await service.ask({ ...task, folder, relayUrl: url });
    await signal.ask({ ...task, folder, relayUrl: url });
    const ours: number[] = [];
    const theirs: number[] = [];
    const screens: number[] = [];
    // The first round warms both up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      await service.ask({ kind: 'fill', messages: size });
      const caughtUp = service.ask({ kind: 'catch-up' });
      const answered = await askedMeanwhile(service, caughtUp);
      await signal.ask({ kind: 'fill', messages: size });
      const theirMs = Number(await signal.ask({ kind: 'catch-up' }));
      if (round === 0) continue;
      ours.push(size / (Number(await caughtUp) / 1000));
      theirs.push(size / (theirMs / 1000));
      screens.push(...answered);
    }
    await service.ask({ kind: 'close' });
    await signal.ask({ kind: 'close' });
    await relay.ask({ kind: 'close' });
    const ratio = median(ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN)));
    return { size, ours: median(ours), theirs: median(theirs), ratio, screens };
  } finally {
    await Promise.all([relay, service, signal].map((one) => one.end()));
  }
}

async function compare(flags: readonly string[]): Promise<void> {
  const isSmall = flags.includes('--small');
  const named = flags.find((flag) => flag.startsWith('--sizes='))?.slice('--sizes='.length);
  const sizes = named?.split(',').map(Number) ?? (isSmall ? [40] : [1_000, 3_000, 10_000]);
  const rounds = isSmall ? 1 : 5;
  const results: Figures[] = [];
  for (const size of sizes) {
    process.stderr.write(`catch-up: ${String(size)} messages\n`);
    const folder = await mkdtemp(join(tmpdir(), 'quietline-catch-up-'));
    try {
      results.push(await measureAt(size, rounds, folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const verdict = (isMet: boolean) => (isMet ? 'met' : 'not met');
  process.stdout.write(
    `${runHeading('catch-up')}\nMessages of 150 characters in ${String(conversations)} conversations, `,
  );
  process.stdout.write(
    `medians of ${String(rounds)}; the relay runs on the same machine. Signal's parts keep no chain and have no screens.\n\n`,
  );
  const header = [
    'messages waiting',
    'Quietline, messages/s',
    'libsignal + SQLCipher',
    'ratio',
    `goal: at least ${String(goal)}`,
  ];
  const rows = results.map(({ size, ours, theirs, ratio }) => {
    return [size.toLocaleString('en'), ours.toFixed(0), theirs.toFixed(0), ratio.toFixed(2), verdict(ratio >= goal)];
  });
  const exponent = (of: (figures: Figures) => number) =>
    growthExponent(results.map((figures) => ({ size: figures.size, cost: figures.size / of(figures) }))).toFixed(2);
  if (results.length > 1)
    rows.push([
      'growth of time (1 as the work)',
      exponent(({ ours }) => ours),
      exponent(({ theirs }) => theirs),
      '',
      '',
    ]);
  process.stdout.write(`${markdownTable(header, rows)}\n\n`);
  const answers = results.map(({ size, screens }) => {
    const [p50, p95, p99, worst] = [0.5, 0.95, 0.99, 1].map((share) => percentile(screens, share));
    const isMet = (p99 ?? Number.NaN) <= screenGoalMs;
    return [
      size.toLocaleString('en'),
      ...[p50, p95, p99, worst].map((ms) => (ms ?? Number.NaN).toFixed(1)),
      verdict(isMet),
    ];
  });
  process.stdout.write(
    `${markdownTable(['a screen is answered meanwhile, ms', 'p50', 'p95', 'p99', 'longest', `goal: p99 within ${String(screenGoalMs)}`], answers)}\n`,
  );
}

const [flag, name] = process.argv.slice(2);
if (flag === '--as' && (name === 'relay' || name === 'quietline' || name === 'signal')) await compete(name);
else await compare(process.argv.slice(2));
