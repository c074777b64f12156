/** Edits, retractions and reactions on their way from the store to the timeline and the list of clients. */
import { expect, test } from 'vitest';
import type { ClientId, MessageId, RelationshipId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { Entry } from '../../../../shared/messenger/store.ts';
import { addClient, temporaryStore } from '../../testing/stores.ts';
import { createClientsRepository } from '../clients/index.ts';
import { createConversationStore, createTimelineRepository } from './index.ts';

function entry(clientId: ClientId, sequence: number, given: Partial<Entry>): Entry {
  return {
    messageId: sequence.toString(16).padStart(32, '0') as MessageId,
    conversationId: clientId,
    relationshipId: '0d'.repeat(16) as RelationshipId,
    direction: 'incoming',
    sequence,
    type: 1,
    text: `text ${String(sequence)}`,
    refersTo: undefined,
    sentAt: sequence as Timestamp,
    storedAt: sequence as Timestamp,
    orderAt: sequence as Timestamp,
    payload: new Uint8Array(4),
    chainHash: new Uint8Array(32),
    delivery: undefined,
    readAt: undefined,
    ...given,
  };
}

test('a message stands in the timeline with all that was said about it, and the sayings do not', async () => {
  const database = temporaryStore();
  const clientId = addClient(database, 'Ana');
  const store = createConversationStore(database);
  const about = { refersTo: entry(clientId, 2, {}).messageId };
  const entries = [
    entry(clientId, 1, {}),
    entry(clientId, 2, {}),
    entry(clientId, 3, { ...about, type: 3, text: 'changed' }),
    entry(clientId, 4, { ...about, type: 3, text: 'changed again' }),
    entry(clientId, 5, { ...about, type: 4, text: undefined }),
    entry(clientId, 6, { ...about, type: 7, text: '👍', direction: 'outgoing', delivery: { kind: 'queued' } }),
    entry(clientId, 7, { type: 3, text: 'about nothing' }),
  ];
  const listed = () => createClientsRepository(database).list(0 as Timestamp)[0];
  const append = (added: readonly Entry[]) =>
    store.commit(added.map((one) => ({ kind: 'append-entry', entry: one }) as const));
  await append(entries.slice(0, 4));
  expect(listed()?.lastText).toBe('changed again');
  await append(entries.slice(4));
  const items = createTimelineRepository(database).before(clientId, undefined, 50);
  expect(items).toHaveLength(2);
  expect(items[0]).not.toHaveProperty('edits');
  expect(items[1]).toMatchObject({
    text: 'text 2',
    edits: [
      { text: 'changed', at: 3 },
      { text: 'changed again', at: 4 },
    ],
    retractedAt: 5,
    reactions: [{ text: '👍', isOwn: true, at: 6 }],
  });
  expect(listed()).not.toHaveProperty('lastText');
  expect(listed()?.lastKind).toBe('taken-back');
  expect(listed()?.unread).toBe(2);
});
