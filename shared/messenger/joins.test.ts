/** Who knocks at an invite, with a code or without, and who is let in. */
import { describe, expect, test } from 'vitest';
import {
  formatJoinCode,
  mailboxReaderKey,
  mailboxSealKey,
  mailboxSenderKey,
  parseLink,
  sealCell,
} from '../protocol/index.ts';
import {
  approveFirst,
  askToJoin,
  eventsOf,
  inviteByCode,
  inviteClient,
  PRACTICE,
  secondClient,
  seededRandom,
  startedEnds,
} from './testing/two-ends.ts';

describe('who knocks', () => {
  test('attacks 3: of two who press Join, one is let in, the other is told, the therapist is warned', async () => {
    const ends = await startedEnds();
    const other = await secondClient(ends);
    const link = await inviteClient(ends);
    expect(await Promise.all([askToJoin(ends.client, link, 'Bo'), askToJoin(other, link, 'Eve')])).toEqual([
      'asked',
      'asked',
    ]);
    await ends.clock.advance(2_000);
    const joins = await ends.therapist.store.joins();
    expect(joins.map((join) => join.name).sort()).toEqual(['Bo', 'Eve']);
    const bo = joins.find((join) => join.name === 'Bo');
    const approving = [1, 2].map(() => ends.therapist.messenger().therapist.approveJoin(bo?.joinId ?? '', PRACTICE));
    expect((await Promise.all(approving)).map((outcome) => outcome.kind)).toEqual(['approved', 'gone']);
    await ends.clock.advance(300_000);
    expect((await ends.client.session()).phase).toBe('open');
    expect((await other.session()).phase).toBe('ended');
    expect(eventsOf(ends)).toContain('attempt-on-used-invite');
    expect(await ends.therapist.store.sessions()).toHaveLength(1);
    await other.messenger().stop();
    await ends.stop();
  });

  test('attacks 7: five joins that do not open close the invite', async () => {
    const ends = await startedEnds();
    await inviteClient(ends);
    const [invite] = await ends.therapist.store.invites();
    if (!invite) throw new Error('No invite');
    const random = seededRandom(42);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const body = random(1200 + 2500);
      const cell = sealCell(mailboxSealKey(invite.mailbox.capability), 'join', body, random);
      await ends.relay.send(mailboxSenderKey(invite.mailbox.capability), random(16), cell ?? body);
      await ends.clock.advance(1_000);
    }
    expect(eventsOf(ends)).toEqual([
      'invited',
      ...Array.from({ length: 5 }, () => 'undecipherable-join'),
      'invite-revoked',
    ]);
    const [closed] = await ends.therapist.store.invites();
    expect(closed).toMatchObject({ phase: 'revoked', failedAttempts: 5 });
    expect(closed?.oneTimeSecret).toHaveLength(0);
    await ends.clock.advance(5_000);
    expect((await ends.client.messenger().client.openInvite(invite.link)).kind).toBe('gone');
    await ends.stop();
  });

  test('junk from the relay is no attempt', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    const [invite] = await ends.therapist.store.invites();
    const random = seededRandom(43);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await ends.relay.send(mailboxSenderKey(invite?.mailbox.capability ?? random(32)), random(16), random(4096));
      await ends.clock.advance(1_000);
    }
    expect(await askToJoin(ends.client, link)).toBe('asked');
    await ends.clock.advance(1_000);
    expect(eventsOf(ends)).toEqual(['invited', 'asked-to-join']);
    await ends.stop();
  });

  test('no more than five wait at once, a sixth is turned away and both are told, and a name is shown as a name', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    const crowd = await Promise.all(Array.from({ length: 7 }, (_unused, index) => secondClient(ends, 500 + index)));
    for (const end of crowd) {
      await askToJoin(end, link, `\u202E Eve\u0000 \n  the ${'x'.repeat(500)}`);
      await ends.clock.advance(2_000);
    }
    const joins = await ends.therapist.store.joins();
    expect(joins).toHaveLength(5);
    for (const join of joins) expect(join.name).toMatch(/^Eve the x{1,120}$/u);
    await ends.clock.advance(90_000);
    const sessions = await Promise.all(crowd.map((end) => end.session()));
    expect(sessions.map(({ phase }) => phase)).toEqual([
      ...Array.from({ length: 5 }, () => 'awaiting-welcome'),
      'ended',
      'ended',
    ]);
    expect(sessions[5]?.joining?.refused).toEqual({ kind: 'crowded' });
    expect(eventsOf(ends).slice(-2)).toEqual(['too-many-joins', 'too-many-joins']);
    for (const end of crowd) await end.messenger().stop();
    await ends.stop();
  });

  test('a name is needed, and pressing Join twice asks once', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    expect(await askToJoin(ends.client, link, ' \u200B ')).toBe('name-needed');
    expect(await askToJoin(ends.client, link)).toBe('asked');
    expect(await askToJoin(ends.client, link)).toBe('asked');
    await ends.clock.advance(2_000);
    expect(await ends.therapist.store.joins()).toHaveLength(1);
    expect(await ends.client.store.sessions()).toHaveLength(1);
    const session = await ends.client.session();
    expect(await ends.client.messenger().sendText(session.conversationId, 'Too early')).toEqual({ kind: 'not-joined' });
    await ends.stop();
  });

  test('who is declined is not told, and the door stays open for another', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    await askToJoin(ends.client, link);
    await ends.clock.advance(1_000);
    const [join] = await ends.therapist.store.joins();
    await ends.therapist.messenger().therapist.declineJoin(join?.joinId ?? '');
    const other = await secondClient(ends);
    await askToJoin(other, link, 'Carla');
    await ends.clock.advance(1_000);
    expect(await approveFirst(ends)).toBe('approved');
    await ends.clock.advance(200_000);
    expect((await other.session()).phase).toBe('open');
    expect((await ends.client.session()).phase).toBe('ended');
    expect((await ends.therapist.session()).peerProfile).toEqual({ name: 'Carla' });
    await other.messenger().stop();
    await ends.stop();
  });
});

describe('an invite that asks for a code', () => {
  test('attacks 6: who has link and code comes in, however the code is typed, and the code is kept nowhere', async () => {
    const ends = await startedEnds();
    const { link, code } = await inviteByCode(ends);
    expect(parseLink(link)).toMatchObject({ kind: 'link', link: { requiresCode: true } });
    expect(await ends.client.messenger().client.openInvite(link)).toMatchObject({ kind: 'invite', requiresCode: true });
    for (const typed of [undefined, '', 'K7QD', 'U'.repeat(8)]) {
      expect(await askToJoin(ends.client, link, 'Bo', typed)).toBe('code-needed');
    }
    expect(await ends.client.store.sessions()).toEqual([]);
    expect(await askToJoin(ends.client, link, 'Bo', ` ${formatJoinCode(code).toLowerCase()} `)).toBe('asked');
    await ends.clock.advance(1_000);
    expect(await approveFirst(ends)).toBe('approved');
    await ends.clock.advance(2_000);
    expect((await ends.client.session()).phase).toBe('open');
    const [invite] = await ends.therapist.store.invites();
    expect(invite).toMatchObject({ phase: 'used', requiresCode: true, failedAttempts: 0 });
    expect(invite?.code).toBeUndefined();
    await ends.stop();
  });

  test('attacks 7: a wrong code is counted and told to both with what is left; the right one still opens', async () => {
    const ends = await startedEnds();
    const { link, code } = await inviteByCode(ends);
    const wrong = code.startsWith('0') ? '11111111' : '00000000';
    for (const triesLeft of [4, 3]) {
      expect(await askToJoin(ends.client, link, 'Bo', wrong)).toBe('asked');
      await ends.clock.advance(10_000);
      expect(await ends.client.session()).toMatchObject({
        phase: 'ended',
        joining: { refused: { kind: 'wrong-code', triesLeft } },
      });
    }
    expect((await ends.therapist.store.invites())[0]).toMatchObject({ phase: 'open', failedAttempts: 2 });
    expect(await ends.therapist.store.joins()).toEqual([]);
    // Also by a page that was closed and opened again in between.
    await ends.client.restart();
    expect(await askToJoin(ends.client, link, 'Bo', code)).toBe('asked');
    await ends.clock.advance(1_000);
    expect(await approveFirst(ends)).toBe('approved');
    await ends.clock.advance(5_000);
    expect(await ends.client.store.sessions()).toMatchObject([{ phase: 'open' }]);
    expect(eventsOf(ends)).toEqual([
      'invited',
      'undecipherable-join',
      'undecipherable-join',
      'asked-to-join',
      'joined',
    ]);
    await ends.stop();
  });

  test('attacks 7: the fifth wrong code ends the invite, for whoever has the right one too', async () => {
    const ends = await startedEnds();
    const { link, code } = await inviteByCode(ends);
    const stranger = await secondClient(ends);
    const wrong = code.startsWith('0') ? '11111111' : '00000000';
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await askToJoin(stranger, link, 'Eve', wrong)).toBe('asked');
      await ends.clock.advance(10_000);
    }
    expect(eventsOf(ends)).toEqual([
      'invited',
      ...Array.from({ length: 5 }, () => 'undecipherable-join'),
      'invite-revoked',
    ]);
    const [invite] = await ends.therapist.store.invites();
    expect(invite).toMatchObject({ phase: 'revoked', failedAttempts: 5 });
    expect(invite?.code).toBeUndefined();
    expect(await askToJoin(ends.client, link, 'Bo', code)).toBe('gone');
    await ends.clock.advance(200_000);
    expect(await stranger.session()).toMatchObject({ phase: 'ended' });
    await stranger.messenger().stop();
    await ends.stop();
  });

  test('what the relay puts in place of the answer is no answer', async () => {
    const ends = await startedEnds();
    const { link, code } = await inviteByCode(ends);
    expect(await askToJoin(ends.client, link, 'Bo', code)).toBe('asked');
    const answer = (await ends.client.session()).joining?.answer;
    const [invite] = await ends.therapist.store.invites();
    const reader = mailboxReaderKey(invite?.mailbox.readerSecret ?? new Uint8Array(32));
    const random = seededRandom(9);
    await ends.relay.putBlob(reader, answer?.blobId ?? random(16), random(32), random(2048));
    await ends.clock.advance(60_000);
    expect((await ends.client.session()).phase).toBe('awaiting-welcome');
    await ends.stop();
  });
});
