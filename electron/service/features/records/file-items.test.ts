/** Of a client's file a few pages stand in memory at once, however long it is, and it keeps its order. */
import { expect, test } from 'vitest';
import type { ContactId, MessageId, RelationshipId, Timestamp } from '../../../../shared/domain/ids.ts';
import { testPsychotherapyNotes } from '../../testing/psychotherapy-notes.ts';
import { addClient, temporaryStore } from '../../testing/stores.ts';
import { createContactsRepository } from '../contacts/index.ts';
import { createConversationStore } from '../conversations/index.ts';
import { createImportedFiles, createImportsRepository } from '../imports/index.ts';
import { createReleasesRepository } from '../releases/index.ts';
import { openFile } from './file-items.ts';
import type { FileItem } from './item-sources.ts';
import { createRecordsRepository } from './records.repository.ts';

const messages = 3000;
/** A page of rows out of the store, and a page of items out of these. */
const mostAtOnce = 600;
const idOf = (number: number) => number.toString(16).padStart(32, '0');

/** Messages in pairs of the same moment, and a contact at every hundredth of these. */
async function filled() {
  const database = temporaryStore();
  const clientId = addClient(database, 'Ana');
  const store = createConversationStore(database);
  const contacts = createContactsRepository(database);
  const arrive = (numbers: readonly number[]) =>
    store.commit(
      numbers.map((number) => ({
        kind: 'append-entry',
        entry: {
          ...{ messageId: idOf(number) as MessageId, conversationId: clientId },
          ...{ relationshipId: '0d'.repeat(16) as RelationshipId, direction: 'incoming', sequence: number },
          ...{ type: 1, text: 'Hello', refersTo: undefined, payload: new Uint8Array(4) },
          ...{ sentAt: 0 as Timestamp, storedAt: 0 as Timestamp, orderAt: (number - (number % 2)) as Timestamp },
          ...{ chainHash: new Uint8Array(32), delivery: undefined, readAt: undefined },
        },
      })),
    );
  await arrive(Array.from({ length: messages }, (_, index) => index + 1));
  for (let at = messages; at > 0; at -= 100)
    contacts.add(idOf(messages + at) as ContactId, clientId, at as Timestamp, 0 as Timestamp);

  const psychotherapyNotes = testPsychotherapyNotes(database);
  const records = createRecordsRepository(database);
  let rows = 0;
  const sources = {
    records: {
      ...records,
      entryPage: (...asked: Parameters<typeof records.entryPage>) => {
        const page = records.entryPage(...asked);
        rows += page.length;
        return page;
      },
    },
    ...{ contacts, psychotherapyNotes, imports: createImportsRepository(database) },
    importedFiles: createImportedFiles(database),
    releases: createReleasesRepository(database, psychotherapyNotes.passages),
    ...{ plans: { versions: () => [] }, notes: { list: () => [], get: () => undefined } },
    practice: { name: 'Quiet Street', therapist: 'Dr. Mira Olsen' },
  };
  const range = { clientId, fromDay: '0001-01-01', toDay: '9999-12-30', timeZone: 'UTC' };
  return { arrive, rows: () => rows, file: openFile(range, sources) };
}

test('a long file is read out of the store as it is asked for, and never stands in memory whole', async () => {
  const { file, rows } = await filled();
  let given = 0;
  let most = 0;
  for await (const page of file.pages()) {
    most = Math.max(most, page.length, rows() - given);
    given += page.filter(({ part }) => part === 'messages').length;
  }
  expect(given).toBe(messages);
  expect(most).toBeLessThanOrEqual(mostAtOnce);
});

test('what several sources have comes in order of time, and what arrives meanwhile not at all', async () => {
  const { file, arrive } = await filled();
  const items: FileItem[] = [];
  for await (const page of file.pages()) {
    if (items.length === 0) await arrive([messages + 1]);
    items.push(...page);
  }
  expect(items.filter(({ part }) => part === 'messages').map(({ id }) => id)).toEqual(
    Array.from({ length: messages }, (_, index) => idOf(index + 1)),
  );
  expect(items).toEqual(items.toSorted((a, b) => a.at - b.at));
  // Of the same moment, messages come before contacts.
  expect(items.slice(99, 102).map(({ part, at }) => [part, at])).toEqual([
    ['messages', 100],
    ['messages', 100],
    ['contacts', 100],
  ]);
});
