/** What incoming messages change about files, within the commit of the draft that brings them. */
import type { MessageId, Timestamp } from '../domain/ids.ts';
import { type AttachmentBody, parsePayload } from '../protocol/index.ts';
import type { Attachment } from './attachment-state.ts';
import { contentNumbers } from './content-types.ts';
import type { Draft } from './draft.ts';
import type { Engine } from './engine.ts';
import type { Entry } from './store.ts';

/** A peer that asks without end has the same file looked after once in this time. */
const AGAIN_EVERY_MS = 60 * 60_000;

export function arrivedAttachment(
  engine: Engine,
  draft: Draft,
  body: AttachmentBody,
  messageId: MessageId,
): Attachment {
  const { attachments } = engine.ports;
  const isWanted = attachments !== undefined && body.size <= attachments.fetchUpToBytes;
  return {
    ...namedAttachment(engine, draft, body, messageId),
    direction: 'incoming',
    relayUrl: draft.session.ownMailbox.relayUrl,
    state: isWanted ? { kind: 'fetching', parts: 0 } : { kind: 'announced' },
  };
}

/** An own message that a restored store had lost: its file is not here. */
export function takeFileGivenBack(engine: Engine, draft: Draft, entry: Entry): void {
  const content = parsePayload(entry.payload);
  if (content.kind !== 'content' || content.body.kind !== 'attachment') return;
  draft.attachments.push({
    ...namedAttachment(engine, draft, content.body, entry.messageId),
    direction: 'outgoing',
    relayUrl: draft.session.peerMailbox.relayUrl,
    state: { kind: 'missing' },
  });
}

/** The peer says once more what it was asked for: its file is at the relay again. */
export async function takeFileSaidAgain(engine: Engine, draft: Draft, messageId: MessageId): Promise<void> {
  const known = await engine.store.attachment(draft.session.conversationId, messageId);
  if (known?.direction !== 'incoming' || known.state.kind !== 'gone' || known.state.askedAt === undefined) return;
  const { askedAt } = known.state;
  draft.attachments.push({ ...known, state: { kind: 'fetching', parts: 0, askedAt } });
}

/** The peer asked for this own message: if that is about a file, the relay may have forgotten it. */
export async function lookAfterFile(engine: Engine, draft: Draft, entry: Entry): Promise<void> {
  if (entry.type !== contentNumbers.attachment) return;
  const own = await engine.store.attachment(entry.conversationId, entry.messageId);
  if (own?.state.kind !== 'sent' || own.state.again !== undefined) return;
  const { askedAt } = own.state;
  if (askedAt !== undefined && Math.abs(draft.now - askedAt) < AGAIN_EVERY_MS) return;
  draft.attachments.push({ ...own, state: { kind: 'sent', again: 0, askedAt: draft.now } });
}

function namedAttachment(engine: Engine, draft: Draft, body: AttachmentBody, messageId: MessageId) {
  const { fileKey, blobId, blobHash, name, mime, size, thumbnail } = body;
  return {
    conversationId: draft.session.conversationId,
    messageId,
    fileId: engine.freshId(),
    ...{ name, mime, size, fileKey, blobId, blobHash },
    ...(thumbnail && { thumbnail }),
    createdAt: draft.now satisfies Timestamp,
  };
}
