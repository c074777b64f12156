/** Reads and writes the contact log; every version stays. */
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { ClientId, ContactId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';

export type ContactView = Output<'contacts.get'>;
export type ContactText = Omit<Input<'contacts.change'>, 'id'>;

type VersionRow = {
  contact_id: ContactId;
  client_id: ClientId;
  at: Timestamp;
  way: ContactView['way'];
  direction: ContactView['direction'];
  person: string;
  minutes: number | null;
  text: string;
  author: string;
  saved_at: Timestamp;
  struck: string | null;
};

const columns = `contact.contact_id, contact.client_id, version.at, version.way, version.direction, version.person,
  version.minutes, version.text, version.author, version.saved_at, version.struck`;

export type ContactsRepository = ReturnType<typeof createContactsRepository>;

export function createContactsRepository(database: WritableDatabase) {
  const versions = database.query<VersionRow>(`
    SELECT ${columns} FROM contact JOIN contact_version AS version ON version.contact_id = contact.contact_id
    WHERE contact.contact_id = ? ORDER BY version.number DESC`);
  const ofClient = database.query<{ id: ContactId; at: Timestamp }>(
    'SELECT contact_id AS id, at FROM contact WHERE client_id = ? ORDER BY at, contact.id',
  );
  const insert = database.command('INSERT INTO contact (contact_id, client_id, at, created_at) VALUES (?, ?, ?, ?)');
  const insertVersion = database.command(`
    INSERT INTO contact_version (contact_id, number, at, way, direction, person, minutes, text, author, saved_at, struck)
    VALUES (?, (SELECT count(*) + 1 FROM contact_version WHERE contact_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const setTime = database.command('UPDATE contact SET at = ? WHERE contact_id = ?');
  const unindex = database.command(
    'DELETE FROM contact_index WHERE rowid = (SELECT index_row FROM contact WHERE contact_id = ?)',
  );
  const index = database.command('INSERT INTO contact_index (text) VALUES (?)');
  const setIndexRow = database.command('UPDATE contact SET index_row = ? WHERE contact_id = ?');

  return {
    add(id: ContactId, clientId: ClientId, at: Timestamp, now: Timestamp): void {
      insert.run(id, clientId, at, now);
    },
    /** Within a transaction of the caller. */
    addVersion(id: ContactId, text: ContactText, by: string, now: Timestamp, struck?: string): void {
      const { at, way, direction, person, minutes } = text;
      insertVersion.run(id, id, at, way, direction, person, minutes ?? null, text.text, by, now, struck ?? null);
      setTime.run(at, id);
      unindex.run(id);
      const { lastRowId } = index.run([person, text.text].filter((part) => part !== '').join('\n'));
      setIndexRow.run(lastRowId, id);
    },
    get(id: ContactId): ContactView | undefined {
      const [newest, ...earlier] = versions.all(id);
      if (newest === undefined) return undefined;
      return {
        id,
        clientId: newest.client_id,
        ...savedOf(newest),
        ...(newest.struck === null ? {} : { struck: newest.struck }),
        earlier: earlier.map(savedOf),
      };
    },
    /** By the time it happened. */
    ofClient: (clientId: ClientId): readonly { readonly id: ContactId; readonly at: Timestamp }[] =>
      ofClient.all(clientId),
  };
}

function savedOf(row: VersionRow) {
  const { at, way, direction, person, minutes, text, author } = row;
  return { at, way, direction, person, ...(minutes === null ? {} : { minutes }), text, author, savedAt: row.saved_at };
}
