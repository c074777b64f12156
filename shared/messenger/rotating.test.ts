/** Mailboxes that change while people write, and the one that stays for those who come back with an old store. */
import { describe, expect, test } from 'vitest';
import { mailboxReaderKey, mailboxSenderKey } from '../protocol/index.ts';
import { createHostilePeer } from './testing/hostile-peer.ts';
import { restoredFrom } from './testing/restored-from.ts';
import { joinedEnds, seededRandom, type TwoEnds, write } from './testing/two-ends.ts';

const DAY = 86_400_000;

/** As much time, without the thousands of quiet rounds in between. */
async function pass(ends: TwoEnds, days: number): Promise<void> {
  await ends.clock.settle();
  ends.clock.jumpTo(ends.clock.now() + days * DAY);
  await ends.clock.advance(300_000);
}

async function isAtRelay(ends: TwoEnds, readerSecret: Uint8Array): Promise<boolean> {
  return (await ends.relay.fetch(mailboxReaderKey(readerSecret), 0)).kind === 'cells';
}

describe('a mailbox that is old', () => {
  test('is replaced after 30 days at both ends, drained for 21 more, and forgotten by the relay', async () => {
    const ends = await joinedEnds();
    const { therapist, client } = ends;
    const first = (await client.session()).ownMailbox;
    await write(therapist, 'before');
    await pass(ends, 29);
    expect((await client.session()).ownMailbox).toEqual(first);
    await pass(ends, 1);
    const second = (await client.session()).ownMailbox;
    expect(second.capability).not.toEqual(first.capability);
    expect((await therapist.session()).peerMailbox.capability).toEqual(second.capability);
    expect((await therapist.session()).mailbox?.number).toBe(1);
    await write(therapist, 'after');
    await write(client, 'after, too');
    await pass(ends, 1);
    expect(await client.texts('incoming')).toEqual(['before', 'after']);
    expect(await therapist.texts('incoming')).toEqual(['after, too']);
    expect(await isAtRelay(ends, first.readerSecret)).toBe(true);
    await pass(ends, 21);
    expect(await isAtRelay(ends, first.readerSecret)).toBe(false);
    expect((await client.session()).formerMailboxes).toBeUndefined();
    expect((await client.session()).freeze).toBeUndefined();
    await ends.stop();
  });

  test('attacks 48: is read for as long as the peer may not have heard of its successor', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    await client.messenger().stop();
    await pass(ends, 30);
    await pass(ends, 30);
    const { readerSecret } = (await therapist.session()).formerMailboxes?.[0] ?? { readerSecret: new Uint8Array(32) };
    expect(await isAtRelay(ends, readerSecret)).toBe(true);
    await client.restart();
    await write(client, 'to the mailbox that I know');
    await clock.advance(200_000);
    expect(await therapist.texts('incoming')).toEqual(['to the mailbox that I know']);
    await write(client, 'to the newest');
    await clock.advance(200_000);
    expect((await client.session()).peerMailbox.capability).toEqual((await therapist.session()).ownMailbox.capability);
    expect(await therapist.texts('incoming')).toEqual(['to the mailbox that I know', 'to the newest']);
    await ends.stop();
  });

  test('is replaced after 1,000 cells', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    const session = await therapist.session();
    if (session.mailbox === undefined) throw new Error('no mailbox');
    const mailbox = { ...session.mailbox, cells: 999 };
    await therapist.store.commit([{ kind: 'put-session', session: { ...session, mailbox } }]);
    await write(client, 'the thousandth');
    await clock.advance(200_000);
    expect((await therapist.session()).mailbox).toMatchObject({ number: 1 });
    expect((await therapist.session()).mailbox?.cells).toBeLessThan(10);
    await ends.stop();
  });

  test('attacks 22: dying at any commit of the move leaves one way to each other', async () => {
    for (const count of [1, 2, 3, 4]) {
      const ends = await joinedEnds();
      const { clock, therapist, client } = ends;
      clock.jumpTo(clock.now() + 30 * DAY);
      therapist.dieAtCommit(count, count % 2 === 0 ? 'before' : 'after');
      await clock.advance(200_000);
      await therapist.restart();
      await clock.advance(200_000);
      await write(client, 'still here');
      await write(therapist, 'here, too');
      await clock.advance(200_000);
      expect(await therapist.texts('incoming')).toEqual(['still here']);
      expect(await client.texts('incoming')).toEqual(['here, too']);
      expect((await therapist.session()).mailbox?.number).toBe(1);
      await ends.stop();
    }
  });

  test('a peer that names another relay is still written to where it was', async () => {
    const ends = await joinedEnds();
    await ends.client.messenger().stop();
    const peer = createHostilePeer(await ends.client.session(), ends.relay, seededRandom(99), ends.clock.now);
    const before = (await ends.therapist.session()).peerMailbox;
    const mailbox = { relayUrl: 'https://elsewhere.example', capability: new Uint8Array(32) };
    await peer.say({ kind: 'mailbox-rotate', mailbox });
    await ends.clock.advance(2_000);
    expect((await ends.therapist.session()).peerMailbox).toEqual(before);
    await ends.stop();
  });
});

describe('the rescue mailbox', () => {
  test('attacks 23: brings a restored side back whose mailboxes, and whose peer’s, have moved since', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    await write(therapist, 'one');
    await clock.advance(120_000);
    const backup = therapist.store.copy();
    await write(therapist, 'two');
    await pass(ends, 30);
    await pass(ends, 1);
    await pass(ends, 21);
    const [session] = await backup.sessions();
    if (session === undefined) throw new Error('no session');
    expect((await client.session()).ownMailbox.capability).not.toEqual(session.peerMailbox.capability);
    const restored = await restoredFrom(ends, therapist, backup);
    for (let day = 0; day < 3; day += 1) {
      await clock.advance(2 * 3_600_000);
      await pass(ends, 1);
    }
    expect(await restored.texts('outgoing')).toEqual(['one', 'two']);
    expect(await write(restored, 'three')).toBe('queued');
    expect(await write(client, 'answer')).toBe('queued');
    await clock.advance(300_000);
    expect(await client.texts('incoming')).toEqual(['one', 'two', 'three']);
    expect(await restored.texts('incoming')).toEqual(['answer']);
    expect((await restored.session()).freeze).toBeUndefined();
    await restored.messenger().stop();
    await ends.stop();
  });

  test('attacks 33: takes nothing but re-keys, and is emptied of everything else', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    const { peerRescue } = await client.session();
    const random = seededRandom(5);
    if (peerRescue === undefined) throw new Error('no rescue mailbox');
    for (let n = 0; n < 30; n += 1) await relay.send(mailboxSenderKey(peerRescue.capability), random(16), random(4096));
    const before = await therapist.session();
    await clock.advance(300_000);
    expect(await therapist.session()).toEqual(before);
    await pass(ends, 1);
    const { ownRescue } = await therapist.session();
    const left = await relay.fetch(mailboxReaderKey(ownRescue?.readerSecret ?? new Uint8Array(32)), 0);
    expect(left).toMatchObject({ kind: 'cells', cells: [] });
    expect((await therapist.session()).freeze).toBeUndefined();
    await ends.stop();
  });
});
