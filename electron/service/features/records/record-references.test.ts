/** The record keeps the original of what was changed or taken back, and says what became of it. */
import { expect, onTestFinished, test } from 'vitest';
import { recordDocument } from '../../../../shared/contract/index.ts';
import type { MessageId, RelationshipId, Timestamp } from '../../../../shared/domain/ids.ts';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { wholeOf } from './testing/composed.ts';
import { addClient, temporaryStore } from '../../testing/stores.ts';
import { createImportedFiles, createImportsRepository } from '../imports/index.ts';
import { createReleasesRepository } from '../releases/index.ts';
import { createContactsRepository } from '../contacts/index.ts';
import { createConversationStore } from '../conversations/index.ts';
import { documentOf } from './composed-record.ts';
import { composeRecord } from './compose-record.ts';
import { openSpool } from './record-spool.ts';
import { recordText } from './record-text.ts';
import { createRecordsRepository } from './records.repository.ts';
import { testPsychotherapyNotes } from '../../testing/psychotherapy-notes.ts';
import { everything } from '../../testing/releases.ts';

const noon = Date.UTC(2026, 2, 3, 17, 0);

test('attacks 18: an edited, retracted message is in the record as it was first sent', async () => {
  const database = temporaryStore();
  const clientId = addClient(database, 'Ana');
  const first = '01'.repeat(16) as MessageId;
  const said = [
    { type: 1, text: 'Tuesday', refersTo: undefined },
    { type: 3, text: 'Wednesday', refersTo: first },
    { type: 4, text: undefined, refersTo: first },
    { type: 7, text: '👍', refersTo: first },
  ];
  await createConversationStore(database).commit(
    said.map(({ type, text, refersTo }, index) => ({
      kind: 'append-entry',
      entry: {
        messageId: `0${index + 1}`.repeat(16) as MessageId,
        conversationId: clientId,
        relationshipId: '0d'.repeat(16) as RelationshipId,
        direction: 'incoming',
        sequence: index + 1,
        type,
        text,
        refersTo,
        sentAt: (noon + index * 60_000) as Timestamp,
        storedAt: noon as Timestamp,
        orderAt: (noon + index * 60_000) as Timestamp,
        payload: new Uint8Array(4),
        chainHash: new Uint8Array(32),
        delivery: undefined,
        readAt: undefined,
      },
    })),
  );
  const spool = await openSpool(temporaryFolder(), systemRandom);
  onTestFinished(() => spool.close());
  const psychotherapyNotes = testPsychotherapyNotes(database);
  const composed = await composeRecord(
    {
      clientId,
      fromDay: '2026-03-03',
      toDay: '2026-03-03',
      timeZone: 'UTC',
      ...everything,
      parts: ['messages'],
      locale: 'en',
      recipient: 'Ana',
      reason: 'her request',
    },
    {
      records: createRecordsRepository(database),
      amendments: { of: () => [] },
      plans: { versions: () => [] },
      contacts: createContactsRepository(database),
      imports: createImportsRepository(database),
      importedFiles: createImportedFiles(database),
      notes: { list: () => [], get: () => undefined },
      psychotherapyNotes,
      releases: createReleasesRepository(database, psychotherapyNotes.passages),
      certificateKey: '00'.repeat(32),
      practice: { name: 'Quiet Street', therapist: 'Dr. Mira Olsen' },
      appVersion: '0.0.0',
      now: noon as Timestamp,
    },
    spool,
    () => undefined,
  );
  const record = await documentOf(composed);
  expect(recordDocument.parse(record).lines).toMatchObject([
    {
      kind: 'message',
      text: 'Tuesday',
      edits: [{ text: 'Wednesday', at: '2026-03-03T17:01:00+00:00' }],
      retractedAt: '2026-03-03T17:02:00+00:00',
      reactions: [{ from: 'client', text: '👍', at: '2026-03-03T17:03:00+00:00' }],
    },
  ]);
  expect(record.counts).toMatchObject({ messages: 1, expectedMessages: 1, failed: 0 });
  const text = new TextDecoder().decode(await wholeOf(recordText(composed)));
  for (const words of [
    '    Tuesday',
    '    Wednesday',
    'changed by its sender',
    'its sender asked to hide it',
    'reaction 👍',
  ])
    expect(text).toContain(words);
});
