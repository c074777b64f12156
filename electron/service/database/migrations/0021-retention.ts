/** How long records are kept: rules, what is known of each client for them, legal holds, and yearly reviews. */
import type { Migration } from './migration.ts';

export const retention: Migration = {
  version: 21,
  name: 'retention',
  sql: `
    -- A calendar day, where it is known.
    ALTER TABLE client ADD COLUMN birth_day TEXT;
    -- Of age when treatment began.
    ALTER TABLE client ADD COLUMN was_adult INTEGER NOT NULL DEFAULT 0 CHECK (was_adult IN (0, 1));

    CREATE TABLE retention_rule (
      rule_id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      adult_years INTEGER NOT NULL,
      minor_age INTEGER NOT NULL,
      minor_years INTEGER NOT NULL,
      source TEXT NOT NULL,
      -- When the source was last looked up.
      source_day TEXT NOT NULL,
      -- The one that holds for a client who has none of their own.
      is_usual INTEGER NOT NULL DEFAULT 0 CHECK (is_usual IN (0, 1)),
      created_at INTEGER NOT NULL,
      saved_at INTEGER NOT NULL,
      retired_at INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE UNIQUE INDEX retention_rule_usual ON retention_rule (is_usual) WHERE is_usual = 1;

    CREATE TABLE client_retention (
      client_id TEXT PRIMARY KEY REFERENCES client (id),
      rule_id TEXT REFERENCES retention_rule (rule_id),
      own_until TEXT,
      own_why TEXT NOT NULL DEFAULT '',
      saved_at INTEGER NOT NULL,
      saved_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE legal_hold (
      hold_id TEXT PRIMARY KEY,
      client_id TEXT NOT NULL REFERENCES client (id),
      reason TEXT NOT NULL,
      set_at INTEGER NOT NULL,
      set_by TEXT NOT NULL,
      lift_reason TEXT,
      lifted_at INTEGER,
      lifted_by TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (client_id) WHERE lifted_at IS NULL;
    CREATE INDEX legal_hold_by_client ON legal_hold (client_id, set_at);

    CREATE TRIGGER legal_hold_is_kept BEFORE UPDATE ON legal_hold
      WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL OR NEW.reason <> OLD.reason OR NEW.set_at <> OLD.set_at OR NEW.client_id <> OLD.client_id
      BEGIN SELECT RAISE(ABORT, 'a legal hold is lifted once and never rewritten'); END;
    CREATE TRIGGER legal_hold_stays BEFORE DELETE ON legal_hold
      WHEN OLD.client_id NOT IN (SELECT client_id FROM client_erasure)
      BEGIN SELECT RAISE(ABORT, 'a legal hold is never removed'); END;

    -- The last word, whoever asks: nothing of a client who is held is erased.
    CREATE TRIGGER legal_hold_forbids BEFORE INSERT ON client_erasure
      WHEN EXISTS (SELECT 1 FROM legal_hold WHERE client_id = NEW.client_id AND lifted_at IS NULL)
      BEGIN SELECT RAISE(ABORT, 'a legal hold stands'); END;

    CREATE TABLE retention_review (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      -- How many clients stood how.
      over INTEGER NOT NULL,
      held INTEGER NOT NULL,
      no_rule INTEGER NOT NULL,
      kept INTEGER NOT NULL
    ) STRICT;
  `,
};
