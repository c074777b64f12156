/** The communications policy: what is being built, the versions that were made, and the language of each client. */
import type { Migration } from './migration.ts';

/** The words of a version are versions of forms (0015-forms), which are what is sent and signed. */
export const policies: Migration = {
  version: 17,
  name: 'policies',
  sql: `
    CREATE TABLE policy_draft (
      only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
      -- JSON, as in shared/domain/policies/policy.ts.
      policy TEXT NOT NULL,
      saved_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE policy_version (
      number INTEGER PRIMARY KEY,
      policy TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      author TEXT NOT NULL,
      -- Whether it was settled who of those who joined before is asked to sign it.
      is_asking_settled INTEGER NOT NULL DEFAULT 0 CHECK (is_asking_settled IN (0, 1))
    ) STRICT;

    CREATE TRIGGER policy_version_is_kept BEFORE UPDATE OF number, policy, made_at, author ON policy_version BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

    CREATE TRIGGER policy_version_stays BEFORE DELETE ON policy_version BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

    CREATE TABLE policy_text (
      number INTEGER NOT NULL REFERENCES policy_version (number),
      locale TEXT NOT NULL,
      form_id TEXT NOT NULL,
      form_version INTEGER NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (number, locale)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER policy_text_is_kept BEFORE UPDATE ON policy_text BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

    CREATE TRIGGER policy_text_stays BEFORE DELETE ON policy_text BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

    -- Whoever joins from then on is asked to sign.
    CREATE TABLE policy_joining (
      only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
      is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
      since INTEGER NOT NULL
    ) STRICT;

    -- Of the newest invite; what the client reads.
    ALTER TABLE client ADD COLUMN locale TEXT;
  `,
};
