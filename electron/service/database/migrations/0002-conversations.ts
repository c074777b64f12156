/** Clients, and everything the messenger keeps of their conversations (shared/messenger/store.ts). */
import type { Migration } from './migration.ts';

/**
 * Times are milliseconds since 1970; ids are hexadecimal text. Tables of the messenger name the conversation
 * without a foreign key: its port does not promise that the client's row is there first.
 */
export const conversations: Migration = {
  version: 2,
  name: 'conversations',
  sql: `
    CREATE TABLE client (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      archived_at INTEGER,
      draft TEXT NOT NULL DEFAULT ''
    ) STRICT;

    -- Appended, never rewritten but for the state of delivery and of reading.
    -- id is the rowid, so that the search index can refer to it.
    -- is_outgoing: 0 incoming, 1 outgoing. is_shown: 1 when it stands in the timeline.
    CREATE TABLE entry (
      id INTEGER PRIMARY KEY,
      message_id TEXT NOT NULL,
      conversation_id TEXT NOT NULL,
      relationship_id TEXT NOT NULL,
      is_outgoing INTEGER NOT NULL CHECK (is_outgoing IN (0, 1)),
      sequence INTEGER NOT NULL,
      type INTEGER NOT NULL,
      is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)),
      text TEXT,
      refers_to TEXT,
      sent_at INTEGER NOT NULL,
      stored_at INTEGER NOT NULL,
      order_at INTEGER NOT NULL,
      payload BLOB NOT NULL,
      chain_hash BLOB NOT NULL,
      delivery TEXT CHECK (delivery IN ('queued', 'sent', 'delivered', 'read', 'failed')),
      delivery_sent_at INTEGER,
      delivered_at INTEGER,
      delivery_read_at INTEGER,
      failed_at INTEGER,
      failure TEXT,
      read_at INTEGER
    ) STRICT;

    CREATE UNIQUE INDEX entry_by_message ON entry (conversation_id, message_id);
    CREATE UNIQUE INDEX entry_by_sequence ON entry (relationship_id, is_outgoing, sequence);
    CREATE INDEX entry_timeline ON entry (conversation_id, order_at, id) WHERE is_shown = 1;
    CREATE INDEX entry_unread_shown ON entry (conversation_id, order_at, id) WHERE is_shown = 1 AND is_outgoing = 0 AND read_at IS NULL;
    CREATE INDEX entry_unread ON entry (relationship_id, sequence) WHERE is_outgoing = 0 AND read_at IS NULL;

    CREATE TABLE conversation_event (
      id INTEGER PRIMARY KEY,
      conversation_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      what TEXT NOT NULL
    ) STRICT;

    CREATE INDEX conversation_event_timeline ON conversation_event (conversation_id, at, id);

    -- One live session per conversation. receipts_owed and peer_profile are JSON.
    CREATE TABLE session (
      conversation_id TEXT PRIMARY KEY,
      relationship_id TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('therapist', 'client')),
      phase TEXT NOT NULL CHECK (phase IN ('awaiting-welcome', 'open', 'ended')),
      ratchet BLOB NOT NULL,
      identity_secret BLOB NOT NULL,
      identity_public BLOB NOT NULL,
      peer_identity BLOB NOT NULL,
      own_mailbox_url TEXT NOT NULL,
      own_mailbox_reader_secret BLOB NOT NULL,
      own_mailbox_capability BLOB NOT NULL,
      peer_mailbox_url TEXT NOT NULL,
      peer_mailbox_capability BLOB NOT NULL,
      sent_sequence INTEGER NOT NULL,
      sent_hash BLOB NOT NULL,
      received_sequence INTEGER NOT NULL,
      received_hash BLOB NOT NULL,
      acknowledged INTEGER NOT NULL,
      last_order_at_incoming INTEGER NOT NULL,
      last_order_at_outgoing INTEGER NOT NULL,
      receipt_due_at INTEGER,
      receipts_owed TEXT NOT NULL,
      read_up_to INTEGER,
      peer_read_up_to INTEGER,
      sent_since_step INTEGER NOT NULL,
      last_step_at INTEGER NOT NULL,
      verified_at INTEGER,
      verified_by TEXT,
      forked_at INTEGER,
      peer_profile TEXT NOT NULL,
      opened_at INTEGER NOT NULL,
      joining_blob_id BLOB,
      joining_expires_at INTEGER
    ) STRICT;

    CREATE TABLE invite (
      invite_id TEXT PRIMARY KEY,
      conversation_id TEXT NOT NULL,
      link TEXT NOT NULL,
      bundle BLOB NOT NULL,
      one_time_secret BLOB NOT NULL,
      kem_secret BLOB NOT NULL,
      identity_secret BLOB NOT NULL,
      mailbox_url TEXT NOT NULL,
      mailbox_reader_secret BLOB NOT NULL,
      mailbox_capability BLOB NOT NULL,
      blob_delete_token BLOB NOT NULL,
      created_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      is_published INTEGER NOT NULL CHECK (is_published IN (0, 1)),
      blob BLOB,
      relay_token TEXT,
      failed_attempts INTEGER NOT NULL,
      phase TEXT NOT NULL CHECK (phase IN ('open', 'used', 'revoked', 'expired'))
    ) STRICT;

    CREATE INDEX invite_by_conversation ON invite (conversation_id, created_at);

    CREATE TABLE pending_join (
      join_id TEXT PRIMARY KEY,
      invite_id TEXT NOT NULL,
      conversation_id TEXT NOT NULL,
      name TEXT NOT NULL,
      arrived_at INTEGER NOT NULL,
      relationship_id TEXT NOT NULL,
      ratchet BLOB NOT NULL,
      identity_secret BLOB NOT NULL,
      identity_public BLOB NOT NULL,
      peer_identity BLOB NOT NULL,
      peer_mailbox_url TEXT NOT NULL,
      peer_mailbox_capability BLOB NOT NULL,
      transcript BLOB NOT NULL
    ) STRICT;

    CREATE INDEX pending_join_by_conversation ON pending_join (conversation_id, arrived_at);

    -- AUTOINCREMENT: a position is never given twice, so that cells leave in the order they were made.
    CREATE TABLE outbox (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      cell_id TEXT NOT NULL UNIQUE,
      conversation_id TEXT NOT NULL,
      message_id TEXT,
      to_url TEXT NOT NULL,
      to_capability BLOB NOT NULL,
      cell BLOB NOT NULL,
      queued_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE seen_cell (
      cell_hash TEXT PRIMARY KEY,
      forget_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX seen_cell_forget ON seen_cell (forget_at);

    CREATE TABLE held_payload (
      relationship_id TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      payload BLOB NOT NULL,
      held_at INTEGER NOT NULL,
      PRIMARY KEY (relationship_id, sequence)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE mailbox_cursor (
      reader_public TEXT PRIMARY KEY,
      sequence INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
