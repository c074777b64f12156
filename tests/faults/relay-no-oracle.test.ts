import * as nodeCrypto from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { generateSigningPair } from '../../shared/crypto/ed25519.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { readerIdOf, senderIdOf } from '../../shared/relay/mailbox-ids.ts';
import { encodeAcknowledgement, encodeFetchAnswer, paths } from '../../shared/relay/wire.ts';
import { newMailbox, openRelay, type Pair, proofHeaders, type RelayAtHand } from './relay-requests.ts';

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof nodeCrypto>();
  return { ...real, verify: vi.fn(real.verify) };
});

let hand: RelayAtHand;
let pair: Pair;
const stranger = generateSigningPair(systemRandom);
const cell = systemRandom(4096);

beforeAll(async () => {
  hand = await openRelay();
  pair = await newMailbox(hand.relay);
});

afterAll(() => hand.close());

type Sent = { readonly method: string; readonly path: string; readonly body?: Uint8Array };

async function ask(sent: Sent, headers: Record<string, string>) {
  const answer = await fetch(hand.running.url + sent.path, {
    method: sent.method,
    headers: { 'x-cell': Buffer.from(systemRandom(16)).toString('hex'), ...headers },
    ...(sent.body === undefined ? {} : { body: new Uint8Array(sent.body) }),
  });
  const kept = [...answer.headers].filter(([name]) => name !== 'date');
  return { status: answer.status, headers: kept, body: Buffer.from(await answer.arrayBuffer()).toString('hex') };
}

function requests() {
  const sid = senderIdOf(pair.sender.public);
  const rid = readerIdOf(pair.reader.public);
  const send = { method: 'POST', path: paths.send(sid), body: cell };
  const read = { method: 'GET', path: paths.fetch(rid, 0, 0, false) };
  const acknowledge = { method: 'POST', path: paths.acknowledge(rid), body: encodeAcknowledgement(1) };
  const drop = { method: 'DELETE', path: paths.read(rid) };
  return { send, read, acknowledge, drop };
}

test('attacks 30 and 31: a wrong key, time, host, path, body or replay is answered exactly like an unknown mailbox', async () => {
  const { host } = hand;
  const now = Math.floor(Date.now() / 1000);
  const nowhere = { method: 'GET', path: paths.fetch(systemRandom(16), 0, 0, false) };
  const unknown = await ask(nowhere, proofHeaders({ key: stranger, host, ...nowhere }));
  expect(unknown).toMatchObject({ status: 404, body: '' });

  const { send, read, acknowledge, drop } = requests();
  const wrong: [Sent, Record<string, string>][] = [];
  for (const sent of [read, acknowledge, drop]) {
    wrong.push([sent, proofHeaders({ key: pair.sender, host, ...sent })]);
    wrong.push([sent, proofHeaders({ key: stranger, host, ...sent })]);
    wrong.push([sent, proofHeaders({ key: pair.reader, host: 'relay.elsewhere', ...sent })]);
    wrong.push([sent, proofHeaders({ key: pair.reader, host, ...sent, timestamp: now - 301 })]);
    wrong.push([sent, proofHeaders({ key: pair.reader, host, ...sent, timestamp: now + 330 })]);
    wrong.push([sent, proofHeaders({ key: pair.reader, host, ...sent, path: '/v1/info' })]);
    wrong.push([sent, proofHeaders({ key: pair.reader, host, ...sent, method: 'PUT' })]);
    wrong.push([sent, proofHeaders({ key: pair.reader, host, ...sent, body: cell })]);
    wrong.push([sent, { 'x-signature': 'A'.repeat(118) }]);
    wrong.push([sent, {}]);
  }
  wrong.push([send, proofHeaders({ key: pair.reader, host, ...send })]);
  const elsewhere = { ...send, path: paths.send(readerIdOf(pair.reader.public)) };
  wrong.push([elsewhere, proofHeaders({ key: pair.reader, host, ...elsewhere })]);
  wrong.push([{ ...send, path: '/v1/s/xyz' }, {}]);
  wrong.push([{ method: 'GET', path: '/v1/elsewhere' }, {}]);
  for (const [sent, headers] of wrong) {
    const answer = await ask(sent, headers);
    const differing = answer.headers.filter(([name]) => name !== 'connection' && name !== 'keep-alive');
    expect(answer).toMatchObject({ status: 404, body: '' });
    expect(differing).toEqual(unknown.headers.filter(([name]) => name !== 'connection' && name !== 'keep-alive'));
  }

  const once = proofHeaders({ key: pair.reader, host, ...read });
  const empty = Buffer.from(encodeFetchAnswer({ cells: [], wasFull: false, latest: 0 })).toString('hex');
  expect(await ask(read, once)).toMatchObject({ status: 200, body: empty });
  expect(await ask(read, once)).toEqual(unknown);
});

test('attacks 31: an unknown mailbox costs the same verification as a known one', async () => {
  const verify = vi.mocked(nodeCrypto.verify);
  const { host } = hand;
  const { send, read } = requests();
  const asked: [Sent, Record<string, string>][] = [
    [read, proofHeaders({ key: pair.reader, host, ...read })],
    [read, proofHeaders({ key: stranger, host, ...read })],
    [read, {}],
    [send, proofHeaders({ key: pair.sender, host, ...send })],
  ];
  for (const path of [paths.fetch(systemRandom(16), 0, 0, false), '/v1/r/nonsense?after=0']) {
    asked.push([{ method: 'GET', path }, proofHeaders({ key: stranger, host, method: 'GET', path })]);
    asked.push([{ method: 'GET', path }, {}]);
  }
  for (const [sent, headers] of asked) {
    const before = verify.mock.calls.length;
    await ask(sent, headers);
    expect(verify.mock.calls.length).toBe(before + 1);
  }
});

test("attacks 31: a voucher of no invite costs the same verifications as a living invite's", async () => {
  const verify = vi.mocked(nodeCrypto.verify);
  const token = 'the password of the operator';
  const guarded = await openRelay({}, { operatorPassword: token });
  const [reader, invite] = [generateSigningPair(systemRandom), generateSigningPair(systemRandom)];
  await guarded.relay.createMailbox({ reader, senderPublic: invite.public, class: 'invite', token });
  const costs = [];
  for (const voucher of [invite, stranger, { public: invite.public, secret: stranger.secret }]) {
    const before = verify.mock.calls.length;
    const wanted = {
      reader: generateSigningPair(systemRandom),
      senderPublic: generateSigningPair(systemRandom).public,
    };
    const answer = await guarded.relay.createMailbox({ ...wanted, class: 'standard', voucher });
    costs.push([answer.kind, verify.mock.calls.length - before]);
  }
  await guarded.close();
  expect(costs).toEqual([
    ['done', 2],
    ['refused', 2],
    ['refused', 2],
  ]);
});

test('a deleted blob and a wrong token are answered alike', async () => {
  const blobId = systemRandom(16);
  const token = systemRandom(32);
  const hash = nodeCrypto.createHash('sha256').update(token).digest();
  expect(await hand.relay.putBlob(pair.reader, blobId, hash, cell)).toEqual({ kind: 'done' });
  const wrongToken = { 'x-delete-token': '00'.repeat(32) };
  const known = await ask({ method: 'DELETE', path: paths.blob(blobId) }, wrongToken);
  expect(known).toMatchObject({ status: 404, body: '' });
  expect(await ask({ method: 'DELETE', path: paths.blob(systemRandom(16)) }, wrongToken)).toEqual(known);
});

test('attacks 38: any origin may call, none has authority; nothing is cached and no cookie is set', async () => {
  const { read } = requests();
  const preflight = await fetch(hand.running.url + read.path, {
    method: 'OPTIONS',
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'DELETE' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('x-signature');
  for (const path of [read.path, '/v1/info', paths.blob(systemRandom(16)), '/nothing']) {
    const headers = { cookie: 'session=1', authorization: 'Bearer 1', origin: 'https://elsewhere.example' };
    const answer = await fetch(hand.running.url + path, { headers });
    expect(answer.status).toBe(path === '/v1/info' ? 200 : 404);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
    await answer.body?.cancel();
  }
});
