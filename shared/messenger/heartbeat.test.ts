/** Silence that is withheld messages, silence that is none, and how each end makes sure. */
import { describe, expect, test } from 'vitest';
import { type End, joinedEnds, type TwoEnds, write } from './testing/two-ends.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function syncs(end: End): number {
  return end.store.entries().filter((entry) => entry.type === 15 && entry.direction === 'outgoing').length;
}

/** As much time, without the thousands of quiet rounds in between. */
async function pass(ends: TwoEnds, ms: number): Promise<void> {
  await ends.clock.settle();
  ends.clock.jumpTo(ends.clock.now() + ms);
  await ends.clock.advance(200_000);
}

describe('signs of life', () => {
  test('attacks 12: what nobody confirms for 48 hours is said, with its time, until it is confirmed', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    relay.setFaults({ tampersWith: () => [] });
    const sentAt = clock.now();
    await write(therapist, 'Lost on the way');
    await pass(ends, 47 * HOUR);
    expect((await therapist.session()).unconfirmedSince).toBeUndefined();
    await pass(ends, HOUR);
    expect((await therapist.session()).unconfirmedSince).toBe(sentAt);
    await therapist.restart();
    await clock.advance(120_000);
    expect((await therapist.session()).unconfirmedSince).toBe(sentAt);
    relay.setFaults({});
    await clock.advance(200_000);
    expect(await client.texts('incoming')).toEqual(['Lost on the way']);
    expect((await therapist.session()).unconfirmedSince).toBeUndefined();
    await ends.stop();
  });

  test('attacks 12: a relay that cannot be reached is no sign of withholding', async () => {
    const ends = await joinedEnds();
    ends.relay.setFaults({ losesRequest: () => true });
    await write(ends.therapist, 'Not even sent');
    await pass(ends, 3 * DAY);
    expect((await ends.therapist.session()).unconfirmedSince).toBeUndefined();
    await ends.stop();
  });

  test('attacks 12: the last messages, dropped by the relay, are missed by the next sync and come again', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    await write(client, 'text 1');
    await clock.advance(120_000);
    relay.setFaults({ discardsCell: () => true });
    await write(client, 'text 2');
    await write(client, 'text 3');
    await clock.settle();
    relay.setFaults({});
    await pass(ends, DAY);
    expect(await therapist.texts('incoming')).toEqual(['text 1', 'text 2', 'text 3']);
    expect((await therapist.session()).gap).toBeUndefined();
    await ends.stop();
  });

  test('a sync leaves every day and at a start, but not at every start; its answer provokes no other', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    await therapist.restart();
    await clock.advance(300_000);
    expect(syncs(therapist)).toBe(0);
    await pass(ends, 2 * HOUR);
    expect(syncs(therapist)).toBe(0);
    await therapist.restart();
    await clock.advance(300_000);
    expect(syncs(therapist)).toBe(1);
    await therapist.restart();
    await clock.advance(300_000);
    expect(syncs(therapist)).toBe(1);
    await pass(ends, DAY);
    await pass(ends, DAY);
    expect(syncs(therapist)).toBe(3);
    const before = [therapist, client].map((end) => end.store.entries().length);
    await clock.advance(HOUR);
    expect([therapist, client].map((end) => end.store.entries().length)).toEqual(before);
    // Everything said so far is confirmed, though nobody wrote a word.
    expect((await therapist.session()).unconfirmedSince).toBeUndefined();
    await ends.stop();
  });

  test('after 200 messages without a step of the ratchet one is provoked', async () => {
    const ends = await joinedEnds({ relayOptions: { maxCells: 1_000 } });
    const { clock, therapist, client } = ends;
    await client.messenger().stop();
    for (let n = 0; n < 205; n += 1) await write(therapist, `text ${n}`);
    await pass(ends, 2 * HOUR);
    expect(syncs(therapist)).toBe(1);
    await client.restart();
    await clock.advance(300_000);
    expect((await therapist.session()).sentSinceStep).toBeLessThan(10);
    await ends.stop();
  });
});
