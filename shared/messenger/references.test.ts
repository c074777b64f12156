/** Edits, retractions and reactions stand beside what they are about, and nobody changes what another wrote. */
import { describe, expect, test } from 'vitest';
import type { MessageId, Timestamp } from '../domain/ids.ts';
import { referencesOf, referringTypes, type References } from './references.ts';
import { type End, joinedEnds, type TwoEnds } from './testing/two-ends.ts';

async function write(end: End, text: string): Promise<MessageId> {
  const outcome = await end.messenger().sendText((await end.session()).conversationId, text);
  if (outcome.kind !== 'queued') throw new Error(outcome.kind);
  return outcome.messageId;
}

async function referencesTo(end: End, messageId: MessageId): Promise<References> {
  const entries = end.store.entries().filter((entry) => entry.refersTo === messageId);
  return referencesOf(
    entries
      .filter(({ type }) => referringTypes.includes(type))
      .map(({ type, text, direction, orderAt }) => ({ type, text, isOwn: direction === 'outgoing', at: orderAt })),
  );
}

async function bothSee(ends: TwoEnds, messageId: MessageId) {
  return Promise.all([ends.therapist, ends.client].map((end) => referencesTo(end, messageId)));
}

describe('what is said about a message', () => {
  test('both ends learn of edits, the retraction and reactions, and keep the original', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    const messageId = await write(client, 'Tuesday at ten');
    await clock.advance(1_000);
    const [own, other] = [(await client.session()).conversationId, (await therapist.session()).conversationId];
    expect((await client.messenger().edit(own, messageId, 'Tuesday at eleven')).kind).toBe('queued');
    await client.messenger().edit(own, messageId, 'Wednesday');
    await therapist.messenger().react(other, messageId, '👍');
    await therapist.messenger().react(other, messageId, '👎');
    await clock.advance(5_000);
    await client.messenger().retract(own, messageId);
    await clock.advance(5_000);
    for (const references of await bothSee(ends, messageId)) {
      expect(references.edits.map(({ text }) => text)).toEqual(['Tuesday at eleven', 'Wednesday']);
      expect(references.retractedAt).toBeDefined();
      expect(references.reactions.map(({ text }) => text)).toEqual(['👎']);
    }
    expect(await therapist.texts('incoming')).toEqual(['Tuesday at ten']);
    expect(await client.texts('outgoing')).toEqual(['Tuesday at ten']);
    await therapist.messenger().react(other, messageId, '');
    await clock.advance(5_000);
    for (const references of await bothSee(ends, messageId)) expect(references.reactions).toEqual([]);
    const arrived = therapist.events().filter((event) => event.kind === 'message-arrived');
    expect(arrived).toHaveLength(1);
    await ends.stop();
  });

  test('attacks 18: only own messages are edited or retracted, and only messages are reacted to', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    const messageId = await write(client, 'By the client');
    await clock.advance(1_000);
    const id = (await therapist.session()).conversationId;
    const engine = therapist.messenger();
    const unknown = 'ab'.repeat(16) as MessageId;
    const reaction = await engine.react(id, messageId, '👍');
    const reactionId = reaction.kind === 'queued' ? reaction.messageId : unknown;
    const before = therapist.store.entries().length;
    for (const target of [messageId, unknown, reactionId]) {
      expect(await engine.edit(id, target, 'forged')).toEqual({ kind: 'no-such-message' });
      expect(await engine.retract(id, target)).toEqual({ kind: 'no-such-message' });
    }
    for (const target of [unknown, reactionId]) {
      expect(await engine.react(id, target, '👍')).toEqual({ kind: 'no-such-message' });
    }
    expect((await engine.react(id, messageId, 'x'.repeat(33))).kind).toBe('too-long');
    expect(await engine.edit(id, messageId, '  ')).toEqual({ kind: 'empty' });
    expect(therapist.store.entries()).toHaveLength(before);
    await ends.stop();
  });

  test('an edit that came twice over a lossy relay is one edit, in order', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    const messageId = await write(client, 'one');
    relay.setFaults({ tampersWith: (cells) => [...cells].reverse().flatMap((cell) => [cell, cell]) });
    const id = (await client.session()).conversationId;
    await client.messenger().edit(id, messageId, 'two');
    await client.messenger().edit(id, messageId, 'three');
    await clock.advance(2_000);
    expect((await referencesTo(therapist, messageId)).edits.map(({ text }) => text)).toEqual(['two', 'three']);
    await ends.stop();
  });

  test('an entry of another kind or without words says nothing', () => {
    const at = 1 as Timestamp;
    const entries = [1, 2, 77, 3, 7].map((type) => ({ type, text: type === 1 ? 'x' : undefined, isOwn: true, at }));
    expect(referencesOf(entries)).toEqual({ edits: [], retractedAt: undefined, reactions: [] });
  });
});
