/** What is on its way to the relay: every part of a file, then the message that names it, in one commit (protocol.md 2.12). */
import { fromHex } from '../language/bytes.ts';
import { assertNever } from '../language/assert-never.ts';
import { attachmentChunkCount, attachmentPart, blobDeleteHash, mailboxSenderKey } from '../protocol/index.ts';
import type { Done, RelayRefusal } from '../relay/relay.ts';
import { type Attachment, type AttachmentName, partsOf } from './attachment-state.ts';
import { type Engine, isWorthRetrying } from './engine.ts';
import type { Outbox } from './outbox.ts';
import type { Receipts } from './receipts.ts';
import { sealContent, sealedChanges } from './sealing.ts';
import { mayTalk } from './states.ts';
import type { Session } from './store.ts';
import type { TransferStep } from './transfer-lane.ts';
import { changeAttachment } from './transfers.ts';

const more = { kind: 'more' } as const;
const done = { kind: 'done' } as const;
const later = { kind: 'later' } as const;

type InState<Kind extends Attachment['state']['kind']> = Attachment & {
  readonly state: Extract<Attachment['state'], { readonly kind: Kind }>;
};

/** One step of one file: a part put or forgotten, or the message. */
export function createUploading(
  engine: Engine,
  outbox: Outbox,
  receipts: Receipts,
): (name: AttachmentName) => Promise<TransferStep> {
  async function putPart(attachment: Attachment, part: number, session: Session) {
    const sealed = await engine.files?.get(attachment.fileId, part);
    if (sealed === undefined) return { kind: 'copy-missing' } as const;
    const { relayUrl, fileKey, blobId } = attachment;
    const { blobId: id, deleteToken } = attachmentPart(fileKey, blobId, part);
    // In the room of who will fetch it, as a cell is.
    const owner = mailboxSenderKey(session.peerMailbox.capability);
    const put = engine.relayAt(relayUrl).putBlob(owner, id, blobDeleteHash(deleteToken), sealed);
    return engine.heard(relayUrl, await put);
  }

  async function uploadPart(attachment: InState<'uploading'>): Promise<TransferStep> {
    const { state } = attachment;
    const session = await engine.store.session(attachment.conversationId);
    if (session === undefined || session.phase === 'ended') return stop(attachment, 'conversation-ended');
    const answer = await putPart(attachment, state.parts, session);
    if (engine.isStopped()) return done;
    if (answer.kind === 'copy-missing') return stop(attachment, 'copy-missing');
    if (answer.kind === 'done') {
      const after = await changeAttachment(engine, attachment, (now) =>
        isSameStep(now, attachment) ? { ...now, state: { kind: 'uploading', parts: state.parts + 1 } } : undefined,
      );
      return after === undefined ? done : more;
    }
    // The mailbox may be put back by its owner; what the relay refuses for its form it will always refuse.
    if (!isWorthRetrying(answer) && answer.kind !== 'not-found') return stop(attachment, 'refused-by-relay');
    const wait = answer.kind === 'full' ? 'relay-full' : 'unreachable';
    await changeAttachment(engine, attachment, (now) =>
      isSameStep(now, attachment) && state.wait !== wait ? { ...now, state: { ...state, wait } } : undefined,
    );
    return { kind: 'later', refusal: answer };
  }

  async function stop(attachment: InState<'uploading'>, reason: StopReason): Promise<TransferStep> {
    await changeAttachment(engine, attachment, (now) =>
      isSameStep(now, attachment)
        ? { ...now, state: { kind: 'stopped', parts: attachment.state.parts, reason } }
        : undefined,
    );
    return done;
  }

  /** Everything is at the relay: the message takes its place in the chain, and with it the file is sent. */
  function sendMessage({ conversationId, messageId }: AttachmentName): Promise<TransferStep> {
    return engine.turns.run(conversationId, async () => {
      const attachment = await engine.store.attachment(conversationId, messageId);
      const session = await engine.store.session(conversationId);
      const isReady = attachment?.state.kind === 'uploading' && attachment.state.parts === partsOf(attachment);
      if (!isReady || attachment.isPaused === true) return done;
      if (session === undefined || session.phase === 'ended') {
        const state = { kind: 'stopped', parts: attachment.state.parts, reason: 'conversation-ended' } as const;
        await engine.store.commit([{ kind: 'put-attachment', attachment: { ...attachment, state } }]);
        engine.changed(conversationId);
        return done;
      }
      if (!mayTalk(session)) return later;
      const { fileKey, blobId, size, blobHash, mime, name, thumbnail } = attachment;
      const body = {
        kind: 'attachment',
        ...{ fileKey, blobId, size, blobHash, mime, name },
        chunkCount: attachmentChunkCount(size),
        ...(thumbnail && { thumbnail }),
      } as const;
      const sealed = sealContent(session, body, engine.now(), engine.ports.random, fromHex(messageId));
      if (sealed === undefined) throw new Error('What is said of a file does not fit into a cell');
      const sent: Attachment = { ...attachment, state: { kind: 'sent' } };
      await engine.store.commit([...sealedChanges(sealed), { kind: 'put-attachment', attachment: sent }]);
      outbox.add([sealed.item]);
      receipts.schedule(sealed.session);
      engine.changed(conversationId);
      return done;
    });
  }

  /** From the last part that may be there to the first. */
  async function forgetPart(attachment: InState<'cancelling'>): Promise<TransferStep> {
    const { parts } = attachment.state;
    const { conversationId, messageId } = attachment;
    if (parts === 0) {
      await engine.turns.run(conversationId, () =>
        engine.store.commit([{ kind: 'delete-attachment', conversationId, messageId }]),
      );
      return done;
    }
    const answer = await forgetAtRelay(engine, attachment, parts - 1);
    if (answer.kind !== 'done' && isWorthRetrying(answer)) return { kind: 'later', refusal: answer };
    await changeAttachment(engine, attachment, (now) =>
      now.state.kind === 'cancelling' ? { ...now, state: { kind: 'cancelling', parts: parts - 1 } } : undefined,
    );
    return more;
  }

  /** The peer has asked: what the relay forgot is put anew, and then the message is said once more (type 9). */
  async function uploadAgain(attachment: InState<'sent'>, part: number): Promise<TransferStep> {
    const session = await engine.store.session(attachment.conversationId);
    if (session === undefined || session.phase === 'ended') return endAgain(attachment);
    if (part >= partsOf(attachment)) return sayAgain(attachment);
    const answer = await putMissingPart(attachment, part, session);
    if (engine.isStopped()) return done;
    if (answer.kind === 'copy-missing') return endAgain(attachment);
    if (answer.kind !== 'done') {
      if (isWorthRetrying(answer)) return { kind: 'later', refusal: answer };
      return endAgain(attachment);
    }
    await changeAttachment(engine, attachment, (now) =>
      now.state.kind === 'sent' && now.state.again === part
        ? { ...now, state: { ...now.state, again: part + 1 } }
        : undefined,
    );
    return more;
  }

  async function putMissingPart(attachment: Attachment, part: number, session: Session) {
    const { relayUrl, fileKey, blobId } = attachment;
    const id = attachmentPart(fileKey, blobId, part).blobId;
    // No byte of it is wanted: a relay that has it says that it is too long.
    const there = engine.heard(relayUrl, await engine.relayAt(relayUrl).getBlob(id, 0));
    if (there.kind === 'blob' || (there.kind === 'refused' && there.reason === 'size'))
      return { kind: 'done' } as const;
    return there.kind === 'not-found' ? putPart(attachment, part, session) : there;
  }

  async function endAgain(attachment: InState<'sent'>): Promise<TransferStep> {
    const { again: _again, ...state } = attachment.state;
    await changeAttachment(engine, attachment, (now) =>
      now.state.kind === 'sent' && now.state.again !== undefined ? { ...now, state } : undefined,
    );
    return done;
  }

  function sayAgain(attachment: InState<'sent'>): Promise<TransferStep> {
    const { conversationId, messageId } = attachment;
    return engine.turns.run(conversationId, async () => {
      const session = await engine.store.session(conversationId);
      const entry = await engine.store.entry(conversationId, messageId);
      if (session !== undefined && !mayTalk(session) && session.phase === 'open') return later;
      const { again: _again, ...state } = attachment.state;
      const put = { kind: 'put-attachment', attachment: { ...attachment, state } } as const;
      const isSayable = session?.phase === 'open' && entry?.relationshipId === session.relationshipId;
      const body = entry && ({ kind: 'resend', seq: entry.sequence, payload: entry.payload } as const);
      const sealed = isSayable && body ? sealContent(session, body, engine.now(), engine.ports.random) : undefined;
      await engine.store.commit([...(sealed === undefined ? [] : sealedChanges(sealed)), put]);
      if (sealed !== undefined) outbox.add([sealed.item]);
      return done;
    });
  }

  return async (name) => {
    const attachment = await engine.store.attachment(name.conversationId, name.messageId);
    if (attachment === undefined) return done;
    const { state } = attachment;
    switch (state.kind) {
      case 'uploading':
        if (attachment.isPaused === true) return done;
        return state.parts < partsOf(attachment) ? uploadPart({ ...attachment, state }) : sendMessage(attachment);
      case 'cancelling':
        return forgetPart({ ...attachment, state });
      case 'sent':
        return state.again === undefined ? done : uploadAgain({ ...attachment, state }, state.again);
      case 'stopped':
      case 'announced':
      case 'fetching':
      case 'here':
      case 'refused':
      case 'gone':
      case 'missing':
        return done;
      default:
        return assertNever(state);
    }
  };
}

type StopReason = Extract<Attachment['state'], { readonly kind: 'stopped' }>['reason'];

/** Nobody paused it, gave it up or went on with it meanwhile. */
function isSameStep(now: Attachment, before: InState<'uploading'>): boolean {
  return now.state.kind === 'uploading' && now.state.parts === before.state.parts;
}

export async function forgetAtRelay(
  engine: Engine,
  attachment: Attachment,
  part: number,
): Promise<Done | RelayRefusal> {
  const { relayUrl, fileKey, blobId } = attachment;
  const { blobId: id, deleteToken } = attachmentPart(fileKey, blobId, part);
  return engine.heard(relayUrl, await engine.relayAt(relayUrl).deleteBlob(id, deleteToken));
}
