/** A word agreed with a client, by which the two know each other. */
import type { Migration } from './migration.ts';

export const codeWord: Migration = {
  version: 18,
  name: 'code-word',
  sql: "ALTER TABLE client ADD COLUMN code_word TEXT NOT NULL DEFAULT '';",
};
