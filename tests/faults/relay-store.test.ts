import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { startRelay } from '../../relay/index.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { systemClock } from '../../shared/language/clock.ts';
import type { Relay, SigningKey } from '../../shared/relay/relay.ts';
import { clientOf, newMailbox, openRelay } from './relay-requests.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quietline-relay-'));
  folders.push(folder);
  return folder;
}

function startChild(...given: string[]): ChildProcess {
  const entry = join(import.meta.dirname, '../../relay/relay.entry.ts');
  const child = spawn(process.execPath, [entry, ...given], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

async function listeningAt(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const part of child.stdout ?? []) {
    text += String(part);
    if (text.includes('\n')) break;
  }
  const { listening } = JSON.parse(text) as { listening: string };
  return listening;
}

async function readAll(relay: Relay, reader: SigningKey) {
  const found: { readonly sequence: number; readonly cell: string }[] = [];
  for (;;) {
    const fetched = await relay.fetch(reader, found.at(-1)?.sequence ?? 0);
    if (fetched.kind !== 'cells') throw new Error(`The fetch answered ${fetched.kind}.`);
    if (fetched.cells.length === 0) return found;
    for (const { sequence, cell } of fetched.cells) {
      found.push({ sequence, cell: Buffer.from(cell).toString('base64') });
    }
  }
}

test('attacks 33: a store that may not grow takes no more, says so, and goes on once room was made', async () => {
  const relay = await startRelay({ dataFolder: newFolder(), maxStoreBytes: 2 ** 20 });
  const client = clientOf(relay.url);
  const { reader, sender } = await newMailbox(client);
  const send = () => client.send(sender, systemRandom(16), systemRandom(65_536));
  const answers: string[] = [];
  while (answers.length < 30 && answers.at(-1) !== 'full') answers.push((await send()).kind);
  expect(answers.length).toBeGreaterThan(8);
  expect(answers.slice(0, -1)).toEqual(answers.slice(1).map(() => 'done'));
  expect(answers.at(-1)).toBe('full');
  expect(await readAll(client, reader)).toHaveLength(answers.length - 1);
  expect((await client.acknowledge(reader, 4)).kind).toBe('done');
  expect((await send()).kind).toBe('done');
  await relay.close();
});

test('attacks 34: after SIGKILL under load every cell that was answered with success is there, whole and in order', async () => {
  const folder = newFolder();
  const taken = new Map<string, string[]>();
  let pairs: { readonly reader: SigningKey; readonly sender: SigningKey }[] = [];
  for (let round = 0; round < 3; round++) {
    const child = startChild('--port', '0', '--data', folder);
    const relay = clientOf(await listeningAt(child));
    if (round === 0) pairs = await Promise.all(Array.from({ length: 6 }, () => newMailbox(relay)));
    let successes = 0;
    const enough = new Promise<void>((resolve) => {
      for (const { sender } of pairs) {
        const key = Buffer.from(sender.public).toString('hex');
        const ofMailbox = taken.get(key) ?? [];
        taken.set(key, ofMailbox);
        void (async () => {
          for (;;) {
            const cell = systemRandom(successes % 7 === 0 ? 16_384 : 4096);
            const sent = await relay.send(sender, systemRandom(16), cell);
            if (sent.kind !== 'done') return;
            ofMailbox.push(Buffer.from(cell).toString('base64'));
            successes += 1;
            if (successes === 120) resolve();
          }
        })();
      }
    });
    await enough;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const child = startChild('--port', '0', '--data', folder);
  const relay = clientOf(await listeningAt(child));
  let total = 0;
  for (const { reader, sender } of pairs) {
    const answered = taken.get(Buffer.from(sender.public).toString('hex')) ?? [];
    const found = await readAll(relay, reader);
    const cells = found.map(({ cell }) => cell);
    const sequences = found.map(({ sequence }) => sequence);
    expect(answered.filter((cell) => !cells.includes(cell))).toEqual([]);
    expect(cells.filter((cell) => answered.includes(cell))).toEqual(answered);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    total += answered.length;
  }
  expect(total).toBeGreaterThanOrEqual(360);
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(child.exitCode).toBe(0);
});

test('attacks 35: a copy of the store shows random bytes of three sizes, hours, and no link between two mailboxes', async () => {
  const hand = await openRelay();
  folders.push(hand.folder);
  const toClient = await newMailbox(hand.relay);
  const toTherapist = await newMailbox(hand.relay);
  for (const { sender } of [toClient, toTherapist, toClient]) {
    await hand.relay.send(sender, systemRandom(16), systemRandom(4096));
  }
  await hand.relay.putBlob(toClient.reader, systemRandom(16), systemRandom(32), systemRandom(2048));
  const stop = hand.relay.watch([toClient.reader, toTherapist.reader], () => undefined);
  await hand.relay.fetch(toTherapist.reader, 0);
  stop();
  await hand.running.close();

  expect(readdirSync(hand.folder)).toEqual(['relay.sqlite']);
  const file = readFileSync(join(hand.folder, 'relay.sqlite'));
  for (const trace of ['127.0.0.1', '::1', 'localhost', 'node', 'undici', 'Mozilla']) {
    expect(file.includes(trace)).toBe(false);
  }
  for (const { reader, sender } of [toClient, toTherapist]) {
    expect(file.includes(Buffer.from(reader.secret))).toBe(false);
    expect(file.includes(Buffer.from(sender.secret))).toBe(false);
  }
  const database = new Database(join(hand.folder, 'relay.sqlite'), { readonly: true });
  const rows = (table: string) => database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all();
  const thisHour = Math.floor(Date.now() / 3_600_000);
  const mailboxes = rows('mailboxes');
  for (const row of [...mailboxes, ...rows('cells'), ...rows('blobs')]) {
    for (const [name, value] of Object.entries(row)) {
      if (name.endsWith('_hour')) expect(Math.abs(Number(value) - thisHour)).toBeLessThanOrEqual(1);
      else expect(typeof value === 'number' || Buffer.isBuffer(value)).toBe(true);
    }
  }
  const bytesOf = (row: Record<string, unknown> | undefined) =>
    Object.values(row ?? {}).flatMap((value) => (Buffer.isBuffer(value) ? [value.toString('hex')] : []));
  const first = bytesOf(mailboxes[0]);
  expect(first).toHaveLength(4);
  expect(bytesOf(mailboxes[1]).filter((value) => first.includes(value))).toEqual([]);
  expect(rows('cells').map((row) => (Buffer.isBuffer(row['cell']) ? row['cell'].length : 0))).toEqual([
    4096, 4096, 4096,
  ]);
  database.close();
});

test('what was acknowledged or deleted is overwritten in the file', async () => {
  const hand = await openRelay();
  folders.push(hand.folder);
  const { reader, sender } = await newMailbox(hand.relay);
  const cells = [systemRandom(4096), systemRandom(65_536)];
  for (const cell of cells) await hand.relay.send(sender, systemRandom(16), cell);
  await hand.relay.acknowledge(reader, 1);
  await hand.relay.deleteMailbox(reader);
  await hand.running.sweep();
  await hand.running.close();
  for (const name of readdirSync(hand.folder)) {
    const file = readFileSync(join(hand.folder, name));
    for (const cell of cells) {
      for (let offset = 0; offset < cell.length; offset += 512) {
        expect(file.includes(Buffer.from(cell.subarray(offset, offset + 32)))).toBe(false);
      }
    }
  }
});

test('sweeps away cells after 21 days, blobs after 30, invites after 15 and idle mailboxes after 180', async () => {
  let now = Date.now();
  const clock = { now: () => now, after: systemClock.after };
  const hand = await openRelay({}, { clock });
  folders.push(hand.folder);
  const relay = clientOf(hand.running.url, clock);
  const invite = await newMailbox(relay, 'invite');
  const standard = await newMailbox(relay);
  const blobId = systemRandom(16);
  await relay.send(standard.sender, systemRandom(16), systemRandom(4096));
  await relay.putBlob(standard.reader, blobId, systemRandom(32), systemRandom(2048));
  const look = async () => {
    await hand.running.sweep();
    const kinds = [];
    kinds.push((await relay.fetch(invite.reader, 0)).kind);
    const fetched = await relay.fetch(standard.reader, 0);
    kinds.push(fetched.kind === 'cells' ? fetched.cells.length : fetched.kind);
    kinds.push((await relay.getBlob(blobId, 4096)).kind);
    return kinds;
  };
  const day = 86_400_000;
  expect(await look()).toEqual(['cells', 1, 'blob']);
  now += 16 * day;
  expect(await look()).toEqual(['not-found', 1, 'blob']);
  now += 6 * day;
  expect(await look()).toEqual(['not-found', 0, 'blob']);
  now += 9 * day;
  expect(await look()).toEqual(['not-found', 0, 'not-found']);
  now += 181 * day;
  expect(await look()).toEqual(['not-found', 'not-found', 'not-found']);
  await hand.running.close();
});

test('refuses a newer store and another program’s file, and leaves both as they are', async () => {
  for (const [name, spoil] of [
    ['newer', 'PRAGMA user_version = 99'],
    ['other', 'PRAGMA application_id = 7'],
  ]) {
    const folder = newFolder();
    await (await startRelay({ dataFolder: folder })).close();
    const database = new Database(join(folder, 'relay.sqlite'));
    database.exec(spoil ?? '');
    database.close();
    const before = readFileSync(join(folder, 'relay.sqlite'));
    await expect(startRelay({ dataFolder: folder })).rejects.toThrow(
      name === 'newer' ? 'made by a newer relay' : 'belongs to another program',
    );
    expect(readFileSync(join(folder, 'relay.sqlite')).equals(before)).toBe(true);
  }
});

test('two relays never share a data folder', async () => {
  const hand = await openRelay();
  folders.push(hand.folder);
  await expect(startRelay({ dataFolder: hand.folder })).rejects.toThrow('Another relay is using this data folder.');
  expect((await hand.relay.info()).kind).toBe('info');
  await hand.running.close();
});

test('the process says in one sentence what is wrong with its settings', async () => {
  const folder = newFolder();
  const file = join(folder, 'relay.json');
  const cases: [string, string[], string][] = [
    ['{"port": 99999}', [], 'The setting "port" must be between 0 and 65535.'],
    ['{"prot": 1}', [], 'There is no setting called "prot".'],
    ['{"operatorPassword": "short"}', [], 'The setting "operatorPassword" must have at least 16 characters.'],
    ['nonsense', [], `The settings in ${file} cannot be read: the file must hold one JSON object.`],
    ['{}', ['--public-host', 'https://relay.example'], 'The setting "publicHosts.0" must be a host name'],
  ];
  for (const [content, more, sentence] of cases) {
    writeFileSync(file, content);
    const child = startChild('--data', join(folder, 'data'), '--config', file, ...more);
    let said = '';
    child.stdout?.resume();
    child.stderr?.on('data', (part) => {
      said += String(part);
    });
    await once(child, 'close');
    expect(child.exitCode).toBe(2);
    expect(said).toContain(sentence);
    expect(said).not.toContain('short');
  }
});

test('the data folder and the store are for its owner only', async () => {
  const folder = join(newFolder(), 'data');
  const relay = await startRelay({ dataFolder: folder });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'relay.sqlite')).mode & 0o777).toBe(0o600);
  await relay.close();
});
