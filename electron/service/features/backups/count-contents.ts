/** What a store holds, in the numbers that stand on the screen. */
import type { ReadableDatabase } from '../../database/database.ts';
import type { Counts } from './backup-file.ts';

export function countContents(database: ReadableDatabase): Counts {
  const row = database
    .query<Counts>(`
      SELECT (SELECT count(*) FROM client) AS clients,
             (SELECT count(*) FROM entry WHERE is_shown = 1) AS messages,
             (SELECT count(*) FROM note) AS notes`)
    .get();
  return row ?? { clients: 0, messages: 0, notes: 0 };
}
