/** The contact log keeps every version, strikes out instead of deleting, and stands in the timeline among the messages. */
import { describe, expect, test } from 'vitest';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { addClient, temporaryStore } from '../../testing/stores.ts';
import { testClock } from '../../testing/vaults.ts';
import { createTimelineRepository, decodeTimelineKey } from '../conversations/index.ts';
import { contactsSource, createContactsHandlers, createContactsRepository } from './index.ts';

const at = (hour: number) => Date.UTC(2026, 2, 3, hour) as Timestamp;
const call = { way: 'call', direction: 'incoming', person: '', text: 'She is late.' } as const;

function practice() {
  const database = temporaryStore();
  const clientId = addClient(database, 'Ana');
  const changed: ClientId[] = [];
  const contacts = createContactsHandlers({
    database,
    clock: testClock(),
    random: systemRandom,
    therapistName: () => 'Dr. Mira Olsen',
    clientExists: (id) => id === clientId,
    onChange: (id) => changed.push(id),
  });
  return { database, clientId, contacts, changed };
}

describe('the contact log', () => {
  test('keeps what an entry said before', () => {
    const { contacts, clientId, changed } = practice();
    const { id } = contacts['contacts.add']({ clientId, at: at(9), minutes: 5, ...call });
    contacts['contacts.change']({ id, at: at(10), ...call, person: 'Her mother', text: 'Ana is late.' });
    const contact = contacts['contacts.get']({ id });
    expect(contact).toMatchObject({ at: at(10), person: 'Her mother', text: 'Ana is late.', author: 'Dr. Mira Olsen' });
    expect(contact.minutes).toBeUndefined();
    expect(contact.earlier).toMatchObject([{ at: at(9), minutes: 5, person: '', text: 'She is late.' }]);
    expect(changed).toEqual([clientId, clientId]);
  });

  test('marks what was entered by mistake, and takes no further change of it', () => {
    const { contacts, clientId, database } = practice();
    const { id } = contacts['contacts.add']({ clientId, at: at(9), ...call });
    contacts['contacts.strike']({ id, reason: 'Another client' });
    expect(contacts['contacts.get']({ id })).toMatchObject({ struck: 'Another client', text: 'She is late.' });
    expect(() => contacts['contacts.change']({ id, at: at(9), ...call })).toThrow('invalid-input');
    expect(() => database.command("UPDATE contact_version SET text = ''").run()).toThrow('store-failed');
  });

  test('is walked by pages in order of time, both ways', () => {
    const { contacts, clientId, database } = practice();
    const event = database.command('INSERT INTO conversation_event (conversation_id, at, what) VALUES (?, ?, ?)');
    for (const hour of [8, 10, 12]) event.run(clientId, at(hour), 'verified');
    for (const hour of [11, 9, 10]) contacts['contacts.add']({ clientId, at: at(hour), ...call });
    const timeline = createTimelineRepository(database, { contact: contactsSource(database) });
    const all = timeline.before(clientId, undefined, 50);
    const expected = [
      [8, 'event'],
      [9, 'contact'],
      [10, 'event'],
      [10, 'contact'],
      [11, 'contact'],
      [12, 'event'],
    ];
    expect(all.map((item) => [new Date(item.at).getUTCHours(), item.kind])).toEqual(expected);
    expect(timeline.total(clientId)).toBe(6);
    for (const [index, item] of all.entries()) {
      const end = { place: decodeTimelineKey(item.key), isIncluded: false };
      expect(timeline.before(clientId, end, 50)).toEqual(all.slice(0, index));
      expect(timeline.after(clientId, end, 50)).toEqual(all.slice(index + 1));
      expect(timeline.after(clientId, { ...end, isIncluded: true }, 2)).toEqual(all.slice(index, index + 2));
    }
    const repository = createContactsRepository(database);
    expect(repository.ofClient(clientId).map((contact) => new Date(contact.at).getUTCHours())).toEqual([9, 10, 11]);
  });
});
