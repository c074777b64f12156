/** The conversation store of the messenger over IndexedDB: one strict transaction per commit (protocol.md 2.13, P1 to P3). */
import type { ClientId, MessageId, RelationshipId } from '../../shared/domain/ids.ts';
import type { Attachment } from '../../shared/messenger/attachment-state.ts';
import type { Change, ConversationStore, Entry } from '../../shared/messenger/store.ts';
import { applyChange, committedStores } from './apply-change.ts';
import type { Commit } from './apply-change.ts';
import { compactBytes } from './compact-bytes.ts';
import type { AttachmentRow, DeviceDatabase, DeviceIdb, EntryRow } from './schema.ts';
import { abort, storeFault } from './store-errors.ts';

/**
 * `mayWrite` is asked inside the transaction of every commit and throws where another tab has become the writer
 * (only needed where the browser has no Web Locks).
 */
export function createDeviceStore(
  { idb, rows }: DeviceDatabase,
  mayWrite: (commit: Commit) => Promise<void> = async () => {},
): ConversationStore {
  return {
    sessions: async () => (await idb.getAll('sessions')).map((row) => rows.open('sessions', row)),
    async session(conversationId: ClientId) {
      const row = await idb.get('sessions', conversationId);
      return row === undefined ? undefined : rows.open('sessions', row);
    },
    invites: async () => (await idb.getAll('invites')).map((row) => rows.open('invites', row)),
    joins: async () => (await idb.getAll('joins')).map((row) => rows.open('joins', row)),

    async entry(conversationId: ClientId, messageId: MessageId) {
      const row = await idb.getFromIndex('entries', 'byMessage', [conversationId, messageId]);
      return row === undefined ? undefined : entryOf(rows.open('entries', row));
    },

    async entriesBetween(relationshipId: RelationshipId, direction: Entry['direction'], from: number, to: number) {
      if (from > to) return [];
      const range = IDBKeyRange.bound([relationshipId, direction, from], [relationshipId, direction, to]);
      return (await idb.getAll('entries', range)).map((row) => entryOf(rows.open('entries', row)));
    },

    async outbox() {
      const kept = await idb.getAll('outbox');
      return kept.map((row) => rows.open('outbox', row)).map((row) => ({ ...row, position: row.position ?? 0 }));
    },

    async hasSeen(cellHash: string) {
      return (await idb.getKey('seen', cellHash)) !== undefined;
    },

    async heldPayloads(relationshipId: RelationshipId) {
      const range = IDBKeyRange.bound([relationshipId, 0], [relationshipId, Number.MAX_SAFE_INTEGER]);
      return (await idb.getAll('held', range)).map((row) => rows.open('held', row));
    },

    async attachment(conversationId: ClientId, messageId: MessageId) {
      const row = await idb.get('attachments', [conversationId, messageId]);
      return row === undefined ? undefined : attachmentOf(rows.open('attachments', row));
    },

    async attachmentsAtWork() {
      const range = IDBKeyRange.bound([1, 0], [1, Number.MAX_SAFE_INTEGER]);
      const kept = await idb.getAllFromIndex('attachments', 'byWork', range);
      return kept.map((row) => attachmentOf(rows.open('attachments', row)));
    },

    async commit(changes: readonly Change[]) {
      if (changes.length === 0) return;
      const transaction = startCommit(idb);
      try {
        await mayWrite(transaction);
        for (const change of changes) await applyChange(transaction, rows, compactBytes(change));
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

function startCommit(idb: DeviceIdb): Commit {
  try {
    return idb.transaction(committedStores, 'readwrite', { durability: 'strict' });
  } catch (error) {
    throw storeFault(error);
  }
}

function attachmentOf({ atWork: _atWork, ...attachment }: AttachmentRow): Attachment {
  return attachment;
}

export function entryOf({ shown: _shown, asksForm: _asksForm, ...entry }: EntryRow): Entry {
  return entry;
}
