/** The default store: one SQLite file, durable at every commit, overwritten where something was deleted (protocol.md 3.3, 3.4). */

import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sameBytes } from '../../shared/language/bytes.ts';
import type { StoredCell } from '../../shared/relay/relay.ts';
import type { MailboxKeys, Store, SweepBounds } from '../queues/store.ts';
import { createGroupCommit } from './group-commit.ts';
import { migrate } from './migrations.ts';

type MailboxRow = {
  readonly reader_id: Uint8Array;
  readonly reader_public: Uint8Array;
  readonly sender_id: Uint8Array;
  readonly sender_public: Uint8Array;
  readonly is_invite: number;
};
type RoomRow = { readonly cell_count: number; readonly cell_bytes: number; readonly blob_bytes: number };
type BlobRow = { readonly reader_id: Uint8Array; readonly delete_hash: Uint8Array; readonly blob: Uint8Array };

/** So many mailboxes or blobs a sweep goes through in one transaction, so that requests are answered in between. */
const sweepSlice = 10;

/** SQLite's error when the file may not grow, by its limit or for want of room: nothing was written. */
export function isStoreFull(cause: unknown): boolean {
  return cause instanceof Database.SqliteError && cause.code === 'SQLITE_FULL';
}

/**
 * The file does not grow beyond `maxBytes`, if given. Throws with a plain sentence when the folder is in use by
 * another relay, or holds what this one must not touch.
 */
export function openSqliteStore(folder: string, maxBytes?: number): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'relay.sqlite');
  const database = new Database(file, { timeout: 1_000 });
  try {
    chmodSync(file, 0o600);
    prepareDatabase(database);
    if (maxBytes !== undefined) limitSize(database, maxBytes);
  } catch (cause) {
    database.close();
    throw isBusy(cause) ? new Error('Another relay is using this data folder.', { cause }) : cause;
  }
  return createSqliteStore(database);
}

function prepareDatabase(database: Database.Database): void {
  // Exclusive before the first read: one process owns the file, and no shared-memory file stands beside it.
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = ON');
  database.pragma('temp_store = MEMORY');
  database.pragma('trusted_schema = OFF');
  database.pragma('wal_autocheckpoint = 2000');
  migrate(database);
}

function limitSize(database: Database.Database, maxBytes: number): void {
  const pageBytes = Number(database.pragma('page_size', { simple: true }));
  database.pragma(`max_page_count = ${String(Math.max(1, Math.floor(maxBytes / pageBytes)))}`);
}

function isBusy(cause: unknown): boolean {
  return cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY');
}

function createSqliteStore(database: Database.Database): Store {
  const group = createGroupCommit(database);
  const mailboxColumns = 'reader_id, reader_public, sender_id, sender_public, is_invite';
  // A lookup in vain brings a row of the same make, so that it takes the same time (attacks.md 31).
  const nobody = 'UNION ALL SELECT zeroblob(16), zeroblob(32), zeroblob(16), zeroblob(32), -1 LIMIT 1';
  const byReader = database.prepare<[Uint8Array], MailboxRow>(
    `SELECT ${mailboxColumns} FROM mailboxes WHERE reader_id = ? ${nobody}`,
  );
  const bySender = database.prepare<[Uint8Array], MailboxRow>(
    `SELECT ${mailboxColumns} FROM mailboxes WHERE sender_id = ? ${nobody}`,
  );
  const insertMailbox = database.prepare(
    `INSERT INTO mailboxes VALUES (?, ?, ?, ?, ?, @hour, @hour, 0, 0, 0, 0, 0, 0)`,
  );
  const countVoucher = database.prepare(
    `UPDATE mailboxes SET vouchers = vouchers + 1
     WHERE reader_id = ? AND is_invite = 1 AND created_hour >= ? AND vouchers < ?`,
  );
  const selectRoom = database.prepare<[Uint8Array], RoomRow>(
    'SELECT cell_count, cell_bytes, blob_bytes FROM mailboxes WHERE reader_id = ?',
  );
  const selectCellId = database.prepare<[Uint8Array, Uint8Array], number>(
    'SELECT 1 FROM cells WHERE reader_id = ? AND cell_id = ?',
  );
  const takeSequence = database
    .prepare<[number, number, Uint8Array], number>(
      `UPDATE mailboxes SET last_sequence = last_sequence + 1, cell_count = cell_count + 1,
         cell_bytes = cell_bytes + ?, active_hour = ? WHERE reader_id = ? RETURNING last_sequence`,
    )
    .pluck();
  const insertCell = database.prepare('INSERT INTO cells VALUES (?, ?, ?, ?, ?)');
  const markFull = database.prepare('UPDATE mailboxes SET was_full = 1 WHERE reader_id = ? AND was_full = 0');
  const clearFull = database.prepare('UPDATE mailboxes SET was_full = 0 WHERE reader_id = ?');
  const touch = database.prepare('UPDATE mailboxes SET active_hour = ? WHERE reader_id = ?');
  const selectState = database.prepare<[Uint8Array], { readonly was_full: number; readonly active_hour: number }>(
    'SELECT was_full, active_hour FROM mailboxes WHERE reader_id = ?',
  );
  const selectCells = database.prepare<[Uint8Array, number, number], StoredCell>(
    'SELECT sequence, cell FROM cells WHERE reader_id = ? AND sequence > ? ORDER BY sequence LIMIT ?',
  );
  const selectLatest = database
    .prepare<[Uint8Array], number>('SELECT coalesce(max(sequence), 0) FROM cells WHERE reader_id = ?')
    .pluck();
  const deleteUpTo = database.prepare('DELETE FROM cells WHERE reader_id = ? AND sequence <= ?');
  const recount = database.prepare(
    `UPDATE mailboxes SET (cell_count, cell_bytes) =
       (SELECT count(*), coalesce(sum(length(cell)), 0) FROM cells WHERE cells.reader_id = mailboxes.reader_id)
     WHERE reader_id = ?`,
  );
  const recountBlobs = database.prepare(
    `UPDATE mailboxes SET blob_bytes =
       (SELECT coalesce(sum(length(blob)), 0) FROM blobs WHERE blobs.reader_id = mailboxes.reader_id)
     WHERE reader_id = ?`,
  );
  const deleteCells = database.prepare('DELETE FROM cells WHERE reader_id = ?');
  const deleteBlobs = database.prepare('DELETE FROM blobs WHERE reader_id = ?');
  const deleteMailbox = database.prepare('DELETE FROM mailboxes WHERE reader_id = ?');
  const selectBlob = database.prepare<[Uint8Array], BlobRow>(
    'SELECT reader_id, delete_hash, blob FROM blobs WHERE blob_id = ?',
  );
  const selectDeleteHash = database
    .prepare<[Uint8Array], Uint8Array>('SELECT delete_hash FROM blobs WHERE blob_id = ?')
    .pluck();
  const insertBlob = database.prepare('INSERT INTO blobs VALUES (?, ?, ?, ?, ?)');
  const addBlobBytes = database.prepare(
    'UPDATE mailboxes SET blob_bytes = blob_bytes + ?, active_hour = ? WHERE reader_id = ?',
  );
  const deleteOneBlob = database
    .prepare<[Uint8Array], Uint8Array>('DELETE FROM blobs WHERE blob_id = ? RETURNING reader_id')
    .pluck();
  const selectOldCells = database.prepare<[number, number], { readonly reader_id: Uint8Array; readonly last: number }>(
    'SELECT reader_id, max(sequence) AS last FROM cells WHERE stored_hour < ? GROUP BY reader_id LIMIT ?',
  );
  const selectOldBlobs = database
    .prepare<[number, number], Uint8Array>('SELECT blob_id FROM blobs WHERE stored_hour < ? LIMIT ?')
    .pluck();
  const selectOldMailboxes = database
    .prepare<[number, number, number], Uint8Array>(
      'SELECT reader_id FROM mailboxes WHERE (is_invite = 1 AND created_hour < ?) OR active_hour < ? LIMIT ?',
    )
    .pluck();

  function dropNow(readerId: Uint8Array): void {
    deleteCells.run(readerId);
    deleteBlobs.run(readerId);
    deleteMailbox.run(readerId);
  }

  function deleteBlobNow(blobId: Uint8Array): void {
    const readerId = deleteOneBlob.get(blobId);
    if (readerId) recountBlobs.run(readerId);
  }

  /** Runs `slice` again and again, in a transaction each, until it finds nothing; returns how many rows went. */
  async function inSlices(slice: () => { readonly found: number; readonly deleted: number }): Promise<number> {
    let total = 0;
    for (;;) {
      const { found, deleted } = await group.run(slice);
      total += deleted;
      if (found < sweepSlice) return total;
    }
  }

  return {
    async findByReader(readerId) {
      return mailboxOf(byReader.get(readerId));
    },

    async findBySender(senderId) {
      return mailboxOf(bySender.get(senderId));
    },

    create(mailbox, hour, vouching) {
      const { readerId, readerPublic, senderId, senderPublic } = mailbox;
      return group.run(() => {
        const there = mailboxOf(byReader.get(readerId));
        if (there) return sameBytes(there.senderId, senderId) && there.class === mailbox.class ? 'there' : 'taken';
        if (mailboxOf(bySender.get(senderId))) return 'taken';
        if (vouching) {
          const { inviteReaderId, invitesCreatedFrom, maxVouchers } = vouching;
          if (countVoucher.run(inviteReaderId, invitesCreatedFrom, maxVouchers).changes === 0) return 'unvouched';
        }
        insertMailbox.run(readerId, readerPublic, senderId, senderPublic, mailbox.class === 'invite' ? 1 : 0, { hour });
        return 'created';
      });
    },

    put(readerId, cellId, cell, room, hour) {
      return group.run(() => {
        const used = selectRoom.get(readerId);
        if (!used) return 'gone';
        if (selectCellId.get(readerId, cellId)) return 'duplicate';
        if (used.cell_count >= room.cells || used.cell_bytes + cell.length > room.bytes) {
          markFull.run(readerId);
          return 'full';
        }
        const sequence = takeSequence.get(cell.length, hour, readerId);
        insertCell.run(readerId, sequence, cellId, hour, cell);
        return 'stored';
      });
    },

    async list(readerId, after, maxCells, maxBytes, hour) {
      const cells: StoredCell[] = [];
      let bytes = 0;
      for (const { sequence, cell } of selectCells.iterate(readerId, after, maxCells)) {
        bytes += cell.length;
        if (bytes > maxBytes) break;
        cells.push({ sequence, cell });
      }
      const latest = selectLatest.get(readerId) ?? 0;
      const state = selectState.get(readerId);
      if (state && (state.was_full === 1 || state.active_hour < hour)) {
        await group.run(() => {
          clearFull.run(readerId);
          touch.run(hour, readerId);
        });
      }
      return { cells, wasFull: state?.was_full === 1, latest };
    },

    async latest(readerId) {
      return selectLatest.get(readerId) ?? 0;
    },

    acknowledge(readerId, upTo, hour) {
      return group.run(() => {
        if (deleteUpTo.run(readerId, upTo).changes > 0) recount.run(readerId);
        touch.run(hour, readerId);
      });
    },

    drop(readerId) {
      return group.run(() => dropNow(readerId));
    },

    putBlob(blobId, readerId, deleteHash, blob, roomBytes, hour) {
      return group.run(() => {
        const there = selectBlob.get(blobId);
        if (there) return sameBytes(there.delete_hash, deleteHash) && sameBytes(there.blob, blob) ? 'there' : 'taken';
        const used = selectRoom.get(readerId);
        if (!used) return 'gone';
        if (used.blob_bytes + blob.length > roomBytes) return 'full';
        insertBlob.run(blobId, readerId, deleteHash, hour, blob);
        addBlobBytes.run(blob.length, hour, readerId);
        return 'stored';
      });
    },

    async getBlob(blobId) {
      return selectBlob.get(blobId)?.blob;
    },

    async findDeleteHash(blobId) {
      return selectDeleteHash.get(blobId);
    },

    deleteBlob(blobId) {
      return group.run(() => deleteBlobNow(blobId));
    },

    async sweep(bounds: SweepBounds) {
      const mailboxes = await inSlices(() => {
        const { invitesCreatedBefore, mailboxesIdleBefore } = bounds;
        const old = selectOldMailboxes.all(invitesCreatedBefore, mailboxesIdleBefore, sweepSlice);
        for (const readerId of old) dropNow(readerId);
        return { found: old.length, deleted: old.length };
      });
      const cells = await inSlices(() => {
        const old = selectOldCells.all(bounds.cellsBefore, sweepSlice);
        let deleted = 0;
        for (const { reader_id: readerId, last } of old) {
          deleted += deleteUpTo.run(readerId, last).changes;
          recount.run(readerId);
        }
        return { found: old.length, deleted };
      });
      const blobs = await inSlices(() => {
        const old = selectOldBlobs.all(bounds.blobsBefore, sweepSlice);
        for (const blobId of old) deleteBlobNow(blobId);
        return { found: old.length, deleted: old.length };
      });
      // What was deleted lives on in the log until the log is written back and cut.
      database.pragma('wal_checkpoint(TRUNCATE)');
      return { cells, blobs, mailboxes };
    },

    async close() {
      group.flush();
      database.close();
    },
  };
}

function mailboxOf(row: MailboxRow | undefined): MailboxKeys | undefined {
  if (!row) return undefined;
  const mailbox: MailboxKeys = {
    readerId: row.reader_id,
    readerPublic: row.reader_public,
    senderId: row.sender_id,
    senderPublic: row.sender_public,
    class: row.is_invite === 1 ? 'invite' : 'standard',
  };
  return row.is_invite < 0 ? undefined : mailbox;
}
