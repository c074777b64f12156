/** Reads and writes what is no part of the record, and what is hidden in it. */
import type { Output } from '../../../../shared/contract/index.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';

export type StoredRedaction = Output<'releases.redactions'>[number];

type RedactionRow = {
  redaction_id: string;
  client_id: ClientId;
  item_id: string | null;
  passage: string | null;
  reason: StoredRedaction['reason'];
  author: string;
  at: Timestamp;
};

export type ReleasesRepository = ReturnType<typeof createReleasesRepository>;

export function createReleasesRepository(database: WritableDatabase) {
  const outside = database.query<{ item_id: string }>('SELECT item_id FROM outside_record WHERE client_id = ?');
  const setOutside = database.command(
    'INSERT INTO outside_record (client_id, item_id, author, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const takeBack = database.command('DELETE FROM outside_record WHERE client_id = ? AND item_id = ?');
  const ofClient = database.query<RedactionRow>(
    'SELECT * FROM redaction WHERE client_id = ? ORDER BY at DESC, redaction_id',
  );
  const one = database.query<RedactionRow>('SELECT * FROM redaction WHERE redaction_id = ?');
  const insert = database.command(
    'INSERT INTO redaction (redaction_id, client_id, item_id, passage, reason, author, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = database.command('DELETE FROM redaction WHERE redaction_id = ?');

  return {
    /** Ids of the items of a client that are no part of the record. */
    outside: (clientId: ClientId): ReadonlySet<string> => new Set(outside.all(clientId).map(({ item_id }) => item_id)),
    setOutside(clientId: ClientId, itemId: string, author: string, at: Timestamp): void {
      setOutside.run(clientId, itemId, author, at);
    },
    takeBack(clientId: ClientId, itemId: string): void {
      takeBack.run(clientId, itemId);
    },
    redactions: (clientId: ClientId): StoredRedaction[] => ofClient.all(clientId).map(redactionOf),
    redactedClient: (id: string): ClientId | undefined => one.get(id)?.client_id,
    addRedaction(clientId: ClientId, { id, itemId, passage, reason, author, at }: StoredRedaction): void {
      insert.run(id, clientId, itemId ?? null, passage ?? null, reason, author, at);
    },
    removeRedaction(id: string): void {
      remove.run(id);
    },
  };
}

function redactionOf(row: RedactionRow): StoredRedaction {
  return {
    id: row.redaction_id,
    ...(row.item_id === null ? {} : { itemId: row.item_id }),
    ...(row.passage === null ? {} : { passage: row.passage }),
    reason: row.reason,
    author: row.author,
    at: row.at,
  };
}
