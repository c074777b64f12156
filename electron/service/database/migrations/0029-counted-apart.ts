/** A disclosure says how many of its messages were imported, and how many of its notes are psychotherapy notes. */
import type { Migration } from './migration.ts';

export const countedApart: Migration = {
  version: 29,
  name: 'counted-apart',
  sql: `
    -- Among messages, and among notes. NULL: of before this was counted.
    ALTER TABLE disclosure ADD COLUMN imported INTEGER;
    ALTER TABLE disclosure ADD COLUMN psychotherapy_notes INTEGER;
  `,
};
