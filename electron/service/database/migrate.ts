/** Brings a store forward, one migration and one transaction at a time, with a copy beside it until all are in. */
import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';

export function schemaVersionOf(connection: BetterSqlite3.Database): number {
  const version: unknown = connection.pragma('user_version', { simple: true });
  return typeof version === 'number' ? version : 0;
}

/**
 * Applies what is missing. A store that holds something already is copied first (`VACUUM INTO`, still
 * encrypted) to `copyPath`; the copy goes once every step has succeeded, and stays when one failed.
 */
export function migrate(connection: BetterSqlite3.Database, migrations: readonly Migration[], copyPath: string): void {
  const from = schemaVersionOf(connection);
  const missing = migrations.filter((migration) => migration.version > from);
  if (missing.length === 0) return;

  const holdsSomething = from > 0;
  // A copy left by a run that was cut off is the older truth: kept until this run has succeeded.
  if (holdsSomething && !existsSync(copyPath)) copyWhole(connection, copyPath);
  for (const migration of missing) {
    connection
      .transaction(() => {
        connection.exec(migration.sql);
        connection.pragma(`user_version = ${String(migration.version)}`);
      })
      .immediate();
  }
  if (holdsSomething) rmSync(copyPath, { force: true });
}

/** Under its final name the copy is always whole. */
function copyWhole(connection: BetterSqlite3.Database, copyPath: string): void {
  const unfinished = `${copyPath}.new`;
  rmSync(unfinished, { force: true });
  closeSync(openSync(unfinished, 'wx', 0o600));
  connection.prepare('VACUUM INTO ?').run(unfinished);
  renameSync(unfinished, copyPath);
}
