/** The process that the load falls on: a relay, and a bare queue over the same kind of store, with as many mailboxes. */
import { createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { startRelay } from '../../relay/index.ts';
import { openSqliteStore } from '../../relay/stores/sqlite-store.ts';
import type { MailboxKeys, Store } from '../../relay/queues/store.ts';

export type Task =
  | {
      readonly kind: 'open';
      readonly folder: string;
      readonly fillers: number;
      readonly mailboxes: readonly string[][];
      readonly active: number;
    }
  | { readonly kind: 'send'; readonly count: number; readonly inFlight: number }
  | { readonly kind: 'drain'; readonly inFlight: number }
  /** A server of Node's own that reads each request and does nothing with it. */
  | { readonly kind: 'open-bare-http' }
  /** Signatures of requests, verified as a relay does. */
  | { readonly kind: 'verify'; readonly count: number; readonly inFlight: number }
  | { readonly kind: 'used' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'close' };

export type Report =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'took'; readonly ms: number; readonly cells: number }
  /** Of the processor, by this process with all its threads, since its start. */
  | { readonly kind: 'used'; readonly ms: number }
  | { readonly kind: 'memory'; readonly mebibytes: number }
  | { readonly kind: 'closed' };

const perTurn = 500;
const noLimit = 1_000_000_000;
const room = { cells: noLimit, bytes: noLimit };

/** `mailboxes` of a task: reader id, reader key, sender id and sender key of each, in hexadecimal. */
async function fill(store: Store, mailboxes: readonly MailboxKeys[], fillers: number, hour: number): Promise<void> {
  const all = mailboxes.concat(Array.from({ length: fillers }, filler));
  for (let at = 0; at < all.length; at += perTurn) {
    await Promise.all(all.slice(at, at + perTurn).map((mailbox) => store.create(mailbox, hour)));
  }
}

function filler(): MailboxKeys {
  const [readerId, readerPublic, senderId, senderPublic] = [16, 32, 16, 32].map((length) => random(length));
  return mailboxOf([readerId, readerPublic, senderId, senderPublic]);
}

function random(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

function mailboxOf(parts: readonly (Uint8Array | undefined)[]): MailboxKeys {
  const [readerId, readerPublic, senderId, senderPublic] = parts;
  if (!readerId || !readerPublic || !senderId || !senderPublic) throw new Error('A mailbox has two ids and two keys.');
  return { readerId, readerPublic, senderId, senderPublic, class: 'standard' };
}

/** `inFlight` at a time, as a relay has it from as many connections. */
export async function inLanes<Item>(
  items: readonly Item[],
  inFlight: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let next = left.next(); next.done !== true; next = left.next()) await work(next.value);
    }),
  );
}

function openBareHttp(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.on('data', () => undefined);
    request.on('end', () => response.writeHead(204).end());
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ url: `http://127.0.0.1:${String(port)}`, close: () => server.close().closeAllConnections() });
    });
  });
}

async function verifyMany(count: number, inFlight: number): Promise<Report> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const payload = randomBytes(200);
  const signature = sign(null, payload, privateKey);
  const start = performance.now();
  await inLanes(Array.from({ length: count }), inFlight, async () => {
    // Each request brings another key.
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const isRight = await new Promise((resolve) => {
      verify(null, payload, key, signature, (_, right) => resolve(right));
    });
    if (isRight !== true) throw new Error('A signature was refused.');
  });
  return { kind: 'took', ms: performance.now() - start, cells: count };
}

async function open(task: Extract<Task, { kind: 'open' }>) {
  const hour = Math.floor(Date.now() / 3_600_000);
  const mailboxes = task.mailboxes.map((texts) =>
    mailboxOf(texts.map((text) => new Uint8Array(Buffer.from(text, 'hex')))),
  );
  const active = mailboxes.slice(0, task.active);
  const [relayFolder, bareFolder] = [join(task.folder, 'relay'), join(task.folder, 'bare')];
  const toServe = openSqliteStore(relayFolder);
  await fill(toServe, mailboxes, task.fillers, hour);
  await toServe.close();
  const bare = openSqliteStore(bareFolder);
  await fill(bare, mailboxes, task.fillers, hour);
  const limits = { sendsPerMinute: noLimit, sendBurst: noLimit, unprovenSocketsPerPrefix: noLimit };
  const relay = await startRelay({ dataFolder: relayFolder, limits });
  let bareHttp: Awaited<ReturnType<typeof openBareHttp>> | undefined;
  return {
    relay,
    async send(count: number, inFlight: number): Promise<Report> {
      const cell = random(4096);
      const times = Math.ceil(count / active.length);
      const items = Array.from({ length: times }, () =>
        active.map(({ readerId }) => ({ readerId, id: random(16) })),
      ).flat();
      const start = performance.now();
      await inLanes(items, inFlight, async ({ readerId, id }) => {
        const outcome = await bare.put(readerId, id, cell, room, hour);
        if (outcome !== 'stored') throw new Error(outcome);
      });
      return { kind: 'took', ms: performance.now() - start, cells: items.length };
    },
    async drain(inFlight: number): Promise<Report> {
      let cells = 0;
      const start = performance.now();
      await inLanes(active, inFlight, async ({ readerId }) => {
        const found = await bare.list(readerId, 0, 16, 262_144, hour);
        cells += found.cells.length;
        await bare.acknowledge(readerId, found.latest, hour);
      });
      return { kind: 'took', ms: performance.now() - start, cells };
    },
    async openBareHttp(): Promise<Report> {
      bareHttp = await openBareHttp();
      return { kind: 'open', url: bareHttp.url };
    },
    async close(): Promise<void> {
      bareHttp?.close();
      await relay.close();
      await bare.close();
    },
  };
}

/** Does what the parent process says, one task at a time. */
export function serveTasks(): void {
  let opened: Awaited<ReturnType<typeof open>> | undefined;
  async function report(task: Task): Promise<Report> {
    if (task.kind === 'open') {
      opened = await open(task);
      return { kind: 'open', url: opened.relay.url };
    }
    if (opened === undefined) throw new Error('Nothing is open.');
    switch (task.kind) {
      case 'send':
        return opened.send(task.count, task.inFlight);
      case 'drain':
        return opened.drain(task.inFlight);
      case 'open-bare-http':
        return opened.openBareHttp();
      case 'verify':
        return verifyMany(task.count, task.inFlight);
      case 'used': {
        const { user, system } = process.cpuUsage();
        return { kind: 'used', ms: (user + system) / 1000 };
      }
      case 'memory':
        globalThis.gc?.();
        return { kind: 'memory', mebibytes: process.memoryUsage.rss() / 2 ** 20 };
      case 'close':
        await opened.close();
        opened = undefined;
        return { kind: 'closed' };
    }
  }
  process.on('message', (task: Task) => {
    void report(task).then((answer) => process.send?.(answer));
  });
}
