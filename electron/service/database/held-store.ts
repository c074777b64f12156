/** The store's file held still, so that it can be copied at leisure while everything goes on. */
import { closeSync, fstatSync, openSync, read } from 'node:fs';
import { promisify } from 'node:util';
import type BetterSqlite3 from 'better-sqlite3';
import { Fault } from '../../../shared/contract/errors.ts';

export type HeldStore = {
  readonly bytes: number;
  /** Fills `buffer` from `position` on, as far as there is something; gives how much it was. */
  read(buffer: Uint8Array, position: number): Promise<number>;
  /** Twice is once. */
  release(): void;
};

export type StillFile = { hold(): HeldStore; isHeld(): boolean; close(): void };

const readInto = promisify(read);

/** SQLite's own default: pages in the log before they are moved into the file. */
const usualCheckpointPages = 1000;

/**
 * 1. What is in the log moves into the file. 2. From then on nothing is moved: writes stay in the log beside
 * it. A crash in between is any crash: the log is read at the next opening. The file stays open until the
 * store closes, since closing it would let go of SQLite's own lock (sqlite.org/howtocorrupt, 2.2).
 */
export function stillFileOf(connection: BetterSqlite3.Database): StillFile {
  let file: number | undefined;
  let isHeld = false;

  return {
    isHeld: () => isHeld,
    hold() {
      if (isHeld) throw new Error('The store is held still already');
      const [moved] = connection.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
      if (moved?.busy !== 0) throw new Fault('store-failed', { sqlite: 'SQLITE_BUSY' });
      connection.pragma('wal_autocheckpoint = 0');
      isHeld = true;
      file ??= openSync(connection.name, 'r');
      const handle = file;
      let isReleased = false;
      return {
        bytes: fstatSync(handle).size,
        async read(buffer, position) {
          const { bytesRead } = await readInto(handle, buffer, 0, buffer.length, position);
          return bytesRead;
        },
        release() {
          if (isReleased) return;
          isReleased = true;
          isHeld = false;
          if (connection.open) connection.pragma(`wal_autocheckpoint = ${String(usualCheckpointPages)}`);
        },
      };
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
