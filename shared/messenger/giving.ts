/** Files that a person gives: sealed and kept part by part, then one commit that makes an upload of them. */
import type { ClientId, MessageId } from '../domain/ids.ts';
import {
  type AttachmentSealer,
  attachmentMime,
  attachmentPartBytes,
  cleanFileName,
  FILE_KEY_BYTES,
  MAX_ATTACHMENT_BYTES,
  MAX_THUMBNAIL_BYTES,
  startAttachment,
} from '../protocol/index.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import { type Attachment, type AttachmentName, partsOf } from './attachment-state.ts';
import { type Engine, messageIdOf } from './engine.ts';
import type { AppendOutcome, BeginOutcome, FinishOutcome, NewFile } from './messenger.ts';
import { mayTalk } from './states.ts';

/** Each holds a part in memory, and another while bytes are sealed. */
const MAX_AT_ONCE = 8;

export type Giving = {
  begin(conversationId: ClientId, file: NewFile): Promise<BeginOutcome>;
  append(messageId: MessageId, bytes: Uint8Array): Promise<AppendOutcome>;
  finish(messageId: MessageId): Promise<FinishOutcome>;
  /** True when it was being given. */
  giveUp(messageId: MessageId): Promise<boolean>;
};

type Given = {
  readonly row: Pick<Attachment, 'conversationId' | 'messageId' | 'fileId' | 'name' | 'mime' | 'size' | 'relayUrl'> &
    Pick<Attachment, 'fileKey' | 'blobId'> & { readonly thumbnail?: Uint8Array };
  readonly sealer: AttachmentSealer;
  /** Sealed bytes of the part that is not full yet: `filled` of them, in a place that every part takes in its turn. */
  readonly part: Uint8Array;
  filled: number;
  parts: number;
  size: number;
};

export function createGiving(engine: Engine, onQueued: (name: AttachmentName) => void): Giving {
  const given = new Map<MessageId, Given>();

  /** One piece of work at a time for each file. */
  function inTurn<Outcome>(messageId: MessageId, work: () => Promise<Outcome>): Promise<Outcome> {
    return engine.turns.run(`file ${messageId}`, work);
  }

  async function keep(files: AttachmentFiles, one: Given, pieces: readonly Uint8Array[]): Promise<void> {
    for (const piece of pieces) {
      for (let rest = piece; rest.length > 0; ) {
        const partBytes = attachmentPartBytes(one.row.size, one.parts);
        const taken = rest.subarray(0, partBytes - one.filled);
        one.part.set(taken, one.filled);
        one.filled += taken.length;
        rest = rest.subarray(taken.length);
        if (one.filled < partBytes) continue;
        await files.put(one.row.fileId, one.parts, one.part.subarray(0, partBytes));
        one.filled = 0;
        one.parts += 1;
      }
    }
  }

  async function drop(files: AttachmentFiles, one: Given): Promise<void> {
    given.delete(one.row.messageId);
    await files.remove(one.row.fileId);
  }

  /** What fails on the way there leaves nothing. */
  async function keepWhole(files: AttachmentFiles, one: Given): Promise<Attachment> {
    try {
      const { pieces, blobHash, fileHash } = await one.sealer.finish();
      await keep(files, one, pieces);
      const state = { kind: 'uploading', parts: 0 } as const;
      const createdAt = engine.now();
      const attachment: Attachment = { ...one.row, direction: 'outgoing', blobHash, fileHash, createdAt, state };
      await files.finish(attachment.fileId, partsOf(attachment));
      return attachment;
    } catch (fault) {
      await files.remove(one.row.fileId);
      throw fault;
    }
  }

  /** False where the conversation was erased meanwhile. */
  function commitTo(attachment: Attachment): Promise<boolean> {
    const { conversationId } = attachment;
    return engine.turns.run(conversationId, async () => {
      if ((await engine.store.session(conversationId)) === undefined) return false;
      await engine.store.commit([{ kind: 'put-attachment', attachment }]);
      return true;
    });
  }

  return {
    async begin(conversationId, file) {
      if (engine.files === undefined) return { kind: 'unavailable' };
      if (file.size > MAX_ATTACHMENT_BYTES) return { kind: 'too-large', maxBytes: MAX_ATTACHMENT_BYTES };
      const session = await engine.store.session(conversationId);
      if (session === undefined || session.phase === 'awaiting-welcome') return { kind: 'not-joined' };
      if (session.phase === 'ended') return { kind: 'ended' };
      if (!mayTalk(session)) return { kind: 'frozen' };
      if (given.size >= MAX_AT_ONCE) return { kind: 'too-many' };
      const { random } = engine.ports;
      const fileKey = random(FILE_KEY_BYTES);
      const messageId = messageIdOf(random(16));
      const { thumbnail } = file;
      given.set(messageId, {
        row: {
          conversationId,
          messageId,
          fileId: engine.freshId(),
          name: cleanFileName(file.name),
          mime: attachmentMime(file.mime),
          size: file.size,
          ...(thumbnail && thumbnail.length <= MAX_THUMBNAIL_BYTES && { thumbnail }),
          fileKey,
          blobId: random(16),
          relayUrl: session.peerMailbox.relayUrl,
        },
        sealer: startAttachment(fileKey, random, file.size),
        part: new Uint8Array(attachmentPartBytes(file.size, 0)),
        filled: 0,
        parts: 0,
        size: 0,
      });
      return { kind: 'begun', messageId };
    },

    append: (messageId, bytes) =>
      inTurn(messageId, async (): Promise<AppendOutcome> => {
        const one = given.get(messageId);
        if (one === undefined || engine.files === undefined) return { kind: 'unknown' };
        one.size += bytes.length;
        const sealed = one.size > one.row.size ? undefined : await one.sealer.push(bytes);
        if (sealed?.kind !== 'pieces') {
          await drop(engine.files, one);
          return { kind: 'too-large', maxBytes: one.row.size };
        }
        try {
          await keep(engine.files, one, sealed.pieces);
        } catch (fault) {
          // What was sealed cannot be sealed again, so it cannot be gone on with.
          await drop(engine.files, one);
          throw fault;
        }
        return { kind: 'taken' };
      }),

    finish: (messageId) =>
      inTurn(messageId, async (): Promise<FinishOutcome> => {
        const one = given.get(messageId);
        const { files } = engine;
        if (one === undefined || files === undefined) return { kind: 'unknown' };
        if (one.size !== one.row.size) {
          await drop(files, one);
          return { kind: 'wrong-size' };
        }
        given.delete(messageId);
        // 1. All parts, durably. 2. The row that names them and their key. 3. Only then does anything leave.
        const attachment = await keepWhole(files, one);
        if (!(await commitTo(attachment))) {
          await files.remove(attachment.fileId);
          return { kind: 'unknown' };
        }
        engine.changed(attachment.conversationId);
        onQueued(attachment);
        return { kind: 'queued', messageId };
      }),

    giveUp: (messageId) =>
      inTurn(messageId, async () => {
        const one = given.get(messageId);
        if (one === undefined || engine.files === undefined) return false;
        await drop(engine.files, one);
        return true;
      }),
  };
}
