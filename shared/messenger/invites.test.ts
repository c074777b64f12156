/** From an invite to a conversation, and all the ways in which it must not become one. */
import { describe, expect, test } from 'vitest';
import {
  buildLink,
  createInvite,
  mailboxReaderKey,
  mailboxSealKey,
  mailboxSenderKey,
  parseLink,
  sealCell,
} from '../protocol/index.ts';
import type { RelayCall } from '../relay/memory-relay.ts';
import {
  approveFirst,
  askToJoin,
  CLIENT_ID,
  createEnd,
  createTwoEnds,
  inviteClient,
  PAGE_URL,
  PRACTICE,
  RELAY_URL,
  seededRandom,
  type TwoEnds,
  type TwoEndsOptions,
} from './testing/two-ends.ts';

const DAY = 86_400_000;

async function startedEnds(options: TwoEndsOptions = {}): Promise<TwoEnds> {
  const ends = createTwoEnds(options);
  await Promise.all([ends.therapist.messenger().start(), ends.client.messenger().start()]);
  return ends;
}

async function secondClient({ clock, relay }: TwoEnds) {
  const end = createEnd('client', clock, relay, seededRandom(1234));
  await end.messenger().start();
  return end;
}

function lines({ therapist }: TwoEnds): readonly string[] {
  return therapist.store.events().map((event) => event.what);
}

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

  test('attacks 7: an invite that wants a code is for a version that asks for one, and loses no attempt', async () => {
    const ends = await startedEnds();
    const { relay, client, clock } = ends;
    const random = seededRandom(77);
    const expiresAtSeconds = Math.floor(clock.now() / 1000) + 3_600;
    const offer = { relayUrl: RELAY_URL, practiceName: '', therapistName: 'Ana', locale: 'en', expiresAtSeconds };
    const created = createInvite({ ...offer, requiresCode: true }, random);
    if (created.kind !== 'created') throw new Error(created.kind);
    const reader = mailboxReaderKey(random(32));
    const senderPublic = mailboxSenderKey(created.secrets.capability).public;
    await relay.createMailbox({ reader, senderPublic, class: 'invite' });
    await relay.putBlob(reader, created.blobId, random(32), created.blob);
    const link = buildLink(PAGE_URL, { secret: created.invite.linkSecret, requiresCode: true });
    expect(await client.messenger().client.openInvite(link)).toEqual({ kind: 'newer-version' });
    await ends.stop();
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
    expect(lines(ends)).toContain('attempt-on-used-invite');
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
    expect(lines(ends)).toEqual(['invited', 'asked-to-join', 'invite-revoked']);
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
    expect(lines(ends)).toEqual(['invited', 'invite-expired']);
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
    expect(lines(ends)).toContain('attempt-on-used-invite');
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
    expect(lines(ends)).toEqual([
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
    expect(lines(ends)).toEqual(['invited', 'asked-to-join']);
    await ends.stop();
  });

  test('no more than five wait at once, and a name is shown as a name', async () => {
    const ends = await startedEnds();
    const link = await inviteClient(ends);
    const crowd = await Promise.all(
      Array.from({ length: 7 }, async (_unused, index) => {
        const end = createEnd('client', ends.clock, ends.relay, seededRandom(500 + index));
        await end.messenger().start();
        return end;
      }),
    );
    for (const end of crowd) {
      await askToJoin(end, link, `\u202E Eve\u0000 \n  the ${'x'.repeat(500)}`);
      await ends.clock.advance(2_000);
    }
    const joins = await ends.therapist.store.joins();
    expect(joins).toHaveLength(5);
    for (const join of joins) expect(join.name).toMatch(/^Eve the x{1,120}$/u);
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
    expect(lines(ends)).toEqual([]);
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
