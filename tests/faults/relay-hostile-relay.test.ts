import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { generateSigningPair } from '../../shared/crypto/ed25519.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { createMemoryRelay } from '../../shared/relay/memory-relay.ts';
import type { Relay } from '../../shared/relay/relay.ts';
import { encodeRelayFrame } from '../../shared/relay/socket-wire.ts';
import { encodeFetchAnswer, maxFetchAnswerBytes, relayHeader, relayProtocol } from '../../shared/relay/wire.ts';
import { collectEvents } from '../contract-suites/relay-conformance.ts';
import { clientOf, newMailbox, openRelay, quickClock } from './relay-requests.ts';

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const key = generateSigningPair(systemRandom);
const servers: Server[] = [];
const genuine = { [relayHeader]: relayProtocol };

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function serve(behave: Behaviour): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(behave);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
}

/** What every kind of call makes of a relay. */
async function everyCall(relay: Relay): Promise<readonly string[]> {
  const blobId = systemRandom(16);
  const outcomes = await Promise.all([
    relay.info(),
    relay.createMailbox({ reader: key, senderPublic: key.public, class: 'standard' }),
    relay.send(key, systemRandom(16), systemRandom(4096)),
    relay.fetch(key, 0),
    relay.acknowledge(key, 1),
    relay.deleteMailbox(key),
    relay.putBlob(key, blobId, systemRandom(32), systemRandom(2048)),
    relay.getBlob(blobId, 2048),
    relay.deleteBlob(blobId, systemRandom(32)),
  ]);
  return outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.reason : outcome.kind));
}

const allUnreachable = Array.from({ length: 9 }, () => 'unreachable');

test('attacks 36: a web page, a captive portal and a redirect are no relay', async () => {
  const behaviours: Behaviour[] = [
    (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
    (_request, response) => response.writeHead(404).end('<html>Not found</html>'),
    (_request, response) => response.writeHead(302, { ...genuine, location: 'file:///etc/passwd' }).end(),
    (_request, response) => response.writeHead(307, { ...genuine, location: 'https://elsewhere.example/' }).end(),
    (_request, response) => response.writeHead(500, genuine).end(),
    (request) => request.socket.destroy(),
  ];
  for (const behave of behaviours) {
    const { url } = await serve(behave);
    expect(await everyCall(clientOf(url))).toEqual(allUnreachable);
  }
});

test('attacks 36: an answer that is too large is refused after a bounded read, packed or not', async () => {
  let poured = 0;
  const piece = Buffer.alloc(65_536);
  const endless = await serve((_request, response) => {
    response.writeHead(200, genuine);
    const pour = () => {
      do {
        poured += piece.length;
      } while (response.writable && !response.destroyed && response.write(piece));
    };
    response.on('drain', pour);
    pour();
  });
  const relay = clientOf(endless.url);
  expect(await relay.fetch(key, 0)).toEqual({ kind: 'refused', reason: 'size' });
  expect(await relay.getBlob(systemRandom(16), 2048)).toEqual({ kind: 'refused', reason: 'size' });
  expect(await relay.info()).toEqual({ kind: 'refused', reason: 'size' });
  expect(poured).toBeLessThan(40_000_000);

  const bomb = gzipSync(Buffer.alloc(100_000_000));
  const packed = await serve((_request, response) => {
    response.writeHead(200, { ...genuine, 'content-encoding': 'gzip' }).end(bomb);
  });
  expect(await clientOf(packed.url).fetch(key, 0)).toEqual({ kind: 'refused', reason: 'size' });
});

test('attacks 36: an answer that never comes or never ends is given up', async () => {
  const silent = await serve(() => undefined);
  const trickling = await serve((_request, response) => {
    response.writeHead(200, genuine).write('x');
  });
  for (const { url } of [silent, trickling]) {
    const relay = clientOf(url, quickClock(200));
    expect(await relay.fetch(key, 0)).toEqual({ kind: 'unreachable' });
    expect(await relay.getBlob(systemRandom(16), 2048)).toEqual({ kind: 'unreachable' });
  }
});

test('attacks 36: cells out of order, again, behind, of other sizes or cut off are not taken', async () => {
  const cell = systemRandom(4096);
  const good = encodeFetchAnswer({ cells: [{ sequence: 7, cell }], wasFull: false, latest: 7 });
  const answers: Uint8Array[] = [
    encodeFetchAnswer({ cells: [7, 7].map((sequence) => ({ sequence, cell })), wasFull: false, latest: 7 }),
    encodeFetchAnswer({ cells: [9, 8].map((sequence) => ({ sequence, cell })), wasFull: false, latest: 9 }),
    encodeFetchAnswer({ cells: [{ sequence: 5, cell }], wasFull: false, latest: 5 }),
    encodeFetchAnswer({ cells: [{ sequence: 7, cell: systemRandom(4097) }], wasFull: false, latest: 7 }),
    good.subarray(0, -1),
    Buffer.concat([good, Buffer.alloc(1)]),
    Buffer.concat([Buffer.from([2]), good.subarray(1)]),
    new Uint8Array(0),
    new Uint8Array(maxFetchAnswerBytes),
  ];
  let next: Uint8Array = good;
  const { url } = await serve((_request, response) => response.writeHead(200, genuine).end(next));
  const relay = clientOf(url);
  expect(await relay.fetch(key, 5)).toMatchObject({ kind: 'cells', cells: [{ sequence: 7 }] });
  for (const answer of answers) {
    next = answer;
    expect(await relay.fetch(key, 5)).toEqual({ kind: 'unreachable' });
  }
});

test('attacks 36: a hostile socket brings no news, and watching goes on by asking', async () => {
  const other = systemRandom(16);
  const { server, url } = await serve((_request, response) => response.writeHead(404, genuine).end());
  const sockets = new WebSocketServer({ server });
  let openings = 0;
  sockets.on('connection', (socket) => {
    openings += 1;
    socket.on('error', () => undefined);
    socket.send(encodeRelayFrame({ kind: 'challenge', challenge: systemRandom(32) }));
    socket.send(encodeRelayFrame({ kind: 'news', readerId: other }));
    if (openings === 1) socket.send('text');
    else if (openings === 2) socket.send(Buffer.alloc(1_000_000));
    else socket.send(Buffer.from([99]));
  });
  const events = collectEvents();
  const stop = clientOf(url, quickClock(200)).watch([key], events.onEvent);
  await events.until((seen) => seen.filter((event) => event.kind === 'disconnected').length >= 4);
  stop();
  expect(events.seen.some((event) => event.kind === 'news')).toBe(false);
  for (const socket of sockets.clients) socket.terminate();
});

test('attacks 21: a clock that is wrong by days is set right by the relay', async () => {
  const hand = await openRelay();
  for (const wrongByMs of [3 * 86_400_000, -40 * 86_400_000]) {
    const clock = { now: () => Date.now() + wrongByMs, after: systemClock.after };
    const { sender } = await newMailbox(clientOf(hand.running.url, clock));
    const relay = clientOf(hand.running.url, clock);
    expect(await relay.send(sender, systemRandom(16), systemRandom(4096))).toEqual({ kind: 'done' });
  }
  await hand.close();
});

test('watching falls back to asking where no socket can be had, and survives a restart of the relay', async () => {
  const hand = await openRelay();
  const { reader, sender } = await newMailbox(hand.relay);
  const { WebSocket: _none, ...web } = { fetch, AbortController, WebSocket };
  const { createHttpRelay } = await import('../../shared/relay/http-relay.ts');
  const socketless = createHttpRelay({ url: hand.running.url, clock: systemClock, random: systemRandom, web });
  for (const relay of [socketless, hand.relay]) {
    const events = collectEvents();
    const stop = relay.watch([reader], events.onEvent);
    await events.until((seen) => seen.some((event) => event.kind === 'connected'));
    const before = events.seen.length;
    await hand.relay.send(sender, systemRandom(16), systemRandom(4096));
    await events.until((seen) => seen.slice(before).some((event) => event.kind === 'news'));
    stop();
  }
  const events = collectEvents();
  const stop = hand.relay.watch([reader], events.onEvent);
  await events.until((seen) => seen.some((event) => event.kind === 'connected'));
  await hand.running.close();
  await events.until((seen) => seen.some((event) => event.kind === 'disconnected'));
  const { startRelay } = await import('../../relay/index.ts');
  const again = await startRelay({ dataFolder: hand.folder, port: Number(hand.host.split(':')[1]) });
  await events.until((seen) => seen.filter((event) => event.kind === 'connected').length === 2);
  stop();
  await again.close();
  await hand.close();
});

test('watching mailboxes that are gone says so each time it asks, and does not call the relay lost', async () => {
  const hand = await openRelay();
  const events = collectEvents();
  const gone = [generateSigningPair(systemRandom), generateSigningPair(systemRandom)];
  const stop = clientOf(hand.running.url, quickClock(500)).watch(gone, events.onEvent);
  await events.until((seen) => seen.filter((event) => event.kind === 'news').length >= 6);
  stop();
  expect(events.seen.filter((event) => event.kind !== 'news')).toEqual([{ kind: 'connected' }]);
  await hand.close();
});

test('attacks 37: a relay that takes a cell and discards it leaves it unread, and a retransmission mends it', async () => {
  const relay = createMemoryRelay({ clock: systemClock });
  const { reader, sender } = await newMailbox(relay);
  const cellId = systemRandom(16);
  const cell = systemRandom(4096);
  relay.setFaults({ discardsCell: () => true });
  expect(await relay.send(sender, cellId, cell)).toEqual({ kind: 'done' });
  expect(await relay.fetch(reader, 0)).toEqual({ kind: 'cells', cells: [], wasFull: false });
  relay.setFaults({});
  expect(await relay.send(sender, cellId, cell)).toEqual({ kind: 'done' });
  expect(await relay.fetch(reader, 0)).toMatchObject({ cells: [{ sequence: 1 }] });
});
