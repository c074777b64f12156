/** What a migration does to a store, and the proof that it did nothing else. */
import BetterSqlite3 from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';

export function schemaVersionOf(connection: BetterSqlite3.Database): number {
  const version: unknown = connection.pragma('user_version', { simple: true });
  return typeof version === 'number' ? version : 0;
}

/** Applies what is missing, one transaction a step. */
export function applyMigrations(connection: BetterSqlite3.Database, migrations: readonly Migration[]): void {
  const from = schemaVersionOf(connection);
  for (const migration of migrations.filter(({ version }) => version > from)) {
    connection
      .transaction(() => {
        connection.exec(migration.sql);
        connection.pragma(`user_version = ${String(migration.version)}`);
      })
      .immediate();
  }
}

/** Reads every page, every index and the search index: whether each agrees with the others. */
export function isSound(connection: BetterSqlite3.Database): boolean {
  const problems = connection.pragma('integrity_check(1)', { simple: true });
  return problems === 'ok' && (connection.pragma('foreign_key_check') as readonly unknown[]).length === 0;
}

export type RowCounts = ReadonlyMap<string, number>;

/** Of every table of our own; what a search index keeps for itself is left out. */
export function rowCounts(connection: BetterSqlite3.Database): RowCounts {
  const tables = connection
    .prepare<[], { name: string }>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .all();
  const count = (table: string): number =>
    connection.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM "${table}"`).get()?.rows ?? 0;
  return new Map(tables.map(({ name }) => [name, count(name)]));
}

/** A migration may add rows, and removes some only where it says so. */
export function hasKeptRows(before: RowCounts, after: RowCounts, applied: readonly Migration[]): boolean {
  const mayLose = new Set(applied.flatMap(({ removesRowsFrom = [] }) => removesRowsFrom));
  return [...before].every(([table, rows]) => mayLose.has(table) || (after.get(table) ?? 0) >= rows);
}

/** Whether the store's schema is, to the letter, the one that a new store has. */
export function hasSchemaOf(connection: BetterSqlite3.Database, migrations: readonly Migration[]): boolean {
  const fresh = new BetterSqlite3(':memory:');
  try {
    applyMigrations(fresh, migrations);
    return schemaText(connection) === schemaText(fresh);
  } finally {
    fresh.close();
  }
}

function schemaText(connection: BetterSqlite3.Database): string {
  return JSON.stringify(
    connection
      .prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name",
      )
      .all(),
  );
}
