/** Requests for a client's record, each with its clock, and the clients whose record comes under 42 CFR Part 2. */
import type { Migration } from './migration.ts';

export const recordsRequests: Migration = {
  version: 24,
  name: 'records-requests',
  sql: `
    ALTER TABLE client ADD COLUMN has_part2 INTEGER NOT NULL DEFAULT 0 CHECK (has_part2 IN (0, 1));

    CREATE TABLE records_request (
      request_id TEXT PRIMARY KEY,
      client_id TEXT NOT NULL REFERENCES client (id),
      -- JSON: shared/contract/methods/requests.ts.
      request TEXT NOT NULL,
      opened_at INTEGER NOT NULL,
      opened_by TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      closed_at INTEGER,
      closed_how TEXT CHECK (closed_how IN ('released', 'refused', 'withdrawn')),
      closed_why TEXT NOT NULL DEFAULT '',
      -- The export that answered it.
      disclosure_id TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX records_request_by_client ON records_request (client_id, opened_at);

    CREATE TRIGGER records_request_is_kept BEFORE UPDATE ON records_request
      WHEN OLD.closed_at IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'a closed request is never rewritten'); END;
    CREATE TRIGGER records_request_stays BEFORE DELETE ON records_request
      WHEN OLD.client_id NOT IN (SELECT client_id FROM client_erasure)
      BEGIN SELECT RAISE(ABORT, 'a request is never removed'); END;
  `,
};
