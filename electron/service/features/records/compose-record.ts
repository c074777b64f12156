/** Gathers a record from the store: every item in order, numbered; one that can't be read is named and the rest goes on. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Input, RecordLine } from '../../../../shared/contract/index.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { ChannelPlansRepository } from '../channel-plans/index.ts';
import type { ContactsRepository } from '../contacts/index.ts';
import type { ImportsRepository } from '../imports/index.ts';
import type { NotesRepository } from '../notes/index.ts';
import { collectLines, type ComposedRecord, type RecordHead } from './composed-record.ts';
import { formLine } from './form-lines.ts';
import {
  contactLine,
  importedId,
  importedLine,
  type Instant,
  messageLine,
  noteLine,
  orFailed,
  type Unnumbered,
} from './item-lines.ts';
import { dayRange, instantIn } from './record-time.ts';
import type { Spool } from './record-spool.ts';
import type { RecordsRepository, RowRange } from './records.repository.ts';

export type RecordRequest = Pick<
  Input<'records.export'>,
  | 'clientId'
  | 'fromDay'
  | 'toDay'
  | 'timeZone'
  | 'includeMessages'
  | 'includeContacts'
  | 'includeImported'
  | 'includeNotes'
  | 'locale'
  | 'recipient'
  | 'reason'
>;

export type RecordSources = {
  readonly records: RecordsRepository;
  readonly plans: Pick<ChannelPlansRepository, 'versions'>;
  readonly contacts: Pick<ContactsRepository, 'idsBetween' | 'get'>;
  readonly imports: Pick<ImportsRepository, 'count' | 'page'>;
  readonly notes: Pick<NotesRepository, 'list' | 'get'>;
  readonly practice: { readonly name: string; readonly therapist: string };
  readonly appVersion: string;
  readonly now: Timestamp;
};

/** Called between pages; throws to stop. */
export type OnPage = (done: number, total: number) => void;

type Placed = { readonly at: number; readonly line: Unnumbered };

const pageLength = 500;

/** What would go in, without reading it. */
export function countRecord(
  range: Omit<RecordRequest, 'locale' | 'recipient' | 'reason'>,
  { records, contacts, imports, notes }: Pick<RecordSources, 'records' | 'contacts' | 'imports' | 'notes'>,
) {
  const saved = range.includeNotes ? notesInRange(range, notes) : [];
  return {
    messages: range.includeMessages ? records.countMessages(rowRange(range, records)) : 0,
    contacts: contactsInRange(range, contacts).length,
    imported: range.includeImported ? imports.count(rowRange(range, records)) : 0,
    notes: saved.length,
    unsignedNotes: saved.filter((note) => note.signedAt === undefined).length,
  };
}

/** Takes one line after the other from its sources into the spool: what stands in memory at once is a page of each. */
export async function composeRecord(
  request: RecordRequest,
  sources: RecordSources,
  spool: Spool,
  onPage: OnPage,
): Promise<ComposedRecord> {
  const { records, plans, contacts, imports, notes, practice } = sources;
  const range = rowRange(request, records);
  const instant = (at: Timestamp) => instantIn(request.timeZone, at);
  const wantedNotes = request.includeNotes ? notesInRange(request, notes) : [];
  const expectedMessages = request.includeMessages ? records.countMessages(range) : 0;
  const wantedContacts = contactsInRange(request, contacts);
  const expectedImported = request.includeImported ? imports.count(range) : 0;
  const total = expectedMessages + wantedContacts.length + expectedImported + wantedNotes.length;
  const names = { client: records.clientName(request.clientId) ?? '', therapist: practice.therapist };

  const lines = collectLines(spool);
  const counts = { messages: 0, contacts: 0, imported: 0, notes: 0, failed: 0 };
  let number = 0;
  // Of one moment, what stands in an earlier source comes first.
  const placed = inOrder([
    request.includeMessages ? placedEvents(range, records, instant) : [],
    request.includeMessages ? placedMessages(range, records, instant, names) : [],
    request.includeImported ? placedImported(range, imports, instant, names) : [],
    placedContacts(wantedContacts, contacts, instant),
    placedNotes(wantedNotes, notes, instant),
  ]);
  for (const { line } of placed) {
    number += 1;
    const counted = countedAs[line.kind];
    if (counted !== undefined) counts[counted] += 1;
    await lines.add({ ...line, number });
    if (number % pageLength !== 0) continue;
    onPage(number, total);
    await nextTurn();
  }
  onPage(number, total);

  const heads = records.chainHeads(request.clientId);
  const channelPlan = plansInRange(request, plans).map((version) => ({ ...version, at: instant(version.at) }));
  return lines.finish({
    schema: 'quietline-record/1',
    practice,
    client: { name: names.client },
    range: { fromDay: request.fromDay, toDay: request.toDay, timeZone: request.timeZone },
    createdAt: instant(sources.now),
    appVersion: sources.appVersion,
    locale: request.locale,
    recipient: request.recipient,
    reason: request.reason,
    counts: {
      messages: counts.messages,
      expectedMessages,
      contacts: counts.contacts,
      expectedContacts: wantedContacts.length,
      imported: counts.imported,
      expectedImported,
      notes: counts.notes,
      expectedNotes: wantedNotes.length,
      failed: counts.failed,
    },
    ...(channelPlan.length === 0 ? {} : { channelPlan }),
    ...(heads === undefined || !request.includeMessages
      ? {}
      : {
          chainHeads: {
            sent: { sequence: heads.sent.sequence, hash: toHex(heads.sent.hash) },
            received: { sequence: heads.received.sequence, hash: toHex(heads.received.hash) },
          },
        }),
  });
}

/** Which number of the counts a line adds to. */
const countedAs = {
  message: 'messages',
  form: 'messages',
  'form-answer': 'messages',
  contact: 'contacts',
  imported: 'imported',
  note: 'notes',
  failed: 'failed',
  event: undefined,
} as const satisfies Record<RecordLine['kind'], keyof RecordHead['counts'] | undefined>;

/** Merges sources that are in order each. */
function* inOrder(sources: readonly Iterable<Placed>[]): Generator<Placed> {
  const waiting = sources.flatMap((source) => {
    const rest = source[Symbol.iterator]();
    const first = rest.next();
    return first.done === true ? [] : [{ rest, next: first.value }];
  });
  for (;;) {
    const [start, ...others] = waiting;
    if (start === undefined) return;
    const first = others.reduce((earliest, one) => (one.next.at < earliest.next.at ? one : earliest), start);
    yield first.next;
    const following = first.rest.next();
    if (following.done === true) waiting.splice(waiting.indexOf(first), 1);
    else first.next = following.value;
  }
}

function* placedEvents(range: RowRange, records: RecordsRepository, instant: Instant): Generator<Placed> {
  for (const { at, what } of records.events(range)) yield { at, line: { kind: 'event', at: instant(at), what } };
}

function* placedMessages(
  range: RowRange,
  records: RecordsRepository,
  instant: Instant,
  names: { readonly client: string; readonly therapist: string },
): Generator<Placed> {
  let behind = { orderAt: -1, id: 0 };
  for (;;) {
    const rows = records.messagePage(range, behind, pageLength);
    const referencesTo = records.references(range.clientId, rows);
    const formOf = records.forms(range.clientId, rows);
    const fileOf = records.attachments(range.clientId, rows);
    for (const row of rows) {
      const line = orFailed(row.message_id, () => {
        const form = formOf(row.message_id);
        return form === undefined
          ? messageLine(row, referencesTo(row.message_id), fileOf(row.message_id), instant, names)
          : formLine(row, form, instant, names);
      });
      yield { at: row.order_at, line };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageLength) return;
    behind = { orderAt: last.order_at, id: last.id };
  }
}

function* placedImported(
  range: RowRange,
  imports: RecordSources['imports'],
  instant: Instant,
  { client, therapist }: { readonly client: string; readonly therapist: string },
): Generator<Placed> {
  let behind = { at: -1, id: 0 };
  for (;;) {
    const rows = imports.page(range, behind, pageLength);
    for (const row of rows)
      yield {
        at: row.at,
        line: orFailed(importedId(row), () => importedLine(row, instant, { client, practice: therapist })),
      };
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageLength) return;
    behind = { at: last.at, id: last.id };
  }
}

/** Each contact's time is that of its newest version, so they are read before they are in order. */
function placedContacts(
  ids: ReturnType<typeof contactsInRange>,
  contacts: RecordSources['contacts'],
  instant: Instant,
): readonly Placed[] {
  return ids
    .map((id) => {
      const contact = contacts.get(id);
      return { at: contact?.at ?? 0, line: orFailed(id, () => contactLine(contact, instant)) };
    })
    .sort((a, b) => a.at - b.at);
}

function* placedNotes(
  wanted: ReturnType<typeof notesInRange>,
  notes: RecordSources['notes'],
  instant: Instant,
): Generator<Placed> {
  for (const { id, updatedAt } of wanted.toSorted((a, b) => a.updatedAt - b.updatedAt))
    yield { at: updatedAt, line: orFailed(id, () => noteLine(notes.get(id), instant)) };
}

function rowRange(
  request: Pick<RecordRequest, 'clientId' | 'fromDay' | 'toDay' | 'timeZone'>,
  records: RecordsRepository,
): RowRange {
  return {
    clientId: request.clientId,
    ...dayRange(request.fromDay, request.toDay, request.timeZone),
    upToRow: records.lastRow(),
  };
}

function contactsInRange(
  request: Pick<RecordRequest, 'clientId' | 'fromDay' | 'toDay' | 'timeZone' | 'includeContacts'>,
  contacts: RecordSources['contacts'],
) {
  if (!request.includeContacts) return [];
  const { from, until } = dayRange(request.fromDay, request.toDay, request.timeZone);
  return contacts.idsBetween(request.clientId, from, until);
}

/** What was written in the range, and what was in force when it began. Newest first. */
function plansInRange(
  request: Pick<RecordRequest, 'clientId' | 'fromDay' | 'toDay' | 'timeZone' | 'includeContacts'>,
  plans: RecordSources['plans'],
) {
  if (!request.includeContacts) return [];
  const { from, until } = dayRange(request.fromDay, request.toDay, request.timeZone);
  const known = plans.versions(request.clientId).filter(({ at }) => at < until);
  const before = known.findIndex(({ at }) => at < from);
  return before === -1 ? known : known.slice(0, before + 1);
}

/** Saved notes by the day of the session; what is only typed is not part of the record. */
function notesInRange(request: Pick<RecordRequest, 'clientId' | 'fromDay' | 'toDay'>, notes: RecordSources['notes']) {
  return notes
    .list(request.clientId)
    .filter((note) => note.versions > 0 && note.sessionDay >= request.fromDay && note.sessionDay <= request.toDay);
}
