import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateSigningPair } from '../../shared/crypto/ed25519.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { createHttpRelay } from '../../shared/relay/http-relay.ts';
import { readerIdOf } from '../../shared/relay/mailbox-ids.ts';
import { parseFetchAnswer, paths } from '../../shared/relay/wire.ts';
import { proofHeaders } from '../../tests/faults/relay-requests.ts';
import { type RunningRelay, startRelay } from '../index.ts';

const reader = generateSigningPair(systemRandom);
const sender = generateSigningPair(systemRandom);
const nothing = { cells: [], wasFull: false, latest: 0 };
let folder: string;
let running: RunningRelay;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quietline-relay-'));
  running = await startRelay({ dataFolder: folder, limits: { longPollsPerMailbox: 1 } });
  await client().createMailbox({ reader, senderPublic: sender.public, class: 'standard' });
});

afterEach(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

function client() {
  return createHttpRelay({ url: running.url, clock: systemClock, random: systemRandom, web: globalThis });
}

async function poll(peek: boolean) {
  const path = paths.fetch(readerIdOf(reader.public), 0, 25, peek);
  const headers = proofHeaders({ key: reader, method: 'GET', path, host: running.url.replace('http://', '') });
  const answer = await fetch(running.url + path, { headers });
  return parseFetchAnswer(new Uint8Array(await answer.arrayBuffer()), 0);
}

/** One of two polls finds the only place taken and is answered at once, which shows that the other waits. */
async function pollThatWaits(peek: boolean) {
  const [first, second] = [poll(peek), poll(peek)];
  const { answer, other } = await Promise.race([
    first.then((answer) => ({ answer, other: second })),
    second.then((answer) => ({ answer, other: first })),
  ]);
  expect(answer).toEqual(nothing);
  // A promise that an async function returns would be awaited.
  return { waiting: other };
}

test('a long poll is answered by the next cell; a peek says so without handing it over', async () => {
  const { waiting: peeking } = await pollThatWaits(true);
  await client().send(sender, systemRandom(16), systemRandom(4096));
  expect(await peeking).toEqual({ cells: [], wasFull: false, latest: 1 });
  await client().acknowledge(reader, 1);
  const { waiting: fetching } = await pollThatWaits(false);
  await client().send(sender, systemRandom(16), systemRandom(4096));
  expect((await fetching)?.cells.map(({ sequence }) => sequence)).toEqual([2]);
});

test('closing answers those who wait, and takes nobody else', async () => {
  const { waiting } = await pollThatWaits(true);
  await running.close();
  expect(await waiting).toEqual(nothing);
  expect(await client().info()).toEqual({ kind: 'unreachable' });
});
