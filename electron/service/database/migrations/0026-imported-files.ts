/** The pictures and files that came with imported messages. */
import type { Migration } from './migration.ts';

export const importedFiles: Migration = {
  version: 26,
  name: 'imported-files',
  sql: `
    CREATE TABLE imported_file (
      id INTEGER PRIMARY KEY,
      import_id TEXT NOT NULL REFERENCES message_import (import_id),
      client_id TEXT NOT NULL,
      -- imported_message.id, and the file's place among the message's.
      message_row INTEGER NOT NULL REFERENCES imported_message (id),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      mime TEXT NOT NULL,
      -- Its sealed copy (attachment_file) and what it was; NULL where left_out says why there is none.
      file_id TEXT UNIQUE,
      bytes INTEGER,
      sha256 TEXT,
      left_out TEXT,
      -- Drawn by a screen. NULL: not yet; empty: it can't be.
      thumbnail BLOB,
      CHECK ((file_id IS NULL) = (left_out IS NOT NULL) AND (file_id IS NULL) = (bytes IS NULL) AND (file_id IS NULL) = (sha256 IS NULL))
    ) STRICT;

    CREATE INDEX imported_file_by_message ON imported_file (message_row, position);
    CREATE INDEX imported_file_by_import ON imported_file (import_id);
    CREATE INDEX imported_file_by_client ON imported_file (client_id);

    CREATE TRIGGER imported_file_is_kept BEFORE UPDATE OF id, import_id, client_id, message_row, position, name, mime, file_id, bytes, sha256, left_out
      ON imported_file BEGIN SELECT RAISE(ABORT, 'an imported file is never rewritten'); END;
  `,
};
