/** Reads and writes what is no part of the record, and what is hidden in it. */
import type { Output } from '../../../../shared/contract/index.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../../database/database.ts';
import type { SealedPassages } from '../psychotherapy-notes/index.ts';

export type StoredRedaction = Output<'releases.redactions'>[number];

type RedactionRow = {
  redaction_id: string;
  client_id: ClientId;
  item_id: string | null;
  passage: string | null;
  sealed: Uint8Array | null;
  reason: StoredRedaction['reason'];
  author: string;
  at: Timestamp;
};

/** Ids of the items of a client that are no part of the record. */
export function outsideItems(database: ReadableDatabase): (clientId: ClientId) => ReadonlySet<string> {
  const items = database.query<{ item_id: string }>('SELECT item_id FROM outside_record WHERE client_id = ?');
  return (clientId) => new Set(items.all(clientId).map(({ item_id }) => item_id));
}

export type ReleasesRepository = ReturnType<typeof createReleasesRepository>;

/** `passages`: those of psychotherapy notes stand sealed. */
export function createReleasesRepository(database: WritableDatabase, passages: SealedPassages) {
  const setOutside = database.command(
    'INSERT INTO outside_record (client_id, item_id, author, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const takeBack = database.command('DELETE FROM outside_record WHERE client_id = ? AND item_id = ?');
  const ofClient = database.query<RedactionRow>(
    'SELECT * FROM redaction WHERE client_id = ? ORDER BY at DESC, redaction_id',
  );
  const one = database.query<RedactionRow>('SELECT * FROM redaction WHERE redaction_id = ?');
  const insert = database.command(
    'INSERT INTO redaction (redaction_id, client_id, item_id, passage, reason, author, at, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = database.command('DELETE FROM redaction WHERE redaction_id = ?');

  return {
    outside: outsideItems(database),
    setOutside(clientId: ClientId, itemId: string, author: string, at: Timestamp): void {
      setOutside.run(clientId, itemId, author, at);
    },
    takeBack(clientId: ClientId, itemId: string): void {
      takeBack.run(clientId, itemId);
    },
    redactions: (clientId: ClientId): StoredRedaction[] =>
      ofClient.all(clientId).map((row) => redactionOf(row, passages)),
    redactedClient: (id: string): ClientId | undefined => one.get(id)?.client_id,
    /** Throws `psychotherapy-notes-locked` for a passage of such a note while they are locked. */
    addRedaction(clientId: ClientId, { id, itemId, passage, reason, author, at }: StoredRedaction): void {
      const sealed =
        itemId !== undefined && passage !== undefined && passages.holds(itemId)
          ? passages.seal(itemId, id, passage)
          : undefined;
      const open = sealed === undefined ? passage : undefined;
      insert.run(id, clientId, itemId ?? null, open ?? null, reason, author, at, sealed ?? null);
    },
    removeRedaction(id: string): void {
      remove.run(id);
    },
  };
}

function redactionOf(row: RedactionRow, passages: SealedPassages): StoredRedaction {
  const { item_id: itemId, sealed } = row;
  const isSealed = itemId !== null && sealed !== null;
  const passage = isSealed ? passages.open(itemId, row.redaction_id, sealed) : (row.passage ?? undefined);
  return {
    id: row.redaction_id,
    ...(itemId === null ? {} : { itemId }),
    ...(passage === undefined ? {} : { passage }),
    ...(isSealed && passage === undefined ? { isLocked: true } : {}),
    reason: row.reason,
    author: row.author,
    at: row.at,
  };
}
