/** From an invite to a conversation: links, what became of them, and publishing. */
import { describe, expect, test } from 'vitest';
import { buildLink, parseLink } from '../protocol/index.ts';
import type { RelayCall } from '../relay/memory-relay.ts';
import {
  approveFirst,
  askToJoin,
  CLIENT_ID,
  createTwoEnds,
  eventsOf,
  inviteClient,
  PAGE_URL,
  PRACTICE,
  RELAY_URL,
  secondClient,
  startedEnds,
} from './testing/two-ends.ts';

const DAY = 86_400_000;

describe('a link', () => {
  test('attacks 1: looking at a link asks nobody anything, and opening it consumes nothing', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    const calls: RelayCall[] = [];
    await ends.clock.advance(0);
    ends.relay.setFaults({ losesRequest: (call) => calls.push(call) < 0 });
    expect(ends.client.messenger().client.inspectLink(link)).toEqual({ kind: 'link' });
    expect(calls).toEqual([]);
    for (let look = 0; look < 3; look += 1) {
      const opened = await ends.client.messenger().client.openInvite(link);
      expect(opened).toMatchObject({
        kind: 'invite',
        practiceName: PRACTICE.practiceName,
        therapistName: PRACTICE.name,
      });
    }
    expect(calls).toEqual(['getBlob', 'getBlob', 'getBlob']);
    expect(await ends.client.store.sessions()).toEqual([]);
    expect(await askToJoin(ends.client, link)).toBe('asked');
    await ends.stop();
  });

  test.each([
    ['https://relay.example/', 'not-a-link'],
    ['hello', 'not-a-link'],
    ['https://relay.example/#AQA', 'damaged-link'],
    [`https://relay.example/#Ag${'A'.repeat(44)}`, 'newer-version'],
  ])('%s is %s', async (link, kind) => {
    const ends = createTwoEnds();
    expect(ends.client.messenger().client.inspectLink(link).kind).toBe(kind);
  });

  test('attacks 4, 5: an altered link or blob is refused', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    const parsed = parseLink(link);
    if (parsed.kind !== 'link') throw new Error(parsed.kind);
    const secret = parsed.link.secret.slice();
    secret[0] = (secret[0] ?? 0) ^ 1;
    const other = buildLink(PAGE_URL, { secret, requiresCode: false });
    expect((await ends.client.messenger().client.openInvite(other)).kind).toBe('gone');
    const withCode = buildLink(PAGE_URL, { secret: parsed.link.secret, requiresCode: true });
    expect((await ends.client.messenger().client.openInvite(withCode)).kind).toBe('altered');
    await ends.stop();
  });
});

describe('a used, withdrawn or expired invite', () => {
  test('attacks 2: a used link opens nothing, and the conversation does not notice', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    const late = await secondClient(ends);
    const opened = await late.messenger().client.openInvite(link);
    await askToJoin(ends.client, link);
    await ends.clock.advance(1_000);
    expect(await approveFirst(ends)).toBe('approved');
    await ends.clock.advance(5_000);
    const before = await ends.therapist.session();
    expect((await late.messenger().client.openInvite(link)).kind).toBe('gone');
    if (opened.kind !== 'invite') throw new Error(opened.kind);
    expect(await late.messenger().client.join(opened.token, 'Eve')).toEqual({ kind: 'gone' });
    expect(await ends.therapist.session()).toEqual(before);
    // Nothing that could open a join is left, here or at the relay.
    const [invite] = await ends.therapist.store.invites();
    expect(invite).toMatchObject({ phase: 'used' });
    const secrets = [
      invite?.bundle,
      invite?.oneTimeSecret,
      invite?.kemSecret,
      invite?.identitySecret,
      invite?.mailbox.readerSecret,
      invite?.blobDeleteToken,
    ];
    expect(secrets.map((secret) => secret?.length)).toEqual([0, 0, 0, 0, 0, 0]);
    await late.messenger().stop();
    await ends.stop();
  });

  test('attacks 2: an attempt while the relay still keeps the used invite is told to the therapist', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    await askToJoin(ends.client, link);
    await ends.clock.advance(1_000);
    ends.relay.setFaults({ losesRequest: (call) => call === 'deleteBlob' || call === 'deleteMailbox' });
    await approveFirst(ends);
    await ends.clock.advance(2_000);
    const late = await secondClient(ends);
    expect(await askToJoin(late, link, 'Eve')).toBe('asked');
    await ends.clock.advance(2_000);
    expect(eventsOf(ends)).toContain('attempt-on-used-invite');
    expect(await ends.therapist.store.joins()).toEqual([]);
    ends.relay.setFaults({});
    await ends.clock.advance(600_000);
    expect((await late.session()).phase).toBe('ended');
    expect((await ends.client.session()).phase).toBe('open');
    await late.messenger().stop();
    await ends.stop();
  });

  test('attacks 2: a revoked link is gone, with who was waiting', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    await askToJoin(ends.client, link);
    await ends.clock.advance(1_000);
    const [join] = await ends.therapist.store.joins();
    const [invite] = await ends.therapist.store.invites();
    if (!invite || !join) throw new Error('Nobody asked');
    await ends.therapist.messenger().therapist.revokeInvite(invite.inviteId);
    expect(await ends.therapist.messenger().therapist.approveJoin(join.joinId, PRACTICE)).toEqual({ kind: 'gone' });
    await ends.clock.advance(1_000);
    expect((await ends.client.messenger().client.openInvite(link)).kind).toBe('gone');
    await ends.clock.advance(200_000);
    expect((await ends.client.session()).phase).toBe('ended');
    expect(eventsOf(ends)).toEqual(['invited', 'asked-to-join', 'invite-revoked']);
    await ends.stop();
  });

  test('attacks 2: an expired link says so while the therapist is away, and is gone once it was cleared', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends, 3_600_000);
    const opened = await ends.client.messenger().client.openInvite(link);
    await ends.therapist.messenger().stop();
    ends.clock.jumpTo(ends.clock.now() + 2 * 3_600_000);
    expect((await ends.client.messenger().client.openInvite(link)).kind).toBe('expired');
    if (opened.kind !== 'invite') throw new Error(opened.kind);
    expect(await ends.client.messenger().client.join(opened.token, 'Bo')).toEqual({ kind: 'expired' });
    await ends.therapist.restart();
    await ends.clock.advance(5_000);
    expect((await ends.client.messenger().client.openInvite(link)).kind).toBe('gone');
    expect(eventsOf(ends)).toEqual(['invited', 'invite-expired']);
    await ends.stop();
  });

  test('who asked in time may be let in after the expiry', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends, 3_600_000);
    await askToJoin(ends.client, link);
    await ends.clock.advance(1_000);
    ends.clock.jumpTo(ends.clock.now() + 2 * 3_600_000);
    await ends.clock.advance(200_000);
    expect(await approveFirst(ends)).toBe('approved');
    await ends.clock.advance(5_000);
    expect((await ends.client.session()).phase).toBe('open');
    await ends.stop();
  });
});

describe('publishing', () => {
  test('an invite made without a network is published once there is one, the same blob though the answer was lost', async () => {
    const ends = await startedEnds();
    ends.relay.setFaults({ losesAnswer: () => true });
    const link = await inviteClient(ends);
    expect((await ends.therapist.store.invites())[0]?.isPublished).toBe(false);
    await ends.therapist.restart();
    ends.relay.setFaults({});
    await ends.clock.advance(120_000);
    const [invite] = await ends.therapist.store.invites();
    expect(invite?.isPublished).toBe(true);
    expect(invite?.blob).toBeUndefined();
    expect(await askToJoin(ends.client, link)).toBe('asked');
    await ends.clock.advance(120_000);
    expect(await ends.therapist.store.joins()).toHaveLength(1);
    await ends.stop();
  });

  test('a relay that wants a token says so, and no invite is left behind', async () => {
    const ends = await startedEnds({ relayOptions: { token: 'sesame' } });
    const wanted = {
      conversationId: CLIENT_ID,
      relayUrl: RELAY_URL,
      pageUrl: 'https://page.example',
      practiceName: 'P',
      therapistName: 'T',
      locale: 'en',
      validForMs: DAY,
    };
    expect(await ends.therapist.messenger().therapist.invite(wanted)).toEqual({
      kind: 'refused',
      reason: 'relay-wants-token',
    });
    expect((await ends.therapist.store.invites()).filter((invite) => invite.phase === 'open')).toEqual([]);
    expect(eventsOf(ends)).toEqual([]);
    const made = await ends.therapist.messenger().therapist.invite({ ...wanted, relayToken: 'sesame' });
    expect(made).toMatchObject({ kind: 'created', isPublished: true });
    // The page is served elsewhere, so the link names the relay.
    expect(made.kind === 'created' && made.link).toMatch(/^https:\/\/page\.example\/#[\w-]{46}~relay\.example$/u);
    expect(JSON.stringify(await ends.therapist.store.invites())).not.toContain('sesame');
    await ends.stop();
  });
});

describe('the safety number', () => {
  test('is the same at both ends, and is verified until someone says otherwise', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    await askToJoin(ends.client, link);
    await ends.clock.advance(1_000);
    await approveFirst(ends);
    await ends.clock.advance(1_000);
    const therapist = ends.therapist.messenger();
    const atTherapist = await therapist.safetyNumber(CLIENT_ID);
    const atClient = await ends.client.messenger().safetyNumber((await ends.client.session()).conversationId);
    expect(atTherapist?.groups).toHaveLength(12);
    expect(atTherapist).toEqual(atClient);
    expect(atTherapist?.state).toEqual({ kind: 'unverified' });
    await therapist.setVerified(CLIENT_ID, 'Ana Ruiz');
    expect((await therapist.safetyNumber(CLIENT_ID))?.state).toMatchObject({ kind: 'verified', by: 'Ana Ruiz' });
    await therapist.setVerified(CLIENT_ID, undefined);
    expect((await therapist.safetyNumber(CLIENT_ID))?.state).toEqual({ kind: 'unverified' });
    await ends.stop();
  });

  test('a new profile reaches the client', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    await askToJoin(ends.client, link);
    await ends.clock.advance(1_000);
    await approveFirst(ends);
    await ends.clock.advance(1_000);
    await ends.therapist.messenger().therapist.publishProfile({ ...PRACTICE, phone: '+34 611 111 111' });
    await ends.clock.advance(1_000);
    expect((await ends.client.session()).peerProfile).toEqual({ ...PRACTICE, phone: '+34 611 111 111' });
    await ends.stop();
  });
});

describe('stopping', () => {
  test('nothing is stored, sent or told afterwards', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    await askToJoin(ends.client, link);
    await ends.therapist.messenger().stop();
    const commits = ends.therapist.store.commitCount();
    const told = ends.therapist.events().length;
    await ends.clock.advance(300_000);
    expect(ends.therapist.store.commitCount()).toBe(commits);
    expect(ends.therapist.events()).toHaveLength(told);
    await expect(ends.therapist.messenger().sendText(CLIENT_ID, 'Hello')).rejects.toThrow('stopped');
    await ends.client.messenger().stop();
  });
});
