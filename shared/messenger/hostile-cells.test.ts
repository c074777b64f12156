/** Real cells that were altered, headers that lie, handshakes without their KEM half, and deaths in the middle: nothing moves, or all of it. */
import { expect, test } from 'vitest';
import type { ClientId } from '../domain/ids.ts';
import { fromHex } from '../language/bytes.ts';
import { KEM_CIPHERTEXT_BYTES, KEM_PUBLIC_BYTES } from '../crypto/mlkem768.ts';
import {
  type CellType,
  decodeRatchet,
  mailboxSealKey,
  mailboxSenderKey,
  openCell,
  type RatchetState,
  sealCell,
  sealMessage,
} from '../protocol/index.ts';
import type { StoredCell } from '../relay/relay.ts';
import { wantRekey } from './rekeying.ts';
import { createHostilePeer } from './testing/hostile-peer.ts';
import {
  approveFirst,
  askToJoin,
  createEnd,
  eventsOf,
  inviteClient,
  joinedEnds,
  PAGE_URL,
  RELAY_URL,
  secondClient,
  seededRandom,
  startedEnds,
  type TwoEnds,
} from './testing/two-ends.ts';

async function idOf({ therapist }: Pick<TwoEnds, 'therapist'>): Promise<ClientId> {
  return (await therapist.session()).conversationId;
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
}

test('attacks 13: a real message with one bit flipped, cut short or made longer is dropped before the ratchet, and the real one still opens', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  let altered: readonly Uint8Array[] = [];
  relay.setFaults({
    tampersWith(cells) {
      if (cells.length === 0) return cells;
      altered = cells.flatMap(({ cell }) => [
        ...Array.from({ length: 64 }, (_, n) => flipped(cell, Math.floor((n * 8 * cell.length) / 64))),
        cell.subarray(1),
        cell.subarray(0, 4095),
        Uint8Array.of(...cell, 0),
        Uint8Array.of(...cell, ...new Uint8Array(16_384 - cell.length)),
      ]);
      return altered.map((cell, index): StoredCell => ({ sequence: index + 1, cell }));
    },
  });
  const before = await therapist.session();
  const commits = therapist.store.commitCount();
  const droppedBefore = therapist.messenger().droppedCells();
  // The relay then forgets the real one, unread: what comes back later is asked for.
  await client.messenger().sendText((await client.session()).conversationId, 'unaltered');
  await clock.advance(1_000);
  expect(altered).toHaveLength(68);
  expect(therapist.messenger().droppedCells() - droppedBefore).toBe(68);
  expect(await therapist.session()).toEqual(before);
  expect(therapist.store.commitCount()).toBe(commits);
  relay.setFaults({});
  await client.messenger().sendText((await client.session()).conversationId, 'the next');
  await clock.advance(60_000);
  expect(await therapist.texts('incoming')).toEqual(['unaltered', 'the next']);
  await ends.stop();
});

test.each([
  ['n', (state: RatchetState): RatchetState => claiming(state, { count: 0xffff_fffe })],
  ['PN', (state: RatchetState): RatchetState => ({ ...state, previousCount: 0xffff_ffff })],
])(
  'attacks 14: a client whose header claims %s of 2^32 costs next to nothing, and a renewal is begun, once',
  async (_name, lie) => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    // Both have spoken, so that the next message of the client's begins a chain.
    await client.messenger().sendText((await client.session()).conversationId, 'one');
    await clock.advance(1_000);
    await therapist.messenger().sendText(await idOf(ends), 'eins');
    await clock.advance(1_000);
    await client.messenger().stop();
    const session = await client.session();
    const decoded = decodeRatchet(session.ratchet);
    if (decoded.kind !== 'ratchet') throw new Error(decoded.kind);
    const random = seededRandom(3);
    const started = sealMessage(decoded.ratchet, new Uint8Array(1), random).state;
    const bytesBefore = (await therapist.session()).ratchet.length;
    const startedMs = performance.now();
    for (let n = 0; n < 20; n += 1) {
      const { message } = sealMessage(lie(started), new Uint8Array(50), random);
      const cell = sealCell(mailboxSealKey(session.peerMailbox.capability), 'message', message, random);
      await relay.send(mailboxSenderKey(session.peerMailbox.capability), random(16), cell ?? new Uint8Array());
    }
    await clock.advance(1_000);
    // A chain walked to its end would take hours.
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    const after = await therapist.session();
    expect(after.rekey?.wanted).toBe('too-many-missing');
    expect(after.ratchet.length).toBe(bytesBefore);
    expect(await therapist.texts('incoming')).toEqual(['one']);
    await clock.advance(200_000);
    expect((await therapist.session()).rekey?.startedAt).toHaveLength(1);
    // The real client answers, and both go on.
    await client.restart();
    await clock.advance(200_000);
    await client.messenger().sendText(session.conversationId, 'two');
    await clock.advance(5_000);
    expect(await therapist.texts('incoming')).toEqual(['one', 'two']);
    await ends.stop();
  },
);

function claiming(state: RatchetState, claim: { readonly count: number }): RatchetState {
  if (state.sending === undefined) throw new Error('No chain to lie about');
  return { ...state, sending: { ...state.sending, ...claim } };
}

test('attacks 18: a client who learnt the name of a message in another conversation edits, takes back and reacts to nothing', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  const other = '00000000000000000000000000000c02' as ClientId;
  const invited = await therapist.messenger().therapist.invite({
    conversationId: other,
    relayUrl: RELAY_URL,
    pageUrl: PAGE_URL,
    practiceName: 'Practice',
    therapistName: 'Ana',
    locale: 'en',
    validForMs: 86_400_000,
  });
  if (invited.kind !== 'created') throw new Error(invited.kind);
  const stranger = createEnd('client', clock, relay, seededRandom(61));
  await stranger.messenger().start();
  await askToJoin(stranger, invited.link, 'Cy');
  await clock.advance(1_000);
  await approveFirst(ends);
  await clock.advance(5_000);
  await client.messenger().sendText((await client.session()).conversationId, 'of the first client');
  const own = await therapist.messenger().sendText(await idOf(ends), 'to the first client');
  await clock.advance(1_000);
  const theirs = therapist.store.entries().find(({ text }) => text === 'of the first client');
  if (own.kind !== 'queued' || theirs === undefined) throw new Error('Nothing to edit');
  await stranger.messenger().stop();
  const peer = createHostilePeer(await stranger.session(), relay, seededRandom(62), clock.now);
  const before = therapist.store.entries().filter(({ conversationId }) => conversationId !== other);
  for (const name of [own.messageId, theirs.messageId]) {
    const target = fromHex(name) ?? new Uint8Array();
    await peer.say({ kind: 'edit', target, text: 'forged' });
    await peer.say({ kind: 'retract', target });
    await peer.say({ kind: 'reaction', target, text: '❤' });
    await peer.say({ kind: 'text', text: 'forged, too', repliesTo: target }, { mid: target });
  }
  await clock.advance(5_000);
  const arrived = therapist.store.entries().filter((entry) => entry.conversationId === other && entry.sequence > 0);
  const spoken = arrived.filter(({ direction }) => direction === 'incoming');
  expect(spoken).toHaveLength(8);
  expect(spoken.map(({ refersTo }) => refersTo)).toEqual(Array.from({ length: 8 }, () => undefined));
  expect(therapist.store.entries().filter(({ conversationId }) => conversationId !== other)).toEqual(before);
  await ends.stop();
});

test.each(['therapist', 'client'] as const)(
  'attacks 22: the %s may die at any call between sealing and acknowledging: none lost, none doubled, the same bytes again',
  async (who) => {
    for (const moment of ['before', 'after'] as const) {
      for (let calls = 1; calls <= 10; calls += 1) {
        const ends = await joinedEnds({ seed: calls });
        const { clock, therapist, client } = ends;
        const mortal = who === 'therapist' ? therapist : client;
        mortal.dieAtCall(calls, moment);
        const conversations = [
          [therapist, await idOf(ends)],
          [client, (await client.session()).conversationId],
        ] as const;
        // Whoever dies in it never answers: what was not committed was never said to be written.
        const saved: string[] = [];
        for (const [end, id] of conversations)
          void end
            .messenger()
            .sendText(id, end.role)
            .then(({ kind }) => kind === 'queued' && saved.push(end.role));
        await clock.advance(2_000);
        await mortal.restart();
        await clock.advance(120_000);
        for (const [writer, reader] of [
          [therapist, client],
          [client, therapist],
        ] as const) {
          const written = await writer.texts('outgoing');
          expect(await reader.texts('incoming'), `${moment} ${calls}`).toEqual(written);
          if (saved.includes(writer.role)) expect(written).toEqual([writer.role]);
          // Each cell left as it is stored, every time.
          expect(writer.leftUnsaved()).toEqual([]);
          expect(await writer.store.outbox()).toEqual([]);
          expect((await writer.session()).freeze).toBeUndefined();
        }
        await ends.stop();
      }
    }
  },
  60_000,
);

/** What somebody who holds the mailbox's key makes of each cell of that type. */
function rewriting(capability: Uint8Array, type: CellType, versions: readonly ((body: Uint8Array) => Uint8Array)[]) {
  const key = mailboxSealKey(capability);
  return (cells: readonly StoredCell[]): StoredCell[] =>
    cells.flatMap(({ cell }) => {
      const opened = openCell(key, cell);
      if (opened.kind !== 'cell' || opened.type !== type) return [];
      return versions.map((version, index) => {
        const rewritten = sealCell(key, type, version(opened.body), seededRandom(index + 1));
        return { sequence: index + 1, cell: rewritten ?? new Uint8Array() };
      });
    });
}

const without = (from: number, length: number) => (body: Uint8Array) =>
  Uint8Array.of(...body.subarray(0, from), ...body.subarray(from + length));
const emptied = (from: number, length: number) => (body: Uint8Array) => body.slice().fill(0, from, from + length);

test('attacks 28: a request to join whose KEM half is taken out or emptied is no request, and nothing weaker is tried', async () => {
  const ends = await startedEnds();
  const { clock, relay, therapist, client } = ends;
  const link = await inviteClient(ends);
  const [invite] = await therapist.store.invites();
  if (invite === undefined) throw new Error('No invite');
  const versions = [without(32, KEM_CIPHERTEXT_BYTES), emptied(32, KEM_CIPHERTEXT_BYTES)];
  relay.setFaults({ tampersWith: rewriting(invite.mailbox.capability, 'join', versions) });
  expect(await askToJoin(client, link)).toBe('asked');
  await clock.advance(1_000);
  expect(await therapist.store.joins()).toEqual([]);
  expect(await therapist.store.sessions()).toEqual([]);
  expect(eventsOf(ends).filter((what) => what === 'undecipherable-join')).toHaveLength(2);
  relay.setFaults({});
  const second = await secondClient(ends);
  expect(await askToJoin(second, link)).toBe('asked');
  await clock.advance(1_000);
  expect(await therapist.store.joins()).toHaveLength(1);
  await second.messenger().stop();
  await ends.stop();
});

test('attacks 28: a renewal whose KEM half is taken out or emptied is not answered, and the whole one is', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  await clock.advance(120_000);
  await client.messenger().stop();
  const session = await client.session();
  await client.store.commit([{ kind: 'put-session', session: wantRekey(session, 'restored') }]);
  const { capability } = (await therapist.session()).ownMailbox;
  relay.setFaults({
    tampersWith: rewriting(capability, 'rekey1', [
      without(36, KEM_PUBLIC_BYTES),
      emptied(36, KEM_PUBLIC_BYTES),
      // Its length says that it is whole, its key that it is none.
      (body) => body.slice().fill(0xff, 36, 36 + KEM_PUBLIC_BYTES),
    ]),
  });
  const before = await therapist.session();
  await client.restart();
  await clock.advance(5_000);
  expect(await therapist.session()).toEqual(before);
  expect(therapist.messenger().droppedCells()).toBe(3);
  expect((await client.session()).rekey?.wanted).toBe('restored');
  relay.setFaults({});
  await clock.advance(2 * 3_600_000);
  expect((await client.session()).rekey?.wanted).toBeUndefined();
  await client.messenger().sendText(session.conversationId, 'renewed');
  await clock.advance(5_000);
  expect(await therapist.texts('incoming')).toEqual(['renewed']);
  await ends.stop();
});
