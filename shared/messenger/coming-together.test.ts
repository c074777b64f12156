/** Whoever dies at which commit of the way from invite to welcome: they come together, nothing lost, nothing doubled. */
import { describe, expect, test } from 'vitest';
import { toHex } from '../language/bytes.ts';
import { sameBytes } from '../language/bytes.ts';
import { approveFirst, askToJoin, createTwoEnds, inviteClient, type TwoEnds } from './testing/two-ends.ts';

type Who = 'therapist' | 'client';

describe('coming together', () => {
  test('attacks 22: either end may die at any commit of the way from invite to welcome', async () => {
    for (const dying of ['therapist', 'client'] as const) {
      for (const moment of ['before', 'after'] as const) {
        for (let commits = 1; commits <= 6; commits += 1) {
          const ends = createTwoEnds({ seed: commits });
          await Promise.all([ends.therapist.messenger().start(), ends.client.messenger().start()]);
          ends[dying].dieAtCommit(commits, moment);
          await untilJoined(ends);
          await ends.therapist.messenger().sendText((await ends.therapist.session()).conversationId, 'Hello');
          await heal(ends);
          expect(await ends.client.texts('incoming'), `${dying} ${moment} ${commits}`).toEqual(['Hello']);
          await expectWhole(ends, { therapist: ['Hello'], client: [] });
          await ends.stop();
        }
      }
    }
  });
});

/** What people would do: try again whatever did not visibly happen. */
async function untilJoined(ends: TwoEnds): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    for (const end of [ends.therapist, ends.client]) if (end.isDead()) await end.restart();
    const [session] = await ends.client.store.sessions();
    if (session?.phase === 'open' && !ends.client.isDead() && !ends.therapist.isDead()) return;
    const [join] = await ends.therapist.store.joins();
    const invite = (await ends.therapist.store.invites()).find((candidate) => candidate.phase === 'open');
    if (join) void approveFirst(ends);
    else if (!invite && (await ends.therapist.store.sessions()).length === 0) void inviteClient(ends);
    else if (invite?.isPublished && !session) void askToJoin(ends.client, invite.link);
    await ends.clock.advance(2_000);
  }
  throw new Error('They never came together');
}

async function heal(ends: TwoEnds): Promise<void> {
  ends.relay.setFaults({});
  for (const end of [ends.therapist, ends.client]) {
    end.dieAtCommit(Number.POSITIVE_INFINITY, 'after');
    if (end.isDead()) await end.restart();
  }
  await ends.clock.advance(300_000);
}

async function expectWhole(ends: TwoEnds, promised: Record<Who, readonly string[]>): Promise<void> {
  for (const [own, peer] of [
    [ends.therapist, ends.client],
    [ends.client, ends.therapist],
  ] as const) {
    const sent = own.store
      .entries()
      .filter((entry) => entry.direction === 'outgoing')
      .sort((a, b) => a.sequence - b.sequence);
    const received = peer.store
      .entries()
      .filter((entry) => entry.direction === 'incoming')
      .sort((a, b) => a.sequence - b.sequence);
    expect(received.map((entry) => toHex(entry.payload))).toEqual(sent.map((entry) => toHex(entry.payload)));
    expect(sent.map((entry) => entry.sequence)).toEqual(sent.map((_entry, index) => index + 1));
    const texts = await own.texts('outgoing');
    for (const text of promised[own.role]) expect(texts.filter((candidate) => candidate === text)).toHaveLength(1);
    expect(new Set(texts).size).toBe(texts.length);
    const [ownSession, peerSession] = [await own.session(), await peer.session()];
    expect(sameBytes(ownSession.sent.hash, peerSession.received.hash)).toBe(true);
    expect(ownSession.freeze).toBeUndefined();
    expect(own.leftUnsaved()).toEqual([]);
    expect(await own.store.outbox()).toEqual([]);
    expect(await own.store.heldPayloads(ownSession.relationshipId)).toEqual([]);
    for (const entry of sent) {
      if (entry.type !== 1) continue;
      const isRead = received.find((candidate) => candidate.messageId === entry.messageId)?.readAt !== undefined;
      expect(entry.delivery?.kind).toBe(isRead ? 'read' : 'delivered');
    }
    const order = received.map((entry) => entry.orderAt);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  }
}
