/** How the pictures and files of imported messages were called, where their words do not say it. */
import type { Migration } from './migration.ts';

export const importedFileNames: Migration = {
  version: 25,
  name: 'imported-file-names',
  sql: `
    -- JSON: a list of names. Empty where none is known.
    ALTER TABLE imported_message ADD COLUMN file_names TEXT NOT NULL DEFAULT '[]';
  `,
};
