/** SQLite's codes as the few kinds that make a difference to a person. */
import BetterSqlite3 from 'better-sqlite3';
import { Fault } from '../../../shared/contract/errors.ts';

export type SqliteErrorKind = 'busy' | 'not-a-database' | 'corrupt' | 'full' | 'no-permission' | 'other';

/** Reading a store needs a small file beside it; where there is no room for that, the store is not damaged. */
const noRoomCodes: ReadonlySet<string> = new Set([
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_TRUNCATE',
  'SQLITE_IOERR_SHMOPEN',
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_SHMMAP',
]);

/** Undefined when SQLite did not throw this. Extended codes (`SQLITE_CORRUPT_INDEX`) count as their family. */
export function sqliteErrorKind(error: unknown): SqliteErrorKind | undefined {
  if (!(error instanceof BetterSqlite3.SqliteError)) return undefined;
  const code = error.code;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  if (code.startsWith('SQLITE_NOTADB')) return 'not-a-database';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_SHORT_READ') return 'corrupt';
  if (code.startsWith('SQLITE_FULL') || noRoomCodes.has(code)) return 'full';
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_PERM') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_AUTH')
  ) {
    return 'no-permission';
  }
  return 'other';
}

/** The fault for an error out of SQLite; anything else comes back as it is. */
export function storeFault(error: unknown): unknown {
  const kind = sqliteErrorKind(error);
  if (kind === undefined) return error;
  const sqlite = error instanceof BetterSqlite3.SqliteError ? error.code : '';
  return new Fault(kind === 'full' ? 'store-full' : 'store-failed', { sqlite }, { cause: error });
}
