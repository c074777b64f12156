/** Files of conversations: what the messenger knows of each, and the keys of their sealed copies (vault.md, "Attachments at rest"). */
import type { Migration } from './migration.ts';

export const attachments: Migration = {
  version: 12,
  name: 'attachments',
  sql: `
    -- shared/messenger/attachment-state.ts. parts, reason, asked_at: what the state says, where it says it.
    -- is_at_work: the messenger has something to do for it.
    CREATE TABLE attachment (
      conversation_id TEXT NOT NULL,
      message_id TEXT NOT NULL,
      is_outgoing INTEGER NOT NULL CHECK (is_outgoing IN (0, 1)),
      file_id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      mime TEXT NOT NULL,
      size INTEGER NOT NULL,
      thumbnail BLOB,
      file_key BLOB NOT NULL,
      blob_id BLOB NOT NULL,
      blob_hash BLOB NOT NULL,
      file_hash BLOB,
      relay_url TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      is_paused INTEGER NOT NULL CHECK (is_paused IN (0, 1)),
      state TEXT NOT NULL
        CHECK (state IN ('uploading', 'stopped', 'cancelling', 'sent', 'announced', 'fetching', 'here', 'refused', 'gone', 'missing')),
      parts INTEGER,
      reason TEXT,
      asked_at INTEGER,
      is_at_work INTEGER NOT NULL CHECK (is_at_work IN (0, 1)),
      PRIMARY KEY (conversation_id, message_id)
    ) STRICT;

    CREATE INDEX attachment_at_work ON attachment (created_at) WHERE is_at_work = 1;

    -- A sealed copy in the folder of attachments: without this row it is noise. wrapped_key: under attach-kek.
    -- bytes and sha256, of the sealed copy, once all of it is there.
    CREATE TABLE attachment_file (
      file_id TEXT PRIMARY KEY,
      wrapped_key BLOB NOT NULL,
      bytes INTEGER,
      sha256 TEXT
    ) STRICT, WITHOUT ROWID;
  `,
};
