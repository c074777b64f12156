import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import type { RunningRelay } from '../../relay/index.ts';
import { startRelay } from '../../relay/index.ts';
import { generateSigningPair, sign } from '../../shared/crypto/ed25519.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import { toHex } from '../../shared/language/bytes.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { createMessenger } from '../../shared/messenger/create-messenger.ts';
import type { Messenger, MessengerEvent } from '../../shared/messenger/messenger.ts';
import type { Role } from '../../shared/messenger/store.ts';
import { createMemoryStore, type MemoryStore } from '../../shared/messenger/testing/memory-store.ts';
import { mailboxReaderKey, mailboxSenderKey, joinCodeKey } from '../../shared/protocol/index.ts';
import type { Relay, SigningKey } from '../../shared/relay/relay.ts';
import { voucherPayload } from '../../shared/relay/signing.ts';
import { encodeMailboxRequest, paths } from '../../shared/relay/wire.ts';
import { clientOf, openRelay, proofHeaders, type RelayAtHand } from './relay-requests.ts';

const password = 'the password of the operator';
const toClose: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

function newKey(): SigningKey {
  return generateSigningPair(systemRandom);
}

async function openGuarded(...[limits, options]: Parameters<typeof openRelay>): Promise<RelayAtHand> {
  const hand = await openRelay(limits, { operatorPassword: password, ...options });
  toClose.push(hand.close);
  return hand;
}

async function newInvite(relay: Relay): Promise<{ readonly reader: SigningKey; readonly sender: SigningKey }> {
  const [reader, sender] = [newKey(), newKey()];
  const made = await relay.createMailbox({ reader, senderPublic: sender.public, class: 'invite', token: password });
  if (made.kind !== 'done') throw new Error(made.kind);
  return { reader, sender };
}

type Forgery = {
  readonly invite: SigningKey;
  readonly invitePublic?: Uint8Array;
  readonly host?: string;
  readonly signedReader?: Uint8Array;
  readonly signedSender?: Uint8Array;
};

/** The whole answer but its date: what an attacker has to learn from. */
async function askWith(hand: RelayAtHand, forgery: Forgery) {
  const [reader, sender] = [newKey(), newKey()];
  const payload = voucherPayload(
    forgery.host ?? hand.host,
    forgery.signedReader ?? reader.public,
    forgery.signedSender ?? sender.public,
  );
  const body = encodeMailboxRequest({
    readerPublic: reader.public,
    senderPublic: sender.public,
    class: 'standard',
    grant: {
      kind: 'voucher',
      invitePublic: forgery.invitePublic ?? forgery.invite.public,
      signature: sign(forgery.invite.secret, payload),
    },
  });
  const request = { method: 'POST', path: paths.mailbox, body };
  const headers = proofHeaders({ key: reader, host: hand.host, ...request });
  const answer = await fetch(hand.running.url + paths.mailbox, { method: 'POST', headers, body: new Uint8Array(body) });
  const kept = [...answer.headers].filter(([name]) => name !== 'date');
  return { status: answer.status, headers: kept, body: await answer.text() };
}

test("attacks 30: a voucher for another relay, other keys, or by a key that is no living invite's is answered like none", async () => {
  const hand = await openGuarded();
  const invite = await newInvite(hand.relay);
  const gone = await newInvite(hand.relay);
  await hand.relay.deleteMailbox(gone.reader);
  const standard = newKey();
  const made = { reader: newKey(), senderPublic: standard.public, class: 'standard', token: password } as const;
  expect(await hand.relay.createMailbox(made)).toEqual({ kind: 'done' });

  const unknown = await askWith(hand, { invite: newKey() });
  expect(unknown).toMatchObject({ status: 403, body: '' });
  const forgeries: Forgery[] = [
    { invite: invite.sender, host: 'relay.elsewhere' },
    { invite: invite.sender, signedReader: newKey().public },
    { invite: invite.sender, signedSender: newKey().public },
    { invite: newKey(), invitePublic: invite.sender.public },
    { invite: invite.reader },
    { invite: invite.reader, invitePublic: invite.sender.public },
    { invite: gone.sender },
    { invite: standard },
    { invite: invite.sender, invitePublic: new Uint8Array(32).fill(255) },
  ];
  for (const forgery of forgeries) expect(await askWith(hand, forgery)).toEqual(unknown);
  expect(await askWith(hand, { invite: invite.sender })).toMatchObject({ status: 204 });
});

test('an invite vouches for eight mailboxes, at once or one by one, also across a restart of the relay', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quietline-relay-'));
  toClose.push(async () => rmSync(folder, { recursive: true, force: true }));
  const options = { dataFolder: folder, operatorPassword: password };
  const first = await startRelay(options);
  const invite = await newInvite(clientOf(first.url));
  const ask = async (running: RunningRelay) => {
    const wanted = {
      reader: newKey(),
      senderPublic: newKey().public,
      class: 'standard',
      voucher: invite.sender,
    } as const;
    return (await clientOf(running.url).createMailbox(wanted)).kind;
  };
  for (let index = 0; index < 5; index++) expect(await ask(first)).toBe('done');
  await first.close();
  const second = await startRelay(options);
  toClose.push(() => second.close());
  const outcomes = await Promise.all(Array.from({ length: 9 }, () => ask(second)));
  expect(outcomes.filter((kind) => kind === 'done')).toHaveLength(3);
  expect(outcomes.filter((kind) => kind === 'refused')).toHaveLength(6);
});

test('an invite that outlived its time vouches for nothing, swept or not', async () => {
  let now = Date.now();
  const clock = { now: () => now, after: systemClock.after };
  const hand = await openGuarded({}, { clock });
  const relay = clientOf(hand.running.url, clock);
  const invite = await newInvite(relay);
  const wanted = () =>
    ({ reader: newKey(), senderPublic: newKey().public, class: 'standard', voucher: invite.sender }) as const;
  now += 15 * 86_400_000;
  expect(await relay.createMailbox(wanted())).toEqual({ kind: 'done' });
  now += 2 * 3_600_000;
  expect(await relay.createMailbox(wanted())).toEqual({ kind: 'refused', reason: 'token' });
  await hand.running.sweep();
  expect(await relay.createMailbox(wanted())).toEqual({ kind: 'refused', reason: 'token' });
});

test('attacks 35: the store counts at the invite, and does not say for which mailboxes it vouched', async () => {
  const hand = await openGuarded();
  const invite = await newInvite(hand.relay);
  const [reader, sender] = [newKey(), newKey()];
  await hand.relay.createMailbox({ reader, senderPublic: sender.public, class: 'standard', voucher: invite.sender });
  await hand.running.close();
  expect(readdirSync(hand.folder)).toEqual(['relay.sqlite']);
  const file = readFileSync(join(hand.folder, 'relay.sqlite'));
  expect(file.includes(Buffer.from(password))).toBe(false);
  const database = new Database(join(hand.folder, 'relay.sqlite'), { readonly: true });
  const rows = database
    .prepare<[], Record<string, unknown>>('SELECT * FROM mailboxes ORDER BY is_invite')
    .all()
    .map((row) => ({
      vouchers: row['vouchers'],
      ids: Object.values(row).flatMap((value) => (Buffer.isBuffer(value) ? [value.toString('hex')] : [])),
    }));
  database.close();
  expect(rows.map(({ vouchers }) => vouchers)).toEqual([0, 1]);
  expect(rows[0]?.ids).toHaveLength(4);
  expect(rows[1]?.ids.filter((id) => rows[0]?.ids.includes(id))).toEqual([]);
});

type End = {
  readonly messenger: Messenger;
  readonly store: MemoryStore;
  readonly events: MessengerEvent[];
  /** Resolves when `look` finds something. */
  until<Found>(look: () => Promise<Found | undefined>): Promise<Found>;
};

async function startEnd(role: Role, token?: string): Promise<End> {
  const store = createMemoryStore();
  const relays = new Map<string, Relay>();
  const events: MessengerEvent[] = [];
  const messenger = createMessenger({
    role,
    store,
    relayAt(url) {
      const relay = relays.get(url) ?? clientOf(url);
      relays.set(url, relay);
      return relay;
    },
    clock: systemClock,
    random: systemRandom,
    appVersion: '0.1.0',
    joinCodeKey,
    receiptJitterMs: { min: 50, max: 100 },
    sendsReadReceipts: () => true,
    ...(token !== undefined && { relayToken: () => token }),
  });
  await messenger.start();
  toClose.push(() => messenger.stop());
  messenger.onEvent((event) => events.push(event));
  return {
    messenger,
    store,
    events,
    until: (look) =>
      new Promise((resolve, reject) => {
        let forget = () => undefined as void;
        const check = () => {
          look().then((found) => {
            if (found === undefined) return;
            forget();
            resolve(found);
          }, reject);
        };
        forget = messenger.onEvent(check);
        check();
      }),
  };
}

const own = { name: 'Ana Ruiz', practiceName: 'Practice at the Park' };
const someone = toHex(systemRandom(16)) as ClientId;

async function inviteTo(url: string, therapist: End) {
  const invited = await therapist.messenger.therapist.invite({
    conversationId: someone,
    relayUrl: url,
    relayToken: password,
    pageUrl: `${url}/`,
    practiceName: own.practiceName,
    therapistName: own.name,
    locale: 'en',
    validForMs: 86_400_000,
  });
  if (invited.kind !== 'created') throw new Error(invited.kind);
  return invited;
}

async function askToJoin(client: End, link: string): Promise<string> {
  const opened = await client.messenger.client.openInvite(link);
  if (opened.kind !== 'invite') return opened.kind;
  return (await client.messenger.client.join(opened.token, 'Bo')).kind;
}

async function arrives(from: End, to: End, text: string): Promise<void> {
  const [session] = await from.store.sessions();
  if (session === undefined) throw new Error('There is no session');
  expect(await from.messenger.sendText(session.conversationId, text)).toMatchObject({ kind: 'queued' });
  await waitFor(async () => (await from.store.outbox()).length === 0);
  // Watching would tell, but after a forgotten mailbox only with its next attempt.
  to.messenger.retryNow();
  await to.until(async () => to.store.entries().find((entry) => entry.direction === 'incoming' && entry.text === text));
}

async function meet(url: string, therapist: End, client: End): Promise<void> {
  const { link } = await inviteTo(url, therapist);
  expect(await askToJoin(client, link)).toBe('asked');
  const { joinId } = await therapist.until(async () => (await therapist.store.joins())[0]);
  expect(await therapist.messenger.therapist.approveJoin(joinId, own, password)).toEqual({ kind: 'approved' });
  await client.until(async () => (await client.store.sessions()).find(({ phase }) => phase === 'open'));
}

async function readerOf(end: End): Promise<SigningKey> {
  const [session] = await end.store.sessions();
  if (session === undefined) throw new Error('There is no session');
  return mailboxReaderKey(session.ownMailbox.readerSecret);
}

test('a client without the password joins by its invite, and both ends write', async () => {
  const hand = await openGuarded();
  const therapist = await startEnd('therapist', password);
  const client = await startEnd('client');
  await meet(hand.running.url, therapist, client);
  await arrives(client, therapist, 'Am I through?');
  await arrives(therapist, client, 'You are.');
});

test('where the relay forgets both mailboxes, the password brings one back, and the other end is told', async () => {
  const hand = await openGuarded();
  const { url } = hand.running;
  const therapist = await startEnd('therapist', password);
  const client = await startEnd('client');
  await meet(url, therapist, client);
  await arrives(therapist, client, 'Before');
  client.events.length = 0;
  for (const end of [therapist, client]) await hand.relay.deleteMailbox(await readerOf(end));

  therapist.messenger.retryNow();
  const therapistReader = await readerOf(therapist);
  await waitFor(async () => (await hand.relay.fetch(therapistReader, 0)).kind === 'cells');
  await arrives(client, therapist, 'Only this way');

  client.messenger.retryNow();
  await client.until(async () => (isTold(client, url, false) ? true : undefined));
  expect(await hand.relay.fetch(await readerOf(client), 0)).toEqual({ kind: 'not-found' });
  // What the client sends still arrives, and does not hide that nothing comes back.
  await arrives(client, therapist, 'Still only this way');
  expect(client.events.filter((event) => event.kind === 'relay-state')).toHaveLength(1);
  expect((await client.store.sessions())[0]?.phase).toBe('open');

  // The operator's store is found again.
  const [session] = await client.store.sessions();
  if (session === undefined) throw new Error('There is no session');
  const senderPublic = mailboxSenderKey(session.ownMailbox.capability).public;
  const again = { reader: await readerOf(client), senderPublic, class: 'standard', token: password } as const;
  expect(await hand.relay.createMailbox(again)).toEqual({ kind: 'done' });
  client.messenger.retryNow();
  await client.until(async () => (isTold(client, url, true) ? true : undefined));
  await arrives(therapist, client, 'Both ways');
});

function isTold(end: End, relayUrl: string, isReachable: boolean): boolean {
  const last = end.events.filter((event) => event.kind === 'relay-state').at(-1);
  return last?.kind === 'relay-state' && last.relayUrl === relayUrl && last.isReachable === isReachable;
}

test('a client that still waits has the forgotten mailbox made again on the word of its invite', async () => {
  const hand = await openGuarded();
  const therapist = await startEnd('therapist', password);
  const client = await startEnd('client');
  const { link } = await inviteTo(hand.running.url, therapist);
  expect(await askToJoin(client, link)).toBe('asked');
  const { joinId } = await therapist.until(async () => (await therapist.store.joins())[0]);
  const reader = await readerOf(client);
  await hand.relay.deleteMailbox(reader);
  client.messenger.retryNow();
  await waitFor(async () => (await hand.relay.fetch(reader, 0)).kind === 'cells');
  expect(await therapist.messenger.therapist.approveJoin(joinId, own, password)).toEqual({ kind: 'approved' });
  await arrives(therapist, client, 'Welcome');
});

test('where the invite has vouched for as many as it may, the link is gone', async () => {
  // A join takes two: the mailbox, and the one for re-keys.
  const hand = await openGuarded({ vouchersPerInvite: 2 });
  const therapist = await startEnd('therapist', password);
  const { link } = await inviteTo(hand.running.url, therapist);
  expect(await askToJoin(await startEnd('client'), link)).toBe('asked');
  const late = await startEnd('client');
  expect(await askToJoin(late, link)).toBe('gone');
  expect(await late.store.sessions()).toEqual([]);
});

/** Asks again at each turn of the event loop; the test's own time limit ends a wait in vain. */
async function waitFor(isReached: () => Promise<boolean>): Promise<void> {
  while (!(await isReached())) await new Promise<void>((resolve) => void setImmediate(resolve));
}
