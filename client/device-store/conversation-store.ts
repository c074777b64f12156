/** The conversation store of the messenger over IndexedDB: one strict transaction per commit (protocol.md 2.13, P1 to P3). */
import type { ClientId, MessageId, RelationshipId } from '../../shared/domain/ids.ts';
import type { Attachment } from '../../shared/messenger/attachment-state.ts';
import type { Change, ConversationStore, Entry } from '../../shared/messenger/store.ts';
import { applyChange, committedStores } from './apply-change.ts';
import type { Commit } from './apply-change.ts';
import { compactBytes } from './compact-bytes.ts';
import type { AttachmentRow, DeviceDatabase, EntryRow } from './schema.ts';
import { storeFault } from './store-errors.ts';

/**
 * `mayWrite` is asked inside the transaction of every commit and throws where another tab has become the writer
 * (only needed where the browser has no Web Locks).
 */
export function createDeviceStore(
  database: DeviceDatabase,
  mayWrite: (commit: Commit) => Promise<void> = async () => {},
): ConversationStore {
  return {
    sessions: () => database.getAll('sessions'),
    session: (conversationId: ClientId) => database.get('sessions', conversationId),
    invites: () => database.getAll('invites'),
    joins: () => database.getAll('joins'),

    async entry(conversationId: ClientId, messageId: MessageId) {
      const row = await database.getFromIndex('entries', 'byMessage', [conversationId, messageId]);
      return row === undefined ? undefined : entryOf(row);
    },

    async entriesBetween(relationshipId: RelationshipId, direction: Entry['direction'], from: number, to: number) {
      if (from > to) return [];
      const range = IDBKeyRange.bound([relationshipId, direction, from], [relationshipId, direction, to]);
      return (await database.getAll('entries', range)).map(entryOf);
    },

    async outbox() {
      const rows = await database.getAll('outbox');
      return rows.map((row) => ({ ...row, position: row.position ?? 0 }));
    },

    async hasSeen(cellHash: string) {
      return (await database.getKey('seen', cellHash)) !== undefined;
    },

    heldPayloads(relationshipId: RelationshipId) {
      return database.getAll('held', IDBKeyRange.bound([relationshipId, 0], [relationshipId, Number.MAX_SAFE_INTEGER]));
    },

    async attachment(conversationId: ClientId, messageId: MessageId) {
      const row = await database.get('attachments', [conversationId, messageId]);
      return row === undefined ? undefined : attachmentOf(row);
    },

    async attachmentsAtWork() {
      const range = IDBKeyRange.bound([1, 0], [1, Number.MAX_SAFE_INTEGER]);
      return (await database.getAllFromIndex('attachments', 'byWork', range)).map(attachmentOf);
    },

    async commit(changes: readonly Change[]) {
      if (changes.length === 0) return;
      const transaction = startCommit(database);
      try {
        await mayWrite(transaction);
        for (const change of changes) await applyChange(transaction, compactBytes(change));
      } catch (error) {
        abort(transaction);
        await transaction.done.catch(() => undefined);
        throw storeFault(error);
      }
      try {
        await transaction.done;
      } catch (error) {
        throw storeFault(error);
      }
    },
  };
}

function startCommit(database: DeviceDatabase): Commit {
  try {
    return database.transaction(committedStores, 'readwrite', { durability: 'strict' });
  } catch (error) {
    throw storeFault(error);
  }
}

function abort(transaction: Commit): void {
  try {
    transaction.abort();
  } catch {
    // It had ended by itself already.
  }
}

function attachmentOf({ atWork: _atWork, ...attachment }: AttachmentRow): Attachment {
  return attachment;
}

function entryOf({ shown: _shown, ...entry }: EntryRow): Entry {
  return entry;
}
