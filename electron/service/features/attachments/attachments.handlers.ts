/** Files of conversations: given by a screen in pieces, read by it in pieces, and saved where the person says. */
import type { Input, Output } from '../../../../shared/contract/index.ts';
import { Fault } from '../../../../shared/contract/index.ts';
import type { ClientId, MessageId } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Messenger } from '../../../../shared/messenger/index.ts';
import type { ReadableDatabase } from '../../database/database.ts';
import { createAttachmentsRepository } from './attachments.repository.ts';
import { saveAttachment } from './save-attachment.ts';

export type AttachmentsPorts = {
  readonly database: ReadableDatabase;
  readonly messenger: Pick<Messenger, 'attachments'>;
  readonly clientExists: (clientId: ClientId) => boolean;
};

/** What a screen gives and gets at once. */
const pieceBytes = 2 ** 20;

export function createAttachmentsHandlers({ database, messenger, clientExists }: AttachmentsPorts) {
  const repository = createAttachmentsRepository(database);
  const { attachments } = messenger;

  function check(clientId: ClientId): void {
    if (!clientExists(clientId)) throw new Fault('not-found');
  }

  function named({ clientId, messageId }: { readonly clientId: ClientId; readonly messageId: MessageId }) {
    check(clientId);
    return [clientId, messageId] as const;
  }

  return {
    'attachments.begin': async ({
      clientId,
      ...file
    }: Input<'attachments.begin'>): Promise<Output<'attachments.begin'>> => {
      check(clientId);
      const { thumbnail, ...rest } = file;
      const begun = await attachments.begin(clientId, { ...rest, ...(thumbnail && { thumbnail }) });
      if (begun.kind === 'unavailable') throw new Error('The engine was given no folder for files');
      return begun.kind === 'begun' ? { ...begun, pieceBytes } : begun;
    },
    'attachments.append': ({ messageId, bytes }: Input<'attachments.append'>): Promise<Output<'attachments.append'>> =>
      attachments.append(messageId, bytes),
    'attachments.finish': ({ messageId }: Input<'attachments.finish'>): Promise<Output<'attachments.finish'>> =>
      attachments.finish(messageId),
    'attachments.cancel': (input: Input<'attachments.cancel'>): Promise<Output<'attachments.cancel'>> =>
      attachments.cancel(...named(input)),
    'attachments.pause': (input: Input<'attachments.pause'>): Promise<void> => attachments.pause(...named(input)),
    'attachments.resume': (input: Input<'attachments.resume'>): Promise<void> => attachments.resume(...named(input)),
    'attachments.fetch': (input: Input<'attachments.fetch'>): Promise<void> => attachments.fetch(...named(input)),
    'attachments.askAgain': (input: Input<'attachments.askAgain'>): Promise<Output<'attachments.askAgain'>> =>
      attachments.askAgain(...named(input)),
    'attachments.read': ({ piece, ...input }: Input<'attachments.read'>): Promise<Output<'attachments.read'>> =>
      attachments.read(...named(input), piece),
    'attachments.save': async ({
      folder,
      ...input
    }: Input<'attachments.save'>): Promise<Output<'attachments.save'>> => {
      const attachment = repository.get(...named(input));
      if (attachment === undefined) throw new Fault('not-found');
      const { name, size, fileHash } = attachment;
      const wanted = { name, size, sha256: fileHash && toHex(fileHash) };
      return saveAttachment(wanted, folder, (piece) => attachments.read(...named(input), piece));
    },
  };
}
