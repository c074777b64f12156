/** Files between two engines on their way down: taken up again, refused, forgotten, and never shown before they are whole. */
import { describe, expect, test } from 'vitest';
import type { MessageId } from '../domain/ids.ts';
import { concatBytes } from '../language/bytes.ts';
import {
  type AttachmentBody,
  attachmentPart,
  blobDeleteHash,
  cborMap,
  mailboxSenderKey,
  startAttachment,
} from '../protocol/index.ts';
import { attachmentAt, fileOf, idOf, readAll, sendFromTherapist, stateAt } from './testing/attached-files.ts';
import { createHostilePeer } from './testing/hostile-peer.ts';
import { joinedEnds, seededRandom } from './testing/two-ends.ts';

describe('on its way down', () => {
  test('goes on after a relay that fails now and then, and after a restart at any commit, from the part it had', async () => {
    for (let commit = 1; commit <= 5; commit += 1) {
      const ends = await joinedEnds({ seed: 40 + commit, fetchUpToBytes: 0 });
      const { client, clock, relay } = ends;
      const file = fileOf(3_300_000);
      const messageId = await sendFromTherapist(ends, file);
      await clock.advance(120_000);
      let calls = 0;
      relay.setFaults({ losesRequest: (call) => call === 'getBlob' && (calls += 1) % 2 === 1 });
      client.dieAtCommit(commit, commit % 2 === 0 ? 'before' : 'after');
      void client.messenger().attachments.fetch(await idOf(client), messageId);
      await clock.advance(120_000);
      expect(client.isDead()).toBe(true);
      expect(await stateAt(client, messageId)).not.toEqual({ kind: 'here' });
      const partsBefore = client.files.partCount();
      calls = 0;
      await client.restart();
      if ((await stateAt(client, messageId))?.kind === 'announced')
        await client.messenger().attachments.fetch(await idOf(client), messageId);
      await clock.advance(240_000);
      expect(await readAll(client, messageId)).toEqual(file);
      // Each part that was kept is not fetched again; a lost answer costs one call more, a lost commit one part.
      expect(calls).toBeLessThanOrEqual(2 * (4 - partsBefore + 1));
      await ends.stop();
    }
  }, 60_000);

  test.each([
    ['another byte', (blob: Uint8Array) => blob.map((byte, at) => (at === 70_000 ? byte ^ 1 : byte)), 'altered'],
    ['a missing end', (blob: Uint8Array) => blob.subarray(0, blob.length - 1), 'cut-off'],
    ['a missing chunk at the end', (blob: Uint8Array) => blob.subarray(0, 16 + 65_552), 'cut-off'],
    ['bytes behind its end', (blob: Uint8Array) => concatBytes(blob, new Uint8Array(16)), 'too-long'],
    [
      'two chunks in each other’s place',
      (blob: Uint8Array) =>
        concatBytes(
          blob.subarray(0, 16),
          blob.subarray(16 + 65_552, 16 + 2 * 65_552),
          blob.subarray(16, 16 + 65_552),
          blob.subarray(16 + 2 * 65_552),
        ),
      'altered',
    ],
  ] as const)('attacks 19: %s is refused, shown as nothing, and right afterwards', async (_, tamper, reason) => {
    const ends = await joinedEnds();
    const { client, clock, relay } = ends;
    relay.setFaults({ tampersWithBlob: tamper });
    const file = fileOf(200_000);
    const messageId = await sendFromTherapist(ends, file);
    await clock.advance(5_000);
    expect(await stateAt(client, messageId)).toEqual({ kind: 'refused', reason });
    expect(await readAll(client, messageId)).toBe('not-here');
    expect(client.files.fileIds()).toEqual([]);
    relay.setFaults({});
    await client.messenger().attachments.fetch(await idOf(client), messageId);
    await clock.advance(5_000);
    expect(await readAll(client, messageId)).toEqual(file);
    await ends.stop();
  });

  test('attacks 19: part of it is never shown as the whole', async () => {
    const ends = await joinedEnds();
    const { client, clock, relay } = ends;
    let given = 0;
    relay.setFaults({ losesRequest: (call) => call === 'getBlob' && (given += 1) > 2 });
    const messageId = await sendFromTherapist(ends, fileOf(2_500_000));
    await clock.advance(30_000);
    expect(await stateAt(client, messageId)).toEqual({ kind: 'fetching', parts: 2 });
    for (let piece = 0; piece < 4; piece += 1) {
      const read = await client.messenger().attachments.read(await idOf(client), messageId, piece);
      expect(read).toEqual({ kind: 'not-here' });
    }
    await ends.stop();
  });

  test('attacks 19: another hash than the one it names is refused though every chunk is right', async () => {
    const { ends, say } = await withLyingClient();
    const messageId = await say((body) => ({ ...body, blobHash: new Uint8Array(32) }));
    expect(await stateAt(ends.therapist, messageId)).toEqual({ kind: 'refused', reason: 'hash' });
    expect(await readAll(ends.therapist, messageId)).toBe('not-here');
    await ends.stop();
  });

  test('attacks 19: a claim of 2 GiB is never fetched, and keeps its place in the chain', async () => {
    const { ends, peer, clock } = await withLyingClient();
    let fetched = 0;
    ends.relay.setFaults({ losesRequest: (call) => call === 'getBlob' && (fetched += 1) > 0 });
    const claim = cborMap({
      1: new Uint8Array(32),
      2: new Uint8Array(16),
      3: 2 ** 15,
      4: 2 ** 31,
      5: new Uint8Array(32),
      6: 'video/mp4',
      7: 'film.mp4',
    });
    await peer.sayRaw(2, claim);
    await clock.advance(5_000);
    expect(fetched).toBe(0);
    expect(ends.therapist.store.attachments()).toEqual([]);
    const [entry] = ends.therapist.store.entries().filter(({ type }) => type === 2);
    expect(entry).toMatchObject({ direction: 'incoming', text: undefined, sequence: 1 });
    await ends.stop();
  });

  test('a copy that a disk has changed is not handed out', async () => {
    const ends = await joinedEnds();
    const messageId = await sendFromTherapist(ends, fileOf(300_000));
    await ends.clock.advance(5_000);
    const { fileId } = (await attachmentAt(ends.client, messageId)) ?? { fileId: '' };
    ends.client.files.damage(fileId, 0);
    expect(await readAll(ends.client, messageId)).toBe('damaged');
    await ends.stop();
  });
});

describe('what the relay has forgotten', () => {
  test('is said to be gone, and comes after the other side was asked for it', async () => {
    const ends = await joinedEnds({ fetchUpToBytes: 0 });
    const { therapist, client, clock, relay } = ends;
    const file = fileOf(1_400_000);
    const messageId = await sendFromTherapist(ends, file);
    await clock.advance(5_000);
    relay.forgetBlobs();
    const id = await idOf(client);
    await client.messenger().attachments.fetch(id, messageId);
    await clock.advance(1_000);
    expect(await stateAt(client, messageId)).toEqual({ kind: 'gone' });
    expect(await client.messenger().attachments.askAgain(id, messageId)).toEqual({ kind: 'asked' });
    await clock.advance(60_000);
    expect(await stateAt(client, messageId)).toEqual({ kind: 'here' });
    expect(await readAll(client, messageId)).toEqual(file);
    expect(await stateAt(therapist, messageId)).toMatchObject({ kind: 'sent' });
    expect(await client.messenger().attachments.askAgain(id, messageId)).toEqual({ kind: 'not-possible' });
    expect((await client.session()).freeze ?? (await therapist.session()).freeze).toBeUndefined();
    await ends.stop();
  });

  test('stays gone where the other side has no copy either', async () => {
    const ends = await joinedEnds({ fetchUpToBytes: 0 });
    const { therapist, client, clock, relay } = ends;
    const messageId = await sendFromTherapist(ends, fileOf(1_000));
    await clock.advance(5_000);
    relay.forgetBlobs();
    const own = await attachmentAt(therapist, messageId);
    await therapist.files.remove(own?.fileId ?? '');
    const id = await idOf(client);
    await client.messenger().attachments.fetch(id, messageId);
    await clock.advance(1_000);
    await client.messenger().attachments.askAgain(id, messageId);
    await clock.advance(300_000);
    expect(await stateAt(client, messageId)).toMatchObject({ kind: 'gone' });
    expect(await stateAt(therapist, messageId)).toMatchObject({ kind: 'sent' });
    await ends.stop();
  });
});

/** A client with real keys that says of a file what it likes; the file itself is at the relay as it should be. */
async function withLyingClient() {
  const ends = await joinedEnds();
  const { therapist, client, clock, relay } = ends;
  const file = fileOf(100_000);
  const random = seededRandom(77);
  const session = await client.session();
  await client.messenger().stop();
  const peer = createHostilePeer(session, relay, random, () => clock.now());
  const fileKey = random(32);
  const blobId = random(16);
  const sealer = startAttachment(fileKey, random);
  const begun = await sealer.push(file);
  const end = await sealer.finish();
  if (begun.kind !== 'pieces') throw new Error(begun.kind);
  const { deleteToken } = attachmentPart(fileKey, blobId, 0);
  const blob = concatBytes(...begun.pieces, ...end.pieces);
  await relay.putBlob(mailboxSenderKey(session.peerMailbox.capability), blobId, blobDeleteHash(deleteToken), blob);
  const { chunkCount, size, blobHash } = end;
  const body = { kind: 'attachment', fileKey, blobId, chunkCount, size, blobHash, mime: 'a/b', name: 'a.bin' } as const;
  return {
    ends,
    peer,
    clock,
    async say(lie: (honest: AttachmentBody) => AttachmentBody): Promise<MessageId> {
      await peer.say(lie(body));
      await clock.advance(5_000);
      const [entry] = therapist.store.entries().filter(({ type }) => type === 2);
      if (entry === undefined) throw new Error('Nothing was said of a file');
      return entry.messageId;
    },
  };
}
