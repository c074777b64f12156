/** What is on its way from the relay: part by part, each proven as it comes, and whole only when all of it is (protocol.md 2.12). */
import {
  type AttachmentOpener,
  type AttachmentRefusal,
  attachmentPart,
  attachmentPartBytes,
  startFetching,
} from '../protocol/index.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import { type Attachment, type AttachmentName, partsOf } from './attachment-state.ts';
import { type Engine, isWorthRetrying } from './engine.ts';
import type { TransferStep } from './transfer-lane.ts';
import { changeAttachment } from './transfers.ts';
import { forgetAtRelay } from './uploading.ts';

const more = { kind: 'more' } as const;
const done = { kind: 'done' } as const;

type Fetching = Extract<Attachment['state'], { readonly kind: 'fetching' }>;

/** One step of one file: a part fetched, or all of them forgotten by the relay once they are here. */
export function createFetching(engine: Engine): (name: AttachmentName) => Promise<TransferStep> {
  /** By the local name: what has proven the parts before the next one. */
  const openers = new Map<string, { readonly opener: AttachmentOpener; readonly parts: number }>();

  async function openerAt(files: AttachmentFiles, attachment: Attachment, parts: number) {
    const kept = openers.get(attachment.fileId);
    if (kept?.parts === parts) return kept.opener;
    // After a restart: what is here already proves itself once more, without the relay.
    const opener = startFetching(attachment);
    for (let part = 0; part < parts; part += 1) {
      const sealed = await files.get(attachment.fileId, part);
      if (sealed === undefined || (await opener.push(sealed)).kind === 'refused') return undefined;
    }
    return opener;
  }

  async function fetchPart(files: AttachmentFiles, attachment: Attachment, state: Fetching): Promise<TransferStep> {
    const { fileId, relayUrl, fileKey, blobId, size } = attachment;
    const { parts } = state;
    const opener = await openerAt(files, attachment, parts);
    openers.delete(fileId);
    if (opener === undefined) return move(attachment, state, { kind: 'fetching', parts: 0, ...asked(state) });
    const expected = attachmentPartBytes(size, parts);
    const id = attachmentPart(fileKey, blobId, parts).blobId;
    const answer = engine.heard(relayUrl, await engine.relayAt(relayUrl).getBlob(id, expected));
    if (engine.isStopped()) return done;
    if (answer.kind === 'not-found') return move(attachment, state, { kind: 'gone', ...asked(state) });
    if (answer.kind === 'refused') return refuse(files, attachment, state, 'too-long');
    if (answer.kind !== 'blob') return { kind: 'later', refusal: answer };
    const { blob } = answer;
    if (blob.length < expected) return refuse(files, attachment, state, 'cut-off');
    const opened = await opener.push(blob);
    if (opened.kind === 'refused') return refuse(files, attachment, state, opened.reason);
    await files.put(fileId, parts, blob);
    const count = partsOf(attachment);
    if (parts + 1 < count) {
      openers.set(fileId, { opener, parts: parts + 1 });
      return moveOrForget(files, attachment, state, { kind: 'fetching', parts: parts + 1, ...asked(state) });
    }
    const end = await opener.finish();
    if (end.kind === 'refused') return refuse(files, attachment, state, end.reason);
    await files.finish(fileId, count);
    const whole = { ...attachment, fileHash: end.fileHash };
    return moveOrForget(files, whole, state, { kind: 'here', atRelay: count });
  }

  /** A conversation that was erased while its file was opened leaves none of it. */
  async function moveOrForget(
    files: AttachmentFiles,
    attachment: Attachment,
    from: Fetching,
    state: Attachment['state'],
  ) {
    const step = await move(attachment, from, state);
    const { conversationId, messageId } = attachment;
    if ((await engine.store.attachment(conversationId, messageId)) !== undefined) return step;
    openers.delete(attachment.fileId);
    await files.remove(attachment.fileId);
    return done;
  }

  /** Unless somebody paused it or gave it up meanwhile. */
  async function move(attachment: Attachment, from: Fetching, state: Attachment['state']): Promise<TransferStep> {
    const { fileHash } = attachment;
    const after = await changeAttachment(engine, attachment, (now) =>
      now.state.kind === 'fetching' && now.state.parts === from.parts
        ? { ...now, ...(fileHash && { fileHash }), state }
        : undefined,
    );
    if (after?.state.kind !== 'fetching') openers.delete(attachment.fileId);
    return after?.isPaused === true ? done : more;
  }

  async function refuse(
    files: AttachmentFiles,
    attachment: Attachment,
    from: Fetching,
    reason: AttachmentRefusal,
  ): Promise<TransferStep> {
    await move(attachment, from, { kind: 'refused', reason });
    await files.remove(attachment.fileId);
    return done;
  }

  /** From the last to the first. Which of them the relay has forgotten is written down once: asking twice harms nothing. */
  async function forgetParts(attachment: Attachment, atRelay: number): Promise<TransferStep> {
    for (let left = atRelay; left > 0; left -= 1) {
      const answer = await forgetAtRelay(engine, attachment, left - 1);
      if (engine.isStopped()) return done;
      if (answer.kind !== 'done' && isWorthRetrying(answer)) return { kind: 'later', refusal: answer };
    }
    await changeAttachment(engine, attachment, (now) =>
      now.state.kind === 'here' ? { ...now, state: { kind: 'here' } } : undefined,
    );
    return done;
  }

  return async (name) => {
    const attachment = await engine.store.attachment(name.conversationId, name.messageId);
    const { files } = engine;
    if (attachment === undefined || files === undefined) return done;
    const { state } = attachment;
    if (state.kind === 'here' && state.atRelay !== undefined) return forgetParts(attachment, state.atRelay);
    if (state.kind !== 'fetching' || attachment.isPaused === true) return done;
    return fetchPart(files, attachment, state);
  };
}

function asked({ askedAt }: Fetching) {
  return askedAt === undefined ? {} : { askedAt };
}
