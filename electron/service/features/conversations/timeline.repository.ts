/** Pages of a conversation by key, each a walk along an index however long the conversation is. */
import type { Output } from '../../../../shared/contract/index.ts';
import type { ClientId, FormId, MessageId, RelationshipId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { Query, ReadableDatabase } from '../../database/database.ts';
import type { Attachment } from '../../../../shared/messenger/attachment-state.ts';
import type { References } from '../../../../shared/messenger/references.ts';
import { attachmentView, createAttachmentsRepository } from '../attachments/index.ts';
import { createFormEntries, type FormEntry, scoreView } from '../forms/index.ts';
import { type DeliveryRow, deliveryOf } from './entry-rows.ts';
import { createReferencesRepository } from './references.repository.ts';
import {
  comparePlaces,
  encodeTimelineKey,
  type TimelinePlace,
  type TimelineSourceName,
  timelineSources,
} from './timeline-key.ts';

export type TimelineItem = Output<'conversations.page'>['items'][number];

type Placed = { readonly place: TimelinePlace; readonly item: TimelineItem };

/** One kind of row that stands in the timeline. Pages exclude `(at, row)` itself and walk away from it. */
export type TimelineSource = {
  /** Newest first. */
  before(clientId: ClientId, at: number, row: number, limit: number): readonly Placed[];
  /** Oldest first. */
  after(clientId: ClientId, at: number, row: number, limit: number): readonly Placed[];
  total(clientId: ClientId): number;
};

/** An end that the page does not include, or (`isIncluded`) does. */
export type PageEnd = { readonly place: TimelinePlace; readonly isIncluded: boolean };

export type TimelineRepository = {
  /** The newest `limit` items before `end`, in order of time. */
  before(clientId: ClientId, end: PageEnd | undefined, limit: number): readonly TimelineItem[];
  /** The oldest `limit` items after `end`, in order of time. */
  after(clientId: ClientId, end: PageEnd, limit: number): readonly TimelineItem[];
  total(clientId: ClientId): number;
  /** The oldest incoming message that was not read. */
  firstUnread(clientId: ClientId): TimelinePlace | undefined;
  /** Per session, the last incoming message up to `place` that was not read. */
  unreadUpTo(clientId: ClientId, place: TimelinePlace): readonly { relationshipId: RelationshipId; sequence: number }[];
};

type EntryRow = DeliveryRow & {
  id: number;
  message_id: MessageId;
  relationship_id: RelationshipId;
  is_outgoing: number;
  sequence: number;
  text: string | null;
  order_at: Timestamp;
  stored_at: Timestamp;
  read_at: Timestamp | null;
  answered_id: MessageId | null;
  answered_text: string | null;
  answered_is_outgoing: number | null;
};

type EventRow = {
  id: number;
  at: Timestamp;
  what: Extract<TimelineItem, { kind: 'event' }>['what'];
  readonly count: number | null;
};

/** Of a message that another one answers, as much as stands above the answer. */
const answeredCharacters = 300;
const beyondEveryRow = Number.MAX_SAFE_INTEGER;

/** `more`: what other features put between the messages. */
export function createTimelineRepository(
  database: ReadableDatabase,
  more: { readonly [Name in 'contact' | 'imported']?: TimelineSource } = {},
): TimelineRepository {
  const sources: { readonly [Name in TimelineSourceName]?: TimelineSource } = {
    event: eventsSource(database),
    entry: entriesSource(database),
    ...more,
  };
  const named = timelineSources.flatMap((name) => {
    const source = sources[name];
    return source === undefined ? [] : [{ name, source }];
  });
  const firstUnread = database.query<{ id: number; order_at: Timestamp }>(`
    SELECT id, order_at FROM entry WHERE conversation_id = ? AND is_shown = 1 AND is_outgoing = 0 AND read_at IS NULL
    ORDER BY order_at, id LIMIT 1`);
  const unreadUpTo = database.query<{ relationshipId: RelationshipId; sequence: number }>(`
    SELECT relationship_id AS relationshipId, max(sequence) AS sequence FROM entry
    WHERE conversation_id = ? AND is_shown = 1 AND is_outgoing = 0 AND read_at IS NULL AND (order_at, id) <= (?, ?)
    GROUP BY relationship_id`);

  return {
    before(clientId, end, limit) {
      const at = end?.place.at ?? beyondEveryRow;
      const found = named.flatMap(({ name, source }) => {
        const row = end === undefined ? beyondEveryRow : rowBefore(end, name);
        return source.before(clientId, at, row, limit);
      });
      return inOrder(found).slice(-limit);
    },
    after(clientId, end, limit) {
      const found = named.flatMap(({ name, source }) =>
        source.after(clientId, end.place.at, rowAfter(end, name), limit),
      );
      return inOrder(found).slice(0, limit);
    },
    total: (clientId) => named.reduce((sum, { source }) => sum + source.total(clientId), 0),
    firstUnread(clientId) {
      const row = firstUnread.get(clientId);
      return row === undefined ? undefined : { at: row.order_at, source: 'entry', rowId: row.id };
    },
    unreadUpTo(clientId, place) {
      const upTo = place.source === 'entry' ? place.rowId : rowBefore({ place, isIncluded: false }, 'entry');
      return unreadUpTo.all(clientId, place.at, upTo);
    },
  };
}

/** The row number below which a source's rows of the end's own millisecond belong to the page. */
function rowBefore({ place, isIncluded }: PageEnd, name: TimelineSourceName): number {
  if (name === place.source) return isIncluded ? place.rowId + 1 : place.rowId;
  return comparePlaces({ ...place, source: name }, place) < 0 ? beyondEveryRow : 0;
}

/** The row number above which they belong to it. */
function rowAfter({ place, isIncluded }: PageEnd, name: TimelineSourceName): number {
  if (name === place.source) return isIncluded ? place.rowId - 1 : place.rowId;
  return comparePlaces({ ...place, source: name }, place) < 0 ? beyondEveryRow : 0;
}

function entriesSource(database: ReadableDatabase): TimelineSource {
  const entries = (where: string, order: 'ASC' | 'DESC'): Query<EntryRow> =>
    database.query(`
      SELECT entry.id, entry.message_id, entry.relationship_id, entry.is_outgoing, entry.sequence, entry.text, entry.order_at,
        entry.stored_at, entry.read_at, entry.delivery, entry.delivery_sent_at, entry.delivered_at, entry.delivery_read_at,
        entry.failed_at, entry.failure,
        answered.message_id AS answered_id, substr(answered.text, 1, ${String(answeredCharacters)}) AS answered_text,
        answered.is_outgoing AS answered_is_outgoing
      FROM entry
      LEFT JOIN entry AS answered ON answered.conversation_id = entry.conversation_id AND answered.message_id = entry.refers_to
      WHERE entry.conversation_id = ? AND entry.is_shown = 1 AND (entry.order_at, entry.id) ${where} (?, ?)
      ORDER BY entry.order_at ${order}, entry.id ${order} LIMIT ?`);
  const references = createReferencesRepository(database);
  const attachments = createAttachmentsRepository(database);
  const forms = createFormEntries(database);
  const before = entries('<', 'DESC');
  const after = entries('>', 'ASC');
  const count = database.query<{ total: number }>(
    'SELECT count(*) AS total FROM entry WHERE conversation_id = ? AND is_shown = 1',
  );

  function itemsOf(clientId: ClientId, rows: readonly EntryRow[]): readonly Placed[] {
    const about = references.of(
      clientId,
      rows.map((row) => row.message_id),
    );
    const file = attachments.of(
      clientId,
      rows.map((row) => row.message_id),
    );
    // What has no words of its own may be a form.
    const form = forms.of(
      clientId,
      rows.filter(({ text }) => text === null).map((row) => row.message_id),
    );
    return rows.map((row) => {
      const asked = form(row.message_id);
      return asked === undefined ? entryItem(row, about(row.message_id), file(row.message_id)) : formItem(row, asked);
    });
  }

  return {
    before: (clientId, at, row, limit) => itemsOf(clientId, before.all(clientId, at, row, limit)),
    after: (clientId, at, row, limit) => itemsOf(clientId, after.all(clientId, at, row, limit)),
    total: (clientId) => count.get(clientId)?.total ?? 0,
  };
}

function eventsSource(database: ReadableDatabase): TimelineSource {
  const events = (where: string, order: 'ASC' | 'DESC'): Query<EventRow> =>
    database.query(`
      SELECT id, at, what, count FROM conversation_event
      WHERE conversation_id = ? AND (at, id) ${where} (?, ?) ORDER BY at ${order}, id ${order} LIMIT ?`);
  const before = events('<', 'DESC');
  const after = events('>', 'ASC');
  const count = database.query<{ total: number }>(
    'SELECT count(*) AS total FROM conversation_event WHERE conversation_id = ?',
  );
  return {
    before: (clientId, at, row, limit) => before.all(clientId, at, row, limit).map(eventItem),
    after: (clientId, at, row, limit) => after.all(clientId, at, row, limit).map(eventItem),
    total: (clientId) => count.get(clientId)?.total ?? 0,
  };
}

function inOrder(found: readonly Placed[]): readonly TimelineItem[] {
  return [...found].sort((a, b) => comparePlaces(a.place, b.place)).map(({ item }) => item);
}

function entryItem(
  row: EntryRow,
  { edits, retractedAt, reactions }: References,
  attachment: Attachment | undefined,
): Placed {
  const place: TimelinePlace = { at: row.order_at, source: 'entry', rowId: row.id };
  const isOwn = row.is_outgoing === 1;
  const common = { key: encodeTimelineKey(place), id: row.message_id, isOwn, at: row.order_at };
  if (row.text === null) return { place, item: { kind: 'unknown', ...common } };
  const delivery = deliveryOf(row);
  return {
    place,
    item: {
      kind: 'message',
      ...common,
      relationshipId: row.relationship_id,
      sequence: row.sequence,
      text: row.text,
      ...(attachment === undefined ? {} : { attachment: attachmentView(attachment) }),
      storedAt: row.stored_at,
      isUnread: !isOwn && row.read_at === null,
      ...(edits.length === 0 ? {} : { edits: [...edits] }),
      ...(retractedAt === undefined ? {} : { retractedAt }),
      ...(reactions.length === 0 ? {} : { reactions: [...reactions] }),
      ...(delivery === undefined ? {} : { delivery }),
      ...(row.answered_id === null
        ? {}
        : { repliesTo: { id: row.answered_id, text: row.answered_text ?? '', isOwn: row.answered_is_outgoing === 1 } }),
    },
  };
}

function formItem(row: EntryRow, entry: FormEntry): Placed {
  const place: TimelinePlace = { at: row.order_at, source: 'entry', rowId: row.id };
  const common = { key: encodeTimelineKey(place), id: row.message_id, at: row.order_at };
  if (entry.kind === 'form') {
    const { formId, version, form } = entry.shown;
    const delivery = deliveryOf(row);
    return {
      place,
      item: {
        kind: 'form',
        ...common,
        formId: formId as FormId,
        version,
        formKind: form.kind,
        title: form.title,
        standing: entry.answered ?? row.delivery ?? 'queued',
        ...(delivery === undefined ? {} : { delivery }),
      },
    };
  }
  const { shown, verdict, given, asks } = entry;
  return {
    place,
    item: {
      kind: 'form-answer',
      ...common,
      isUnread: row.read_at === null,
      verdict,
      ...(asks === undefined ? {} : { asks }),
      ...(shown === undefined ? {} : { title: shown.form.title, version: shown.version }),
      ...(given === undefined ? {} : { standing: given.answer.standing }),
      ...scoreView(entry),
    },
  };
}

function eventItem(row: EventRow): Placed {
  const place: TimelinePlace = { at: row.at, source: 'event', rowId: row.id };
  const { at, what, count } = row;
  return {
    place,
    item: { kind: 'event', key: encodeTimelineKey(place), at, what, ...(count !== null && { count }) },
  };
}
