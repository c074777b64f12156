/** What a conversation's screen needs besides its timeline: the draft, and what has not arrived. */
import type { ClientId } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';

export type ConversationsRepository = {
  draft(clientId: ClientId): string;
  saveDraft(clientId: ClientId, text: string): void;
  /** How many of the other side's payloads are known to exist and are not here. */
  missing(clientId: ClientId): number;
  /** Cells that have not reached their relay. */
  waitingToSend(): number;
  /** Unread messages of everyone. */
  unread(): number;
};

export function createConversationsRepository(database: WritableDatabase): ConversationsRepository {
  const draft = database.query<{ draft: string }>('SELECT draft FROM client WHERE id = ?');
  const saveDraft = database.command('UPDATE client SET draft = ? WHERE id = ?');
  const missing = database.query<{ missing: number }>(`
    SELECT max(held_payload.sequence) - session.received_sequence - count(*) AS missing
    FROM session JOIN held_payload ON held_payload.relationship_id = session.relationship_id
      AND held_payload.sequence > session.received_sequence
    WHERE session.conversation_id = ? GROUP BY session.conversation_id`);
  const waiting = database.query<{ count: number }>('SELECT count(*) AS count FROM outbox');
  const unread = database.query<{ count: number }>(`
    SELECT count(*) AS count FROM entry WHERE is_shown = 1 AND is_outgoing = 0 AND read_at IS NULL`);

  return {
    draft: (clientId) => draft.get(clientId)?.draft ?? '',
    saveDraft(clientId, text) {
      saveDraft.run(text, clientId);
    },
    missing: (clientId) => missing.get(clientId)?.missing ?? 0,
    waitingToSend: () => waiting.get()?.count ?? 0,
    unread: () => unread.get()?.count ?? 0,
  };
}
