/** Clients who were deleted for good: what lets their rows go, and the certificates that stay. */
import type { Migration } from './migration.ts';

/**
 * What is otherwise never removed may go while its client is being erased: client_erasure holds the client's id
 * within that one transaction, and is empty at every other time.
 */
export const deletions: Migration = {
  version: 9,
  name: 'deletions',
  sql: `
    CREATE TABLE client_erasure (client_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    DROP TRIGGER note_version_stays;
    CREATE TRIGGER note_version_stays BEFORE DELETE ON note_version
      WHEN NOT EXISTS (SELECT 1 FROM note JOIN client_erasure USING (client_id) WHERE note.note_id = OLD.note_id)
      BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;
    DROP TRIGGER note_signature_stays;
    CREATE TRIGGER note_signature_stays BEFORE DELETE ON note_signature
      WHEN NOT EXISTS (SELECT 1 FROM note JOIN client_erasure USING (client_id) WHERE note.note_id = OLD.note_id)
      BEGIN SELECT RAISE(ABORT, 'a signature is never removed'); END;
    DROP TRIGGER note_addendum_stays;
    CREATE TRIGGER note_addendum_stays BEFORE DELETE ON note_addendum
      WHEN NOT EXISTS (SELECT 1 FROM note JOIN client_erasure USING (client_id) WHERE note.note_id = OLD.note_id)
      BEGIN SELECT RAISE(ABORT, 'an addendum is never removed'); END;
    DROP TRIGGER disclosure_stays;
    CREATE TRIGGER disclosure_stays BEFORE DELETE ON disclosure
      WHEN NOT EXISTS (SELECT 1 FROM client_erasure WHERE client_id = OLD.client_id)
      BEGIN SELECT RAISE(ABORT, 'a disclosure is never removed'); END;

    -- certificate: the JSON exactly as it is saved to a file; sha256 is of these bytes.
    CREATE TABLE deletion (
      deletion_id TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      certificate TEXT NOT NULL,
      sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER deletion_is_kept BEFORE UPDATE ON deletion BEGIN SELECT RAISE(ABORT, 'a certificate is never rewritten'); END;
    CREATE TRIGGER deletion_stays BEFORE DELETE ON deletion BEGIN SELECT RAISE(ABORT, 'a certificate is never removed'); END;
  `,
};
