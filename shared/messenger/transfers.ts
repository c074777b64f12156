/** What both directions of a transfer share: reading and changing the row of a file within its conversation's turn. */
import type { Attachment, AttachmentName } from './attachment-state.ts';
import { partsOf } from './attachment-state.ts';
import type { Engine } from './engine.ts';

const MIB = 2 ** 20;

/** Commits what `next` makes of the row; undefined or the same row: nothing is written. Gives the row as it is then. */
export function changeAttachment(
  engine: Engine,
  { conversationId, messageId }: AttachmentName,
  next: (attachment: Attachment) => Attachment | undefined,
): Promise<Attachment | undefined> {
  return engine.turns.run(conversationId, async () => {
    const before = await engine.store.attachment(conversationId, messageId);
    const after = before && next(before);
    if (before === undefined || after === undefined || after === before) return before;
    await engine.store.commit([{ kind: 'put-attachment', attachment: after }]);
    if (isSameToPeople(before, after)) tellProgress(engine, after);
    else engine.changed(conversationId);
    return after;
  });
}

function isSameToPeople(before: Attachment, after: Attachment): boolean {
  if (before.state.kind !== after.state.kind || before.isPaused !== after.isPaused) return false;
  return (
    before.state.kind !== 'uploading' || after.state.kind !== 'uploading' || before.state.wait === after.state.wait
  );
}

function tellProgress(engine: Engine, attachment: Attachment): void {
  const { conversationId, messageId, state } = attachment;
  if (state.kind !== 'uploading' && state.kind !== 'fetching') return;
  const [done, total] = [bytesDone(attachment, state.parts), attachment.size];
  engine.emit({ kind: 'attachment-progressed', conversationId, messageId, done, total });
}

/** Bytes of the file in so many parts. */
export function bytesDone(attachment: Pick<Attachment, 'size'>, parts: number): number {
  return parts >= partsOf(attachment) ? attachment.size : parts * MIB;
}
