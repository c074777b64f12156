/** One process per vault: a lock that the operating system lets go of when the process ends, however it ends. */
import { closeSync, openSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { sqliteErrorKind } from './errors.ts';

export type FileLock =
  | { readonly kind: 'held'; release(): void }
  | { readonly kind: 'held-elsewhere' }
  | { readonly kind: 'no-permission' }
  | { readonly kind: 'disk-full' };

/** Node offers no lock on files; SQLite does, on every system. The file itself stays empty. */
export function lockFile(path: string): FileLock {
  let connection: BetterSqlite3.Database | undefined;
  try {
    closeSync(openSync(path, 'a', 0o600));
    connection = new BetterSqlite3(path, { timeout: 0 });
    const held = connection;
    held.pragma('journal_mode = MEMORY');
    held.exec('BEGIN EXCLUSIVE');
    return { kind: 'held', release: () => held.close() };
  } catch (error) {
    connection?.close();
    switch (sqliteErrorKind(error)) {
      case 'busy':
        return { kind: 'held-elsewhere' };
      case 'full':
        return { kind: 'disk-full' };
      case 'no-permission':
        return { kind: 'no-permission' };
      default:
        if (
          error instanceof Error &&
          'code' in error &&
          (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS')
        )
          return { kind: 'no-permission' };
        if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT'))
          return { kind: 'disk-full' };
        throw error;
    }
  }
}
