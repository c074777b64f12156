/** Whatever order things happen in, whoever dies at which commit, and whatever the network does: nothing lost, nothing doubled. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../language/bytes.ts';
import { sameBytes } from '../language/bytes.ts';
import {
  approveFirst,
  askToJoin,
  createTwoEnds,
  type End,
  inviteClient,
  joinedEnds,
  type TwoEnds,
} from './testing/two-ends.ts';

type Who = 'therapist' | 'client';
type Step =
  | { readonly kind: 'send'; readonly who: Who }
  | { readonly kind: 'read'; readonly who: Who }
  | { readonly kind: 'wait'; readonly ms: number }
  | {
      readonly kind: 'network';
      readonly state: 'whole' | 'loses-requests' | 'loses-answers' | 'doubles-and-reorders' | 'down';
    }
  | { readonly kind: 'die'; readonly who: Who; readonly commits: number; readonly moment: 'before' | 'after' }
  | { readonly kind: 'restart'; readonly who: Who };

const who = fc.constantFrom<Who>('therapist', 'client');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('send' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('read' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(0, 0, 1, 500, 5_000, 70_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('network' as const),
      state: fc.constantFrom(
        'whole' as const,
        'loses-requests' as const,
        'loses-answers' as const,
        'doubles-and-reorders' as const,
        'down' as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('die' as const),
      who,
      commits: fc.integer({ min: 1, max: 4 }),
      moment: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const), who }) },
);

describe('any order of events', () => {
  test('attacks 12, 22: nothing is lost or doubled, order and states are true', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), fc.integer({ min: 1 }), async (steps, seed) => {
        const ends = await joinedEnds({ seed });
        const promised: Record<Who, string[]> = { therapist: [], client: [] };
        let count = 0;
        for (const next of steps) {
          count += 1;
          await take(ends, next, `text ${count}`, promised);
          for (const end of [ends.therapist, ends.client]) if (end.isDead()) await restartCarefully(ends, end);
          await expectTrueStates(ends);
        }
        await heal(ends);
        await expectWhole(ends, promised);
        await ends.stop();
      }),
      { numRuns: 60 },
    );
  }, 120_000);

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

async function take(ends: TwoEnds, next: Step, text: string, promised: Record<Who, string[]>): Promise<void> {
  switch (next.kind) {
    case 'send': {
      const end = ends[next.who];
      const { conversationId } = await end.session();
      // Not awaited: the engine may die before it answers.
      void end
        .messenger()
        .sendText(conversationId, text)
        .then((outcome) => {
          if (outcome.kind === 'queued') promised[next.who].push(text);
        });
      await ends.clock.settle();
      return;
    }
    case 'read': {
      const end = ends[next.who];
      const session = await end.session();
      void end.messenger().markRead(session.conversationId, session.relationshipId, session.received.sequence);
      await ends.clock.settle();
      return;
    }
    case 'wait':
      return ends.clock.advance(next.ms);
    case 'network':
      return setNetwork(ends, next.state);
    case 'die':
      ends[next.who].dieAtCommit(next.commits, next.moment);
      return;
    case 'restart':
      return restartCarefully(ends, ends[next.who]);
  }
}

/** Starting is work too, so it may be cut short as well. */
async function restartCarefully(ends: TwoEnds, end: End): Promise<void> {
  void end.restart();
  await ends.clock.settle();
}

function setNetwork({ relay }: TwoEnds, state: (Step & { readonly kind: 'network' })['state']): void {
  let calls = 0;
  const everyOther = () => {
    calls += 1;
    return calls % 2 === 1;
  };
  if (state === 'whole') relay.setFaults({});
  else if (state === 'loses-requests') relay.setFaults({ losesRequest: everyOther });
  else if (state === 'loses-answers') relay.setFaults({ losesAnswer: everyOther });
  else if (state === 'down') relay.setFaults({ losesRequest: () => true });
  else relay.setFaults({ tampersWith: (cells) => [...cells.slice(-1), ...cells.toReversed(), ...cells] });
}

async function heal(ends: TwoEnds): Promise<void> {
  ends.relay.setFaults({});
  for (const end of [ends.therapist, ends.client]) {
    end.dieAtCommit(Number.POSITIVE_INFINITY, 'after');
    if (end.isDead()) await end.restart();
  }
  await ends.clock.advance(300_000);
}

/** At every moment: a state says no more than what is so at the other end. */
async function expectTrueStates(ends: TwoEnds): Promise<void> {
  for (const [own, peer] of [
    [ends.therapist, ends.client],
    [ends.client, ends.therapist],
  ] as const) {
    const arrived = new Map(peer.store.entries().map((entry) => [entry.messageId, entry]));
    for (const entry of own.store.entries()) {
      if (entry.direction !== 'outgoing') continue;
      const { delivery } = entry;
      if (delivery?.kind === 'delivered' || delivery?.kind === 'read') expect(arrived.has(entry.messageId)).toBe(true);
      if (delivery?.kind === 'read') expect(arrived.get(entry.messageId)?.readAt).toBeDefined();
      expect(delivery?.kind).not.toBe('failed');
    }
  }
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
