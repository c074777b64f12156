/** The disclosure log: what left the vault, to whom and why. */
import type { Migration } from './migration.ts';

export const disclosures: Migration = {
  version: 5,
  name: 'disclosures',
  sql: `
    -- files and chain_heads are JSON. client_name is the name at the time.
    CREATE TABLE disclosure (
      id INTEGER PRIMARY KEY,
      disclosure_id TEXT NOT NULL UNIQUE,
      client_id TEXT NOT NULL REFERENCES client (id),
      client_name TEXT NOT NULL,
      at INTEGER NOT NULL,
      recipient TEXT NOT NULL,
      reason TEXT NOT NULL,
      from_day TEXT NOT NULL,
      to_day TEXT NOT NULL,
      time_zone TEXT NOT NULL,
      messages INTEGER NOT NULL,
      notes INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      files TEXT NOT NULL,
      chain_heads TEXT
    ) STRICT;

    CREATE INDEX disclosure_by_client ON disclosure (client_id, at);

    CREATE TRIGGER disclosure_is_kept BEFORE UPDATE ON disclosure BEGIN SELECT RAISE(ABORT, 'a disclosure is never rewritten'); END;
    CREATE TRIGGER disclosure_stays BEFORE DELETE ON disclosure BEGIN SELECT RAISE(ABORT, 'a disclosure is never removed'); END;
  `,
};
