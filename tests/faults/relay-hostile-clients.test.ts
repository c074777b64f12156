import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { systemRandom } from '../../shared/crypto/random.ts';
import { senderIdOf } from '../../shared/relay/mailbox-ids.ts';
import { paths } from '../../shared/relay/wire.ts';
import { newMailbox, openRelay, proofHeaders, type RelayAtHand } from './relay-requests.ts';

const opened: RelayAtHand[] = [];

afterEach(async () => {
  for (const hand of opened.splice(0)) await hand.close();
});

async function open(...given: Parameters<typeof openRelay>): Promise<RelayAtHand> {
  const hand = await openRelay(...given);
  opened.push(hand);
  return hand;
}

function rawConnection(hand: RelayAtHand): { readonly socket: Socket; readonly ended: Promise<string> } {
  const [host = '', port = ''] = hand.host.split(':');
  const socket = connect(Number(port), host);
  let text = '';
  socket.on('data', (part) => {
    text += part.toString('latin1');
  });
  socket.on('error', () => undefined);
  return { socket, ended: new Promise((resolve) => socket.on('close', () => resolve(text))) };
}

test('attacks 32: a body of another size is 413 however it is sent, and 10 GB are not waited for', async () => {
  const hand = await open();
  const { sender } = await newMailbox(hand.relay);
  const path = paths.send(senderIdOf(sender.public));
  const cellHeaders = { 'x-cell': '00'.repeat(16) };
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  for (const body of [new Uint8Array(4095), new Uint8Array(4097), new Uint8Array(65_537), new Uint8Array(bomb)]) {
    const proof = proofHeaders({ key: sender, host: hand.host, method: 'POST', path, body });
    const headers = { ...cellHeaders, ...proof, 'content-encoding': 'gzip' };
    expect((await fetch(hand.running.url + path, { method: 'POST', headers, body })).status).toBe(413);
  }
  const chunked = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let index = 0; index < 3; index++) controller.enqueue(new Uint8Array(30_000));
      controller.close();
    },
  });
  const init = { method: 'POST', headers: cellHeaders, body: chunked, duplex: 'half' } as const;
  expect((await fetch(hand.running.url + path, init)).status).toBe(413);

  const huge = rawConnection(hand);
  huge.socket.write(`POST ${path} HTTP/1.1\r\nHost: ${hand.host}\r\nContent-Length: 10000000000\r\n\r\n`);
  expect(await huge.ended).toMatch(/^HTTP\/1\.1 413 /);

  const endless = rawConnection(hand);
  endless.socket.write(`POST ${path} HTTP/1.1\r\nHost: ${hand.host}\r\nTransfer-Encoding: chunked\r\n\r\n`);
  const piece = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536), Buffer.from('\r\n')]);
  const pour = () => {
    while (endless.socket.writable && endless.socket.write(piece));
  };
  endless.socket.on('drain', pour);
  pour();
  await endless.ended;
  expect(await hand.relay.send(sender, systemRandom(16), systemRandom(4096))).toEqual({ kind: 'done' });
});

test('attacks 32: whoever sends headers or a body too slowly is cut off, and others are served meanwhile', async () => {
  const hand = await open({ headersTimeoutMs: 300, requestTimeoutMs: 600 });
  const { sender } = await newMailbox(hand.relay);
  const slowHeaders = rawConnection(hand);
  slowHeaders.socket.write('GET /v1/info HTTP/1.1\r\nHost:');
  const slowBody = rawConnection(hand);
  slowBody.socket.write(`POST /v1/mailbox HTTP/1.1\r\nHost: ${hand.host}\r\nContent-Length: 100\r\n\r\nslow`);
  const longHeaders = rawConnection(hand);
  longHeaders.socket.write(`GET /v1/info HTTP/1.1\r\nHost: ${hand.host}\r\nX: ${'x'.repeat(10_000)}\r\n\r\n`);
  expect(await hand.relay.send(sender, systemRandom(16), systemRandom(4096))).toEqual({ kind: 'done' });
  expect(await slowHeaders.ended).toMatch(/^HTTP\/1\.1 408 /);
  expect(await slowBody.ended).toMatch(/^HTTP\/1\.1 408 /);
  expect(await longHeaders.ended).toMatch(/^HTTP\/1\.1 431 /);
});

test('attacks 32: sockets that prove nothing are few and short-lived; nonsense closes them', async () => {
  const hand = await open({ socketProofTimeoutMs: 2_000, unprovenSocketsPerPrefix: 20 });
  const { reader, sender } = await newMailbox(hand.relay);
  const url = `ws://${hand.host}/v1/ws`;
  const sockets = Array.from({ length: 60 }, () => new WebSocket(url));
  const ends = sockets.map(
    (socket) =>
      new Promise<string>((resolve) => {
        socket.on('error', (error) => resolve(error.message));
        socket.on('close', () => resolve('closed'));
      }),
  );
  const outcomes = await Promise.all(ends);
  expect(outcomes.filter((outcome) => outcome.includes('503'))).toHaveLength(40);
  expect(outcomes.filter((outcome) => outcome === 'closed')).toHaveLength(20);

  for (const nonsense of ['text', Buffer.alloc(5), Buffer.alloc(1000)]) {
    const socket = new WebSocket(url);
    await once(socket, 'message');
    socket.on('error', () => undefined);
    socket.send(nonsense);
    await once(socket, 'close');
  }

  const seen: string[] = [];
  await new Promise<void>((resolve) => {
    const stop = hand.relay.watch([reader], (event) => {
      seen.push(event.kind);
      if (event.kind === 'connected') void hand.relay.send(sender, systemRandom(16), systemRandom(4096));
      if (event.kind !== 'news') return;
      stop();
      resolve();
    });
  });
  expect(seen).toEqual(['connected', 'news']);
});

test('attacks 33: a full mailbox and a hasty sender concern that mailbox only', async () => {
  const hand = await open({ cellsPerMailbox: 3, sendsPerMinute: 60, sendBurst: 5 });
  const victim = await newMailbox(hand.relay);
  const other = await newMailbox(hand.relay);
  const outcomes = [];
  for (let index = 0; index < 7; index++) {
    outcomes.push((await hand.relay.send(victim.sender, systemRandom(16), systemRandom(4096))).kind);
  }
  expect(outcomes).toEqual(['done', 'done', 'done', 'full', 'full', 'rate-limited', 'rate-limited']);
  const limited = await hand.relay.send(victim.sender, systemRandom(16), systemRandom(4096));
  expect(limited).toEqual({ kind: 'rate-limited', retryAfterMs: 1000 });
  expect(await hand.relay.send(other.sender, systemRandom(16), systemRandom(4096))).toEqual({ kind: 'done' });
  const fetched = await hand.relay.fetch(victim.reader, 0);
  expect(fetched).toMatchObject({ kind: 'cells', wasFull: true });
  expect(await hand.relay.fetch(other.reader, 0)).toMatchObject({ kind: 'cells', wasFull: false });
});

test('attacks 33: the byte limit of a mailbox holds, and blobs have their own', async () => {
  const hand = await open({ bytesPerMailbox: 70_000, blobBytesPerMailbox: 100_000, blobReadsPerMinute: 3 });
  const { reader, sender } = await newMailbox(hand.relay);
  expect(await hand.relay.send(sender, systemRandom(16), systemRandom(65_536))).toEqual({ kind: 'done' });
  expect(await hand.relay.send(sender, systemRandom(16), systemRandom(16_384))).toEqual({ kind: 'full' });
  expect(await hand.relay.send(sender, systemRandom(16), systemRandom(4096))).toEqual({ kind: 'done' });
  const hash = systemRandom(32);
  const blobId = systemRandom(16);
  expect(await hand.relay.putBlob(sender, blobId, hash, systemRandom(60_000))).toEqual({ kind: 'done' });
  expect(await hand.relay.putBlob(reader, systemRandom(16), hash, systemRandom(60_000))).toEqual({ kind: 'full' });
  const reads = [];
  for (let index = 0; index < 4; index++) reads.push((await hand.relay.getBlob(blobId, 65_536)).kind);
  expect(reads).toEqual(['blob', 'blob', 'blob', 'rate-limited']);
});

test('attacks 32, 33: parts of files are limited by their bytes, and what is not there by the call', async () => {
  const hand = await open({ blobReadsPerMinute: 2, blobReadBytesPerMinute: 60_000, blobReadBurstBytes: 800_000 });
  const { sender } = await newMailbox(hand.relay);
  const part = systemRandom(16);
  expect(await hand.relay.putBlob(sender, part, systemRandom(32), new Uint8Array(100_000).fill(5))).toEqual({
    kind: 'done',
  });
  const readPart = async () => (await hand.relay.getBlob(part, 200_000)).kind;
  const guess = async () => (await hand.relay.getBlob(systemRandom(16), 200_000)).kind;
  const reads = [];
  for (let count = 0; count < 8; count += 1) reads.push(await readPart());
  expect(new Set(reads)).toEqual(new Set(['blob']));
  expect([await guess(), await readPart(), await guess()]).toEqual(['not-found', 'rate-limited', 'rate-limited']);
});

test('new mailboxes are limited per network prefix', async () => {
  const hand = await open({ newMailboxesPerMinute: 2 });
  await newMailbox(hand.relay);
  await newMailbox(hand.relay);
  await expect(newMailbox(hand.relay)).rejects.toThrow('rate-limited');
});
