/** How each kind of change is written inside the one transaction of a commit. */
import type { IDBPTransaction } from 'idb';
import { assertNever } from '../../shared/language/assert-never.ts';
import { hasWork } from '../../shared/messenger/attachment-state.ts';
import type { Change } from '../../shared/messenger/store.ts';
import type { DeviceSchema } from './schema.ts';
import { isShown } from './shown-types.ts';

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

export async function applyChange(commit: Commit, change: Change): Promise<void> {
  switch (change.kind) {
    case 'put-session':
      await commit.objectStore('sessions').put(change.session);
      return;
    case 'append-entry':
      // `add`, not `put`: an entry that exists already makes the whole commit fail.
      await commit.objectStore('entries').add({ ...change.entry, shown: isShown(change.entry.type) ? 1 : 0 });
      return;
    case 'set-delivery':
      await setDelivery(commit, change);
      return;
    case 'set-read':
      await setRead(commit, change);
      return;
    case 'put-outbox':
      await putOutbox(commit, change);
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
      await commit.objectStore('held').put(change.held);
      return;
    case 'release-payload':
      await commit.objectStore('held').delete([change.relationshipId, change.sequence]);
      return;
    case 'put-invite':
      await commit.objectStore('invites').put(change.invite);
      return;
    case 'put-join':
      await commit.objectStore('joins').put(change.join);
      return;
    case 'delete-join':
      await commit.objectStore('joins').delete(change.joinId);
      return;
    case 'put-attachment':
      await commit.objectStore('attachments').put({ ...change.attachment, atWork: hasWork(change.attachment) ? 1 : 0 });
      return;
    case 'delete-attachment':
      await commit.objectStore('attachments').delete([change.conversationId, change.messageId]);
      return;
    case 'append-event':
      await commit.objectStore('events').add(change.event);
      return;
    default:
      assertNever(change);
  }
}

async function setDelivery(commit: Commit, change: Extract<Change, { kind: 'set-delivery' }>): Promise<void> {
  const key = [change.conversationId, change.messageId] as [string, string];
  const cursor = await commit.objectStore('entries').index('byMessage').openCursor(key);
  if (cursor === null || cursor.value.direction !== 'outgoing') return;
  await cursor.update({ ...cursor.value, delivery: change.delivery });
}

/** Entries are appended in order of sequence, so everything before one that was read has been read. */
async function setRead(commit: Commit, change: Extract<Change, { kind: 'set-read' }>): Promise<void> {
  const range = IDBKeyRange.bound(
    [change.relationshipId, 'incoming', 0],
    [change.relationshipId, 'incoming', change.upToSequence],
  );
  let cursor = await commit.objectStore('entries').openCursor(range, 'prev');
  while (cursor !== null && cursor.value.readAt === undefined) {
    if (cursor.value.conversationId === change.conversationId) {
      await cursor.update({ ...cursor.value, readAt: change.readAt });
    }
    cursor = await cursor.continue();
  }
}

/** A cell that is put again keeps its place in the queue. */
async function putOutbox(commit: Commit, change: Extract<Change, { kind: 'put-outbox' }>): Promise<void> {
  const outbox = commit.objectStore('outbox');
  const position = await outbox.index('byCell').getKey(change.item.cellId);
  await outbox.put(position === undefined ? change.item : { ...change.item, position });
}

async function forgetSeen(commit: Commit, before: number): Promise<void> {
  let cursor = await commit.objectStore('seen').index('byForgetAt').openCursor(IDBKeyRange.upperBound(before, true));
  while (cursor !== null) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
}
