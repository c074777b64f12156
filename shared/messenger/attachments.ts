/** Files of a conversation: given, uploaded, fetched, stopped, taken up again, and read once they are whole (protocol.md 2.12). */
import type { ClientId, MessageId } from '../domain/ids.ts';
import { attachmentChunkCount, CHUNKS_PER_PART, openChunks, STREAM_SALT_BYTES, streamKey } from '../protocol/index.ts';
import { type Attachment, type AttachmentName, hasWork, partsOf } from './attachment-state.ts';
import type { Engine } from './engine.ts';
import { createFetching } from './fetching.ts';
import { createGiving } from './giving.ts';
import type { MessengerAttachments, ReadOutcome } from './messenger.ts';
import type { Outbox } from './outbox.ts';
import type { Receipts } from './receipts.ts';
import { sealContent, sealedChanges } from './sealing.ts';
import { mayTalk } from './states.ts';
import { createTransferLane } from './transfer-lane.ts';
import { changeAttachment } from './transfers.ts';
import { createUploading } from './uploading.ts';

export type Attachments = MessengerAttachments & {
  /** For rows that were committed elsewhere. */
  wake(attachments: readonly Attachment[]): void;
  /** Takes over what an earlier run left behind, and what waited for a session that may talk again. */
  tend(): Promise<void>;
  retryNow(): void;
};

export function createAttachments(engine: Engine, outbox: Outbox, receipts: Receipts): Attachments {
  const up = createTransferLane(engine, createUploading(engine, outbox, receipts));
  const down = createTransferLane(engine, createFetching(engine));
  const giving = createGiving(engine, up.wake);
  /** A file is read from its first piece to its last. */
  let lastRead: { readonly fileId: string; readonly key: Uint8Array } | undefined;

  function laneOf({ state }: Attachment) {
    return state.kind === 'fetching' || state.kind === 'here' ? down : up;
  }

  function wake(attachments: readonly Attachment[]): void {
    if (engine.files === undefined) return;
    for (const attachment of attachments) if (hasWork(attachment)) laneOf(attachment).wake(attachment);
  }

  async function change(name: AttachmentName, next: Parameters<typeof changeAttachment>[2]): Promise<void> {
    const after = await changeAttachment(engine, name, next);
    if (after !== undefined && hasWork(after) && engine.files !== undefined) laneOf(after).hurry(after);
  }

  async function cancel(conversationId: ClientId, messageId: MessageId) {
    if (await giving.giveUp(messageId)) return { kind: 'cancelled' } as const;
    let fileId: string | undefined;
    const after = await changeAttachment(engine, { conversationId, messageId }, (now) => {
      if (now.state.kind !== 'uploading' && now.state.kind !== 'stopped') return undefined;
      fileId = now.fileId;
      const { isPaused: _paused, ...rest } = now;
      // One that is being put at this moment counts as there.
      return { ...rest, state: { kind: 'cancelling', parts: Math.min(now.state.parts + 1, partsOf(now)) } };
    });
    if (after === undefined) return { kind: 'unknown' } as const;
    if (fileId === undefined) return { kind: after.state.kind === 'cancelling' ? 'cancelled' : 'too-late' } as const;
    await engine.files?.remove(fileId);
    up.hurry(after);
    return { kind: 'cancelled' } as const;
  }

  function askAgain(conversationId: ClientId, messageId: MessageId) {
    return engine.turns.run(conversationId, async () => {
      const attachment = await engine.store.attachment(conversationId, messageId);
      const entry = await engine.store.entry(conversationId, messageId);
      const session = await engine.store.session(conversationId);
      const isGone = attachment?.state.kind === 'gone' || attachment?.state.kind === 'missing';
      const isAskable = isGone && attachment.direction === 'incoming' && session !== undefined && mayTalk(session);
      if (!isAskable || entry?.relationshipId !== session.relationshipId) return { kind: 'not-possible' } as const;
      const now = engine.now();
      const body = { kind: 'resend-request', ranges: [[entry.sequence, entry.sequence]] } as const;
      const sealed = sealContent(session, body, now, engine.ports.random);
      if (sealed === undefined) throw new Error('A request does not fit into a cell');
      const asked: Attachment = { ...attachment, state: { kind: 'gone', askedAt: now } };
      await engine.store.commit([...sealedChanges(sealed), { kind: 'put-attachment', attachment: asked }]);
      outbox.add([sealed.item]);
      engine.changed(conversationId);
      return { kind: 'asked' } as const;
    });
  }

  /** The key of its chunks; the salt that it comes from stands before the first one. */
  async function keyOf({ fileId, fileKey }: Attachment, firstPart: Uint8Array | undefined) {
    if (lastRead?.fileId === fileId && firstPart === undefined) return lastRead.key;
    const first = firstPart ?? (await engine.files?.get(fileId, 0));
    const key = first && streamKey(fileKey, first.subarray(0, STREAM_SALT_BYTES));
    lastRead = key && { fileId, key };
    return key;
  }

  async function read(conversationId: ClientId, messageId: MessageId, piece: number): Promise<ReadOutcome> {
    const attachment = await engine.store.attachment(conversationId, messageId);
    const sealed = attachment && isReadable(attachment) && (await engine.files?.get(attachment.fileId, piece));
    const key = sealed && (await keyOf(attachment, piece === 0 ? sealed : undefined));
    if (!key) return { kind: 'not-here' };
    const bytes = await openPart(attachment, piece, key, piece === 0 ? sealed.subarray(STREAM_SALT_BYTES) : sealed);
    if (bytes === undefined) return { kind: 'damaged' };
    return { kind: 'piece', bytes, isLast: piece >= lastPiece(attachment) };
  }

  return {
    begin: giving.begin,
    append: giving.append,
    finish: giving.finish,
    cancel,
    async pause(conversationId, messageId) {
      await change({ conversationId, messageId }, (now) =>
        now.state.kind === 'uploading' || now.state.kind === 'fetching' ? { ...now, isPaused: true } : undefined,
      );
    },
    async resume(conversationId, messageId) {
      await change({ conversationId, messageId }, (now) => {
        const { isPaused: _paused, ...rest } = now;
        if (now.state.kind === 'stopped') return { ...rest, state: { kind: 'uploading', parts: now.state.parts } };
        return now.isPaused === true ? rest : undefined;
      });
    },
    async fetch(conversationId, messageId) {
      await change({ conversationId, messageId }, (now) => {
        const { isPaused: _paused, ...rest } = now;
        if (now.direction === 'outgoing' || now.state.kind === 'here') return undefined;
        return { ...rest, state: now.state.kind === 'fetching' ? now.state : { kind: 'fetching', parts: 0 } };
      });
    },
    askAgain,
    read,
    wake,
    async tend() {
      wake(await engine.store.attachmentsAtWork());
    },
    retryNow() {
      up.retryNow();
      down.retryNow();
    },
  };
}

/** Own ones were whole before there was a row; incoming ones are once everything was proven. */
function isReadable({ direction, state }: Attachment): boolean {
  if (direction === 'incoming') return state.kind === 'here';
  return state.kind === 'uploading' || state.kind === 'stopped' || state.kind === 'sent';
}

function lastPiece({ size }: Attachment): number {
  return Math.max(0, Math.ceil(size / 2 ** 20) - 1);
}

/** The file's own bytes of one part, without padding; undefined when a chunk does not prove itself. */
async function openPart({ size }: Attachment, part: number, key: Uint8Array, sealed: Uint8Array) {
  const place = { first: part * CHUNKS_PER_PART, chunkCount: attachmentChunkCount(size) };
  const opened = await openChunks(key, sealed, place);
  return opened?.subarray(0, Math.max(0, size - part * 2 ** 20));
}
