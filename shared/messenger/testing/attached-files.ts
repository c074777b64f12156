/** Files for tests: made up, given to an engine, and looked at where they arrive. */
import type { ClientId, MessageId } from '../../domain/ids.ts';
import { concatBytes } from '../../language/bytes.ts';
import type { Attachment } from '../attachment-state.ts';
import type { Messenger } from '../messenger.ts';
import type { End, TwoEnds } from './two-ends.ts';

export function fileOf(size: number): Uint8Array {
  const file = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) file[index] = (index * 31 + (index >>> 8)) & 0xff;
  return file;
}

export async function give(
  messenger: Messenger,
  id: ClientId,
  file: Uint8Array,
  name = 'plan.pdf',
): Promise<MessageId> {
  const begun = await messenger.attachments.begin(id, { name, mime: 'application/pdf', size: file.length });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  for (let offset = 0; offset < file.length; offset += 700_000)
    await messenger.attachments.append(begun.messageId, file.subarray(offset, offset + 700_000));
  const queued = await messenger.attachments.finish(begun.messageId);
  if (queued.kind !== 'queued') throw new Error(queued.kind);
  return begun.messageId;
}

export async function idOf(end: End): Promise<ClientId> {
  return (await end.session()).conversationId;
}

export async function attachmentAt(end: End, messageId: MessageId): Promise<Attachment | undefined> {
  return end.store.attachment(await idOf(end), messageId);
}

export async function stateAt(end: End, messageId: MessageId) {
  return (await attachmentAt(end, messageId))?.state;
}

export async function readAll(end: End, messageId: MessageId): Promise<Uint8Array | string> {
  const pieces: Uint8Array[] = [];
  for (let piece = 0; ; piece += 1) {
    const read = await end.messenger().attachments.read(await idOf(end), messageId, piece);
    if (read.kind !== 'piece') return read.kind;
    pieces.push(read.bytes);
    if (read.isLast) return concatBytes(...pieces);
  }
}

export async function sendFromTherapist(ends: TwoEnds, file: Uint8Array): Promise<MessageId> {
  return give(ends.therapist.messenger(), await idOf(ends.therapist), file);
}
