import { describe, expect, test } from 'vitest';
import { joinedEnds } from './testing/two-ends.ts';

describe('two people who talk', () => {
  test('join, write both ways, and learn what became of each message', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    const atClient = await client.session();
    expect(atClient.phase).toBe('open');
    expect(atClient.peerProfile).toEqual({
      name: 'Ana Ruiz',
      practiceName: 'Practice at the Park',
      phone: '+34 600 000 000',
      emergencyText: 'Call 112.',
    });
    const atTherapist = await therapist.session();
    expect(atTherapist.peerProfile.name).toBe('Bo');
    expect(atTherapist.relationshipId).toBe(atClient.relationshipId);

    const sent = await therapist.messenger().sendText(atTherapist.conversationId, 'How was the week?');
    if (sent.kind !== 'queued') throw new Error(sent.kind);
    const entry = () => therapist.store.entry(atTherapist.conversationId, sent.messageId);
    expect((await entry())?.delivery).toEqual({ kind: 'queued' });
    await clock.settle();
    expect((await entry())?.delivery?.kind).toBe('sent');
    await clock.advance(60_000);
    expect((await entry())?.delivery?.kind).toBe('delivered');
    expect(await client.texts('incoming')).toEqual(['How was the week?']);

    await client.messenger().markRead(atClient.conversationId, atClient.relationshipId, 1);
    await clock.advance(61_000);
    expect((await entry())?.delivery?.kind).toBe('read');

    await client.messenger().sendText(atClient.conversationId, 'Better.', sent.messageId);
    await clock.advance(1_000);
    expect(await therapist.texts('incoming')).toEqual(['Better.']);
    const [reply] = therapist.store.entries().filter((candidate) => candidate.text === 'Better.');
    expect(reply?.refersTo).toBe(sent.messageId);
    await ends.stop();
  });
});
