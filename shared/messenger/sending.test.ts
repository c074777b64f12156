/** What leaves: how much fits, what a full store or a lost relay does to it, and who is told that it was read. */
import { describe, expect, test } from 'vitest';
import { mailboxReaderKey } from '../protocol/index.ts';
import { MAX_TEXT_BYTES } from './sending.ts';
import { StoreFull } from './store.ts';
import { joinedEnds, type TwoEnds } from './testing/two-ends.ts';

async function idOf(ends: TwoEnds) {
  return (await ends.therapist.session()).conversationId;
}

describe('a store that is full', () => {
  test('attacks 26: nothing is sent that was not saved, nothing acknowledged, and all of it comes later', async () => {
    let isFull = false;
    const ends = await joinedEnds({
      storeOf: (_role, store) => ({
        ...store,
        commit: (changes) => (isFull ? Promise.reject(new StoreFull()) : store.commit(changes)),
      }),
    });
    const { clock, therapist, client } = ends;
    const id = await idOf(ends);
    await client.messenger().sendText((await client.session()).conversationId, 'While there is room');
    isFull = true;
    await expect(therapist.messenger().sendText(id, 'No room')).rejects.toBeInstanceOf(StoreFull);
    await clock.advance(200_000);
    expect(therapist.events()).toContainEqual({ kind: 'store-failed', reason: 'full' });
    expect(await therapist.texts('incoming')).toEqual([]);
    expect(await therapist.texts('outgoing')).toEqual([]);
    isFull = false;
    await clock.advance(200_000);
    expect(await therapist.texts('incoming')).toEqual(['While there is room']);
    const [entry] = client.store.entries().filter((candidate) => candidate.type === 1);
    expect(entry?.delivery?.kind).toBe('delivered');
    await ends.stop();
  });
});

describe('sending', () => {
  test('a listener that fails does not make a message look unsent', async () => {
    const faults: unknown[] = [];
    const ends = await joinedEnds({ onFault: (fault) => faults.push(fault) });
    ends.therapist.messenger().onEvent(() => {
      throw new Error('a broken screen');
    });
    expect((await ends.therapist.messenger().sendText(await idOf(ends), 'Hello')).kind).toBe('queued');
    await ends.clock.advance(1_000);
    expect(await ends.client.texts('incoming')).toEqual(['Hello']);
    expect(faults.length).toBeGreaterThan(0);
    await ends.stop();
  });

  test('says how much fits, and exactly that much fits', async () => {
    const ends = await joinedEnds();
    const id = await idOf(ends);
    const first = await ends.therapist.messenger().sendText(id, 'é'.repeat(MAX_TEXT_BYTES / 2));
    expect(first.kind).toBe('queued');
    const repliesTo = first.kind === 'queued' ? first.messageId : undefined;
    expect((await ends.therapist.messenger().sendText(id, 'x'.repeat(MAX_TEXT_BYTES), repliesTo)).kind).toBe('queued');
    const tooLong = await ends.therapist.messenger().sendText(id, 'x'.repeat(MAX_TEXT_BYTES + 1));
    expect(tooLong).toEqual({ kind: 'too-long', maxBytes: MAX_TEXT_BYTES });
    expect(await ends.therapist.messenger().sendText(id, ' \n\t')).toEqual({ kind: 'empty' });
    await ends.clock.advance(5_000);
    expect(await ends.client.texts('incoming')).toEqual(await ends.therapist.texts('outgoing'));
    await ends.stop();
  });

  test('tells of reading only if this person agrees', async () => {
    const ends = await joinedEnds({ sendsReadReceipts: () => false });
    const sent = await ends.therapist.messenger().sendText(await idOf(ends), 'Hello');
    await ends.clock.advance(1_000);
    const { conversationId, relationshipId } = await ends.client.session();
    await ends.client.messenger().markRead(conversationId, relationshipId, 1);
    await ends.clock.advance(200_000);
    const entry =
      sent.kind === 'queued' ? await ends.therapist.store.entry(await idOf(ends), sent.messageId) : undefined;
    expect(entry?.delivery?.kind).toBe('delivered');
    expect((await ends.client.store.entriesBetween(relationshipId, 'incoming', 1, 1))[0]?.readAt).toBeDefined();
    await ends.stop();
  });

  test('waits while the relay is away or full, in order, and says so when the mailbox is gone', async () => {
    const ends = await joinedEnds({ relayOptions: { maxCells: 3 } });
    const { clock, relay, therapist, client } = ends;
    const id = await idOf(ends);
    await client.messenger().stop();
    relay.setFaults({ losesRequest: () => true });
    for (let n = 1; n <= 6; n += 1) await therapist.messenger().sendText(id, `text ${n}`);
    await clock.advance(3_600_000);
    expect(therapist.events()).toContainEqual({
      kind: 'relay-state',
      relayUrl: 'https://relay.example',
      isReachable: false,
    });
    expect(await therapist.store.outbox()).toHaveLength(6);
    relay.setFaults({});
    await clock.advance(120_000);
    expect(await therapist.store.outbox()).toHaveLength(3);
    await client.restart();
    await clock.advance(120_000);
    expect(await client.texts('incoming')).toEqual([1, 2, 3, 4, 5, 6].map((n) => `text ${n}`));
    const { readerSecret } = (await client.session()).ownMailbox;
    await client.messenger().stop();
    await relay.deleteMailbox(mailboxReaderKey(readerSecret));
    const last = await therapist.messenger().sendText(id, 'Nobody there');
    await clock.advance(1_000);
    const entry = last.kind === 'queued' ? await therapist.store.entry(id, last.messageId) : undefined;
    expect(entry?.delivery).toMatchObject({ kind: 'failed', reason: 'mailbox-gone' });
    expect(await therapist.store.outbox()).toHaveLength(1);
    await ends.stop();
  });

  test('what a forgotten mailbox refused arrives once it was put back, and hides nothing that follows', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    const id = await idOf(ends);
    await client.messenger().stop();
    await relay.deleteMailbox(mailboxReaderKey((await client.session()).ownMailbox.readerSecret));
    await therapist.messenger().sendText(id, 'first');
    await clock.advance(1_000);
    await therapist.restart();
    await clock.advance(60_000);
    await client.restart();
    await clock.advance(120_000);
    await therapist.messenger().sendText(id, 'second');
    await clock.advance(120_000);
    expect(await client.texts('incoming')).toEqual(['first', 'second']);
    expect(await therapist.store.outbox()).toEqual([]);
    const entries = therapist.store.entries().filter((entry) => entry.type === 1 && entry.direction === 'outgoing');
    expect(entries.map((entry) => entry.delivery?.kind)).toEqual(['delivered', 'delivered']);
    await ends.stop();
  });

  test('what waits for a mailbox that was put back leaves without anybody writing again', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    await client.messenger().stop();
    await relay.deleteMailbox(mailboxReaderKey((await client.session()).ownMailbox.readerSecret));
    await therapist.messenger().sendText(await idOf(ends), 'Still there?');
    await clock.advance(60_000);
    await client.restart();
    await clock.advance(11 * 60_000);
    expect(await client.texts('incoming')).toEqual(['Still there?']);
    await ends.stop();
  });

  test('a mailbox that the relay forgot is put back, and writing goes on', async () => {
    const ends = await joinedEnds();
    await ends.relay.deleteMailbox(mailboxReaderKey((await ends.client.session()).ownMailbox.readerSecret));
    await ends.clock.advance(100_000);
    await ends.therapist.messenger().sendText(await idOf(ends), 'Still there?');
    await ends.clock.advance(1_000);
    expect(await ends.client.texts('incoming')).toEqual(['Still there?']);
    await ends.stop();
  });
});
