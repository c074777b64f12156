/** The audit log: what was done with the vault and when, each entry bound to the one before it. */
import type { Migration } from './migration.ts';

export const audit: Migration = {
  version: 7,
  name: 'audit',
  sql: `
    -- sequence: 1, 2, 3 … without holes. subject: an id or empty. details: JSON of numbers, booleans and kinds.
    -- mac: over the entry and the mac before it (features/audit/chain.ts).
    CREATE TABLE audit_entry (
      sequence INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      details TEXT NOT NULL,
      mac BLOB NOT NULL
    ) STRICT;

    -- How long the log is, under the same key: entries cut off at its end are missed.
    CREATE TABLE audit_head (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      sequence INTEGER NOT NULL,
      mac BLOB NOT NULL
    ) STRICT;

    CREATE TRIGGER audit_entry_is_kept BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'an audit entry is never rewritten'); END;
    CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'an audit entry is never removed'); END;
    CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'the head of the audit log stays'); END;
    CREATE TRIGGER audit_head_only_grows BEFORE UPDATE ON audit_head WHEN new.sequence <= old.sequence BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
  `,
};
