/**
 * The `relay` row of performance.md: signed durable sends, and fetch with acknowledgement, over loopback, beside
 * the bare queue (the relay's own store, without HTTP and signatures) in turns in one run, at three sizes.
 * `--small` shows only that it works; `--sizes=1000,10000` chooses; `--sockets=2000` keeps as many idle ones open.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from '../../shared/language/bytes.ts';
import { readerIdOf, senderIdOf } from '../../shared/relay/mailbox-ids.ts';
import type { SigningKey } from '../../shared/relay/relay.ts';
import { growthExponent, markdownTable, median, runHeading } from './measure.ts';
import { inLanes, type Report, serveTasks, type Task } from './relay-contestants.ts';
import { type KeyPairs, type Lane, openIdleSockets, openLane, signedDrain, signedSend } from './relay-load.ts';

const rounds = 5;
const inFlight = 64;
const cellsEach = 4;
const sendGoal = 0.7;

type Plan = { readonly sizes: readonly number[]; readonly active: number; readonly sockets: number };
/** Cells a second; the ratio is the median of each round's own, since what else the machine does changes by the round. */
type Pair = { readonly relay: number; readonly bare: number; readonly ratio: number };
/** Of each second: the same requests to a server that does nothing, and signatures verified. */
type Bounds = { readonly http: number; readonly verify: number; readonly used: Used };
/** Microseconds of the processor that one of each takes the measured process, whatever else the machine does. */
type Used = { readonly relay: number; readonly bare: number; readonly http: number; readonly verify: number };
type Figures = Bounds & {
  readonly size: number;
  readonly send: Pair;
  readonly drain: Pair;
  readonly mebibytes: number;
};

function planOf(flags: readonly string[]): Plan {
  const isSmall = flags.includes('--small');
  const valueOf = (name: string) => flags.find((flag) => flag.startsWith(`--${name}=`))?.split('=')[1];
  const sizes = valueOf('sizes')?.split(',').map(Number) ?? (isSmall ? [100, 200, 400] : [1_000, 10_000, 100_000]);
  const sockets = Number(valueOf('sockets') ?? 0);
  if ([...sizes, sockets].some((size) => !Number.isInteger(size) || size < 0))
    throw new Error('Sizes are whole numbers.');
  return { sizes: sizes.sort((a, b) => a - b), active: isSmall ? 50 : 1_000, sockets };
}

function newKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  // RFC 8410: key and seed are the last 32 bytes of either form.
  const last32 = (der: Buffer) => new Uint8Array(der.subarray(-32));
  return {
    secret: last32(privateKey.export({ format: 'der', type: 'pkcs8' })),
    public: last32(publicKey.export({ format: 'der', type: 'spki' })),
  };
}

function namesOf({ reader, sender }: KeyPairs): string[] {
  return [readerIdOf(reader.public), reader.public, senderIdOf(sender.public), sender.public].map(toHex);
}

function ask(child: ChildProcess, task: Task): Promise<Report> {
  return new Promise((resolve, reject) => {
    const onEnd = () => reject(new Error('The measured process has ended.'));
    child.once('exit', onEnd);
    child.once('message', (report: Report) => {
      child.off('exit', onEnd);
      resolve(report);
    });
    child.send(task);
  });
}

async function bareRate(child: ChildProcess, task: Task): Promise<number> {
  const report = await ask(child, task);
  if (report.kind !== 'took') throw new Error(report.kind);
  return (report.cells / report.ms) * 1000;
}

/** Cells a second. */
async function timed(cells: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (cells / (performance.now() - start)) * 1000;
}

/** What `work` has used of the child's processor, in microseconds for each of `count`. */
async function using(child: ChildProcess, count: number, work: () => Promise<number>) {
  const usedMs = async () => {
    const report = await ask(child, { kind: 'used' });
    return report.kind === 'used' ? report.ms : Number.NaN;
  };
  const before = await usedMs();
  const rate = await work();
  return { rate, us: (((await usedMs()) - before) / count) * 1000 };
}

async function overLanes<Item>(lanes: Lane[], items: readonly Item[], work: (lane: Lane, item: Item) => Promise<void>) {
  const free = [...lanes];
  await inLanes(items, lanes.length, async (item) => {
    const lane = free.pop();
    if (lane === undefined) throw new Error('There is more work under way than there are lanes.');
    await work(lane, item);
    free.push(lane);
  });
}

async function measureAt(size: number, plan: Plan): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'quietline-bench-relay-'));
  const child = fork(import.meta.filename, ['--as-relay'], { execArgv: ['--expose-gc'] });
  const pairs = Array.from({ length: Math.min(plan.active, size) }, () => ({ reader: newKey(), sender: newKey() }));
  const watched = Array.from({ length: plan.sockets }, () => ({ reader: newKey(), sender: newKey() }));
  try {
    await once(child, 'spawn');
    const fillers = Math.max(0, size - pairs.length - watched.length);
    const mailboxes = [...pairs, ...watched].map(namesOf);
    const opened = await ask(child, { kind: 'open', folder, fillers, mailboxes, active: pairs.length });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const host = opened.url.replace('http://', '');
    const lanes = await Promise.all(Array.from({ length: inFlight }, () => openLane(host)));
    const closeSockets = await openIdleSockets(
      host,
      watched.map(({ reader }) => reader),
    );
    const bareHttp = await ask(child, { kind: 'open-bare-http' });
    if (bareHttp.kind !== 'open') throw new Error(bareHttp.kind);
    const bareHost = bareHttp.url.replace('http://', '');
    const bareLanes = await Promise.all(Array.from({ length: inFlight }, () => openLane(bareHost)));
    const figures = await inTurns(child, host, lanes, bareLanes, pairs);
    const memory = await ask(child, { kind: 'memory' });
    closeSockets();
    for (const lane of [...lanes, ...bareLanes]) lane.close();
    await ask(child, { kind: 'close' });
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
    return { size, ...figures, mebibytes: memory.kind === 'memory' ? memory.mebibytes : Number.NaN };
  } finally {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function inTurns(
  child: ChildProcess,
  host: string,
  lanes: Lane[],
  bareLanes: Lane[],
  pairs: readonly KeyPairs[],
) {
  const sendRates: (readonly [relay: number, bare: number])[] = [];
  const httpRates: number[] = [];
  const verifyRates: number[] = [];
  const used: Used[] = [];
  const drainRates: (readonly [relay: number, bare: number])[] = [];
  const count = pairs.length * cellsEach;
  const cell = new Uint8Array(randomBytes(4096));
  // The first round warms both up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const sends = Array.from({ length: cellsEach }, () => pairs.map((pair) => signedSend(host, pair, cell))).flat();
    const drains = pairs.map((pair) => signedDrain(host, pair));
    let emptied = 0;
    const send = (to: Lane[]) => () =>
      timed(count, () => overLanes(to, sends, async (lane, request) => void (await lane.ask(request, 204))));
    const relaySend = await using(child, count, send(lanes));
    const bareSend = await using(child, count, () => bareRate(child, { kind: 'send', count, inFlight }));
    const http = await using(child, count, send(bareLanes));
    const verified = await using(child, count, () => bareRate(child, { kind: 'verify', count, inFlight }));
    const relayDrain = await timed(count, () =>
      overLanes(lanes, drains, async (lane, [fetch, acknowledge]) => {
        const length = await lane.ask(fetch, 200);
        emptied += Math.floor(length / cell.length);
        await lane.ask(acknowledge, 204);
      }),
    );
    const bareDrain = await bareRate(child, { kind: 'drain', inFlight });
    if (emptied !== count) throw new Error(`${count} cells were sent and ${emptied} came back.`);
    if (round === 0) continue;
    sendRates.push([relaySend.rate, bareSend.rate]);
    httpRates.push(http.rate);
    verifyRates.push(verified.rate);
    used.push({ relay: relaySend.us, bare: bareSend.us, http: http.us, verify: verified.us });
    drainRates.push([relayDrain, bareDrain]);
  }
  const usedBy = (of: keyof Used) => median(used.map((one) => one[of]));
  const bounds = {
    http: median(httpRates),
    verify: median(verifyRates),
    used: { relay: usedBy('relay'), bare: usedBy('bare'), http: usedBy('http'), verify: usedBy('verify') },
  };
  return { send: medianPair(sendRates), drain: medianPair(drainRates), ...bounds };
}

function medianPair(rates: readonly (readonly [relay: number, bare: number])[]): Pair {
  return {
    relay: median(rates.map(([relay]) => relay)),
    bare: median(rates.map(([, bare]) => bare)),
    ratio: median(rates.map(([relay, bare]) => relay / bare)),
  };
}

function tableOf({ size, send, drain, http, verify, used, mebibytes }: Figures): string {
  const row = (label: string, { relay, bare, ratio }: Pair, goal: string) => [
    label,
    relay.toFixed(0),
    bare.toFixed(0),
    ratio.toFixed(2),
    goal,
  ];
  const rows = [
    row('cells sent/s', send, `at least ${sendGoal}: ${send.ratio >= sendGoal ? 'met' : 'not met'}`),
    row(`cells fetched and acknowledged/s, ${cellsEach} each`, drain, 'none'),
  ];
  const heading = [`${size.toLocaleString('en')} mailboxes`, 'relay, over loopback', 'bare queue', 'ratio', 'goal'];
  // One after the other, as far as they share a thread: Node's HTTP, then the queue.
  const bound = 1 / (1 / http + 1 / send.bare);
  const reason =
    `Of the same requests a server of Node's that does nothing answers ${http.toFixed(0)} a second; so much and the queue make ` +
    `${bound.toFixed(0)} at most, ${(bound / send.bare).toFixed(2)} of the bare queue, before the first of ${verify.toFixed(0)} signatures a second is verified.`;
  const parts =
    `Of the processor a sent cell takes ${used.relay.toFixed(0)} µs: ${used.verify.toFixed(0)} its signature, ` +
    `${used.http.toFixed(0)} Node's HTTP, ${used.bare.toFixed(0)} the queue, and the rest looking up, limits and many connections.`;
  return `${markdownTable(heading, rows)}\n\n${reason}\n${parts}\n\nThe measured process holds ${mebibytes.toFixed(0)} MiB.\n`;
}

function growthOf(results: readonly Figures[]): string {
  const of = (rate: (figures: Figures) => number) =>
    growthExponent(results.map((figures) => ({ size: figures.size, cost: 1 / rate(figures) }))).toFixed(2);
  return markdownTable(
    ['growth of cost with mailboxes (0 is flat)', 'relay', 'bare queue'],
    [
      ['one cell sent', of(({ send }) => send.relay), of(({ send }) => send.bare)],
      ['one fetched and acknowledged', of(({ drain }) => drain.relay), of(({ drain }) => drain.bare)],
    ],
  );
}

if (process.argv.includes('--as-relay')) serveTasks();
else {
  const plan = planOf(process.argv.slice(2));
  process.stdout.write(runHeading('relay'));
  process.stdout.write(
    `\n4 KiB cells, ${inFlight} in flight, medians of ${rounds}, ${plan.sockets} idle sockets open.\n`,
  );
  process.stdout.write("The bare queue is the relay's store alone, as durable, with as many in flight.\n");
  const results: Figures[] = [];
  for (const size of plan.sizes) {
    process.stderr.write(`relay: ${size} mailboxes\n`);
    const figures = await measureAt(size, plan);
    results.push(figures);
    process.stdout.write(`\n${tableOf(figures)}`);
  }
  if (results.length > 1) process.stdout.write(`\n${growthOf(results)}\n`);
}
