/** Case notes: every saved version is kept, a signature locks, an addendum follows. */
import type { Migration } from './migration.ts';

/** The triggers hold what the use cases promise: a version, a signature and an addendum are never rewritten or removed. */
export const notes: Migration = {
  version: 3,
  name: 'notes',
  sql: `
    CREATE TABLE note (
      id INTEGER PRIMARY KEY,
      note_id TEXT NOT NULL UNIQUE,
      client_id TEXT NOT NULL REFERENCES client (id),
      template TEXT NOT NULL CHECK (template IN ('soap', 'free')),
      session_day TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX note_by_client ON note (client_id, created_at);

    -- sections is JSON: [{name, text}].
    CREATE TABLE note_version (
      note_id TEXT NOT NULL REFERENCES note (note_id),
      number INTEGER NOT NULL,
      title TEXT NOT NULL,
      session_day TEXT NOT NULL,
      sections TEXT NOT NULL,
      author TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      PRIMARY KEY (note_id, number)
    ) STRICT, WITHOUT ROWID;

    -- hash: SHA-256 over what was signed, as features/notes/note-signature.ts writes it.
    CREATE TABLE note_signature (
      note_id TEXT PRIMARY KEY REFERENCES note (note_id),
      version INTEGER NOT NULL,
      signed_by TEXT NOT NULL,
      signed_at INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE note_addendum (
      id INTEGER PRIMARY KEY,
      note_id TEXT NOT NULL REFERENCES note (note_id),
      text TEXT NOT NULL,
      author TEXT NOT NULL,
      added_at INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX note_addendum_by_note ON note_addendum (note_id, id);

    -- Typed and not saved yet; replaced as the person types.
    CREATE TABLE note_draft (
      note_id TEXT PRIMARY KEY REFERENCES note (note_id),
      title TEXT NOT NULL,
      session_day TEXT NOT NULL,
      sections TEXT NOT NULL,
      saved_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER note_version_is_kept BEFORE UPDATE ON note_version BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;
    CREATE TRIGGER note_version_stays BEFORE DELETE ON note_version BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;
    CREATE TRIGGER note_signature_is_kept BEFORE UPDATE ON note_signature BEGIN SELECT RAISE(ABORT, 'a signature is never rewritten'); END;
    CREATE TRIGGER note_signature_stays BEFORE DELETE ON note_signature BEGIN SELECT RAISE(ABORT, 'a signature is never removed'); END;
    CREATE TRIGGER note_addendum_is_kept BEFORE UPDATE ON note_addendum BEGIN SELECT RAISE(ABORT, 'an addendum is never rewritten'); END;
    CREATE TRIGGER note_addendum_stays BEFORE DELETE ON note_addendum BEGIN SELECT RAISE(ABORT, 'an addendum is never removed'); END;
    CREATE TRIGGER note_version_locked BEFORE INSERT ON note_version
      WHEN EXISTS (SELECT 1 FROM note_signature WHERE note_id = NEW.note_id)
      BEGIN SELECT RAISE(ABORT, 'a signed note takes no further version'); END;
  `,
};
