/** Psychotherapy notes: a store of their own, in which everything that a person wrote is sealed under a key that is not this file's. */
import type { Migration } from './migration.ts';

/**
 * `sealed` is a box as features/psychotherapy-notes/sealed-rows.ts writes it, bound to the row it stands in. The notes
 * themselves are moved at the first unlock, when there is a key for them: until then they stand where they stood.
 */
export const psychotherapyNotes: Migration = {
  version: 27,
  name: 'psychotherapy-notes',
  sql: `
    CREATE TABLE psychotherapy_note (
      id INTEGER PRIMARY KEY,
      note_id TEXT NOT NULL UNIQUE,
      client_id TEXT NOT NULL REFERENCES client (id),
      session_day TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      sealed BLOB NOT NULL
    ) STRICT;

    CREATE INDEX psychotherapy_note_by_client ON psychotherapy_note (client_id);

    CREATE TABLE psychotherapy_version (
      note_id TEXT NOT NULL REFERENCES psychotherapy_note (note_id),
      number INTEGER NOT NULL,
      session_day TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      sealed BLOB NOT NULL,
      PRIMARY KEY (note_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE psychotherapy_signature (
      note_id TEXT PRIMARY KEY REFERENCES psychotherapy_note (note_id),
      version INTEGER NOT NULL,
      signed_at INTEGER NOT NULL,
      sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE psychotherapy_addendum (
      note_id TEXT NOT NULL REFERENCES psychotherapy_note (note_id),
      number INTEGER NOT NULL,
      added_at INTEGER NOT NULL,
      sealed BLOB NOT NULL,
      PRIMARY KEY (note_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE psychotherapy_draft (
      note_id TEXT PRIMARY KEY REFERENCES psychotherapy_note (note_id),
      saved_at INTEGER NOT NULL,
      sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER psychotherapy_version_is_kept BEFORE UPDATE ON psychotherapy_version BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;
    CREATE TRIGGER psychotherapy_signature_is_kept BEFORE UPDATE ON psychotherapy_signature BEGIN SELECT RAISE(ABORT, 'a signature is never rewritten'); END;
    CREATE TRIGGER psychotherapy_addendum_is_kept BEFORE UPDATE ON psychotherapy_addendum BEGIN SELECT RAISE(ABORT, 'an addendum is never rewritten'); END;
    CREATE TRIGGER psychotherapy_version_stays BEFORE DELETE ON psychotherapy_version
      WHEN NOT EXISTS (SELECT 1 FROM psychotherapy_note JOIN client_erasure USING (client_id) WHERE note_id = OLD.note_id)
      BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;
    CREATE TRIGGER psychotherapy_signature_stays BEFORE DELETE ON psychotherapy_signature
      WHEN NOT EXISTS (SELECT 1 FROM psychotherapy_note JOIN client_erasure USING (client_id) WHERE note_id = OLD.note_id)
      BEGIN SELECT RAISE(ABORT, 'a signature is never removed'); END;
    CREATE TRIGGER psychotherapy_addendum_stays BEFORE DELETE ON psychotherapy_addendum
      WHEN NOT EXISTS (SELECT 1 FROM psychotherapy_note JOIN client_erasure USING (client_id) WHERE note_id = OLD.note_id)
      BEGIN SELECT RAISE(ABORT, 'an addendum is never removed'); END;
    CREATE TRIGGER psychotherapy_version_locked BEFORE INSERT ON psychotherapy_version
      WHEN EXISTS (SELECT 1 FROM psychotherapy_signature WHERE note_id = NEW.note_id)
      BEGIN SELECT RAISE(ABORT, 'a signed note takes no further version'); END;

    -- Never again among the others; and what has its sealed copy may leave them.
    CREATE TRIGGER note_is_not_psychotherapy BEFORE INSERT ON note WHEN NEW.kind = 'psychotherapy'
      BEGIN SELECT RAISE(ABORT, 'a psychotherapy note is kept sealed'); END;
    DROP TRIGGER note_version_stays;
    CREATE TRIGGER note_version_stays BEFORE DELETE ON note_version
      WHEN NOT EXISTS (SELECT 1 FROM note JOIN client_erasure USING (client_id) WHERE note.note_id = OLD.note_id)
        AND NOT EXISTS (SELECT 1 FROM psychotherapy_note WHERE note_id = OLD.note_id)
      BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;
    DROP TRIGGER note_signature_stays;
    CREATE TRIGGER note_signature_stays BEFORE DELETE ON note_signature
      WHEN NOT EXISTS (SELECT 1 FROM note JOIN client_erasure USING (client_id) WHERE note.note_id = OLD.note_id)
        AND NOT EXISTS (SELECT 1 FROM psychotherapy_note WHERE note_id = OLD.note_id)
      BEGIN SELECT RAISE(ABORT, 'a signature is never removed'); END;
    DROP TRIGGER note_addendum_stays;
    CREATE TRIGGER note_addendum_stays BEFORE DELETE ON note_addendum
      WHEN NOT EXISTS (SELECT 1 FROM note JOIN client_erasure USING (client_id) WHERE note.note_id = OLD.note_id)
        AND NOT EXISTS (SELECT 1 FROM psychotherapy_note WHERE note_id = OLD.note_id)
      BEGIN SELECT RAISE(ABORT, 'an addendum is never removed'); END;

    -- The passage, where it stands in a psychotherapy note; then passage is NULL, which by itself hides all of the item.
    ALTER TABLE redaction ADD COLUMN sealed BLOB;
  `,
};
