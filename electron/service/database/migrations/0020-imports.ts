/** Messages from before, out of other apps' files, in the conversation's timeline; nothing here says that they are true. */
import type { Migration } from './migration.ts';

export const imports: Migration = {
  version: 20,
  name: 'imports',
  sql: `
    -- finished_at NULL: being brought in or taken back; nothing of it is shown, and the next start removes it.
    CREATE TABLE message_import (
      id INTEGER PRIMARY KEY,
      import_id TEXT NOT NULL UNIQUE,
      client_id TEXT NOT NULL REFERENCES client (id),
      source TEXT NOT NULL,
      -- The original file: its sealed copy (attachment_file), and what it was.
      file_id TEXT NOT NULL UNIQUE,
      file_name TEXT NOT NULL,
      file_bytes INTEGER NOT NULL,
      file_sha256 TEXT NOT NULL,
      -- Of times without a zone.
      time_zone TEXT NOT NULL,
      author TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      finished_at INTEGER,
      messages INTEGER NOT NULL,
      left_out INTEGER NOT NULL,
      unreadable INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX message_import_by_client ON message_import (client_id, id);

    CREATE TABLE imported_message (
      id INTEGER PRIMARY KEY,
      import_id TEXT NOT NULL REFERENCES message_import (import_id),
      client_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('client', 'practice', 'other')),
      -- As they stand in the file. sender is empty for the one whose phone or account it was.
      sender TEXT NOT NULL,
      time_text TEXT NOT NULL,
      -- 1: time_text names no zone, and the import's time_zone was taken.
      is_local_time INTEGER NOT NULL CHECK (is_local_time IN (0, 1)),
      line INTEGER NOT NULL,
      text TEXT NOT NULL,
      has_file INTEGER NOT NULL CHECK (has_file IN (0, 1)),
      -- 16 bytes of SHA-256 over time, sender, words and how often they stood in the file by then.
      fingerprint BLOB NOT NULL
    ) STRICT;

    CREATE INDEX imported_message_by_time ON imported_message (client_id, at, id);
    CREATE INDEX imported_message_by_import ON imported_message (import_id);
    CREATE INDEX imported_message_by_fingerprint ON imported_message (client_id, fingerprint);

    CREATE TRIGGER imported_message_is_kept BEFORE UPDATE ON imported_message BEGIN SELECT RAISE(ABORT, 'an imported message is never rewritten'); END;

    CREATE VIRTUAL TABLE imported_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
    INSERT INTO imported_index (imported_index, rank) VALUES ('secure-delete', 1);
  `,
};
