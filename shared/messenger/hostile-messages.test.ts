/** What a hostile relay or a hostile client can try with messages, and what the engine makes of it. */
import { describe, expect, test } from 'vitest';
import type { MessageId } from '../domain/ids.ts';
import { fromHex, sameBytes, toHex } from '../language/bytes.ts';
import { cborMap, mailboxSenderKey } from '../protocol/index.ts';
import type { StoredCell } from '../relay/relay.ts';
import { SEEN_LIFETIME_MS } from './receiving.ts';
import { createHostilePeer, type HostilePeer } from './testing/hostile-peer.ts';
import { createEnd, joinedEnds, seededRandom, type TwoEnds, type TwoEndsOptions } from './testing/two-ends.ts';

const DAY = 86_400_000;

async function withHostileClient(options: TwoEndsOptions = {}): Promise<TwoEnds & { readonly peer: HostilePeer }> {
  const ends = await joinedEnds(options);
  await ends.client.messenger().stop();
  const peer = createHostilePeer(await ends.client.session(), ends.relay, seededRandom(99), ends.clock.now);
  return { ...ends, peer };
}

async function idOf(ends: TwoEnds) {
  return (await ends.therapist.session()).conversationId;
}

describe('a relay that does not do its duty', () => {
  test('attacks 11: a replayed cell is one message, at once, after 20 days and in another mailbox', async () => {
    const ends = await withHostileClient();
    const { clock, therapist, peer, relay } = ends;
    const cell = await peer.say({ kind: 'text', text: 'Once' });
    await clock.advance(1_000);
    await peer.sendCell(cell);
    clock.jumpTo(clock.now() + 20 * DAY);
    await peer.sendCell(cell);
    await clock.advance(1_000);
    expect(await therapist.texts('incoming')).toEqual(['Once']);
    expect((await therapist.session()).freeze).toBeUndefined();
    // Into the other direction's mailbox: its seal does not fit.
    await ends.client.restart();
    const { capability } = (await therapist.session()).peerMailbox;
    await relay.send(mailboxSenderKey(capability), seededRandom(5)(16), cell);
    const before = await ends.client.session();
    await clock.advance(1_000);
    expect(await ends.client.session()).toEqual(before);
    expect(ends.client.messenger().droppedCells()).toBe(1);
    await ends.stop();
  });

  test('attacks 11: hashes of processed cells are kept for longer than the relay keeps cells, and no longer', async () => {
    const { clock, therapist, peer, ...ends } = await withHostileClient();
    await peer.say({ kind: 'text', text: 'Once' });
    await clock.advance(1_000);
    const before = therapist.store.seenCount();
    clock.jumpTo(clock.now() + 27 * DAY);
    await clock.advance(120_000);
    expect(therapist.store.seenCount()).toBe(before);
    clock.jumpTo(clock.now() + SEEN_LIFETIME_MS);
    await clock.advance(120_000);
    expect(therapist.store.seenCount()).toBeLessThan(before);
    await ends.stop();
  });

  test('attacks 12: reordered, doubled and delayed cells are shown in order', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    relay.setFaults({ tampersWith: (cells) => [...cells].reverse().flatMap((cell) => [cell, cell]) });
    const id = (await client.session()).conversationId;
    for (let n = 1; n <= 9; n += 1) await client.messenger().sendText(id, `text ${n}`);
    await clock.advance(1_000);
    expect(await therapist.texts('incoming')).toEqual(Array.from({ length: 9 }, (_, n) => `text ${n + 1}`));
    await ends.stop();
  });

  test('attacks 12: what comes behind a dropped cell waits, survives a restart, and follows once it comes', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    let withheld: StoredCell | undefined;
    relay.setFaults({
      tampersWith: (cells) => {
        withheld ??= cells[1];
        // Nor does anything come that was sent later, such as an answer to a request.
        return cells.filter(
          (stored) => stored.sequence <= 5 && (withheld === undefined || !sameBytes(stored.cell, withheld.cell)),
        );
      },
    });
    const id = (await client.session()).conversationId;
    for (let n = 1; n <= 5; n += 1) void client.messenger().sendText(id, `text ${n}`);
    await clock.advance(1_000);
    const { relationshipId } = await therapist.session();
    expect(await therapist.texts('incoming')).toEqual(['text 1']);
    expect((await therapist.store.heldPayloads(relationshipId)).map((held) => held.sequence)).toEqual([3, 4, 5]);
    // What has not been delivered is not claimed to be.
    await clock.advance(120_000);
    const states = client.store
      .entries()
      .filter((entry) => entry.type === 1)
      .map((entry) => entry.delivery?.kind);
    expect(states).toEqual(['delivered', 'sent', 'sent', 'sent', 'sent']);
    relay.setFaults({});
    await therapist.restart();
    const { capability } = (await client.session()).peerMailbox;
    await relay.send(mailboxSenderKey(capability), seededRandom(5)(16), withheld?.cell ?? new Uint8Array());
    await clock.advance(1_000);
    expect(await therapist.texts('incoming')).toEqual([1, 2, 3, 4, 5].map((n) => `text ${n}`));
    expect(await therapist.store.heldPayloads(relationshipId)).toEqual([]);
    await ends.stop();
  });

  test('attacks 13: random cells of the right size change nothing, are counted and do not come back', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    const before = await therapist.session();
    const commits = therapist.store.commitCount();
    const random = seededRandom(7);
    const { capability } = (await client.session()).peerMailbox;
    for (const size of [4096, 16_384, 65_536]) await relay.send(mailboxSenderKey(capability), random(16), random(size));
    await clock.advance(1_000);
    expect(await therapist.session()).toEqual(before);
    expect(therapist.store.commitCount()).toBe(commits);
    expect(therapist.messenger().droppedCells()).toBe(3);
    await clock.advance(200_000);
    expect(therapist.messenger().droppedCells()).toBe(3);
    await ends.stop();
  });

  test('attacks 37: a relay that takes cells and loses them leaves them unconfirmed', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist } = ends;
    relay.setFaults({ tampersWith: () => [] });
    await therapist.messenger().sendText(await idOf(ends), 'Lost on the way');
    clock.jumpTo(clock.now() + 3 * DAY);
    await clock.advance(120_000);
    const [entry] = therapist.store.entries().filter((candidate) => candidate.type === 1);
    expect(entry?.delivery?.kind).toBe('sent');
    expect((await therapist.session()).acknowledged).toBeLessThan(entry?.sequence ?? 0);
    await ends.stop();
  });
});

describe('a cloned or lying peer', () => {
  test('attacks 15: a copied profile that goes on by itself freezes the conversation', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    const copy = createEnd('client', clock, relay, seededRandom(77), {}, client.store.copy());
    const id = (await client.session()).conversationId;
    await client.messenger().sendText(id, 'From the real one');
    await clock.advance(1_000);
    await client.messenger().stop();
    await copy.messenger().start();
    await copy.messenger().sendText(id, 'From the copy');
    await clock.advance(1_000);
    expect((await therapist.session()).freeze?.kind).toBe('fork');
    expect(therapist.store.events().map((event) => event.what)).toContain('fork');
    expect(await therapist.messenger().sendText(await idOf(ends), 'Hello')).toEqual({ kind: 'frozen' });
    expect(await therapist.texts('incoming')).toEqual(['From the real one']);
    await copy.messenger().stop();
    await ends.stop();
  });

  test.each([
    ['the same place with other words', { seq: 1 }],
    ['another past', { prev: new Uint8Array(16) }],
    ['another history of this end', { ack: { seq: 0, hash: new Uint8Array(16) } }],
    ['what was never sent', { ack: { seq: 40, hash: new Uint8Array(16) } }],
  ])('attacks 15: a peer that claims %s freezes the conversation', async (_name, lies) => {
    const ends = await withHostileClient();
    await ends.peer.say({ kind: 'text', text: 'first' });
    await ends.clock.advance(1_000);
    expect((await ends.therapist.session()).freeze).toBeUndefined();
    await ends.peer.say({ kind: 'text', text: 'second' }, lies);
    await ends.clock.advance(120_000);
    expect((await ends.therapist.session()).freeze?.kind).toBe('fork');
    expect(ends.therapist.store.events().filter((event) => event.what === 'fork')).toHaveLength(1);
    // A frozen end says nothing at all, not even that something arrived.
    expect(await ends.therapist.store.outbox()).toEqual([]);
    await ends.stop();
  });

  test('attacks 16: payloads that are no content are dropped, and the conversation goes on', async () => {
    const { clock, therapist, peer, ...ends } = await withHostileClient();
    const bad = [
      '',
      'ff',
      '9bffffffffffffffff',
      `${'81'.repeat(60)}00`,
      'a2000100',
      'a100187f',
      '1b0020000000000000',
      'a10001',
    ];
    for (const hex of bad) await peer.sendPayload(fromHex(hex) ?? new Uint8Array());
    await peer.say({ kind: 'text', text: 'Still here' });
    await clock.advance(1_000);
    expect(therapist.messenger().droppedCells()).toBe(bad.length);
    expect(await therapist.texts('incoming')).toEqual(['Still here']);
    expect((await therapist.session()).freeze).toBeUndefined();
    await ends.stop();
  });

  test('attacks 16: hostile texts are kept as they were written', async () => {
    const ends = await joinedEnds();
    const texts = [
      '<img src=x onerror=alert(1)>',
      'javascript:alert(1)',
      '\u202Egnp.exe\u202C \u200B\u2066',
      'x'.repeat(60_000),
      '\u0000\u0007\r\n',
      '👩‍👧‍👦 שלום Ȧ́',
    ];
    for (const text of texts)
      await ends.client.messenger().sendText((await ends.client.session()).conversationId, text);
    await ends.clock.advance(5_000);
    expect(await ends.therapist.texts('incoming')).toEqual(texts);
    await ends.stop();
  });

  test('attacks 17: an unknown type is stored, chained and acknowledged', async () => {
    const ends = await withHostileClient();
    const { clock, therapist, peer } = ends;
    await peer.sayRaw(77, cborMap({ 1: 'from the future' }));
    await peer.sayRaw(1, cborMap({ 1: 12 }));
    await peer.say({ kind: 'text', text: 'And now a text' });
    await clock.advance(1_000);
    const entries = await therapist.store.entriesBetween((await therapist.session()).relationshipId, 'incoming', 1, 9);
    expect(entries.map(({ type, text }) => [type, text])).toEqual([
      [77, undefined],
      [1, undefined],
      [1, 'And now a text'],
    ]);
    const arrived = therapist.events().filter((event) => event.kind === 'message-arrived');
    expect(arrived).toHaveLength(1);
    // The next start of the real client would read this receipt.
    await clock.advance(61_000);
    expect((await therapist.session()).sent.sequence).toBe(1);
    await ends.stop();
  });

  test('attacks 18: nobody edits or retracts what another wrote, here or elsewhere', async () => {
    const ends = await withHostileClient();
    const { clock, therapist, peer } = ends;
    const id = await idOf(ends);
    const own = await therapist.messenger().sendText(id, 'By the therapist');
    if (own.kind !== 'queued') throw new Error(own.kind);
    const mine = seededRandom(3)(16);
    const foreign = seededRandom(4)(16);
    await peer.say({ kind: 'text', text: 'By the client' }, { mid: mine });
    for (const target of [fromHex(own.messageId) ?? mine, foreign, mine]) {
      await peer.say({ kind: 'edit', target, text: 'forged' });
      await peer.say({ kind: 'retract', target });
    }
    await peer.say({ kind: 'reaction', target: fromHex(own.messageId) ?? mine, text: '❤' });
    await peer.say({ kind: 'text', text: 'A reply to nothing', repliesTo: foreign });
    await clock.advance(1_000);
    const entries = await therapist.store.entriesBetween((await therapist.session()).relationshipId, 'incoming', 1, 20);
    const mineId = toHex(mine) as MessageId;
    expect(entries.map((entry) => entry.refersTo)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      mineId,
      mineId,
      own.messageId,
      undefined,
    ]);
    expect((await therapist.store.entry(id, own.messageId))?.text).toBe('By the therapist');
    await ends.stop();
  });

  test('attacks 18: a message under a name that is taken stands beside the other', async () => {
    const ends = await withHostileClient();
    const own = await ends.therapist.messenger().sendText(await idOf(ends), 'By the therapist');
    if (own.kind !== 'queued') throw new Error(own.kind);
    const mid = fromHex(own.messageId) ?? new Uint8Array();
    await ends.peer.say({ kind: 'text', text: 'one' }, { mid });
    await ends.peer.say({ kind: 'text', text: 'two' }, { mid });
    await ends.clock.advance(1_000);
    expect(await ends.therapist.texts('incoming')).toEqual(['one', 'two']);
    expect(await ends.therapist.texts('outgoing')).toEqual(['By the therapist']);
    await ends.stop();
  });

  test('attacks 20: forged receipts say nothing of what was not sent, and floods of typing disturb nobody', async () => {
    const ends = await withHostileClient();
    const { clock, therapist, peer } = ends;
    const id = await idOf(ends);
    await peer.say({ kind: 'receipt', delivered: [[1, 2 ** 40]], read: [[1, 2 ** 40]] });
    await clock.advance(1_000);
    const sent = await therapist.messenger().sendText(id, 'Not read by anyone');
    if (sent.kind !== 'queued') throw new Error(sent.kind);
    await clock.advance(1_000);
    expect((await therapist.store.entry(id, sent.messageId))?.delivery?.kind).toBe('sent');
    const before = therapist.events().length;
    for (let n = 0; n < 50; n += 1) await peer.say({ kind: 'typing', isTyping: n % 2 === 0 });
    await clock.advance(120_000);
    expect(
      therapist
        .events()
        .slice(before)
        .some((event) => event.kind === 'message-arrived'),
    ).toBe(false);
    // Neither receipts nor typing are answered.
    expect((await therapist.session()).sent.sequence).toBe(1);
    expect((await therapist.session()).freeze).toBeUndefined();
    await ends.stop();
  });

  test('attacks 21: wrong clocks change the time that is shown, within reason, and never the order', async () => {
    const ends = await withHostileClient();
    const { clock, therapist, peer } = ends;
    const { openedAt } = await therapist.session();
    const times = [0, Date.UTC(2100, 0, 1), clock.now(), 8_640_000_000_000_000, 1];
    for (const [index, sentAtMs] of times.entries()) {
      await peer.say({ kind: 'text', text: `text ${index}` }, { sentAtMs });
      await clock.advance(1_000);
    }
    expect(await therapist.texts('incoming')).toEqual(times.map((_time, index) => `text ${index}`));
    const entries = await therapist.store.entriesBetween((await therapist.session()).relationshipId, 'incoming', 1, 9);
    expect(entries.map((entry) => entry.sentAt)).toEqual(times);
    const shown = entries.map((entry) => entry.orderAt);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(openedAt);
    for (const entry of entries) expect(entry.orderAt).toBeLessThanOrEqual(entry.storedAt);
    await ends.stop();
  });

  test('attacks 21: an own clock that jumps leaves order, receipts and sending as they are', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    const id = await idOf(ends);
    const start = clock.now();
    for (const [index, now] of [start, start + 365 * DAY, start - 365 * DAY, start].entries()) {
      clock.jumpTo(now);
      await therapist.messenger().sendText(id, `text ${index}`);
      await clock.advance(1_000);
    }
    await clock.advance(300_000);
    expect(await client.texts('incoming')).toEqual([0, 1, 2, 3].map((n) => `text ${n}`));
    const entries = await therapist.store.entriesBetween((await therapist.session()).relationshipId, 'outgoing', 1, 4);
    expect(entries.map((entry) => entry.delivery?.kind)).toEqual(Array.from({ length: 4 }, () => 'delivered'));
    expect(entries.map((entry) => entry.orderAt)).toEqual(
      entries.map((entry) => entry.orderAt).toSorted((a, b) => a - b),
    );
    await ends.stop();
  });
});
