/** Files between two engines: up, down, stopped, taken up again, and never shown before they are whole. */
import { describe, expect, test } from 'vitest';
import { sha256 } from '../crypto/hash.ts';
import type { ClientId, MessageId } from '../domain/ids.ts';
import { concatBytes } from '../language/bytes.ts';
import {
  type AttachmentBody,
  attachmentPart,
  blobDeleteHash,
  cborMap,
  mailboxSenderKey,
  startAttachment,
} from '../protocol/index.ts';
import type { Attachment } from './attachment-state.ts';
import type { Messenger } from './messenger.ts';
import { createHostilePeer } from './testing/hostile-peer.ts';
import { type End, joinedEnds, seededRandom, type TwoEnds } from './testing/two-ends.ts';

const MIB = 2 ** 20;

function fileOf(size: number): Uint8Array {
  const file = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) file[index] = (index * 31 + (index >>> 8)) & 0xff;
  return file;
}

async function give(messenger: Messenger, id: ClientId, file: Uint8Array, name = 'plan.pdf'): Promise<MessageId> {
  const begun = await messenger.attachments.begin(id, { name, mime: 'application/pdf', size: file.length });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  for (let offset = 0; offset < file.length; offset += 700_000)
    await messenger.attachments.append(begun.messageId, file.subarray(offset, offset + 700_000));
  const queued = await messenger.attachments.finish(begun.messageId);
  if (queued.kind !== 'queued') throw new Error(queued.kind);
  return begun.messageId;
}

async function idOf(end: End): Promise<ClientId> {
  return (await end.session()).conversationId;
}

async function attachmentAt(end: End, messageId: MessageId): Promise<Attachment | undefined> {
  return end.store.attachment(await idOf(end), messageId);
}

async function stateAt(end: End, messageId: MessageId) {
  return (await attachmentAt(end, messageId))?.state;
}

async function readAll(end: End, messageId: MessageId): Promise<Uint8Array | string> {
  const pieces: Uint8Array[] = [];
  for (let piece = 0; ; piece += 1) {
    const read = await end.messenger().attachments.read(await idOf(end), messageId, piece);
    if (read.kind !== 'piece') return read.kind;
    pieces.push(read.bytes);
    if (read.isLast) return concatBytes(...pieces);
  }
}

async function sendFromTherapist(ends: TwoEnds, file: Uint8Array): Promise<MessageId> {
  return give(ends.therapist.messenger(), await idOf(ends.therapist), file);
}

describe('a file', () => {
  test.each([0, 1, 65_536, MIB - 1, MIB, MIB + 1, 2_500_000])(
    'of %i bytes reaches the other side whole, and leaves nothing at the relay',
    async (size) => {
      const ends = await joinedEnds();
      const file = fileOf(size);
      const messageId = await sendFromTherapist(ends, file);
      await ends.clock.advance(5_000);
      expect(await stateAt(ends.therapist, messageId)).toEqual({ kind: 'sent' });
      expect(await stateAt(ends.client, messageId)).toEqual({ kind: 'here' });
      for (const end of [ends.therapist, ends.client]) {
        expect(await readAll(end, messageId)).toEqual(file);
        expect((await attachmentAt(end, messageId))?.fileHash).toEqual(sha256(file));
        expect(end.files.fileIds().every((fileId) => end.files.isFinished(fileId))).toBe(true);
      }
      const [entry] = ends.client.store.entries().filter(({ type }) => type === 2);
      expect(entry).toMatchObject({ messageId, text: 'plan.pdf', direction: 'incoming' });
      expect(ends.relay.blobCount()).toBe(0);
      await ends.stop();
    },
  );
});

describe('on its way up', () => {
  test('its message goes out only when every part is at the relay; other messages do not wait for it', async () => {
    const ends = await joinedEnds();
    const { therapist, client, clock, relay } = ends;
    relay.setFaults({ losesRequest: (call) => call === 'putBlob' });
    const messageId = await sendFromTherapist(ends, fileOf(1_500_000));
    await therapist.messenger().sendText(await idOf(therapist), 'While it waits');
    await clock.advance(60_000);
    expect(await client.texts('incoming')).toEqual(['While it waits']);
    expect(await stateAt(therapist, messageId)).toEqual({ kind: 'uploading', parts: 0, wait: 'unreachable' });
    expect(await attachmentAt(client, messageId)).toBeUndefined();
    expect(await readAll(therapist, messageId)).toHaveLength(1_500_000);
    relay.setFaults({});
    await clock.advance(120_000);
    expect(await stateAt(therapist, messageId)).toEqual({ kind: 'sent' });
    expect(await readAll(client, messageId)).toEqual(fileOf(1_500_000));
    await ends.stop();
  });

  test('a death at any commit loses nothing and sends nothing twice', async () => {
    for (const moment of ['before', 'after'] as const) {
      for (let commit = 1; commit <= 6; commit += 1) {
        const ends = await joinedEnds({ seed: commit });
        const { therapist, client, clock } = ends;
        const file = fileOf(2_200_000);
        const messageId = await sendFromTherapistDying(ends, file, commit, moment);
        await therapist.restart();
        await clock.advance(120_000);
        const wasQueued = messageId !== undefined && (await attachmentAt(therapist, messageId)) !== undefined;
        const arrived = client.store.entries().filter(({ type }) => type === 2);
        expect(arrived, `${moment} commit ${String(commit)}`).toHaveLength(wasQueued ? 1 : 0);
        if (wasQueued) expect(await readAll(client, messageId)).toEqual(file);
        expect(therapist.leftUnsaved()).toEqual([]);
        await ends.stop();
      }
    }
  }, 60_000);

  test('one that is given up leaves nothing here, at the relay or in the chain', async () => {
    const ends = await joinedEnds();
    const { therapist, client, clock, relay } = ends;
    const id = await idOf(therapist);
    const blobsBefore = relay.blobCount();
    let puts = 0;
    relay.setFaults({ losesAnswer: (call) => call === 'putBlob' && (puts += 1) > 1 });
    const messageId = await sendFromTherapist(ends, fileOf(2_500_000));
    await clock.advance(500);
    expect(relay.blobCount()).toBe(blobsBefore + 2);
    expect(await stateAt(therapist, messageId)).toMatchObject({ kind: 'uploading', parts: 1 });
    const { sent } = await therapist.session();
    relay.setFaults({ losesRequest: (call) => call === 'deleteBlob' });
    expect(await therapist.messenger().attachments.cancel(id, messageId)).toEqual({ kind: 'cancelled' });
    expect(therapist.files.fileIds()).toEqual([]);
    await therapist.restart();
    await clock.advance(1_000);
    expect(await stateAt(therapist, messageId)).toEqual({ kind: 'cancelling', parts: 2 });
    relay.setFaults({});
    await clock.advance(120_000);
    expect(relay.blobCount()).toBe(blobsBefore);
    expect(therapist.store.attachments()).toEqual([]);
    expect((await therapist.session()).sent).toEqual(sent);
    expect(client.store.entries().filter(({ type }) => type === 2)).toEqual([]);
    expect(await therapist.messenger().attachments.cancel(id, messageId)).toEqual({ kind: 'unknown' });
    await ends.stop();
  });

  test('stands still while it is paused, and goes on where it was', async () => {
    const ends = await joinedEnds();
    const { therapist, client, clock, relay } = ends;
    const id = await idOf(therapist);
    relay.setFaults({ losesRequest: (call) => call === 'putBlob' });
    const messageId = await sendFromTherapist(ends, fileOf(1_100_000));
    await therapist.messenger().attachments.pause(id, messageId);
    relay.setFaults({});
    await therapist.restart();
    await clock.advance(300_000);
    expect(await attachmentAt(therapist, messageId)).toMatchObject({ isPaused: true, state: { kind: 'uploading' } });
    await therapist.messenger().attachments.resume(id, messageId);
    await clock.advance(1_000);
    expect(await stateAt(client, messageId)).toEqual({ kind: 'here' });
    expect(await therapist.messenger().attachments.cancel(id, messageId)).toEqual({ kind: 'too-late' });
    await ends.stop();
  });

  test('waits while the relay has no room, and stops where the conversation has ended', async () => {
    const ends = await joinedEnds({ relayOptions: { maxBlobBytesPerMailbox: 1_500_000 }, fetchUpToBytes: 0 });
    const { therapist, client, clock } = ends;
    const first = await sendFromTherapist(ends, fileOf(1_000_000));
    await clock.advance(1_000);
    const second = await sendFromTherapist(ends, fileOf(900_000));
    await clock.advance(60_000);
    expect(await stateAt(client, first)).toEqual({ kind: 'announced' });
    expect(await stateAt(therapist, second)).toMatchObject({ kind: 'uploading', wait: 'relay-full' });
    await client.messenger().attachments.fetch(await idOf(client), first);
    await clock.advance(180_000);
    expect(await stateAt(therapist, second)).toEqual({ kind: 'sent' });
    const third = await sendFromTherapist(ends, fileOf(900_000));
    await clock.advance(1_000);
    await client.messenger().end(await idOf(client));
    await clock.advance(180_000);
    expect(await stateAt(therapist, third)).toMatchObject({ kind: 'stopped', reason: 'conversation-ended' });
    await ends.stop();
  });

  test('is refused before a byte of it leaves where it is too large, of another size, or nobody is there', async () => {
    const ends = await joinedEnds();
    const id = await idOf(ends.therapist);
    const { attachments } = ends.therapist.messenger();
    const file = { name: '../a\u202e.pdf', mime: 'nonsense', size: 2 ** 31 };
    expect(await attachments.begin(id, file)).toEqual({ kind: 'too-large', maxBytes: 100 * MIB });
    expect(await attachments.begin('0'.repeat(32) as ClientId, { ...file, size: 1 })).toEqual({ kind: 'not-joined' });
    const begun = await attachments.begin(id, { ...file, size: 10 });
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    expect(await attachments.append(begun.messageId, fileOf(11))).toEqual({ kind: 'too-large', maxBytes: 10 });
    expect(await attachments.finish(begun.messageId)).toEqual({ kind: 'unknown' });
    const short = await attachments.begin(id, { ...file, size: 10 });
    if (short.kind !== 'begun') throw new Error(short.kind);
    await attachments.append(short.messageId, fileOf(9));
    expect(await attachments.finish(short.messageId)).toEqual({ kind: 'wrong-size' });
    expect(ends.therapist.files.fileIds()).toEqual([]);
    expect(ends.therapist.store.attachments()).toEqual([]);
    await ends.stop();
  });
});

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

/** Undefined when it died before the screen heard of a name. */
async function sendFromTherapistDying(ends: TwoEnds, file: Uint8Array, commit: number, moment: 'before' | 'after') {
  const { therapist, clock } = ends;
  const id = await idOf(therapist);
  const messenger = therapist.messenger();
  const begun = await messenger.attachments.begin(id, { name: 'a.bin', mime: 'a/b', size: file.length });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  await messenger.attachments.append(begun.messageId, file);
  therapist.dieAtCommit(commit, moment);
  void messenger.attachments.finish(begun.messageId);
  await clock.advance(120_000);
  expect(therapist.isDead()).toBe(true);
  return begun.messageId;
}

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
  const begun = sealer.push(file);
  const end = sealer.finish();
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
