/** A client who comes back with a new browser, and conversations that end. */
import { describe, expect, test } from 'vitest';
import { mailboxReaderKey, mailboxSenderKey } from '../protocol/index.ts';
import {
  approveFirst,
  askToJoin,
  CLIENT_ID,
  createEnd,
  type End,
  inviteClient,
  joinedEnds,
  seededRandom,
  type TwoEnds,
  whatsAt,
  write,
} from './testing/two-ends.ts';

/** The client's second browser, let in through a second invite. */
async function rejoin(ends: TwoEnds): Promise<End> {
  const { clock, relay } = ends;
  const browser = createEnd('client', clock, relay, seededRandom(555));
  await browser.messenger().start();
  expect(await askToJoin(browser, await inviteClient(ends))).toBe('asked');
  await clock.advance(1_000);
  expect(await approveFirst(ends)).toBe('approved');
  await clock.advance(5_000);
  return browser;
}

async function isAtRelay(ends: TwoEnds, readerSecret: Uint8Array): Promise<boolean> {
  return (await ends.relay.fetch(mailboxReaderKey(readerSecret), 0)).kind === 'cells';
}

describe('a client who joins anew', () => {
  test('attacks 10: has a new number that counts as changed until somebody compares it, and the history goes on', async () => {
    const ends = await joinedEnds();
    const { clock, therapist, client } = ends;
    await write(client, 'From the first browser');
    await clock.advance(1_000);
    await therapist.messenger().setVerified(CLIENT_ID, 'Ana Ruiz', 'in-person');
    const before = await therapist.session();
    const numberBefore = await therapist.messenger().safetyNumber(CLIENT_ID);
    expect(numberBefore?.state).toMatchObject({ kind: 'verified', by: 'Ana Ruiz', how: 'in-person' });
    await client.messenger().stop();

    const browser = await rejoin(ends);
    const after = await therapist.session();
    expect(after.conversationId).toBe(before.conversationId);
    expect(after.relationshipId).not.toBe(before.relationshipId);
    expect(after.identityPublic).not.toEqual(before.identityPublic);
    const number = await therapist.messenger().safetyNumber(CLIENT_ID);
    expect(number?.state.kind).toBe('changed');
    expect(number?.groups).not.toEqual(numberBefore?.groups);
    expect(whatsAt(therapist)).toContain('rejoined');
    expect(await isAtRelay(ends, before.ownMailbox.readerSecret)).toBe(false);
    expect(after.formerMailboxes).toBeUndefined();

    await write(browser, 'From the second browser');
    await clock.advance(1_000);
    await write(therapist, 'Welcome back');
    await clock.advance(120_000);
    const texts = therapist.store.entries().filter((entry) => entry.type === 1);
    expect(texts.map(({ text, sequence }) => [text, sequence])).toEqual([
      ['From the first browser', 1],
      ['From the second browser', 1],
      ['Welcome back', 1],
    ]);
    // No history is replayed to the new browser.
    expect(await browser.texts('incoming')).toEqual(['Welcome back']);
    await therapist.messenger().setVerified(CLIENT_ID, 'Ana Ruiz', 'by-code-word');
    expect((await therapist.messenger().safetyNumber(CLIENT_ID))?.state).toMatchObject({ how: 'by-code-word' });
    await browser.messenger().stop();
    await ends.stop();
  });

  test('the browser that was replaced learns that its conversation has ended', async () => {
    const ends = await joinedEnds();
    const browser = await rejoin(ends);
    expect((await ends.client.session()).phase).toBe('ended');
    expect(whatsAt(ends.client)).toContain('ended-by-other');
    expect(await write(ends.client, 'Hello')).toBe('ended');
    await browser.messenger().stop();
    await ends.stop();
  });

  test('a frozen conversation goes on through a new invite', async () => {
    const ends = await joinedEnds();
    const { clock, therapist } = ends;
    const session = await therapist.session();
    await therapist.store.commit([
      { kind: 'put-session', session: { ...session, freeze: { kind: 'fork', at: session.openedAt } } },
    ]);
    const browser = await rejoin(ends);
    expect((await therapist.session()).freeze).toBeUndefined();
    expect(await write(therapist, 'Again')).toBe('queued');
    await clock.advance(5_000);
    expect(await browser.texts('incoming')).toEqual(['Again']);
    // The former browser was told nothing: what it believed was in doubt.
    expect((await ends.client.session()).phase).toBe('open');
    await browser.messenger().stop();
    await ends.stop();
  });

  test('attacks 22: dying at any commit of the way back leaves one session and one way to it', async () => {
    for (const count of [1, 2, 3, 4, 5]) {
      const ends = await joinedEnds();
      const { clock, therapist } = ends;
      const browser = createEnd('client', clock, ends.relay, seededRandom(555));
      await browser.messenger().start();
      await askToJoin(browser, await inviteClient(ends));
      await clock.advance(1_000);
      therapist.dieAtCommit(count, count % 2 === 0 ? 'before' : 'after');
      void approveFirst(ends);
      await clock.advance(1_000);
      await therapist.restart();
      if ((await therapist.store.joins()).length > 0) expect(await approveFirst(ends)).toBe('approved');
      await clock.advance(120_000);
      await write(therapist, 'Here');
      await clock.advance(5_000);
      expect(await browser.texts('incoming')).toEqual(['Here']);
      expect((await therapist.session()).formerMailboxes).toBeUndefined();
      await browser.messenger().stop();
      await ends.stop();
    }
  });
});

describe('a conversation that ends', () => {
  test.each(['therapist', 'client'] as const)(
    'attacks 49: by the %s: both know it, mailboxes go, words stay',
    async (who) => {
      const ends = await joinedEnds();
      const { clock, therapist, client } = ends;
      const [leaving, staying] = who === 'therapist' ? [therapist, client] : [client, therapist];
      await write(leaving, 'The last word');
      const mailboxes = [(await therapist.session()).ownMailbox, (await client.session()).ownMailbox];
      const { conversationId } = await leaving.session();
      const ended = leaving.messenger().end(conversationId);
      await clock.advance(1_000);
      expect(await ended).toEqual({ kind: 'ended', isTold: true });
      await clock.advance(120_000);
      expect(await staying.texts('incoming')).toEqual(['The last word']);
      for (const end of [leaving, staying]) {
        expect((await end.session()).phase).toBe('ended');
        expect((await end.session()).formerMailboxes).toBeUndefined();
        expect(await write(end, 'More')).toBe('ended');
      }
      for (const { readerSecret } of mailboxes) expect(await isAtRelay(ends, readerSecret)).toBe(false);
      expect(whatsAt(leaving)).toContain('ended');
      expect(whatsAt(staying)).toContain('ended-by-other');
      expect(await leaving.messenger().end(conversationId)).toEqual({ kind: 'not-joined' });
      await ends.stop();
    },
  );

  test('without a relay it has ended all the same, and the goodbye leaves later', async () => {
    const ends = await joinedEnds();
    const { clock, relay, therapist, client } = ends;
    relay.setFaults({ losesRequest: () => true });
    const ended = client.messenger().end((await client.session()).conversationId);
    await clock.advance(11_000);
    expect(await ended).toEqual({ kind: 'ended', isTold: false });
    expect((await therapist.session()).phase).toBe('open');
    relay.setFaults({});
    await client.restart();
    await clock.advance(200_000);
    expect((await therapist.session()).phase).toBe('ended');
    expect((await client.session()).formerMailboxes).toBeUndefined();
    await ends.stop();
  });
});

test('attacks 33: a full mailbox is told once a day, in the conversation it belongs to', async () => {
  const ends = await joinedEnds({ relayOptions: { maxCells: 2 } });
  const { clock, relay, therapist, client } = ends;
  const { capability } = (await client.session()).peerMailbox;
  const random = seededRandom(3);
  const fill = async () => {
    for (let n = 0; n < 4; n += 1) await relay.send(mailboxSenderKey(capability), random(16), random(4096));
    await clock.advance(2_000);
  };
  await fill();
  await fill();
  expect(whatsAt(therapist).filter((what) => what === 'mailbox-was-full')).toHaveLength(1);
  clock.jumpTo(clock.now() + 86_400_000);
  await fill();
  expect(whatsAt(therapist).filter((what) => what === 'mailbox-was-full')).toHaveLength(2);
  await write(client, 'And still it works');
  await clock.advance(5_000);
  expect(await therapist.texts('incoming')).toEqual(['And still it works']);
  await ends.stop();
});
