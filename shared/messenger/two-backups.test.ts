/** An old backup and then a newer one: two lives of one side that may have written under the same numbers (protocol.md 2.11, 2.13). */
import { expect, test } from 'vitest';
import { restoredFrom } from './testing/restored-from.ts';
import {
  approveFirst,
  askToJoin,
  createEnd,
  type End,
  inviteClient,
  joinedEnds,
  seededRandom,
  write,
} from './testing/two-ends.ts';

function stateOf(end: End, text: string): string | undefined {
  return end.store.entries().find((entry) => entry.text === text && entry.direction === 'outgoing')?.delivery?.kind;
}

/** What the newer backup has under way and what is written after the older one came back share their numbers. */
async function olderThenNewer(underWay: readonly string[], between: readonly string[]) {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  await write(therapist, 'one');
  await clock.advance(120_000);
  const older = therapist.store.copy();
  await write(therapist, 'two');
  await write(client, 'eins');
  await clock.advance(120_000);
  relay.setFaults({ losesRequest: (call) => call === 'send' });
  await write(therapist, ...underWay);
  await clock.settle();
  const newer = therapist.store.copy();
  await therapist.messenger().stop();
  relay.setFaults({});
  const first = await restoredFrom(ends, therapist, older, 31);
  await clock.advance(180_000);
  expect(await first.texts('outgoing')).toEqual(['one', 'two']);
  await write(first, ...between);
  await clock.advance(180_000);
  const second = await restoredFrom(ends, first, newer, 32);
  await clock.advance(180_000);
  return { ...ends, first, second };
}

test.each([
  ['as many as the older one wrote in between', ['under way'], ['in between']],
  ['fewer', ['under way'], ['in between 1', 'in between 2', 'in between 3']],
  ['more', Array.from({ length: 9 }, (_, index) => `under way ${index}`), []],
] as const)(
  'attacks 15, 23: an old backup, then a newer one with messages under way, %s: both sides freeze, and a new invite mends it',
  async (_name, underWay, between) => {
    const { clock, relay, client, second } = await olderThenNewer(underWay, between);
    // 1. Both know it, and neither writes on.
    for (const end of [second, client]) {
      expect((await end.session()).freeze?.kind).toBe('fork');
      expect(end.store.events().filter(({ what }) => what === 'fork')).toHaveLength(1);
      expect(await write(end, 'on')).toBe('frozen');
      expect(await end.store.outbox()).toEqual([]);
    }
    // 2. Nothing that was written is gone where it was, and nothing is said to have arrived that did not.
    expect(await second.texts('outgoing')).toEqual(['one', 'two', ...underWay]);
    expect(await second.texts('incoming')).toEqual(['eins']);
    expect(await client.texts('incoming')).toEqual(['one', 'two', ...between]);
    for (const text of underWay) expect(stateOf(second, text)).toBe('queued');
    // 3. A new invite: both write again, the history stays, and what never left says so.
    await client.messenger().stop();
    const browser = createEnd('client', clock, relay, seededRandom(33));
    await browser.messenger().start();
    expect(await askToJoin(browser, await inviteClient({ therapist: second }))).toBe('asked');
    await clock.advance(1_000);
    expect(await approveFirst({ therapist: second })).toBe('approved');
    await clock.advance(5_000);
    for (const text of underWay) expect(stateOf(second, text)).toBe('failed');
    expect([await write(second, 'again'), await write(browser, 'nochmal')]).toEqual(['queued', 'queued']);
    await clock.advance(120_000);
    expect(await browser.texts('incoming')).toEqual(['again']);
    const shown = second.store.entries().filter(({ type }) => type === 1);
    const written = ['one', 'two', 'eins', ...underWay, 'again', 'nochmal'];
    expect(new Set(shown.map(({ text }) => text))).toEqual(new Set(written));
    expect(shown).toHaveLength(written.length);
    expect((await second.session()).freeze).toBeUndefined();
    await browser.messenger().stop();
    await second.messenger().stop();
  },
);

test('attacks 23: an old backup, then a newer one with nothing under way, is whole again', async () => {
  const { clock, client, second } = await olderThenNewer([], ['in between']);
  expect(await second.texts('outgoing')).toEqual(['one', 'two', 'in between']);
  expect([await write(second, 'on'), await write(client, 'weiter')]).toEqual(['queued', 'queued']);
  await clock.advance(180_000);
  expect(await client.texts('incoming')).toEqual(['one', 'two', 'in between', 'on']);
  expect(await second.texts('incoming')).toEqual(['eins', 'weiter']);
  await second.messenger().stop();
  await client.messenger().stop();
});

test('attacks 15, 23: a side that froze alone says so to the other, once that was restored and would renew', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  const copy = therapist.store.copy();
  await write(therapist, 'the first');
  await clock.advance(1_000);
  await therapist.messenger().stop();
  // Nobody marked the copy as one.
  const clone = createEnd('therapist', clock, relay, seededRandom(34), {}, copy);
  await clone.messenger().start();
  await write(clone, 'the second');
  await clock.advance(1_000);
  expect([(await client.session()).freeze?.kind, (await clone.session()).freeze]).toEqual(['fork', undefined]);
  const practice = await restoredFrom(ends, clone, clone.store.copy(), 35);
  await clock.advance(180_000);
  expect((await practice.session()).freeze?.kind).toBe('fork');
  expect(practice.store.events().map(({ what }) => what)).not.toContain('session-renewed');
  await practice.messenger().stop();
  await client.messenger().stop();
});
