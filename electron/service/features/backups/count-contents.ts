/** What a store holds, in the numbers that stand on the screen. */
import type { ReadableDatabase } from '../../database/database.ts';
import type { Counts } from './backup-file.ts';

export function countContents(database: ReadableDatabase): Counts {
  // A backup from before imports has no table for them.
  const hasImports = database
    .query<{ name: string }>("SELECT name FROM sqlite_master WHERE name = 'imported_message'")
    .get();
  const imported = hasImports === undefined ? '' : ' + (SELECT count(*) FROM imported_message)';
  const row = database
    .query<Counts>(`
      SELECT (SELECT count(*) FROM client) AS clients,
             (SELECT count(*) FROM entry WHERE is_shown = 1)${imported} AS messages,
             (SELECT count(*) FROM note) AS notes`)
    .get();
  return row ?? { clients: 0, messages: 0, notes: 0 };
}
