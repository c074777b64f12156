/** What else left the practice, by what authority, and what clients asked to be corrected. */
import type { Migration } from './migration.ts';

export const accounting: Migration = {
  version: 23,
  name: 'accounting',
  sql: `
    ALTER TABLE disclosure ADD COLUMN authority TEXT NOT NULL DEFAULT '';

    -- What left another way than as an export: printed, handed over, said.
    CREATE TABLE disclosure_by_hand (
      disclosure_id TEXT PRIMARY KEY,
      client_id TEXT NOT NULL REFERENCES client (id),
      -- A calendar day.
      day TEXT NOT NULL,
      way TEXT NOT NULL,
      recipient TEXT NOT NULL,
      reason TEXT NOT NULL,
      authority TEXT NOT NULL,
      what TEXT NOT NULL,
      -- Of a file, where there was one; else empty.
      sha256 TEXT NOT NULL,
      entered_at INTEGER NOT NULL,
      entered_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX disclosure_by_hand_by_client ON disclosure_by_hand (client_id, day);

    CREATE TRIGGER disclosure_by_hand_is_kept BEFORE UPDATE ON disclosure_by_hand BEGIN SELECT RAISE(ABORT, 'a disclosure is never rewritten'); END;
    CREATE TRIGGER disclosure_by_hand_stays BEFORE DELETE ON disclosure_by_hand
      WHEN OLD.client_id NOT IN (SELECT client_id FROM client_erasure)
      BEGIN SELECT RAISE(ABORT, 'a disclosure is never removed'); END;

    -- Statements of one amendment are linked by amendment_id, in order of id.
    CREATE TABLE amendment_statement (
      id INTEGER PRIMARY KEY,
      amendment_id TEXT NOT NULL,
      client_id TEXT NOT NULL REFERENCES client (id),
      kind TEXT NOT NULL CHECK (kind IN ('request', 'accepted', 'denied', 'disagreement')),
      day TEXT NOT NULL,
      -- Which entry of the record it is about, in words; of a request.
      about TEXT NOT NULL,
      text TEXT NOT NULL,
      entered_at INTEGER NOT NULL,
      entered_by TEXT NOT NULL
    ) STRICT;

    CREATE INDEX amendment_statement_by_client ON amendment_statement (client_id, amendment_id, id);

    CREATE TRIGGER amendment_statement_is_kept BEFORE UPDATE ON amendment_statement BEGIN SELECT RAISE(ABORT, 'a statement is never rewritten'); END;
    CREATE TRIGGER amendment_statement_stays BEFORE DELETE ON amendment_statement
      WHEN OLD.client_id NOT IN (SELECT client_id FROM client_erasure)
      BEGIN SELECT RAISE(ABORT, 'a statement is never removed'); END;
  `,
};
