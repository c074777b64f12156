/** The contact log as a part of the timeline. */
import type { ClientId, ContactId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { ReadableDatabase } from '../../database/database.ts';
import { encodeTimelineKey, type TimelinePlace, type TimelineSource } from '../conversations/index.ts';
import type { ContactView } from './contacts.repository.ts';

type Row = {
  id: number;
  contact_id: ContactId;
  at: Timestamp;
  way: ContactView['way'];
  direction: ContactView['direction'];
  person: string;
  minutes: number | null;
  text: string;
  struck: string | null;
  number: number;
};

export function contactsSource(database: ReadableDatabase): TimelineSource {
  const page = (where: '<' | '>', order: 'ASC' | 'DESC') =>
    database.query<Row>(`
      SELECT contact.id, contact.contact_id, contact.at, newest.way, newest.direction, newest.person, newest.minutes,
        newest.text, newest.struck, newest.number
      FROM contact JOIN contact_version AS newest ON newest.contact_id = contact.contact_id
        AND newest.number = (SELECT max(number) FROM contact_version WHERE contact_id = contact.contact_id)
      WHERE contact.client_id = ? AND (contact.at, contact.id) ${where} (?, ?)
      ORDER BY contact.at ${order}, contact.id ${order} LIMIT ?`);
  const before = page('<', 'DESC');
  const after = page('>', 'ASC');
  const count = database.query<{ total: number }>('SELECT count(*) AS total FROM contact WHERE client_id = ?');
  return {
    before: (clientId: ClientId, at: number, row: number, limit: number) =>
      before.all(clientId, at, row, limit).map(placed),
    after: (clientId: ClientId, at: number, row: number, limit: number) =>
      after.all(clientId, at, row, limit).map(placed),
    total: (clientId: ClientId) => count.get(clientId)?.total ?? 0,
  };
}

function placed({ id, contact_id, at, way, direction, person, minutes, text, struck, number }: Row) {
  const place: TimelinePlace = { at, source: 'contact', rowId: id };
  return {
    place,
    item: {
      kind: 'contact' as const,
      key: encodeTimelineKey(place),
      id: contact_id,
      at,
      way,
      direction,
      person,
      ...(minutes === null ? {} : { minutes }),
      text,
      ...(struck === null ? {} : { struck }),
      isChanged: number > 1,
    },
  };
}
