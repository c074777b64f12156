/** The relay's own tables, as numbered steps that only go forward. */

import type { Database } from 'better-sqlite3';

/** "QLrl": marks the file as a relay's store. */
const applicationId = 0x514c726c;

/**
 * Tables are ordered by random ids rather than by the order of arrival, and times are whole hours, so that a
 * copy of the file does not tell which mailboxes were made or used together (attacks.md 35).
 */
export const migrationSteps: readonly string[] = [
  `CREATE TABLE mailboxes (
     reader_id BLOB PRIMARY KEY CHECK (length(reader_id) = 16),
     reader_public BLOB NOT NULL CHECK (length(reader_public) = 32),
     sender_id BLOB NOT NULL UNIQUE CHECK (length(sender_id) = 16),
     sender_public BLOB NOT NULL CHECK (length(sender_public) = 32),
     is_invite INTEGER NOT NULL CHECK (is_invite IN (0, 1)),
     created_hour INTEGER NOT NULL,
     active_hour INTEGER NOT NULL,
     last_sequence INTEGER NOT NULL,
     cell_count INTEGER NOT NULL CHECK (cell_count >= 0),
     cell_bytes INTEGER NOT NULL CHECK (cell_bytes >= 0),
     blob_bytes INTEGER NOT NULL CHECK (blob_bytes >= 0),
     was_full INTEGER NOT NULL CHECK (was_full IN (0, 1))
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE cells (
     reader_id BLOB NOT NULL,
     sequence INTEGER NOT NULL,
     cell_id BLOB NOT NULL CHECK (length(cell_id) = 16),
     stored_hour INTEGER NOT NULL,
     cell BLOB NOT NULL CHECK (length(cell) IN (4096, 16384, 65536)),
     PRIMARY KEY (reader_id, sequence)
   ) STRICT, WITHOUT ROWID;
   CREATE UNIQUE INDEX cells_by_cell_id ON cells (reader_id, cell_id);
   CREATE INDEX cells_by_hour ON cells (stored_hour);
   CREATE TABLE blobs (
     blob_id BLOB PRIMARY KEY CHECK (length(blob_id) = 16),
     reader_id BLOB NOT NULL,
     delete_hash BLOB NOT NULL CHECK (length(delete_hash) = 32),
     stored_hour INTEGER NOT NULL,
     blob BLOB NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX blobs_by_mailbox ON blobs (reader_id);
   CREATE INDEX blobs_by_hour ON blobs (stored_hour);`,
  // A count at the invite, and nothing at the mailboxes that it vouched for.
  `ALTER TABLE mailboxes ADD COLUMN vouchers INTEGER NOT NULL DEFAULT 0 CHECK (vouchers >= 0);`,
];

/** Throws, and changes nothing, when the file is another program's or a newer relay's. */
export function migrate(database: Database): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  const owner = Number(database.pragma('application_id', { simple: true }));
  if (owner !== applicationId && (owner !== 0 || version !== 0)) {
    throw new Error('The store in the data folder belongs to another program. Nothing was changed.');
  }
  if (version > migrationSteps.length) {
    throw new Error('The store in the data folder was made by a newer relay. Nothing was changed: run that version.');
  }
  for (const [index, step] of migrationSteps.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(step);
      database.pragma(`application_id = ${applicationId}`);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
