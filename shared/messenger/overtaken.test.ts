/** A re-key of a life that is over, which the peer takes only later: both come back to one session (protocol.md 2.13). */
import { describe, expect, test } from 'vitest';
import type { RelayFaults } from '../relay/memory-relay.ts';
import { mailboxReaderKey, mailboxSenderKey } from '../protocol/index.ts';
import { wantRekey } from './rekeying.ts';
import type { Change } from './store.ts';
import type { MemoryStore } from './testing/memory-store.ts';
import { createEnd, type End, joinedEnds, seededRandom, type TwoEnds } from './testing/two-ends.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function write(end: End, text: string): Promise<string> {
  return (await end.messenger().sendText((await end.session()).conversationId, text)).kind;
}

/** The therapist's app goes on over that copy, as it does after a restore. */
async function restored({ clock, relay }: TwoEnds, former: End, copy: MemoryStore, seed: number): Promise<End> {
  await former.messenger().stop();
  const sessions = await copy.sessions();
  await copy.commit(
    sessions.map((session): Change => ({ kind: 'put-session', session: wantRekey(session, 'restored') })),
  );
  const next = createEnd('therapist', clock, relay, seededRandom(seed), {}, copy);
  await next.messenger().start();
  return next;
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
  const first = await restored(ends, therapist, copies[0], 41);
  await clock.advance(1_000);
  const waiting = await relay.fetch(mailboxReaderKey(readerSecret), 0);
  const cell = waiting.kind === 'cells' ? waiting.cells.at(-1)?.cell : undefined;
  await first.messenger().stop();
  clock.jumpTo(clock.now() - 3 * DAY);
  await client.restart();
  await clock.advance(60_000);
  const second = await restored(ends, first, copies[1], 42);
  await clock.advance(180_000);
  const handOutAgain = () => relay.send(mailboxSenderKey(capability), seededRandom(6)(16), cell ?? new Uint8Array());
  return { ...ends, second, handOutAgain };
}

describe('attacks 23, 27: a re-key that a former life began days ahead, answered when its time has come', () => {
  test.each<readonly [string, RelayFaults]>([
    ['and the answer arrives', {}],
    ['and the relay loses the answer', { discardsCell: () => true }],
  ])('%s: both are in one session again, and what they write arrives', async (_name, faults) => {
    const { clock, relay, client, second, handOutAgain } = await aheadAndRight();
    const renewals = () => client.store.events().filter(({ what }) => what === 'session-renewed').length;
    expect([await write(second, 'one'), renewals()]).toEqual(['queued', 1]);
    await clock.advance(60_000);
    clock.jumpTo(clock.now() + 8 * DAY);
    await clock.advance(75_000);
    await handOutAgain();
    relay.setFaults(faults);
    await clock.advance(1_000);
    // Nobody holds the keys of the session that the client is in now.
    expect(renewals()).toBe(2);
    relay.setFaults({});
    for (let day = 0; day < 3; day += 1) {
      await write(client, `day ${day}`);
      await clock.advance(HOUR);
      clock.jumpTo(clock.now() + DAY);
    }
    await clock.advance(HOUR);
    expect([await write(second, 'two'), await write(client, 'zwei')]).toEqual(['queued', 'queued']);
    await clock.advance(180_000);
    expect(await client.texts('incoming')).toEqual(['one', 'two']);
    expect(await second.texts('incoming')).toEqual(['day 0', 'day 1', 'day 2', 'zwei']);
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
  const practice = await restored(ends, therapist, therapist.store.copy(), 43);
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
  const practice = await restored(ends, therapist, therapist.store.copy(), 44);
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
