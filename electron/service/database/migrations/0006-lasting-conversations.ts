/** What a conversation needs to survive losses: what is missing of it and was asked for (protocol.md 2.11). */
import type { Migration } from './migration.ts';

/** All absent where nothing is missing. payload_hash: only where the payload itself is gone, and then payload is empty. */
export const lastingConversations: Migration = {
  version: 6,
  name: 'lasting-conversations',
  sql: `
    ALTER TABLE session ADD COLUMN gap_since INTEGER;
    ALTER TABLE session ADD COLUMN gap_up_to INTEGER;
    ALTER TABLE session ADD COLUMN gap_asks INTEGER;
    ALTER TABLE session ADD COLUMN gap_waits_from INTEGER;
    ALTER TABLE session ADD COLUMN resends_since INTEGER;
    ALTER TABLE session ADD COLUMN resends_count INTEGER;
    ALTER TABLE session ADD COLUMN last_sync_at INTEGER;
    ALTER TABLE session ADD COLUMN unconfirmed_since INTEGER;
    -- former_mailboxes is JSON with bytes in hexadecimal. safety_changed_at: a new number that nobody has compared.
    ALTER TABLE session ADD COLUMN former_mailboxes TEXT;
    ALTER TABLE session ADD COLUMN safety_changed_at INTEGER;
    ALTER TABLE session ADD COLUMN verified_how TEXT CHECK (verified_how IN ('in-person', 'by-call', 'by-code-word'));
    -- rekey is JSON with bytes in hexadecimal; former_ratchet only opens, and never seals again.
    ALTER TABLE session ADD COLUMN rekey TEXT;
    ALTER TABLE session ADD COLUMN former_ratchet BLOB;
    ALTER TABLE session ADD COLUMN peer_moved_in INTEGER;
    ALTER TABLE session ADD COLUMN mailbox_key BLOB;
    ALTER TABLE session ADD COLUMN mailbox_number INTEGER;
    ALTER TABLE session ADD COLUMN mailbox_since INTEGER;
    ALTER TABLE session ADD COLUMN mailbox_cells INTEGER;
    ALTER TABLE session ADD COLUMN own_rescue_url TEXT;
    ALTER TABLE session ADD COLUMN own_rescue_reader_secret BLOB;
    ALTER TABLE session ADD COLUMN own_rescue_capability BLOB;
    ALTER TABLE session ADD COLUMN peer_rescue_url TEXT;
    ALTER TABLE session ADD COLUMN peer_rescue_capability BLOB;
    ALTER TABLE pending_join ADD COLUMN peer_rescue_url TEXT;
    ALTER TABLE pending_join ADD COLUMN peer_rescue_capability BLOB;
    ALTER TABLE entry ADD COLUMN payload_hash BLOB;
    ALTER TABLE held_payload ADD COLUMN payload_hash BLOB;

    -- Edits, retractions and reactions stand with the message they are about.
    UPDATE entry SET is_shown = 0 WHERE type IN (3, 4, 7);
    CREATE INDEX entry_by_target ON entry (conversation_id, refers_to, id) WHERE type IN (3, 4, 7);
  `,
};
