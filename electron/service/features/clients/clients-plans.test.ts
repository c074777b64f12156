/** The list of clients is asked for all day: it costs the same however many messages there are. */
import { expect, test } from 'vitest';
import { planned, scansOfMessages } from '../../testing/query-plans.ts';
import { temporaryStore } from '../../testing/stores.ts';
import { createClientsRepository } from './clients.repository.ts';

test('the list counts what is unread, finds the last message and what refers to it, each by its index', () => {
  const { watched, plans } = planned(temporaryStore());
  createClientsRepository(watched);
  expect(scansOfMessages(plans)).toEqual([]);
  const list = plans.find(({ sql }) => sql.includes('ORDER BY coalesce(last.order_at'));
  const uses = (index: string) => list?.steps.filter((step) => step.includes(index)).length;
  expect(uses('entry_unread_shown')).toBe(1);
  expect(uses('entry_timeline')).toBe(1);
  expect(uses('entry_by_target')).toBe(2);
  // Only the clients themselves are gone through.
  expect(list?.steps.filter((step) => /^SCAN (?!client\b)/.test(step))).toEqual([]);
});

test('a query that looks at every message would be seen', () => {
  const { watched, plans } = planned(temporaryStore());
  watched.query('SELECT text FROM entry WHERE text = ?');
  expect(scansOfMessages(plans)).toEqual(['SCAN entry']);
});
