/** What was written is found again, newest first, and no query can do more than find nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { addClient, addMessages, temporaryStore } from '../../testing/stores.ts';
import { testClock } from '../../testing/vaults.ts';
import { createContactsHandlers } from '../contacts/index.ts';
import { createNotesHandlers } from '../notes/index.ts';
import { createSearchHandlers } from './index.ts';

const everything = { scope: 'all', limit: 10 } as const;

function practice() {
  const database = temporaryStore();
  const ana = addClient(database, 'Ana');
  const ben = addClient(database, 'Ben');
  const { 'search.find': find } = createSearchHandlers({
    database,
    timelineKeyOf: ({ orderAt, rowId }) => `${orderAt}-${rowId}`,
    contactKeyOf: ({ at, rowId }) => `${at}-contact-${rowId}`,
    importedKeyOf: ({ at, rowId }) => `${at}-imported-${rowId}`,
  });
  return { database, ana, ben, find };
}

describe('search', () => {
  test('finds messages of all clients newest first, by beginnings and without accents', () => {
    const { database, ana, ben, find } = practice();
    addMessages(database, ana, [
      { text: 'El sábado no puedo dormir', at: 1 },
      { text: 'Dormí bien', at: 3, isOwn: true },
    ]);
    addMessages(database, ben, [{ text: 'I cannot sleep on Saturday', at: 2 }]);
    expect(find({ ...everything, query: 'dorm' }).hits.map((hit) => [hit.clientName, hit.at])).toEqual([
      ['Ana', 3],
      ['Ana', 1],
    ]);
    expect(find({ ...everything, query: 'sabado' }).hits[0]?.snippet).toEqual([
      { text: 'El ', isMatch: false },
      { text: 'sábado', isMatch: true },
      { text: ' no puedo dormir', isMatch: false },
    ]);
    expect(find({ ...everything, query: 'sleep', clientId: ana }).hits).toEqual([]);
  });

  test('finds a message by the words it has now and by those it had, says which, and keeps what was taken back', () => {
    const { database, ana, find } = practice();
    const [id] = addMessages(database, ana, [{ text: 'on Tuesday at nine', at: 1, isOwn: true }]);
    if (id === undefined) throw new Error('No message');
    const found = (query: string) =>
      find({ ...everything, query }).hits.map((hit) => hit.kind === 'message' && [hit.messageId, hit.key, hit.wording]);
    const key = find({ ...everything, query: 'Tuesday' }).hits.map((hit) => hit.kind === 'message' && hit.key)[0];
    expect(found('Tuesday')).toEqual([[id, key, undefined]]);
    addMessages(database, ana, [
      { text: 'on Thursday at ten', at: 2, isOwn: true, type: 3, refersTo: id },
      { text: 'on Friday 👋🏽', at: 3, isOwn: true, type: 3, refersTo: id },
      // Nobody edits what another wrote: it is no words of this message.
      { text: 'on Sunday', at: 4, type: 3, refersTo: id },
    ]);
    expect(found('Tuesday')).toEqual([[id, key, 'earlier']]);
    expect(found('Thursday')).toEqual([[id, key, 'earlier']]);
    expect(found('Friday')).toEqual([[id, key, 'edited']]);
    expect(found('👋🏽')).toEqual([[id, key, 'edited']]);
    expect(found('Sunday')).toEqual([]);
    // Every wording once, also over pages.
    const first = find({ ...everything, query: 'on', limit: 2 });
    const rest = find({ ...everything, query: 'on', limit: 2, cursor: first.cursor ?? '' });
    expect([...first.hits, ...rest.hits].map((hit) => hit.snippet.map((piece) => piece.text).join(''))).toEqual([
      'on Friday 👋🏽',
      'on Thursday at ten',
      'on Tuesday at nine',
    ]);
    addMessages(database, ana, [{ text: '', at: 5, isOwn: true, type: 4, refersTo: id }]);
    expect(find({ ...everything, query: 'Friday' }).hits).toMatchObject([{ messageId: id, isTakenBack: true }]);
  });

  test('finds an entry of the contact log by its newest words and by who it was with', () => {
    const { database, ana, find } = practice();
    const contacts = createContactsHandlers({
      database,
      clock: testClock(),
      random: systemRandom,
      therapistName: () => 'Mira',
      clientExists: () => true,
      onChange: () => undefined,
    });
    const call = { at: 5 as Timestamp, way: 'call', direction: 'incoming', person: 'Her mother' } as const;
    const { id } = contacts['contacts.add']({ clientId: ana, ...call, text: 'misspelled' });
    contacts['contacts.change']({ id, ...call, text: 'late on Tuesday' });
    expect(find({ ...everything, query: 'misspelled' }).hits).toEqual([]);
    for (const query of ['tuesday', 'mother'])
      expect(find({ ...everything, query }).hits).toMatchObject([
        { kind: 'contact', contactId: id, way: 'call', at: 5 },
      ]);
    expect(find({ ...everything, scope: 'messages', query: 'mother' }).hits).toEqual([]);
    expect(find({ ...everything, scope: 'contacts', query: 'mother' }).hits).toHaveLength(1);
  });

  test('finds a note by its newest version and its addenda only', () => {
    const { database, ana, find } = practice();
    const notes = createNotesHandlers({
      database,
      clock: testClock(),
      random: systemRandom,
      therapistName: () => 'Mira',
      clientExists: () => true,
      onChange: () => undefined,
    });
    const { id } = notes['notes.create']({ clientId: ana, template: 'free', sessionDay: '2026-03-03' });
    const text = (words: string) => ({
      id,
      title: 'Session',
      sessionDay: '2026-03-03',
      sections: [{ name: 'text' as const, text: words }],
    });
    notes['notes.save'](text('afraid of lifts'));
    notes['notes.sign'](text('afraid of bridges'));
    notes['notes.addAddendum']({ id, text: 'crossed one today' });
    const found = (query: string) => find({ ...everything, query }).hits.map((hit) => hit.kind);
    expect(found('lifts')).toEqual([]);
    expect(found('bridges')).toEqual(['note']);
    expect(found('crossed')).toEqual(['note']);
    expect(find({ ...everything, query: 'bridges', scope: 'messages' }).hits).toEqual([]);
  });

  test('goes on behind the cursor until everything was shown once', () => {
    const { database, ana, find } = practice();
    addMessages(
      database,
      ana,
      Array.from({ length: 25 }, (_, index) => ({ text: `rain ${index}`, at: index })),
    );
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = find({ ...everything, query: 'rain', ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.hits.map((hit) => hit.at));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => 24 - index));
  });

  test('finds what has no words by its characters', () => {
    const { database, ana, find } = practice();
    addMessages(database, ana, [{ text: 'see you 👋🏽 soon', at: 1 }]);
    expect(find({ ...everything, query: '👋🏽' }).hits[0]?.snippet.find((piece) => piece.isMatch)?.text).toBe('👋🏽');
  });

  test('takes any query without a fault', () => {
    const { database, ana, find } = practice();
    addMessages(database, ana, [{ text: 'NEAR("a" OR b)* ^c -d {e}:f', at: 1 }]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        find({ ...everything, query });
      }),
      {
        numRuns: 300,
        examples: [['"'], ['*'], ['NEAR(a b)'], ["'; DROP TABLE entry; --"], ['a" OR "b'], ['\0'], ['^']],
      },
    );
    expect(find({ ...everything, query: 'NEAR("a" OR b)* ^c -d {e}:f' }).hits).toHaveLength(1);
  });
});
