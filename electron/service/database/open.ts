/** Opens, creates and closes the encrypted store. No other file of the product loads SQLite's library but errors.ts beside it. */
import { closeSync, existsSync, fsyncSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { toHex } from '../../../shared/language/bytes.ts';
import { asWritable, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { sqliteErrorKind, storeFault } from './errors.ts';
import { applyMigrations, schemaVersionOf } from './migrate.ts';
import { finishMigrating, migrateOnCopy, removeFormerStores } from './migrate-on-copy.ts';
import { migrations as allMigrations } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';
import { type HeldStore, type StillFile, stillFileOf } from './held-store.ts';
import { endOfLog } from './log-end.ts';

export type StoreProblem =
  | 'store-damaged'
  | 'store-missing'
  | 'store-newer'
  | 'store-in-use'
  | 'store-other-key'
  | 'no-permission'
  | 'disk-full'
  /** The store is as it was; this version could not bring it forward. */
  | 'migration-failed';

export type OpenStore = {
  readonly database: WritableDatabase;
  /** Grows at each opening; with `epochId` it tells an older copy of the file from the newest. */
  readonly generation: number;
  readonly epochId: string;
  readonly schemaVersion: number;
  /** The last thing written before a crash is not there, and may have been acknowledged: the store counts as an older one. */
  readonly isCutShort: boolean;
  /** Everything committed so far, in a file that does not change until it is released. One at a time. */
  holdStill(): HeldStore;
  /** Removes what a migration kept of the store before it: only once what is here now is safe elsewhere. */
  removeFormer(): void;
  /** Moves what is in the log into the one file and empties it; not while the file is held still. */
  emptyLog(): void;
  /** Moves everything into the one file, empties the log beside it and lets go of both. Twice is once. */
  close(): void;
};

export type OpenOutcome =
  | { readonly kind: 'open'; readonly store: OpenStore }
  | { readonly kind: 'problem'; readonly problem: StoreProblem };

export type StoreLocation = {
  readonly path: string;
  /** 32 bytes; the caller wipes them. */
  readonly key: Uint8Array;
  /** 32 hexadecimal digits. */
  readonly vaultId: string;
  /** The store's first 16 bytes as they were at creation: random, never changed, not secret. */
  readonly mark: Uint8Array | undefined;
};

/** A store of a higher one was made by a newer program. */
export const newestSchemaVersion = allMigrations.length;

/** SQLite's `application_id`: "Qtln". */
const applicationId = 0x51746c6e;
const pageSize = 4096;
/**
 * Bytes 16 to 23 stay readable and unauthenticated in an encrypted file: page size, versions (2 with a log
 * beside it, 1 in a copy), 64 reserved bytes (AEGIS nonce and tag), and SQLite's constants.
 */
const readableHeaders = ['1000020240402020', '1000010140402020'];

/**
 * 1. The key before all else; 2. the pragmas; 3. the proof, by reading. A store that does not pass is
 * closed again without one byte of it changed.
 */
export function openStore(location: StoreLocation, migrations: readonly Migration[] = allMigrations): OpenOutcome {
  let connection: BetterSqlite3.Database | undefined;
  try {
    finishMigrating(location.path);
    const inspected = inspect(location, migrations.length);
    if (inspected.kind === 'problem') return inspected;
    if (inspected.schemaVersion < migrations.length) {
      const connectTo = (path: string) => connect({ ...location, path }, false);
      const outcome = migrateOnCopy({ path: location.path, connect: connectTo, migrations });
      if (outcome !== 'migrated') return { kind: 'problem', problem: outcome };
    }
    connection = connect(location, false);
    connection.prepare('UPDATE store_identity SET generation = generation + 1').run();
    return { kind: 'open', store: openStoreOf(connection, inspected.isCutShort) };
  } catch (error) {
    connection?.close();
    return { kind: 'problem', problem: problemOf(error) };
  }
}

/** Whether opening it takes a migration first: a second copy of it, and every page read twice. What stands in the way, opening says. */
export function isOlderStore(location: StoreLocation): boolean {
  try {
    finishMigrating(location.path);
  } catch {
    return false;
  }
  const inspected = inspect(location, allMigrations.length);
  return inspected.kind === 'sound' && inspected.schemaVersion < allMigrations.length;
}

export type CreateStore = Omit<StoreLocation, 'mark'> & { readonly epochId: string; readonly createdAt: number };

/** Writes a new, closed, durable store and returns its mark. Throws a `Fault`; the caller owns `path` and what lay there. */
export function createStore(create: CreateStore, migrations: readonly Migration[] = allMigrations): Uint8Array {
  removeStoreFiles(create.path);
  try {
    // SQLite gives the files beside it the mode of this one.
    closeSync(openSync(create.path, 'wx', 0o600));
    const connection = connect({ ...create, mark: undefined }, true);
    try {
      connection.pragma(`application_id = ${String(applicationId)}`);
      applyMigrations(connection, migrations);
      connection
        .prepare('INSERT INTO store_identity (id, vault_id, epoch_id, generation, created_at) VALUES (1, ?, ?, 0, ?)')
        .run(create.vaultId, create.epochId, create.createdAt);
      connection.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      connection.close();
    }
    const file = openSync(create.path, 'r+');
    try {
      fsyncSync(file);
      return readHead(file).subarray(0, 16);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw storeFault(error);
  }
}

/** Only for a store that was never in use. */
export function removeStoreFiles(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

function connect(location: StoreLocation, isNew: boolean): BetterSqlite3.Database {
  const connection = new BetterSqlite3(location.path, { fileMustExist: true });
  try {
    setKey(connection, location.key);
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.pragma('temp_store = MEMORY');
    if (isNew) connection.pragma(`page_size = ${String(pageSize)}`);
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('secure_delete = ON');
    connection.pragma('foreign_keys = ON');
    connection.pragma('trusted_schema = OFF');
    connection.prepare('SELECT count(*) FROM sqlite_master').get();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The text with the key lives as long as the engine keeps it: SQLite takes keys in no other form. It is never logged. */
function setKey(connection: BetterSqlite3.Database, key: Uint8Array): void {
  connection.pragma("cipher = 'aegis'");
  connection.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`);
}

/** What can be told without the key. */
export function inspectStoreFile(path: string): StoreProblem | undefined {
  if (!existsSync(path)) return 'store-missing';
  try {
    const file = openSync(path, 'r+');
    try {
      const head = readHead(file);
      const isWhole = statSync(path).size >= pageSize && readableHeaders.includes(toHex(head.subarray(16)));
      return isWhole ? undefined : 'store-damaged';
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return problemOf(error);
  }
}

type Inspected =
  | { readonly kind: 'sound'; readonly schemaVersion: number; readonly isCutShort: boolean }
  | { readonly kind: 'problem'; readonly problem: StoreProblem };

function inspect(location: StoreLocation, newestVersion: number): Inspected {
  const problem = inspectStoreFile(location.path);
  return problem === undefined ? inspectContent(location, newestVersion) : { kind: 'problem', problem };
}

/** Reads through a connection that cannot write, so that a store we refuse stays as it is, its log included. */
function inspectContent(location: StoreLocation, newestVersion: number): Inspected {
  const beside = ['-wal', '-shm'].map((suffix) => location.path + suffix).filter((path) => !existsSync(path));
  let connection: BetterSqlite3.Database | undefined;
  try {
    connection = new BetterSqlite3(location.path, { readonly: true, fileMustExist: true });
    setKey(connection, location.key);
    connection.pragma('temp_store = MEMORY');
    connection.prepare('SELECT count(*) FROM sqlite_master').get();
    const [log] = connection.pragma('wal_checkpoint(NOOP)') as readonly { readonly log: number }[];
    const end = endOfLog(`${location.path}-wal`, Math.max(0, log?.log ?? 0), pageSize);
    if (end === 'damaged') return refused('store-damaged');
    if (connection.pragma('application_id', { simple: true }) !== applicationId) return refused('store-damaged');
    const schemaVersion = schemaVersionOf(connection);
    if (schemaVersion > newestVersion) return refused('store-newer');
    const identity = connection
      .prepare<[], { vault_id: string }>('SELECT vault_id FROM store_identity WHERE id = 1')
      .get();
    if (identity === undefined) return refused('store-damaged');
    if (identity.vault_id !== location.vaultId) return refused('store-other-key');
    return { kind: 'sound', schemaVersion, isCutShort: end === 'cut-short' };
  } catch (error) {
    const problem = problemOf(error);
    return refused(problem === 'store-other-key' && hasMark(location) ? 'store-damaged' : problem);
  } finally {
    connection?.close();
    for (const path of beside) rmSync(path, { force: true });
  }
}

function refused(problem: StoreProblem): Inspected {
  return { kind: 'problem', problem };
}

/** True when the file is this vault's by its first bytes: then a key that does not fit means damage. */
function hasMark(location: StoreLocation): boolean {
  if (location.mark === undefined) return false;
  const file = openSync(location.path, 'r');
  try {
    return Buffer.compare(readHead(file).subarray(0, 16), location.mark) === 0;
  } finally {
    closeSync(file);
  }
}

export type StoreCopy = {
  readonly database: ReadableDatabase;
  readonly schemaVersion: number;
  /** Reads every page, each of which proves itself, a few at a time. Throws a `Fault` for one that does not. */
  pages(): Iterator<unknown>;
  close(): void;
};

export type CopyOutcome =
  | { readonly kind: 'open'; readonly copy: StoreCopy }
  | { readonly kind: 'problem'; readonly problem: StoreProblem };

/** A closed store's copy, only to be looked at. Its folder must let SQLite make a file beside it. */
export function openCopy(location: StoreLocation, newestVersion: number = newestSchemaVersion): CopyOutcome {
  let connection: BetterSqlite3.Database | undefined;
  try {
    const inspected = inspectContent(location, newestVersion);
    if (inspected.kind === 'problem') return inspected;
    connection = new BetterSqlite3(location.path, { readonly: true, fileMustExist: true });
    setKey(connection, location.key);
    connection.pragma('temp_store = MEMORY');
    const opened = connection;
    return {
      kind: 'open',
      copy: {
        database: asWritable(opened),
        schemaVersion: schemaVersionOf(opened),
        pages: () => guardedPages(opened),
        close: () => opened.close(),
      },
    };
  } catch (error) {
    connection?.close();
    return { kind: 'problem', problem: problemOf(error) };
  }
}

function* guardedPages(connection: BetterSqlite3.Database): Iterator<unknown> {
  try {
    yield* connection.prepare<[], unknown>('SELECT pageno FROM dbstat').iterate();
  } catch (error) {
    throw storeFault(error);
  }
}

function readHead(file: number): Uint8Array {
  const head = new Uint8Array(24);
  const length = readSync(file, head, 0, 24, 0);
  return head.subarray(0, length);
}

function openStoreOf(connection: BetterSqlite3.Database, isCutShort: boolean): OpenStore {
  let still: StillFile | undefined;
  const identity = connection
    .prepare<[], { epoch_id: string; generation: number }>(
      'SELECT epoch_id, generation FROM store_identity WHERE id = 1',
    )
    .get();
  return {
    database: asWritable(connection),
    generation: identity?.generation ?? 0,
    epochId: identity?.epoch_id ?? '',
    schemaVersion: schemaVersionOf(connection),
    isCutShort,
    removeFormer: () => removeFormerStores(connection.name),
    holdStill() {
      still ??= stillFileOf(connection);
      return still.hold();
    },
    emptyLog() {
      if (still?.isHeld() !== true) connection.pragma('wal_checkpoint(TRUNCATE)');
    },
    close() {
      if (!connection.open) return;
      try {
        connection.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // Nothing is lost: what was committed stays in the log and is read from there next time.
      }
      connection.close();
      still?.close();
    },
  };
}

function problemOf(error: unknown): StoreProblem {
  switch (sqliteErrorKind(error)) {
    case 'busy':
      return 'store-in-use';
    case 'not-a-database':
      return 'store-other-key';
    case 'full':
      return 'disk-full';
    case 'no-permission':
      return 'no-permission';
    case 'corrupt':
    case 'other':
      return 'store-damaged';
    case undefined:
      return systemProblem(error);
  }
}

function systemProblem(error: unknown): StoreProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'no-permission';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full';
    default:
      throw error;
  }
}
