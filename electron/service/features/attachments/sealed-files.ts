/** Sealed copies as backups see them. */
import type { ReadableDatabase, WritableDatabase } from '../../database/database.ts';

/** `sha256`: of the sealed bytes, 64 hexadecimal digits. */
export type SealedFile = { readonly id: string; readonly bytes: number; readonly sha256: string };

/** Those that are whole. */
export function sealedFilesOf(database: ReadableDatabase): readonly SealedFile[] {
  return database
    .query<SealedFile>(
      'SELECT file_id AS id, bytes, sha256 FROM attachment_file WHERE bytes IS NOT NULL ORDER BY file_id',
    )
    .all();
}

/** In a store that was restored: what did not come along is said to be missing wherever it stood. Gives how many. */
export function markMissing(database: WritableDatabase, restored: readonly SealedFile[]): number {
  const there = new Set(restored.map(({ id }) => id));
  const gone = sealedFilesOf(database).filter(({ id }) => !there.has(id));
  const say = database.command(`
    UPDATE attachment SET state = 'missing', parts = NULL, reason = NULL, asked_at = NULL, is_at_work = 0
    WHERE file_id = ? AND state IN ('sent', 'here')`);
  const dropKey = database.command('DELETE FROM attachment_file WHERE file_id = ?');
  database.transaction(() => {
    for (const { id } of gone) {
      say.run(id);
      dropKey.run(id);
    }
  });
  return gone.length;
}
