/** The two encrypted stores under comparison behind the service's own database face: ours as the app opens it, Signal's as Signal does. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import SignalDatabase from '@signalapp/sqlcipher';
import type { SqlValue, WritableDatabase } from '../../electron/service/database/database.ts';
import { migrations } from '../../electron/service/database/migrations/all.ts';
import { createStore, openStore } from '../../electron/service/database/open.ts';

export type Engine = { name: string; database: WritableDatabase; close: () => void };

export function quietlineEngine(folder: string): Engine {
  const key = randomBytes(32);
  const vaultId = randomBytes(16).toString('hex');
  const path = join(folder, 'quietline.store');
  const mark = createStore({ path, key, vaultId, epochId: randomBytes(16).toString('hex'), createdAt: Date.now() });
  const outcome = openStore({ path, key, vaultId, mark });
  if (outcome.kind === 'problem') throw new Error(`The store does not open: ${outcome.problem}`);
  const { store } = outcome;
  return {
    name: 'Quietline',
    database: store.database,
    close: () => {
      store.close();
    },
  };
}

/** SQLCipher 4 with a raw key, WAL and full synchronisation, statements kept, as in Signal Desktop; the schema is ours. */
export function signalEngine(folder: string): Engine {
  const connection = new SignalDatabase(join(folder, 'signal.store'), { cacheStatements: true });
  connection.pragma(`key = "x'${randomBytes(32).toString('hex')}'"`);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('fullfsync = ON');
  connection.pragma('foreign_keys = ON');
  for (const migration of migrations) connection.exec(migration.sql);
  return { name: 'Signal', database: asWritable(connection), close: () => connection.close() };
}

function asWritable(connection: SignalDatabase): WritableDatabase {
  const database = {
    query(sql: string) {
      const statement = connection.prepare(sql);
      return {
        all: (...values: SqlValue[]) => statement.all(bindable(values)),
        get: (...values: SqlValue[]) => statement.get(bindable(values)),
      };
    },
    command(sql: string) {
      const statement = connection.prepare(sql);
      return {
        run(...values: SqlValue[]) {
          const { changes, lastInsertRowid } = statement.run(bindable(values));
          return { changes, lastRowId: lastInsertRowid };
        },
      };
    },
    transaction<Result>(work: () => Result): Result {
      return connection.transaction(work)();
    },
  };
  return database as unknown as WritableDatabase;
}

/** Its types want bytes that are not shared memory; ours never are. */
function bindable(values: SqlValue[]) {
  return values as (string | number | null | Uint8Array<ArrayBuffer>)[];
}
