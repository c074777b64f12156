/** Capsules that are no longer in use: copies of their files may still be opened, and that is told. */
import type { Migration } from './migration.ts';

export const formerCapsules: Migration = {
  version: 28,
  name: 'former-capsules',
  sql: `
    -- opening_key: proves notes of openings, and opens nothing.
    CREATE TABLE will_former_capsule (
      capsule_id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('continuity', 'full')),
      opening_key BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Empty where it was opened before the capsule of now was made: which one it was nobody wrote down.
    ALTER TABLE will_opening ADD COLUMN capsule_id TEXT NOT NULL DEFAULT '';
    UPDATE will_opening SET capsule_id = coalesce(
      (SELECT capsule_id FROM will_capsule WHERE kind = will_opening.kind AND made_at <= will_opening.opened_at), '');
  `,
};
