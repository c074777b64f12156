/** What later entries say about messages: edits, retractions, reactions, found along their own index. */
import type { ClientId, MessageId, Timestamp } from '../../../../shared/domain/ids.ts';
import {
  noReferences,
  type References,
  type ReferringEntry,
  referencesOf,
} from '../../../../shared/messenger/references.ts';
import type { ReadableDatabase } from '../../database/database.ts';

export type ReferencesRepository = {
  /** Of messages of one conversation; those that nothing refers to have empty ones. */
  of(clientId: ClientId, messages: readonly MessageId[]): (message: MessageId) => References;
};

type Row = { refers_to: MessageId; type: number; text: string | null; is_outgoing: number; order_at: Timestamp };

export function createReferencesRepository(database: ReadableDatabase): ReferencesRepository {
  const referring = database.query<Row>(`
    SELECT refers_to, type, text, is_outgoing, order_at FROM entry INDEXED BY entry_by_target
    WHERE conversation_id = ? AND type IN (3, 4, 7) AND refers_to IN (SELECT value FROM json_each(?)) ORDER BY id`);
  return {
    of(clientId, messages) {
      const found = new Map<MessageId, ReferringEntry[]>();
      for (const row of referring.all(clientId, JSON.stringify(messages))) {
        const entries = found.get(row.refers_to) ?? [];
        entries.push({ type: row.type, text: row.text ?? undefined, isOwn: row.is_outgoing === 1, at: row.order_at });
        found.set(row.refers_to, entries);
      }
      return (message) => {
        const entries = found.get(message);
        return entries === undefined ? noReferences : referencesOf(entries);
      };
    },
  };
}
