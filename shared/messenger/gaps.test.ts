/** What is missing is counted, asked for and sent anew, whatever the relay lost and however the peer behaves. */
import { describe, expect, test } from 'vitest';
import { encodeContent, mailboxReaderKey, payloadHash, shortHash } from '../protocol/index.ts';
import { MAX_RESENDS_A_DAY, missingRanges } from './gaps.ts';
import type { ConversationStore, Session } from './store.ts';
import { createHostilePeer } from './testing/hostile-peer.ts';
import { type End, joinedEnds, seededRandom, type TwoEnds, type TwoEndsOptions, write } from './testing/two-ends.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

function numbered(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `text ${from + index}`);
}

/** The relay says that it has them, and has not. */
async function lose(ends: TwoEnds, from: End, texts: readonly string[]): Promise<void> {
  ends.relay.setFaults({ discardsCell: () => true });
  await write(from, ...texts);
  await ends.clock.settle();
  ends.relay.setFaults({});
}

async function missingCount(end: End): Promise<number> {
  const session = await end.session();
  const held = (await end.store.heldPayloads(session.relationshipId)).map(({ sequence }) => sequence);
  return missingRanges(session, held).reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

async function isWhole(end: End): Promise<boolean> {
  const { gap, freeze, relationshipId } = await end.session();
  return gap === undefined && freeze === undefined && (await end.store.heldPayloads(relationshipId)).length === 0;
}

describe('a gap', () => {
  test('attacks 12: a lost message is missing for half a minute, asked for, and stands in its place', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    await write(client, 'text 1');
    await lose(ends, client, ['text 2', 'text 3']);
    await write(client, 'text 4', 'text 5');
    await clock.advance(1_000);
    expect(await therapist.texts('incoming')).toEqual(['text 1']);
    expect(await missingCount(therapist)).toBe(2);
    await clock.advance(28_000);
    expect(await therapist.texts('incoming')).toEqual(['text 1']);
    await clock.advance(3_000);
    expect(await therapist.texts('incoming')).toEqual(numbered(1, 5));
    expect(await isWhole(therapist)).toBe(true);
    await clock.advance(2 * MINUTE);
    const states = client.store.entries().filter((entry) => entry.type === 1);
    expect(states.map((entry) => entry.delivery?.kind)).toEqual(Array.from({ length: 5 }, () => 'delivered'));
    await ends.stop();
  });

  test('attacks 12: two gaps at once, one in each direction, close each other', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    await lose(ends, client, ['text 1']);
    await lose(ends, therapist, ['text 1']);
    await Promise.all([write(client, 'text 2'), write(therapist, 'text 2')]);
    await clock.advance(2 * MINUTE);
    for (const end of [therapist, client]) {
      expect(await end.texts('incoming')).toEqual(numbered(1, 2));
      expect(await isWhole(end)).toBe(true);
    }
    await ends.stop();
  });

  test('attacks 12: an answer that is lost too is asked for again, after longer and longer pauses and across restarts', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    await lose(ends, client, ['text 1']);
    await write(client, 'text 2');
    await clock.advance(1_000);
    // From here on nothing that the client says arrives.
    relay.setFaults({ discardsCell: () => true });
    await clock.advance(MINUTE);
    expect((await therapist.session()).gap?.asks).toBe(1);
    await therapist.restart();
    await clock.advance(5 * MINUTE);
    expect((await therapist.session()).gap?.asks).toBe(1);
    await clock.advance(6 * MINUTE);
    expect((await therapist.session()).gap?.asks).toBe(2);
    await clock.advance(30 * MINUTE);
    expect((await therapist.session()).gap?.asks).toBe(2);
    relay.setFaults({});
    await therapist.restart();
    await clock.advance(20 * MINUTE);
    expect(await therapist.texts('incoming')).toEqual(numbered(1, 2));
    await clock.advance(2 * DAY);
    expect(await isWhole(therapist)).toBe(true);
    expect(await isWhole(client)).toBe(true);
    await ends.stop();
  });

  test('attacks 48: 60 days away: the exact number is known, and all of it comes', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    await client.messenger().stop();
    await write(therapist, ...numbered(1, 250));
    await clock.advance(1_000);
    // What the relay kept for three weeks only.
    const { readerSecret } = (await client.session()).ownMailbox;
    await relay.acknowledge(mailboxReaderKey(readerSecret), Number.MAX_SAFE_INTEGER);
    clock.jumpTo(clock.now() + 60 * DAY);
    await write(therapist, 'text 251');
    await client.restart();
    await clock.advance(5_000);
    // All that was said and is not here: the 250, and the syncs of the weeks between.
    const { gap, received, relationshipId } = await client.session();
    const held = await client.store.heldPayloads(relationshipId);
    const said = (await therapist.session()).sent.sequence;
    expect(await missingCount(client)).toBe(said - received.sequence - held.length);
    expect([received.sequence, gap?.upTo]).toEqual([0, said]);
    expect(await missingCount(client)).toBeGreaterThanOrEqual(250);
    await clock.advance(10 * MINUTE);
    expect(await client.texts('incoming')).toEqual(numbered(1, 251));
    expect(await isWhole(client)).toBe(true);
    await ends.stop();
  });

  test('attacks 12: more behind a gap than is held comes again, too', async () => {
    const ends = await joinedEnds({ relayOptions: { maxCells: 2_000 } });
    const { clock, therapist, client } = ends;
    await lose(ends, client, ['text 1']);
    await write(client, ...numbered(2, 1_020));
    await clock.advance(10_000);
    expect(await therapist.store.heldPayloads((await therapist.session()).relationshipId)).toHaveLength(1_000);
    expect(await missingCount(therapist)).toBe(20);
    await clock.advance(3 * MINUTE);
    expect(await therapist.texts('incoming')).toEqual(numbered(1, 1_020));
    expect(await isWhole(therapist)).toBe(true);
    await ends.stop();
  });

  test('attacks 12: what its writer no longer has is told, and the rest follows', async () => {
    const ends = await joinedEnds({ storeOf: (role, store) => (role === 'client' ? withoutContent(store) : store) });
    const { clock, therapist, client } = ends;
    await lose(ends, client, ['text 1', 'gone']);
    await write(client, 'text 2');
    await clock.advance(2 * MINUTE);
    expect(await therapist.texts('incoming')).toEqual(['text 1', 'text 2']);
    expect(therapist.store.events().filter((event) => event.what === 'message-gone')).toHaveLength(1);
    expect(await isWhole(therapist)).toBe(true);
    await ends.stop();
  });
});

/** A store whose retention rule has taken the content of one message. */
function withoutContent(store: ConversationStore): ConversationStore {
  return {
    ...store,
    entriesBetween: async (...values) =>
      (await store.entriesBetween(...values)).map((entry) =>
        entry.text === 'gone'
          ? { ...entry, text: undefined, payload: new Uint8Array(0), payloadHash: payloadHash(entry.payload) }
          : entry,
      ),
  };
}

async function withHostileClient(options: TwoEndsOptions = {}) {
  const ends = await joinedEnds(options);
  await ends.client.messenger().stop();
  const session = await ends.client.session();
  return { ...ends, session, peer: createHostilePeer(session, ends.relay, seededRandom(99), ends.clock.now) };
}

function firstPayload(session: Session, text: string): Uint8Array {
  const ack = { seq: 0, hash: shortHash({ seq: 0, hash: session.received.hash }) };
  return encodeContent(
    { mid: seededRandom(8)(16), seq: 1, prev: session.sent.hash.slice(0, 16), ack, sentAtMs: 0 },
    { kind: 'text', text },
  );
}

describe('a peer that misuses it', () => {
  test('attacks 12: who asks without end gets a bounded number of answers, and nothing that was never sent', async () => {
    const ends = await withHostileClient({ relayOptions: { maxCells: 10_000 } });
    const { clock, therapist, peer } = ends;
    await write(therapist, ...numbered(1, 100));
    for (let n = 0; n < 40; n += 1) {
      await peer.say({ kind: 'resend-request', ranges: [[1, 100]] });
      await peer.say({ kind: 'resend-request', ranges: [[90_000, 4_000_000_000]] });
      await clock.advance(2_000);
    }
    const resends = () => therapist.store.entries().filter((entry) => entry.type === 9);
    expect(resends()).toHaveLength(MAX_RESENDS_A_DAY);
    expect((await therapist.session()).freeze).toBeUndefined();
    clock.jumpTo(clock.now() + DAY);
    await peer.say({ kind: 'resend-request', ranges: [[1, 10]] });
    await clock.advance(2_000);
    expect(resends()).toHaveLength(MAX_RESENDS_A_DAY + 10);
    await ends.stop();
  });

  test('attacks 14: a sequence without measure opens no gap; one within it is asked for in small requests', async () => {
    const ends = await withHostileClient();
    const { clock, therapist, peer } = ends;
    await peer.say({ kind: 'text', text: 'far away' }, { seq: 4_000_000_000 });
    await clock.advance(2 * MINUTE);
    expect((await therapist.session()).gap).toBeUndefined();
    await peer.say({ kind: 'text', text: 'less far' }, { seq: 900_000 });
    await clock.advance(DAY);
    const requests = therapist.store.entries().filter((entry) => entry.type === 8);
    expect(requests.length).toBeGreaterThan(3);
    expect(requests.length).toBeLessThan(8);
    for (const { payload } of requests) expect(payload.length).toBeLessThan(1_000);
    await ends.stop();
  });

  test('attacks 15: a resend that tells another story than the first freezes; one about another place counts for nothing', async () => {
    const ends = await withHostileClient();
    const { clock, therapist, peer, session } = ends;
    const [first, forged] = [firstPayload(session, 'first'), firstPayload(session, 'forged')];
    ends.relay.setFaults({ discardsCell: () => true });
    await peer.say({ kind: 'text', text: 'first' }, { mid: seededRandom(8)(16), sentAtMs: 0 });
    ends.relay.setFaults({});
    await peer.say({ kind: 'resend', seq: 7, payload: first });
    await clock.advance(1_000);
    expect(await therapist.texts('incoming')).toEqual([]);
    await peer.say({ kind: 'resend', seq: 1, payload: first });
    await clock.advance(1_000);
    expect(await therapist.texts('incoming')).toEqual(['first']);
    expect((await therapist.session()).freeze).toBeUndefined();
    await peer.say({ kind: 'resend', seq: 1, payload: forged });
    await clock.advance(1_000);
    expect(await therapist.texts('incoming')).toEqual(['first']);
    expect((await therapist.session()).freeze?.kind).toBe('fork');
    await ends.stop();
  });

  test.each([
    ['of what is here already', 1],
    ['of a place in front', 2],
  ])('attacks 15: a false tombstone %s freezes once it is known to be false', async (_name, seq) => {
    const ends = await withHostileClient();
    const { clock, therapist, peer } = ends;
    await peer.say({ kind: 'text', text: 'first' });
    await peer.say({ kind: 'tombstone', seq, payloadHash: new Uint8Array(32) }, { seq: 3 });
    await peer.say({ kind: 'text', text: 'second' });
    await clock.advance(1_000);
    await peer.say({ kind: 'text', text: 'third' }, { seq: 4 });
    await clock.advance(1_000);
    expect((await therapist.session()).freeze?.kind).toBe('fork');
    expect(await therapist.texts('incoming')).toEqual(['first']);
    await ends.stop();
  });
});
