/** Competence records: who rehearsed what in practice mode. Nothing of a client is in them. */
import type { Migration } from './migration.ts';

export const competence: Migration = {
  version: 19,
  name: 'competence',
  sql: `
    CREATE TABLE competence_record (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER NOT NULL,
      -- JSON: shared/contract/methods/practice-mode.ts.
      steps TEXT NOT NULL,
      app_version TEXT NOT NULL,
      is_on_network INTEGER NOT NULL CHECK (is_on_network IN (0, 1))
    ) STRICT;
  `,
};
