/** Whose store this is, and the practice's settings. */
import type { Migration } from './migration.ts';

export const practice: Migration = {
  version: 1,
  name: 'practice',
  sql: `
    -- vault_id: 32 hexadecimal digits, the same as in vault.json, so that two vaults' files are never mixed.
    -- generation grows at each unlock; epoch_id names this installation's line of generations.
    CREATE TABLE store_identity (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      vault_id TEXT NOT NULL,
      epoch_id TEXT NOT NULL,
      generation INTEGER NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;

    -- value is JSON.
    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
