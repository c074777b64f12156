/** What a conversation's screen needs besides its timeline: the draft, and what has not arrived. */
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';

export type ConversationsRepository = {
  draft(clientId: ClientId): string;
  saveDraft(clientId: ClientId, text: string): void;
  /** How many of the other side's payloads are known to exist and are not here. */
  missing(clientId: ClientId): number;
  /** When the oldest message left that the other side has not confirmed for too long. */
  unconfirmedSince(clientId: ClientId): Timestamp | undefined;
  /** Whether nothing is sent until the session was renewed with the other side. */
  isRenewing(clientId: ClientId): boolean;
  /** Cells that have not reached their relay. */
  waitingToSend(): number;
  /** Unread messages of everyone. */
  unread(): number;
};

export function createConversationsRepository(database: WritableDatabase): ConversationsRepository {
  const draft = database.query<{ draft: string }>('SELECT draft FROM client WHERE id = ?');
  const saveDraft = database.command('UPDATE client SET draft = ? WHERE id = ?');
  const missing = database.query<{ missing: number }>(`
    SELECT session.gap_up_to - session.received_sequence - (
      SELECT count(*) FROM held_payload
      WHERE relationship_id = session.relationship_id AND sequence > session.received_sequence) AS missing
    FROM session WHERE conversation_id = ? AND gap_up_to IS NOT NULL`);
  const unconfirmed = database.query<{ since: Timestamp | null }>(
    'SELECT unconfirmed_since AS since FROM session WHERE conversation_id = ?',
  );
  const renewing = database.query<{ found: number }>(
    "SELECT 1 AS found FROM session WHERE conversation_id = ? AND phase = 'open' AND rekey ->> '$.wanted' IS NOT NULL",
  );
  const waiting = database.query<{ count: number }>('SELECT count(*) AS count FROM outbox');
  const unread = database.query<{ count: number }>(`
    SELECT count(*) AS count FROM entry WHERE is_shown = 1 AND is_outgoing = 0 AND read_at IS NULL`);

  return {
    draft: (clientId) => draft.get(clientId)?.draft ?? '',
    saveDraft(clientId, text) {
      saveDraft.run(text, clientId);
    },
    missing: (clientId) => missing.get(clientId)?.missing ?? 0,
    unconfirmedSince: (clientId) => unconfirmed.get(clientId)?.since ?? undefined,
    isRenewing: (clientId) => renewing.get(clientId) !== undefined,
    waitingToSend: () => waiting.get()?.count ?? 0,
    unread: () => unread.get()?.count ?? 0,
  };
}
