/** Restored stores, gaps too wide for the ratchet, and both sides beginning anew at once. */
import { describe, expect, test } from 'vitest';
import { mailboxReaderKey, mailboxSenderKey } from '../protocol/index.ts';
import { restoredFrom } from './testing/restored-from.ts';
import { type End, joinedEnds, seededRandom, write } from './testing/two-ends.ts';

const DAY = 86_400_000;

function renewals(end: End): number {
  return end.store.events().filter((event) => event.what === 'session-renewed').length;
}

async function isQuiet(end: End): Promise<boolean> {
  const { gap, freeze, rekey } = await end.session();
  return gap === undefined && freeze === undefined && rekey?.wanted === undefined && rekey?.lost === undefined;
}

describe('a restored store', () => {
  test.each(['therapist', 'client'] as const)(
    'attacks 23: the %s sends nothing before the re-key, gets back what it lost on both sides, and goes on',
    async (who) => {
      const ends = await joinedEnds();
      const { clock } = ends;
      const [lossy, other] = who === 'therapist' ? [ends.therapist, ends.client] : [ends.client, ends.therapist];
      await write(lossy, 'mine 1');
      await write(other, 'theirs 1');
      await clock.advance(120_000);
      const backup = lossy.store.copy();
      await write(lossy, 'mine 2', 'mine 3');
      await clock.advance(1_000);
      await write(other, 'theirs 2', 'theirs 3');
      await clock.advance(120_000);
      const restored = await restoredFrom(ends, lossy, backup);
      expect(await write(restored, 'too early')).toBe('frozen');
      await clock.advance(180_000);
      expect(await restored.texts('outgoing')).toEqual(['mine 1', 'mine 2', 'mine 3']);
      expect(await restored.texts('incoming')).toEqual(['theirs 1', 'theirs 2', 'theirs 3']);
      expect([renewals(restored), renewals(other)]).toEqual([1, 1]);
      expect(await write(restored, 'mine 4')).toBe('queued');
      expect(await write(other, 'theirs 4')).toBe('queued');
      await clock.advance(180_000);
      expect(await other.texts('incoming')).toEqual(['mine 1', 'mine 2', 'mine 3', 'mine 4']);
      expect(await restored.texts('incoming')).toEqual(['theirs 1', 'theirs 2', 'theirs 3', 'theirs 4']);
      expect([await isQuiet(restored), await isQuiet(other)]).toEqual([true, true]);
      // The number that people compared is the same.
      const numbers = await Promise.all(
        [restored, other].map(async (end) => end.messenger().safetyNumber((await end.session()).conversationId)),
      );
      expect(numbers[0]?.groups).toEqual(numbers[1]?.groups);
      await restored.messenger().stop();
      await ends.stop();
    },
  );

  test('attacks 23: what waited in the mailbox and what the peer never got both arrive', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client, relay } = ends;
    await write(therapist, 'one');
    await clock.advance(120_000);
    relay.setFaults({ discardsCell: () => true });
    await write(therapist, 'two');
    await clock.settle();
    relay.setFaults({});
    const backup = therapist.store.copy();
    await therapist.messenger().stop();
    await write(client, 'while it was away');
    await clock.advance(1_000);
    const restored = await restoredFrom(ends, therapist, backup);
    await clock.advance(180_000);
    await write(restored, 'three');
    await clock.advance(180_000);
    expect(await client.texts('incoming')).toEqual(['one', 'two', 'three']);
    expect(await restored.texts('incoming')).toEqual(['while it was away']);
    expect([await isQuiet(restored), await isQuiet(client)]).toEqual([true, true]);
    await restored.messenger().stop();
    await ends.stop();
  });

  test('attacks 27: both restored at once converge to one session', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    await write(therapist, 'one');
    await write(client, 'eins');
    await clock.advance(120_000);
    const backups = [therapist.store.copy(), client.store.copy()] as const;
    await write(therapist, 'two');
    await write(client, 'zwei');
    await clock.advance(120_000);
    const [first, second] = [
      await restoredFrom(ends, therapist, backups[0]),
      await restoredFrom(ends, client, backups[1]),
    ];
    await clock.advance(180_000);
    expect(await write(first, 'three')).toBe('queued');
    expect(await write(second, 'drei')).toBe('queued');
    await clock.advance(180_000);
    // What both have lost is gone; it was on no other computer.
    expect(await second.texts('incoming')).toEqual(['one', 'three']);
    expect(await first.texts('incoming')).toEqual(['eins', 'drei']);
    expect([await isQuiet(first), await isQuiet(second)]).toEqual([true, true]);
    await Promise.all([first, second].map((end) => end.messenger().stop()));
    await ends.stop();
  });

  test('attacks 27: a peer that does not answer is asked four times a day at most; an old re-key is ignored', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client, relay } = ends;
    const { readerSecret } = (await client.session()).ownMailbox;
    const backup = therapist.store.copy();
    await client.messenger().stop();
    const restored = await restoredFrom(ends, therapist, backup);
    await clock.advance(20 * 3_600_000);
    expect((await restored.session()).rekey?.startedAt.length).toBeLessThanOrEqual(4);
    const waiting = await relay.fetch(mailboxReaderKey(readerSecret), 0);
    const first = waiting.kind === 'cells' ? waiting.cells[0] : undefined;
    await client.restart();
    await clock.advance(180_000);
    expect([renewals(restored), renewals(client) > 0]).toEqual([1, true]);
    const before = await client.session();
    const { capability } = (await restored.session()).peerMailbox;
    await client.store.commit([{ kind: 'forget-seen', before: (clock.now() + 60 * DAY) as never }]);
    await relay.send(mailboxSenderKey(capability), seededRandom(6)(16), first?.cell ?? new Uint8Array());
    await clock.advance(2_000);
    expect((await client.session()).ratchet).toEqual(before.ratchet);
    expect(await write(restored, 'still here')).toBe('queued');
    await clock.advance(5_000);
    expect(await client.texts('incoming')).toEqual(['still here']);
    await restored.messenger().stop();
    await ends.stop();
  });

  test('attacks 22, 23: dying at any commit of the renewal, on either side, loses nothing', async () => {
    for (const who of ['restored', 'other'] as const) {
      for (const count of [1, 2, 3, 4]) {
        const ends = await joinedEnds();
        const { clock, therapist, client } = ends;
        await write(therapist, 'one');
        await clock.advance(120_000);
        const backup = therapist.store.copy();
        await write(therapist, 'two');
        await clock.advance(120_000);
        const restored = await restoredFrom(ends, therapist, backup);
        const victim = who === 'restored' ? restored : client;
        victim.dieAtCommit(count, count % 2 === 0 ? 'before' : 'after');
        await clock.advance(120_000);
        await victim.restart();
        await clock.advance(2 * 3_600_000);
        expect(await write(restored, 'three')).toBe('queued');
        await clock.advance(180_000);
        expect(await restored.texts('outgoing')).toEqual(['one', 'two', 'three']);
        expect(await client.texts('incoming')).toEqual(['one', 'two', 'three']);
        await restored.messenger().stop();
        await ends.stop();
      }
    }
  });
});

test('attacks 14: more missing than the ratchet keeps keys for renews the session, and everything comes', async () => {
  const ends = await joinedEnds({ relayOptions: { maxCells: 5_000 } });
  const { clock, relay, therapist, client } = ends;
  relay.setFaults({ discardsCell: () => true });
  await write(client, ...Array.from({ length: 1_005 }, (_, n) => `text ${n + 1}`));
  await clock.settle();
  await clock.advance(5_000);
  relay.setFaults({});
  await write(client, 'text 1006');
  await clock.advance(20 * 60_000);
  expect(await therapist.texts('incoming')).toEqual(Array.from({ length: 1_006 }, (_, n) => `text ${n + 1}`));
  expect([renewals(therapist), renewals(client)]).toEqual([1, 1]);
  expect([await isQuiet(therapist), await isQuiet(client)]).toEqual([true, true]);
  await ends.stop();
});
