/** An open, encrypted, migrated store in a temporary folder, and rows to fill it with. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { systemRandom } from '../../../shared/crypto/random.ts';
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { toHex } from '../../../shared/language/bytes.ts';
import type { WritableDatabase } from '../database/database.ts';
import { createStore, openStore } from '../database/open.ts';
import { temporaryFolder } from './folders.ts';

export function temporaryStore(): WritableDatabase {
  const path = join(temporaryFolder(), 'store.sqlite');
  const location = { path, key: systemRandom(32), vaultId: toHex(systemRandom(16)) };
  const mark = createStore({ ...location, epochId: toHex(systemRandom(16)), createdAt: 0 });
  const opened = openStore({ ...location, mark });
  if (opened.kind !== 'open') throw new Error(opened.problem);
  onTestFinished(() => opened.store.close());
  return opened.store.database;
}

export function addClient(database: WritableDatabase, name: string): ClientId {
  const id = toHex(systemRandom(16)) as ClientId;
  database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, 0)').run(id, name);
  return id;
}

export type TestMessage = {
  readonly text: string;
  readonly at: number;
  readonly isOwn?: boolean;
  readonly type?: number;
  /** The message that it edits, takes back or reacts to: then it is not shown by itself. */
  readonly refersTo?: MessageId;
};

/** In the order given; each gets the next sequence of its direction. */
export function addMessages(
  database: WritableDatabase,
  clientId: ClientId,
  messages: readonly TestMessage[],
): readonly MessageId[] {
  const insert = database.command(`
    INSERT INTO entry (message_id, conversation_id, relationship_id, is_outgoing, sequence, type, is_shown, refers_to, text, sent_at, stored_at, order_at, payload, chain_hash, delivery, delivery_sent_at)
    VALUES (?, ?, ?, ?, (SELECT count(*) + 1 FROM entry WHERE conversation_id = ? AND is_outgoing = ?), ?, ?, ?, ?, ?, ?, ?, x'', x'00', ?, ?)`);
  return database.transaction(() =>
    messages.map(({ text, at, isOwn = false, type = 1, refersTo }) => {
      const id = toHex(systemRandom(16)) as MessageId;
      const outgoing = isOwn ? 1 : 0;
      insert.run(
        id,
        clientId,
        clientId,
        outgoing,
        clientId,
        outgoing,
        type,
        refersTo === undefined ? 1 : 0,
        refersTo ?? null,
        type === 1 || type === 3 ? text : null,
        at,
        at,
        at,
        isOwn ? 'sent' : null,
        isOwn ? at : null,
      );
      return id;
    }),
  );
}
