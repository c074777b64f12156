/** Files as screens and records see them. */
import type { Output } from '../../../../shared/contract/index.ts';
import type { ClientId, MessageId } from '../../../../shared/domain/ids.ts';
import type { Attachment } from '../../../../shared/messenger/attachment-state.ts';
import { bytesDone } from '../../../../shared/messenger/transfers.ts';
import type { ReadableDatabase } from '../../database/database.ts';
import { type AttachmentRow, attachmentOf } from './attachment-rows.ts';

export type AttachmentView = Output<'conversations.get'>['uploads'][number];

export type AttachmentsRepository = {
  /** Of messages of one conversation; undefined for those that are about no file. */
  of(clientId: ClientId, messages: readonly MessageId[]): (message: MessageId) => Attachment | undefined;
  /** What is not sent yet, oldest first. */
  uploads(clientId: ClientId): readonly Attachment[];
  get(clientId: ClientId, messageId: MessageId): Attachment | undefined;
};

export function createAttachmentsRepository(database: ReadableDatabase): AttachmentsRepository {
  const ofMessages = database.query<AttachmentRow>(
    'SELECT * FROM attachment WHERE conversation_id = ? AND message_id IN (SELECT value FROM json_each(?))',
  );
  const one = database.query<AttachmentRow>('SELECT * FROM attachment WHERE conversation_id = ? AND message_id = ?');
  const unsent = database.query<AttachmentRow>(
    "SELECT * FROM attachment WHERE conversation_id = ? AND state IN ('uploading', 'stopped') ORDER BY created_at, message_id",
  );
  return {
    of(clientId, messages) {
      const rows = ofMessages.all(clientId, JSON.stringify(messages));
      const found = new Map(rows.map((row) => [row.message_id, attachmentOf(row)]));
      return (message) => found.get(message);
    },
    uploads: (clientId) => unsent.all(clientId).map(attachmentOf),
    get(clientId, messageId) {
      const row = one.get(clientId, messageId);
      return row === undefined ? undefined : attachmentOf(row);
    },
  };
}

export function attachmentView(attachment: Attachment): AttachmentView {
  const { messageId, name, mime, size, thumbnail } = attachment;
  return { messageId, name, mime, size, ...(thumbnail && { thumbnail }), state: stateView(attachment) };
}

function stateView(attachment: Attachment): AttachmentView['state'] {
  const { state, size, isPaused } = attachment;
  const paused = isPaused === true ? { isPaused } : {};
  switch (state.kind) {
    case 'uploading': {
      const wait = state.wait === undefined ? {} : { wait: state.wait };
      return { kind: 'uploading', done: bytesDone(attachment, state.parts), total: size, ...paused, ...wait };
    }
    case 'fetching':
      return { kind: 'downloading', done: bytesDone(attachment, state.parts), total: size, ...paused };
    case 'stopped':
      return { kind: 'stopped', reason: state.reason };
    case 'refused':
      return { kind: 'refused', reason: state.reason };
    case 'gone':
      return { kind: 'gone', ...(state.askedAt === undefined ? {} : { askedAt: state.askedAt }) };
    case 'sent':
    case 'announced':
    case 'here':
    case 'missing':
      return { kind: state.kind };
    case 'cancelling':
      throw new Error('A file that was given up is shown nowhere');
  }
}
