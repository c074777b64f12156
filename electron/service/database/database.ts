/** The store's connection as the rest of the service sees it: who may read, who may write, and one way to do several things at once. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Brand } from '../../../shared/language/brand.ts';
import { sqliteErrorKind, storeFault } from './errors.ts';

/** What SQLite takes and gives: integers come as numbers, BLOBs as bytes. */
export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = { readonly [column: string]: SqlValue };

export type Query<Row> = {
  all(...values: readonly SqlValue[]): readonly Row[];
  get(...values: readonly SqlValue[]): Row | undefined;
};
export type Command = { run(...values: readonly SqlValue[]): { readonly changes: number; readonly lastRowId: number } };

/** Functions that only read take this. */
export type ReadableDatabase = Brand<{ query<Row>(sql: string): Query<Row> }, 'ReadableDatabase'>;

/** Functions that write take this. */
export type WritableDatabase = ReadableDatabase &
  Brand<
    {
      command(sql: string): Command;
      /** All of `work` or nothing of it; nested calls join the outer one. Throws what `work` throws. */
      transaction<Result>(work: () => Result): Result;
    },
    'WritableDatabase'
  >;

/** Every SQLite error that leaves here is a `Fault` of the contract. */
export function asWritable(connection: BetterSqlite3.Database): WritableDatabase {
  const database = {
    query<Row>(sql: string): Query<Row> {
      const statement = prepared(() => connection.prepare<SqlValue[], Row>(sql));
      return {
        all: (...values) => guarded(() => statement.all(...values)),
        get: (...values) => guarded(() => statement.get(...values)),
      };
    },
    command(sql: string): Command {
      const statement = prepared(() => connection.prepare<SqlValue[]>(sql));
      return {
        run(...values) {
          const result = guarded(() => statement.run(...values));
          return { changes: result.changes, lastRowId: Number(result.lastInsertRowid) };
        },
      };
    },
    transaction<Result>(work: () => Result): Result {
      if (connection.inTransaction) return work();
      return guarded(() => connection.transaction(work).immediate());
    },
  };
  return database as WritableDatabase;
}

/** A statement that does not fit the schema is a mistake of the program's and stays one. */
function prepared<Statement>(prepare: () => Statement): Statement {
  try {
    return prepare();
  } catch (error) {
    throw sqliteErrorKind(error) === 'other' ? error : storeFault(error);
  }
}

function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw storeFault(error);
  }
}
