/** Hands one file to the messenger, piece by piece; once it has all of it, the upload goes on by itself. */
import { handOverFile } from '../../shared/domain/hand-over-file.ts';
import type { HandOver, HandOverOutcome } from '../../shared/domain/hand-over-file.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import type { BeginOutcome } from '../../shared/messenger/messenger.ts';
import type { Desk } from '../engine/desk.ts';
import { bytesOf } from './use-chosen-files.ts';
import type { ReadyFile } from './use-chosen-files.ts';

export type SendFileOutcome = HandOverOutcome | Exclude<BeginOutcome['kind'], 'begun'>;

export type SendFileOptions = Pick<HandOver, 'isWanted' | 'onProgress'> & { readonly conversationId: ClientId };

const pieceBytes = 2 ** 20;

/** Rejects with StoreFull when the device has no room: nothing of it stays then. */
export async function sendFile(
  { messenger: { attachments } }: Desk,
  { file, prepared }: ReadyFile,
  { conversationId, isWanted, onProgress }: SendFileOptions,
): Promise<SendFileOutcome> {
  const { type, size, bytes, thumbnail } = prepared;
  const described = { name: file.name, mime: type, size, ...(thumbnail !== undefined && { thumbnail }) };
  const begun = await attachments.begin(conversationId, described);
  if (begun.kind !== 'begun') return begun.kind;
  const { messageId } = begun;
  const taker = {
    append: async (piece: Uint8Array) => (await attachments.append(messageId, piece)).kind === 'taken',
    finish: async () => (await attachments.finish(messageId)).kind === 'queued',
    cancel: () => attachments.cancel(conversationId, messageId),
  };
  const read = async (start: number, end: number) => bytes?.slice(start, end) ?? bytesOf(file.slice(start, end));
  return handOverFile(taker, { size, pieceBytes, read, isWanted, onProgress });
}
