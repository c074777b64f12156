/** The processes of `catch-up.bench.ts`: the relay, our whole service, and libsignal over Signal's SQLCipher. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { composeService } from '../../electron/service/compose.ts';
import { portPair, screenOn } from '../../electron/service/local-screen.ts';
import { useFastPrimitives } from '../../electron/service/native-primitives.ts';
import { quickArgon2, strongPassphrase } from '../../electron/service/testing/backup-secrets.ts';
import { generateSigningPair } from '../../shared/crypto/ed25519.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { createMessenger } from '../../shared/messenger/index.ts';
import { createMemoryStore } from '../../shared/messenger/testing/memory-store.ts';
import { joinCodeKey } from '../../shared/protocol/index.ts';
import { createHttpRelay } from '../../shared/relay/http-relay.ts';
import type { Relay, SigningKey } from '../../shared/relay/relay.ts';
import { startRelay } from '../../relay/index.ts';
import { openSignalPair, type SignalPair } from './ratchet-contestants.ts';
import { createCorpus } from './store-corpus.ts';
import { signalEngine } from './store-engines.ts';

export type Task =
  | { readonly kind: 'open'; readonly folder: string; readonly relayUrl: string; readonly conversations: number }
  /** Makes so many messages wait at the relay. */
  | { readonly kind: 'fill'; readonly messages: number }
  | { readonly kind: 'catch-up' }
  /** What a screen asks while it goes on; the answer is the method's name. */
  | { readonly kind: 'screen'; readonly number: number }
  | { readonly kind: 'close' };

export type Contestant = {
  fill(messages: number): Promise<void>;
  /** Milliseconds from the first fetch to the last acknowledgement of all that was filled in. */
  catchUp(): Promise<number>;
  screen(number: number): Promise<string>;
  close(): Promise<void>;
};

export type ContestantName = 'relay' | 'quietline' | 'signal';

const noLimit = 1_000_000_000;

export async function openContestant(
  name: ContestantName,
  task: Extract<Task, { kind: 'open' }>,
): Promise<readonly [Contestant, url: string]> {
  switch (name) {
    case 'relay': {
      const limits = {
        sendsPerMinute: noLimit,
        sendBurst: noLimit,
        newMailboxesPerMinute: noLimit,
        blobReadsPerMinute: noLimit,
      };
      const room = { cellsPerMailbox: noLimit, bytesPerMailbox: noLimit, unprovenSocketsPerPrefix: noLimit };
      const relay = await startRelay({ dataFolder: join(task.folder, 'relay'), limits: { ...limits, ...room } });
      const nothing = () => Promise.reject(new Error('A relay does nothing by itself'));
      return [{ fill: nothing, catchUp: nothing, screen: nothing, close: () => relay.close() }, relay.url];
    }
    case 'quietline':
      return [await openQuietline(task), ''];
    case 'signal':
      return [await openSignal(task), ''];
  }
}

function httpRelay(url: string): Relay {
  return createHttpRelay({ url, clock: systemClock, random: systemRandom, web: globalThis });
}

async function eventually<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The relay as the service sees it: shut while messages are written, and counting what was acknowledged. */
function watchedRelay(relay: Relay) {
  let expected = 0;
  let acknowledged = 0;
  let opening = Promise.resolve();
  let open = () => undefined as void;
  let finished = () => undefined as void;
  const fetched = new Map<SigningKey, readonly number[]>();
  const watched: Relay = {
    ...relay,
    async fetch(reader, after) {
      await opening;
      const answer = await relay.fetch(reader, after);
      if (answer.kind === 'cells')
        fetched.set(reader, [...(fetched.get(reader) ?? []), ...answer.cells.map(({ sequence }) => sequence)]);
      return answer;
    },
    async acknowledge(reader, upTo) {
      const answer = await relay.acknowledge(reader, upTo);
      if (answer.kind !== 'done') return answer;
      const known = fetched.get(reader) ?? [];
      const left = known.filter((sequence) => sequence > upTo);
      acknowledged += known.length - left.length;
      fetched.set(reader, left);
      if (acknowledged >= expected) finished();
      return answer;
    },
  };
  return {
    relay: watched,
    shut() {
      opening = new Promise((resolve) => {
        open = resolve;
      });
    },
    /** Resolves when `count` more cells have been acknowledged. */
    letThrough(count: number): Promise<void> {
      acknowledged = 0;
      expected = count;
      open();
      return new Promise((resolve) => {
        finished = resolve;
      });
    },
  };
}

/** The service as the app starts it, with all its features; the clients write with the page's own engine. */
async function openQuietline({
  folder,
  relayUrl,
  conversations,
}: Extract<Task, { kind: 'open' }>): Promise<Contestant> {
  useFastPrimitives();
  const watched = watchedRelay(httpRelay(relayUrl));
  const service = composeService({
    folder: join(folder, 'vault'),
    pageFolder: undefined,
    appVersion: '0.1.0',
    clock: systemClock,
    random: systemRandom,
    tellMain: () => undefined,
    argon2: quickArgon2,
    relayAt: () => watched.relay,
  });
  const [screenEnd, serviceEnd] = portPair();
  service.openPort(serviceEnd, 'screen');
  const screen = screenOn(screenEnd);
  const names = { practiceName: 'Practice', therapistName: 'Therapist' };
  await screen.call('vault.create', { passphrase: strongPassphrase, ...names });

  async function joined(number: number) {
    const { id } = await screen.call('clients.create', { name: `Client ${String(number)}` });
    const invited = await screen.call('clients.invite', { id, validDays: 7, locale: 'en' });
    if (invited.kind !== 'created') throw new Error(invited.kind);
    const store = createMemoryStore();
    const messenger = createMessenger({
      role: 'client',
      store,
      relayAt: () => httpRelay(relayUrl),
      clock: systemClock,
      random: systemRandom,
      appVersion: '0.1.0',
      joinCodeKey,
      receiptJitterMs: { min: 600_000, max: 600_000 },
      sendsReadReceipts: () => false,
    });
    await messenger.start();
    const opened = await messenger.client.openInvite(invited.invite.link);
    if (opened.kind !== 'invite') throw new Error(opened.kind);
    const asked = await messenger.client.join(opened.token, `Client ${String(number)}`);
    if (asked.kind !== 'asked') throw new Error(asked.kind);
    const joinId = await eventually(async () => (await screen.call('clients.invitation', { id })).joins[0]?.joinId);
    const approved = await screen.call('clients.approveJoin', { joinId });
    if (approved.kind !== 'approved') throw new Error(approved.kind);
    const conversationId = await eventually(async () => {
      const [session] = await store.sessions();
      return session?.phase === 'open' ? session.conversationId : undefined;
    });
    return { id, messenger, store, conversationId };
  }

  const clients: Awaited<ReturnType<typeof joined>>[] = [];
  for (let number = 0; number < conversations; number += 1) clients.push(await joined(number));
  const corpus = createCorpus(7);
  let written = 0;
  let waiting = 0;

  return {
    async fill(messages) {
      await screen.call('vault.lock', undefined);
      watched.shut();
      await Promise.all(
        clients.map(async ({ messenger, store, conversationId }, number) => {
          for (let count = number; count < messages; count += clients.length) {
            written += 1;
            const sent = await messenger.sendText(conversationId, corpus.message(written).text);
            if (sent.kind !== 'queued') throw new Error(sent.kind);
          }
          await eventually(async () => ((await store.outbox()).length === 0 ? true : undefined));
        }),
      );
      waiting = messages;
      const unlocked = await screen.call('vault.unlock', { passphrase: strongPassphrase });
      if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
    },
    async catchUp() {
      const unread = async () =>
        (await screen.call('clients.list', undefined)).reduce((sum, client) => sum + client.unread, 0);
      const start = performance.now();
      await watched.letThrough(waiting);
      // Who has written 200 without an answer asks for a sign of life: those cells were counted, too.
      await eventually(async () => ((await unread()) >= written ? true : undefined));
      const ms = performance.now() - start;
      if ((await unread()) !== written)
        throw new Error(`${String(await unread())} of ${String(written)} messages are there`);
      return ms;
    },
    async screen(number) {
      const client = clients[number % clients.length];
      if (number % 3 === 0 || client === undefined) {
        await screen.call('clients.list', undefined);
        return 'clients.list';
      }
      if (number % 3 === 1) {
        await screen.call('conversations.page', { clientId: client.id, limit: 50 });
        return 'conversations.page';
      }
      await screen.call('search.find', { query: 'kana', scope: 'all', limit: 20 });
      return 'search.find';
    },
    async close() {
      for (const { messenger } of clients) await messenger.stop();
      await service.stop();
    },
  };
}

/** As much as Signal's parts need for the same: no screens, no engine, no chain, no receipts. */
async function openSignal({ folder, relayUrl, conversations }: Extract<Task, { kind: 'open' }>): Promise<Contestant> {
  // Its requests to the relay are signed as fast as ours.
  useFastPrimitives();
  const relay = httpRelay(relayUrl);
  const { database, close } = signalEngine(folder);
  database.command('CREATE TABLE signal_session (conversation_id TEXT PRIMARY KEY, record BLOB NOT NULL)').run();
  const putSession = database.command('INSERT OR REPLACE INTO signal_session VALUES (?, ?)');
  const client = database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, ?)');
  const entry = database.command(`
    INSERT INTO entry (message_id, conversation_id, relationship_id, is_outgoing, sequence, type, is_shown, text,
      sent_at, stored_at, order_at, payload, chain_hash)
    VALUES (?, ?, ?, 0, ?, 1, 1, ?, ?, ?, ?, ?, x'00')`);
  type Peer = { id: string; pair: SignalPair; reader: SigningKey; sender: SigningKey; sequence: number };
  const peers: Peer[] = [];
  for (let number = 0; number < conversations; number += 1) {
    const id = number.toString(16).padStart(32, '0') as ClientId;
    const reader = generateSigningPair(systemRandom);
    const sender = generateSigningPair(systemRandom);
    const made = await relay.createMailbox({ reader, senderPublic: sender.public, class: 'standard' });
    if (made.kind !== 'done') throw new Error(made.kind);
    client.run(id, `Client ${String(number)}`, number);
    peers.push({ id, pair: await openSignalPair(), reader, sender, sequence: 0 });
  }
  const corpus = createCorpus(7);
  let written = 0;
  let read = 0;

  async function readAll(peer: Peer): Promise<void> {
    for (let after = 0; ; ) {
      const answer = await relay.fetch(peer.reader, after);
      if (answer.kind !== 'cells') throw new Error(answer.kind);
      if (answer.cells.length === 0) return;
      const texts: { text: string; payload: Uint8Array }[] = [];
      for (const { sequence, cell } of answer.cells) {
        const length = new DataView(cell.buffer, cell.byteOffset).getUint32(0);
        const payload = await peer.pair.read(cell.slice(5, 5 + length), cell[4] ?? 0);
        texts.push({ text: new TextDecoder().decode(payload), payload });
        after = sequence;
      }
      database.transaction(() => {
        for (const { text, payload } of texts) {
          peer.sequence += 1;
          read += 1;
          const id = createHash('sha256').update(peer.id).update(String(peer.sequence)).digest('hex').slice(0, 32);
          entry.run(id, peer.id, peer.id, peer.sequence, text, read, read, read, payload);
        }
        putSession.run(peer.id, peer.pair.stored());
      });
      await relay.acknowledge(peer.reader, after);
    }
  }

  return {
    async fill(messages) {
      await Promise.all(
        peers.map(async ({ pair, sender }, number) => {
          for (let count = number; count < messages; count += peers.length) {
            written += 1;
            const { bytes, type } = await pair.seal(corpus.message(written).text);
            const cell = new Uint8Array(4096);
            new DataView(cell.buffer).setUint32(0, bytes.length);
            cell[4] = type;
            cell.set(bytes, 5);
            const sent = await relay.send(sender, systemRandom(16), cell);
            if (sent.kind !== 'done') throw new Error(sent.kind);
          }
        }),
      );
    },
    async catchUp() {
      const start = performance.now();
      await Promise.all(peers.map(readAll));
      const ms = performance.now() - start;
      if (read !== written) throw new Error(`${String(read)} of ${String(written)} messages are there`);
      return ms;
    },
    screen: () => Promise.reject(new Error('There are no screens')),
    async close() {
      close();
    },
  };
}
