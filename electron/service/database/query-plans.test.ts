/** What is asked all day finds its rows by an index, however many messages there are: SQLite's own plan says so. */
import { expect, test } from 'vitest';
import { createClientsRepository } from '../features/clients/clients.repository.ts';
import { createConversationStore } from '../features/conversations/conversation-store.repository.ts';
import { unprojectedRows } from '../features/forms/form-entries.ts';
import { temporaryStore } from '../testing/stores.ts';
import type { WritableDatabase } from './database.ts';

/** The plan of every query that is prepared over it, as lines. */
function planned(database: WritableDatabase) {
  const plans: { readonly sql: string; readonly lines: readonly string[] }[] = [];
  const watched = {
    ...database,
    query(sql: string) {
      const rows = database.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
      const values = [...sql.matchAll(/\?/g)].map(() => null);
      plans.push({ sql, lines: rows.all(...values).map(({ detail }) => detail) });
      return database.query(sql);
    },
  } as WritableDatabase;
  return { watched, plans };
}

/** Tables that grow with every message; the others hold a row per client, invite or cell under way. */
const growing = /^SCAN (entry|edit|taken_back|last|seen_cell|conversation_event)\b/;

test('the list of clients counts what is unread, finds the last message and what refers to it, each by its index', () => {
  const { watched, plans } = planned(temporaryStore());
  createClientsRepository(watched);
  const list = plans.find(({ sql }) => sql.includes('ORDER BY coalesce(last.order_at'));
  const uses = (index: string) => list?.lines.filter((line) => line.includes(index)).length;
  expect(uses('entry_unread_shown')).toBe(1);
  expect(uses('entry_timeline')).toBe(1);
  expect(uses('entry_by_target')).toBe(2);
  // Only the clients themselves are gone through.
  expect(list?.lines.filter((line) => /^SCAN (?!client\b)/.test(line))).toEqual([]);
});

test('no query of the messenger, the list of clients or the taking in of forms looks at every message', () => {
  const { watched, plans } = planned(temporaryStore());
  createClientsRepository(watched);
  createConversationStore(watched);
  unprojectedRows(watched);
  expect(plans.length).toBeGreaterThan(15);
  const scans = plans.flatMap(({ sql, lines }) =>
    lines.filter((line) => growing.test(line)).map((line) => [sql, line]),
  );
  // What stands in no projection is looked for among the forms alone.
  expect(scans.map(([, line]) => line)).toEqual(['SCAN entry USING INDEX entry_form']);
  // The check itself sees one.
  const { watched: other, plans: careless } = planned(temporaryStore());
  other.query('SELECT text FROM entry WHERE text = ?');
  expect(careless.some(({ lines }) => lines.some((line) => growing.test(line)))).toBe(true);
});
