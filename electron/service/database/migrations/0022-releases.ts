/** What a record that is given away depends on: kinds of notes, what is no part of the record, and what is hidden in it. */
import type { Migration } from './migration.ts';

/** The vault itself loses nothing: a mark and a redaction stand beside what they are about, and can be taken back. */
export const releases: Migration = {
  version: 22,
  name: 'releases',
  sql: `
    ALTER TABLE note ADD COLUMN kind TEXT NOT NULL DEFAULT 'progress' CHECK (kind IN ('progress', 'contact', 'psychotherapy'));

    CREATE TRIGGER note_kind_is_kept BEFORE UPDATE OF kind ON note BEGIN SELECT RAISE(ABORT, 'a note stays of its kind'); END;

    -- item_id: of a message, form, contact or note.
    CREATE TABLE outside_record (
      client_id TEXT NOT NULL REFERENCES client (id),
      item_id TEXT NOT NULL,
      author TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (client_id, item_id)
    ) STRICT, WITHOUT ROWID;

    -- item_id NULL: wherever the passage stands. passage NULL: the whole item.
    CREATE TABLE redaction (
      redaction_id TEXT PRIMARY KEY,
      client_id TEXT NOT NULL REFERENCES client (id),
      item_id TEXT,
      passage TEXT,
      reason TEXT NOT NULL,
      author TEXT NOT NULL,
      at INTEGER NOT NULL,
      CHECK (item_id IS NOT NULL OR passage IS NOT NULL)
    ) STRICT, WITHOUT ROWID;

    -- Its row number may be given to another one.
    CREATE TRIGGER imported_message_taken_back AFTER DELETE ON imported_message BEGIN
      DELETE FROM outside_record WHERE client_id = OLD.client_id AND item_id = 'imported-' || OLD.id;
      DELETE FROM redaction WHERE client_id = OLD.client_id AND item_id = 'imported-' || OLD.id;
    END;

    CREATE INDEX redaction_by_client ON redaction (client_id, at);
  `,
};
