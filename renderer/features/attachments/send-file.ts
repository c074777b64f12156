/** Hands one file to the service, piece by piece; what it seals and uploads from there on goes on by itself. */
import type { Output } from '../../../shared/contract/index.ts';
import { handOverFile, type HandOver, type HandOverOutcome } from '../../../shared/domain/hand-over-file.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import type { ServiceClient } from '../../service/service-client.ts';
import { bytesOf, type ReadyFile } from './use-chosen-files.ts';

type NotBegun = Exclude<Output<'attachments.begin'>['kind'], 'begun'>;

export type SendFileOutcome = HandOverOutcome | NotBegun;

export type SendFileOptions = Pick<HandOver, 'isWanted' | 'onProgress'> & { readonly clientId: ClientId };

/** Rejects with a Fault. */
export async function sendFile(
  service: ServiceClient,
  { file, prepared }: ReadyFile,
  { clientId, isWanted, onProgress }: SendFileOptions,
): Promise<SendFileOutcome> {
  const { type, size, bytes, thumbnail } = prepared;
  const begun = await service.call('attachments.begin', {
    clientId,
    name: file.name,
    mime: type,
    size,
    ...(thumbnail !== undefined && { thumbnail }),
  });
  if (begun.kind !== 'begun') return begun.kind;
  const { messageId, pieceBytes } = begun;
  const taker = {
    append: async (piece: Uint8Array) =>
      (await service.call('attachments.append', { messageId, bytes: piece })).kind === 'taken',
    finish: async () => (await service.call('attachments.finish', { messageId })).kind === 'queued',
    cancel: () => service.call('attachments.cancel', { clientId, messageId }),
  };
  const read = async (start: number, end: number): Promise<Uint8Array> =>
    bytes?.slice(start, end) ?? bytesOf(file.slice(start, end));
  return handOverFile(taker, { size, pieceBytes, read, isWanted, onProgress });
}
