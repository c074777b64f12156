/** How each kind of change is written inside the one transaction of a commit. */
import type { IDBPTransaction } from 'idb';
import { assertNever } from '../../shared/language/assert-never.ts';
import { hasWork } from '../../shared/messenger/attachment-state.ts';
import type { Attachment } from '../../shared/messenger/attachment-state.ts';
import type { Change, Entry } from '../../shared/messenger/store.ts';
import type { RowSeal } from './row-seal.ts';
import type { AttachmentRow, DeviceSchema, EntryRow, EventRow, OutboxRow } from './schema.ts';
import { formType, isShown } from './shown-types.ts';

export const committedStores = [
  'sessions',
  'entries',
  'outbox',
  'seen',
  'held',
  'invites',
  'joins',
  'attachments',
  'events',
  'lease',
] as const;

export type Commit = IDBPTransaction<DeviceSchema, typeof committedStores, 'readwrite'>;

export async function applyChange(commit: Commit, rows: RowSeal, change: Change): Promise<void> {
  switch (change.kind) {
    case 'put-session':
      await commit.objectStore('sessions').put(rows.shut('sessions', change.session));
      return;
    case 'append-entry':
      // `add`, not `put`: an entry that exists already makes the whole commit fail.
      await commit.objectStore('entries').add(rows.shut('entries', entryRowOf(change.entry)));
      return;
    case 'set-delivery':
      await setDelivery(commit, rows, change);
      return;
    case 'set-read':
      await setRead(commit, rows, change);
      return;
    case 'put-outbox':
      await putOutbox(commit, rows, change);
      return;
    case 'delete-outbox': {
      const position = await commit.objectStore('outbox').index('byCell').getKey(change.cellId);
      if (position !== undefined) await commit.objectStore('outbox').delete(position);
      return;
    }
    case 'put-seen':
      await commit.objectStore('seen').put({ cellHash: change.cellHash, forgetAt: change.forgetAt });
      return;
    case 'forget-seen':
      await forgetSeen(commit, change.before);
      return;
    case 'hold-payload':
      await commit.objectStore('held').put(rows.shut('held', change.held));
      return;
    case 'release-payload':
      await commit.objectStore('held').delete([change.relationshipId, change.sequence]);
      return;
    case 'put-invite':
      await commit.objectStore('invites').put(rows.shut('invites', change.invite));
      return;
    case 'put-join':
      await commit.objectStore('joins').put(rows.shut('joins', change.join));
      return;
    case 'delete-join':
      await commit.objectStore('joins').delete(change.joinId);
      return;
    case 'put-attachment':
      await commit.objectStore('attachments').put(rows.shut('attachments', attachmentRowOf(change.attachment)));
      return;
    case 'delete-attachment':
      await commit.objectStore('attachments').delete([change.conversationId, change.messageId]);
      return;
    case 'append-event':
      await commit.objectStore('events').add(rows.shut<EventRow>('events', change.event));
      return;
    default:
      assertNever(change);
  }
}

function entryRowOf(entry: Entry): EntryRow {
  return { ...entry, shown: isShown(entry.type) ? 1 : 0, ...(entry.type === formType && { asksForm: 1 }) };
}

function attachmentRowOf(attachment: Attachment): AttachmentRow {
  return { ...attachment, atWork: hasWork(attachment) ? 1 : 0 };
}

async function setDelivery(
  commit: Commit,
  rows: RowSeal,
  change: Extract<Change, { kind: 'set-delivery' }>,
): Promise<void> {
  const key = [change.conversationId, change.messageId] as [string, string];
  const cursor = await commit.objectStore('entries').index('byMessage').openCursor(key);
  if (cursor === null) return;
  const row = rows.open('entries', cursor.value);
  if (row.direction === 'outgoing') await cursor.update(rows.shut('entries', { ...row, delivery: change.delivery }));
}

/** Entries are appended in order of sequence, so everything before one that was read has been read. */
async function setRead(commit: Commit, rows: RowSeal, change: Extract<Change, { kind: 'set-read' }>): Promise<void> {
  const range = IDBKeyRange.bound(
    [change.relationshipId, 'incoming', 0],
    [change.relationshipId, 'incoming', change.upToSequence],
  );
  let cursor = await commit.objectStore('entries').openCursor(range, 'prev');
  while (cursor !== null) {
    const row = rows.open('entries', cursor.value);
    if (row.readAt !== undefined) return;
    if (row.conversationId === change.conversationId) {
      await cursor.update(rows.shut('entries', { ...row, readAt: change.readAt }));
    }
    cursor = await cursor.continue();
  }
}

/** A cell that is put again keeps its place in the queue. */
async function putOutbox(
  commit: Commit,
  rows: RowSeal,
  change: Extract<Change, { kind: 'put-outbox' }>,
): Promise<void> {
  const outbox = commit.objectStore('outbox');
  const position = await outbox.index('byCell').getKey(change.item.cellId);
  const row: OutboxRow = position === undefined ? change.item : { ...change.item, position };
  await outbox.put(rows.shut('outbox', row));
}

async function forgetSeen(commit: Commit, before: number): Promise<void> {
  let cursor = await commit.objectStore('seen').index('byForgetAt').openCursor(IDBKeyRange.upperBound(before, true));
  while (cursor !== null) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
}
