/** Files between two engines: up, down, stopped, taken up again, and never shown before they are whole. */
import { describe, expect, test } from 'vitest';
import { sha256 } from '../crypto/hash.ts';
import type { ClientId, MessageId } from '../domain/ids.ts';
import { concatBytes } from '../language/bytes.ts';
import type { Attachment } from './attachment-state.ts';
import type { Messenger } from './messenger.ts';
import { type End, joinedEnds, type TwoEnds } from './testing/two-ends.ts';

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
