/** What a store holds, in the numbers that stand on the screen. */
import type { ReadableDatabase } from '../../database/database.ts';
import type { Counts } from './backup-file.ts';

export function countContents(database: ReadableDatabase): Counts {
  // A backup from before imports has no table for them, and an earlier one keeps all notes in one.
  const tables = database.query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const more = (table: string): string =>
    tables.some(({ name }) => name === table) ? ` + (SELECT count(*) FROM ${table})` : '';
  const row = database
    .query<Counts>(`
      SELECT (SELECT count(*) FROM client) AS clients,
             (SELECT count(*) FROM entry WHERE is_shown = 1)${more('imported_message')} AS messages,
             (SELECT count(*) FROM note)${more('psychotherapy_note')} AS notes`)
    .get();
  return row ?? { clients: 0, messages: 0, notes: 0 };
}
