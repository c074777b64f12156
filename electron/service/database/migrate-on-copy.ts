/**
 * Brings a store forward on a copy of it, proves the copy and puts it in the store's place. Cut off at any byte,
 * there is the old store or the new one under the store's name once `finishMigrating` has run.
 */
import { constants, copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { syncFile, syncFolder, writeFileDurably } from './durable-files.ts';
import { sqliteErrorKind } from './errors.ts';
import { applyMigrations, hasKeptRows, hasSchemaOf, isSound, rowCounts, schemaVersionOf } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';

export type MigrateOnCopy = {
  readonly path: string;
  /** Opens the file at a path with the store's key, to read and write. */
  readonly connect: (path: string) => BetterSqlite3.Database;
  readonly migrations: readonly Migration[];
};

export type MigrationOutcome = 'migrated' | 'store-damaged' | 'migration-failed';

/** The files beside a store that are one with it. */
const besideStore = ['-wal', '-shm', '-journal'];

function copyOf(path: string): string {
  return `${path}.migrating`;
}

function wishOf(path: string): string {
  return `${path}.migration.json`;
}

const wish = z.object({ former: z.string().regex(/^[^/\\]+ [0-9. -]+$/) });

/**
 * Of a closed store that holds something. Every outcome but `migrated` leaves it as it was. Throws what SQLite
 * and the file system throw: the disk is full, the folder takes no copy.
 */
export function migrateOnCopy({ path, connect, migrations }: MigrateOnCopy): MigrationOutcome {
  const copy = copyOf(path);
  finishMigrating(path);
  // 1. All of the store in its one file, and nobody at it.
  const version = intoOneFile(path, connect);
  try {
    // 2. Byte for byte, so that the copy keeps the store's first bytes, by which its vault knows it.
    copyFileSync(path, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    // 3. Brought forward and proven.
    const outcome = bringForward(connect(copy), migrations);
    if (outcome !== 'migrated') return outcome;
    syncFile(copy);
    // 4. From here on the copy is the store: what is left to do is written down, and done by whoever comes next.
    writeFileDurably(wishOf(path), JSON.stringify({ former: formerName(path, version) }));
  } finally {
    if (!existsSync(wishOf(path))) removeAll(copy);
  }
  finishMigrating(path);
  return 'migrated';
}

/** Before anything reads the store: takes the last steps of a migration that was cut off, or forgets its beginnings. */
export function finishMigrating(path: string): void {
  const copy = copyOf(path);
  if (!existsSync(wishOf(path))) {
    removeAll(copy);
    return;
  }
  const former = readFormer(path);
  if (existsSync(copy)) {
    // The older store's log is empty since step 1, and must not meet the new store.
    for (const ending of besideStore) rmSync(path + ending, { force: true });
    if (existsSync(path)) renameSync(path, join(dirname(path), former));
    renameSync(copy, path);
  }
  for (const ending of besideStore) rmSync(copy + ending, { force: true });
  syncFolder(dirname(path));
  for (const older of formerStores(path).filter((name) => name !== former)) removeAll(join(dirname(path), older));
  rmSync(wishOf(path), { force: true });
  syncFolder(dirname(path));
}

/** The store as it was before its last migration. Only once what is here now is safe elsewhere. */
export function removeFormerStores(path: string): void {
  for (const name of formerStores(path)) removeAll(join(dirname(path), name));
}

function formerStores(path: string): readonly string[] {
  return readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.before-`));
}

/** `store.db.before-8 2026-11-22 09.12.33`: the version after it and when it was last written to. */
function formerName(path: string, version: number): string {
  const stamp = statSync(path).mtime.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  const name = `${basename(path)}.before-${String(version + 1)} ${stamp}`;
  return existsSync(join(dirname(path), name)) ? `${name} 2` : name;
}

/** The wish counts by being there: it is written only for a copy that was proven. */
function readFormer(path: string): string {
  try {
    return wish.parse(JSON.parse(readFileSync(wishOf(path), 'utf8'))).former;
  } catch {
    return `${basename(path)}.before-migration`;
  }
}

function intoOneFile(path: string, connect: MigrateOnCopy['connect']): number {
  const connection = connect(path);
  let version: number;
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)');
    version = schemaVersionOf(connection);
  } finally {
    connection.close();
  }
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0) throw new Error('The log is not empty');
  return version;
}

function bringForward(connection: BetterSqlite3.Database, migrations: readonly Migration[]): MigrationOutcome {
  try {
    if (!isSound(connection)) return 'store-damaged';
    const before = rowCounts(connection);
    const from = schemaVersionOf(connection);
    const missing = migrations.filter(({ version }) => version > from);
    try {
      applyMigrations(connection, migrations);
    } catch (error) {
      // A full disk is no fault of the migration's.
      if (sqliteErrorKind(error) === 'other') return 'migration-failed';
      throw error;
    }
    const isProven =
      isSound(connection) && hasKeptRows(before, rowCounts(connection), missing) && hasSchemaOf(connection, migrations);
    if (!isProven) return 'migration-failed';
    connection.pragma('wal_checkpoint(TRUNCATE)');
    return 'migrated';
  } finally {
    connection.close();
  }
}

function removeAll(path: string): void {
  for (const ending of ['', ...besideStore]) rmSync(path + ending, { force: true });
}
