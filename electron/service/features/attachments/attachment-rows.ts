/** Files of conversations as rows of the store, and back. */
import type { ClientId, MessageId, Timestamp } from '../../../../shared/domain/ids.ts';
import { type Attachment, type AttachmentState, hasWork } from '../../../../shared/messenger/attachment-state.ts';
import { plain } from '../../database/plain-bytes.ts';

export type AttachmentRow = {
  conversation_id: ClientId;
  message_id: MessageId;
  is_outgoing: number;
  file_id: string;
  name: string;
  mime: string;
  size: number;
  thumbnail: Uint8Array | null;
  file_key: Uint8Array;
  blob_id: Uint8Array;
  blob_hash: Uint8Array;
  file_hash: Uint8Array | null;
  relay_url: string;
  created_at: Timestamp;
  is_paused: number;
  state: AttachmentState['kind'];
  parts: number | null;
  reason: string | null;
  asked_at: Timestamp | null;
  is_at_work: number;
};

type StateColumns = Pick<AttachmentRow, 'state' | 'parts' | 'reason' | 'asked_at'>;

export function attachmentRow(attachment: Attachment): AttachmentRow {
  return {
    conversation_id: attachment.conversationId,
    message_id: attachment.messageId,
    is_outgoing: attachment.direction === 'outgoing' ? 1 : 0,
    file_id: attachment.fileId,
    name: attachment.name,
    mime: attachment.mime,
    size: attachment.size,
    thumbnail: attachment.thumbnail ?? null,
    file_key: attachment.fileKey,
    blob_id: attachment.blobId,
    blob_hash: attachment.blobHash,
    file_hash: attachment.fileHash ?? null,
    relay_url: attachment.relayUrl,
    created_at: attachment.createdAt,
    is_paused: attachment.isPaused === true ? 1 : 0,
    ...stateColumns(attachment.state),
    is_at_work: hasWork(attachment) ? 1 : 0,
  };
}

export function attachmentOf(row: AttachmentRow): Attachment {
  return {
    conversationId: row.conversation_id,
    messageId: row.message_id,
    direction: row.is_outgoing === 1 ? 'outgoing' : 'incoming',
    fileId: row.file_id,
    name: row.name,
    mime: row.mime,
    size: row.size,
    ...(row.thumbnail === null ? {} : { thumbnail: plain(row.thumbnail) }),
    fileKey: plain(row.file_key),
    blobId: plain(row.blob_id),
    blobHash: plain(row.blob_hash),
    ...(row.file_hash === null ? {} : { fileHash: plain(row.file_hash) }),
    relayUrl: row.relay_url,
    createdAt: row.created_at,
    ...(row.is_paused === 1 ? { isPaused: true } : {}),
    state: stateOf(row),
  };
}

function stateColumns(state: AttachmentState): StateColumns {
  const columns = { state: state.kind, parts: null, reason: null, asked_at: null };
  switch (state.kind) {
    case 'uploading':
      return { ...columns, parts: state.parts, reason: state.wait ?? null };
    case 'stopped':
      return { ...columns, parts: state.parts, reason: state.reason };
    case 'cancelling':
      return { ...columns, parts: state.parts };
    case 'fetching':
      return { ...columns, parts: state.parts, asked_at: state.askedAt ?? null };
    case 'sent':
      return { ...columns, parts: state.again ?? null, asked_at: state.askedAt ?? null };
    case 'here':
      return { ...columns, parts: state.atRelay ?? null };
    case 'refused':
      return { ...columns, reason: state.reason };
    case 'gone':
      return { ...columns, asked_at: state.askedAt ?? null };
    default:
      return columns;
  }
}

/** Throws when the columns contradict each other: then the row was not written by this file. */
export function stateOf({ state, parts, reason, asked_at: at }: StateColumns): AttachmentState {
  const askedAt = at === null ? {} : { askedAt: at };
  switch (state) {
    case 'uploading':
      return { kind: state, parts: parts ?? 0, ...(reason === null ? {} : { wait: oneOf(waits, reason) }) };
    case 'stopped':
      return { kind: state, parts: parts ?? 0, reason: oneOf(stops, reason) };
    case 'cancelling':
      return { kind: state, parts: parts ?? 0 };
    case 'fetching':
      return { kind: state, parts: parts ?? 0, ...askedAt };
    case 'sent':
      return { kind: state, ...(parts === null ? {} : { again: parts }), ...askedAt };
    case 'here':
      return { kind: state, ...(parts === null ? {} : { atRelay: parts }) };
    case 'refused':
      return { kind: state, reason: oneOf(refusals, reason) };
    case 'gone':
      return { kind: state, ...askedAt };
    case 'announced':
    case 'missing':
      return { kind: state };
  }
}

const waits = ['unreachable', 'relay-full'] as const;
const stops = ['conversation-ended', 'refused-by-relay', 'copy-missing'] as const;
const refusals = ['altered', 'trailing-bytes', 'cut-off', 'too-long', 'too-short', 'padding', 'hash'] as const;

function oneOf<Reason extends string>(known: readonly Reason[], reason: string | null): Reason {
  const found = known.find((one) => one === reason);
  if (found === undefined) throw new Error('A file has a reason that nobody gave');
  return found;
}
