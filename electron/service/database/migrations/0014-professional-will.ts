/** The professional will: what the letter says of each client, the capsules' keys, and openings that were noticed. */
import type { Migration } from './migration.ts';

export const professionalWill: Migration = {
  version: 14,
  name: 'professional-will',
  sql: `
    CREATE TABLE will_client (
      client_id TEXT PRIMARY KEY REFERENCES client (id),
      text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- key: made of the secret that is on paper only; writes the capsule anew and knows its shares again.
    -- sealed: the file of the full record, which never changes; holders is JSON.
    CREATE TABLE will_capsule (
      kind TEXT PRIMARY KEY CHECK (kind IN ('continuity', 'full')),
      capsule_id TEXT NOT NULL,
      key BLOB NOT NULL,
      sealed BLOB,
      needed INTEGER NOT NULL,
      holders TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      rehearsed_at INTEGER,
      written_at INTEGER,
      written_hash TEXT
    ) STRICT;

    -- mac: of the note that a custodian's computer left; no two openings have the same. shares is JSON.
    CREATE TABLE will_opening (
      mac TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      opened_at INTEGER NOT NULL,
      shares TEXT NOT NULL,
      noticed_at INTEGER NOT NULL,
      is_new INTEGER NOT NULL CHECK (is_new IN (0, 1))
    ) STRICT, WITHOUT ROWID;
  `,
};
