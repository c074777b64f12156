/** A re-key of a life that is over, which the peer takes only later: both come back to one session (protocol.md 2.13). */
import { describe, expect, test } from 'vitest';
import { mailboxReaderKey, mailboxSenderKey } from '../protocol/index.ts';
import { restoredFrom } from './testing/restored-from.ts';
import { type End, joinedEnds, seededRandom, write } from './testing/two-ends.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function renewals(end: End): number {
  return end.store.events().filter(({ what }) => what === 'session-renewed').length;
}

/** The clock was three days ahead when the first life began its re-key; a second one was renewed since it is right. */
async function aheadAndRight() {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  await clock.advance(120_000);
  const copies = [therapist.store.copy(), therapist.store.copy()] as const;
  const { readerSecret, capability } = (await client.session()).ownMailbox;
  await client.messenger().stop();
  clock.jumpTo(clock.now() + 3 * DAY);
  const first = await restoredFrom(ends, therapist, copies[0], 41);
  await clock.advance(1_000);
  const waiting = await relay.fetch(mailboxReaderKey(readerSecret), 0);
  const cell = waiting.kind === 'cells' ? waiting.cells.at(-1)?.cell : undefined;
  await first.messenger().stop();
  clock.jumpTo(clock.now() - 3 * DAY);
  await client.restart();
  await clock.advance(60_000);
  const second = await restoredFrom(ends, first, copies[1], 42);
  await clock.advance(180_000);
  const handOutAgain = () => relay.send(mailboxSenderKey(capability), seededRandom(6)(16), cell ?? new Uint8Array());
  return { ...ends, second, handOutAgain };
}

describe('attacks 23, 27: a re-key that a former life began days ahead, handed out again when its time has come', () => {
  test('is answered, and both are in one session again', async () => {
    const { clock, client, second, handOutAgain } = await aheadAndRight();
    expect(await write(second, 'one')).toBe('queued');
    clock.jumpTo(clock.now() + 8 * DAY);
    await clock.advance(75_000);
    await handOutAgain();
    await clock.advance(180_000);
    // Once with the life that goes on, once with nobody, and once more with the life that goes on.
    expect(renewals(client)).toBe(3);
    expect([await write(second, 'two'), await write(client, 'eins')]).toEqual(['queued', 'queued']);
    await clock.advance(60_000);
    expect(await client.texts('incoming')).toEqual(['one', 'two']);
    expect(await second.texts('incoming')).toEqual(['eins']);
    await second.messenger().stop();
    await client.messenger().stop();
  });

  test('is answered and the relay loses the answer: what no ratchet opens says it', async () => {
    const { clock, relay, client, second, handOutAgain } = await aheadAndRight();
    expect(await write(second, 'one')).toBe('queued');
    await clock.advance(60_000);
    clock.jumpTo(clock.now() + 8 * DAY);
    await clock.advance(75_000);
    await handOutAgain();
    relay.setFaults({ discardsCell: () => true });
    await clock.advance(1_000);
    expect(renewals(client)).toBe(2);
    relay.setFaults({});
    await write(client, 'eins');
    await clock.advance(HOUR);
    expect([await write(second, 'two'), await write(client, 'zwei')]).toEqual(['queued', 'queued']);
    await clock.advance(180_000);
    expect(await client.texts('incoming')).toEqual(['one', 'two']);
    expect(await second.texts('incoming')).toEqual(['eins', 'zwei']);
    expect([(await second.session()).freeze, (await client.session()).freeze]).toEqual([undefined, undefined]);
    await second.messenger().stop();
    await client.messenger().stop();
  });
});

test('attacks 27: a re-key begun a year ahead holds the next one back no longer than the clock is wrong', async () => {
  const ends = await joinedEnds();
  const { clock, therapist, client } = ends;
  await clock.advance(120_000);
  await client.messenger().stop();
  clock.jumpTo(clock.now() + 365 * DAY);
  const practice = await restoredFrom(ends, therapist, therapist.store.copy(), 43);
  await clock.advance(60_000);
  clock.jumpTo(clock.now() - 365 * DAY);
  await client.restart();
  await clock.advance(2 * HOUR);
  expect((await client.session()).rekey?.lastEpoch).toBeLessThan(clock.now() / 60_000);
  expect(await write(practice, 'one')).toBe('queued');
  await clock.advance(60_000);
  expect(await client.texts('incoming')).toEqual(['one']);
  await practice.messenger().stop();
  await client.messenger().stop();
});

test('attacks 23, 29: the former ratchet is forgotten after seven days, and not before', async () => {
  const ends = await joinedEnds();
  const { clock, therapist, client } = ends;
  const practice = await restoredFrom(ends, therapist, therapist.store.copy(), 44);
  await clock.advance(180_000);
  const formers = async () =>
    Promise.all([practice, client].map(async (end) => (await end.session()).rekey?.former !== undefined));
  clock.jumpTo(clock.now() + 6 * DAY);
  await clock.advance(180_000);
  expect(await formers()).toEqual([true, true]);
  clock.jumpTo(clock.now() + DAY);
  await clock.advance(180_000);
  expect(await formers()).toEqual([false, false]);
  await practice.messenger().stop();
  await client.messenger().stop();
});

test('attacks 23, 27: two apps that are open for minutes a day, and reach each other by rescue mailboxes alone, renew', async () => {
  const ends = await joinedEnds();
  const { clock, therapist, client } = ends;
  await clock.advance(120_000);
  const copy = therapist.store.copy();
  // What each knows of the other is given up.
  for (const { store } of [{ store: copy }, client]) {
    const [session] = await store.sessions();
    if (session === undefined) throw new Error('They have joined');
    const peerMailbox = { ...session.peerMailbox, capability: new Uint8Array(32).fill(7) };
    await store.commit([{ kind: 'put-session', session: { ...session, peerMailbox } }]);
  }
  const practice = await restoredFrom(ends, therapist, copy, 45);
  for (let day = 0; day < 6; day += 1) {
    await clock.advance(150_000);
    clock.jumpTo(clock.now() + 25 * HOUR);
    await client.restart();
    await practice.restart();
  }
  expect((await practice.session()).rekey?.wanted).toBeUndefined();
  expect(renewals(practice)).toBe(1);
  await practice.messenger().stop();
  await client.messenger().stop();
});

test('attacks 23, 27: a clock that was set back between two restores costs an hour, not the hours that it was ahead', async () => {
  const ends = await joinedEnds();
  const { clock, therapist, client } = ends;
  await clock.advance(120_000);
  const copies = [therapist.store.copy(), therapist.store.copy()] as const;
  clock.jumpTo(clock.now() + 20 * HOUR);
  await client.messenger().stop();
  const first = await restoredFrom(ends, therapist, copies[0], 46);
  await clock.advance(1_000);
  await first.messenger().stop();
  clock.jumpTo(clock.now() - 20 * HOUR);
  await client.restart();
  await clock.advance(1_000);
  // It has answered the life that is over; what the next one begins by the right clock is too old for it.
  expect(renewals(client)).toBe(1);
  const second = await restoredFrom(ends, first, copies[1], 47);
  await clock.advance(2 * HOUR);
  expect([await write(second, 'one'), await write(client, 'eins')]).toEqual(['queued', 'queued']);
  await clock.advance(180_000);
  expect([await client.texts('incoming'), await second.texts('incoming')]).toEqual([['one'], ['eins']]);
  await second.messenger().stop();
  await client.messenger().stop();
});
