/** Files between two engines on their way up: whole, stopped, taken up again, given up. */
import { describe, expect, test } from 'vitest';
import { sha256 } from '../crypto/hash.ts';
import type { ClientId } from '../domain/ids.ts';
import { attachmentAt, fileOf, idOf, readAll, sendFromTherapist, stateAt } from './testing/attached-files.ts';
import { joinedEnds, type TwoEnds } from './testing/two-ends.ts';

const MIB = 2 ** 20;

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
