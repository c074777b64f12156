/** Gathers a record from the store: every item in order, numbered; one that can't be read is named and the rest goes on. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Input, Output, RecordDocument, RecordLine } from '../../../../shared/contract/index.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Attachment } from '../../../../shared/messenger/attachment-state.ts';
import type { References } from '../../../../shared/messenger/references.ts';
import type { ChannelPlansRepository } from '../channel-plans/index.ts';
import type { ContactsRepository } from '../contacts/index.ts';
import type { ImportedRow, ImportsRepository } from '../imports/index.ts';
import type { NotesRepository } from '../notes/index.ts';
import { deliveryPart, formLine } from './form-lines.ts';
import { dayRange, instantIn } from './record-time.ts';
import type { MessageRow, RecordsRepository, RowRange } from './records.repository.ts';

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

type Unnumbered = RecordLine extends infer Line ? (Line extends RecordLine ? Omit<Line, 'number'> : never) : never;
type Placed = { readonly at: number; readonly line: Unnumbered };

const pageLength = 500;
/** Content types of a text message and of a file, protocol.md 2.10. */
const textType = 1;
const fileType = 2;

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

export async function composeRecord(
  request: RecordRequest,
  sources: RecordSources,
  onPage: OnPage,
): Promise<RecordDocument> {
  const { records, plans, contacts, imports, notes, practice } = sources;
  const range = rowRange(request, records);
  const clientName = records.clientName(request.clientId) ?? '';
  const instant = (at: Timestamp) => instantIn(request.timeZone, at);
  const wantedNotes = request.includeNotes ? notesInRange(request, notes) : [];
  const expectedMessages = request.includeMessages ? records.countMessages(range) : 0;
  const wantedContacts = contactsInRange(request, contacts);
  const expectedImported = request.includeImported ? imports.count(range) : 0;
  const total = expectedMessages + wantedContacts.length + expectedImported + wantedNotes.length;

  const placed: Placed[] = [];
  if (request.includeMessages) {
    for (const event of records.events(range))
      placed.push({ at: event.at, line: { kind: 'event', at: instant(event.at), what: event.what } });
    let behind = { orderAt: -1, id: 0 };
    for (;;) {
      const rows = records.messagePage(range, behind, pageLength);
      const referencesTo = records.references(request.clientId, rows);
      const formOf = records.forms(request.clientId, rows);
      const fileOf = records.attachments(request.clientId, rows);
      for (const row of rows)
        placed.push({
          at: row.order_at,
          line: orFailed(row.message_id, () => {
            const form = formOf(row.message_id);
            const names = { client: clientName, therapist: practice.therapist };
            return form === undefined
              ? messageLine(row, referencesTo(row.message_id), fileOf(row.message_id), instant, names)
              : formLine(row, form, instant, names);
          }),
        });
      const last = rows.at(-1);
      onPage(placed.length, total);
      await nextTurn();
      if (last === undefined || rows.length < pageLength) break;
      behind = { orderAt: last.order_at, id: last.id };
    }
  }
  if (request.includeImported) {
    let behind = { at: -1, id: 0 };
    for (;;) {
      const rows = imports.page(range, behind, pageLength);
      for (const row of rows) {
        const names = { client: clientName, practice: practice.therapist };
        placed.push({ at: row.at, line: orFailed(importedId(row), () => importedLine(row, instant, names)) });
      }
      const last = rows.at(-1);
      onPage(placed.length, total);
      await nextTurn();
      if (last === undefined || rows.length < pageLength) break;
      behind = { at: last.at, id: last.id };
    }
  }
  for (const id of wantedContacts) {
    const contact = contacts.get(id);
    placed.push({ at: contact?.at ?? 0, line: orFailed(id, () => contactLine(contact, instant)) });
  }
  for (const note of wantedNotes) {
    placed.push({ at: note.updatedAt, line: orFailed(note.id, () => noteLine(notes.get(note.id), instant)) });
  }
  placed.sort((a, b) => a.at - b.at);

  const lines = placed.map(({ line }, index): RecordLine => ({ ...line, number: index + 1 }));
  const heads = records.chainHeads(request.clientId);
  const channelPlan = plansInRange(request, plans).map((version) => ({ ...version, at: instant(version.at) }));
  return {
    schema: 'quietline-record/1',
    practice,
    client: { name: clientName },
    range: { fromDay: request.fromDay, toDay: request.toDay, timeZone: request.timeZone },
    createdAt: instant(sources.now),
    appVersion: sources.appVersion,
    locale: request.locale,
    recipient: request.recipient,
    reason: request.reason,
    counts: {
      messages: lines.filter(({ kind }) => kind === 'message' || kind === 'form' || kind === 'form-answer').length,
      expectedMessages,
      contacts: lines.filter((line) => line.kind === 'contact').length,
      expectedContacts: wantedContacts.length,
      imported: lines.filter((line) => line.kind === 'imported').length,
      expectedImported,
      notes: lines.filter((line) => line.kind === 'note').length,
      expectedNotes: wantedNotes.length,
      failed: lines.filter((line) => line.kind === 'failed').length,
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
    lines,
  };
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

function orFailed(id: string, compose: () => Unnumbered): Unnumbered {
  try {
    return compose();
  } catch {
    return { kind: 'failed', id, reason: 'unreadable' };
  }
}

function messageLine(
  row: MessageRow,
  { edits, retractedAt, reactions }: References,
  file: Attachment | undefined,
  instant: (at: Timestamp) => string,
  names: { readonly client: string; readonly therapist: string },
): Unnumbered {
  const isKnown = row.type === textType || (row.type === fileType && file !== undefined);
  if (!isKnown || row.text === null) return { kind: 'failed', id: row.message_id, reason: 'needs-newer-version' };
  const isOwn = row.is_outgoing === 1;
  return {
    kind: 'message',
    id: row.message_id,
    at: instant(row.order_at),
    storedAt: instant(row.stored_at),
    from: isOwn ? 'therapist' : 'client',
    name: isOwn ? names.therapist : names.client,
    text: row.text,
    ...(file === undefined ? {} : { attachment: fileLine(file) }),
    ...(row.refers_to === null ? {} : { repliesTo: row.refers_to }),
    ...(edits.length === 0 ? {} : { edits: edits.map(({ text, at }) => ({ text, at: instant(at) })) }),
    ...(retractedAt === undefined ? {} : { retractedAt: instant(retractedAt) }),
    ...(reactions.length === 0 ? {} : { reactions: reactions.map((reaction) => reactionLine(reaction, instant)) }),
    ...deliveryPart(row, instant),
    ...(isOwn || row.read_at === null ? {} : { readAt: instant(row.read_at) }),
    chain: { sequence: row.sequence, hash: toHex(row.chain_hash) },
  };
}

function fileLine({ name, mime, size, fileHash, state }: Attachment) {
  return {
    ...{ name, mime, size },
    ...(fileHash === undefined ? {} : { sha256: toHex(fileHash) }),
    state: fileStates[state.kind],
  };
}

const fileStates = {
  sent: 'here',
  here: 'here',
  refused: 'refused',
  gone: 'gone',
  missing: 'missing',
  announced: 'not-fetched',
  fetching: 'not-fetched',
  uploading: 'not-fetched',
  stopped: 'not-fetched',
  cancelling: 'not-fetched',
} as const satisfies Record<Attachment['state']['kind'], string>;

function reactionLine({ isOwn, text, at }: References['reactions'][number], instant: (at: Timestamp) => string) {
  return { from: isOwn ? ('therapist' as const) : ('client' as const), text, at: instant(at) };
}

function contactLine(contact: Output<'contacts.get'> | undefined, instant: (at: Timestamp) => string): Unnumbered {
  if (contact === undefined) throw new Error('a listed contact has no version');
  const { id, at, way, direction, person, minutes, text, author, savedAt, struck, earlier } = contact;
  return {
    kind: 'contact',
    id,
    at: instant(at),
    way,
    direction,
    person,
    ...(minutes === undefined ? {} : { minutes }),
    text,
    author,
    savedAt: instant(savedAt),
    ...(struck === undefined ? {} : { struck }),
    earlier: earlier.map((version) => ({
      at: instant(version.at),
      text: version.text,
      author: version.author,
      savedAt: instant(version.savedAt),
    })),
  };
}

function importedId({ id }: ImportedRow): string {
  return `imported ${String(id)}`;
}

function importedLine(
  row: ImportedRow,
  instant: (at: Timestamp) => string,
  names: { readonly client: string; readonly practice: string },
): Unnumbered {
  return {
    kind: 'imported',
    id: importedId(row),
    at: instant(row.at),
    verified: false,
    from: row.role,
    name: row.role === 'other' ? row.sender : names[row.role],
    text: row.text,
    hasFile: row.has_file === 1,
    original: { sender: row.sender, time: row.time_text },
    ...(row.is_local_time === 1 ? { timeZone: row.time_zone } : {}),
    source: row.source,
    file: { name: row.file_name, sha256: row.file_sha256 },
    importedAt: instant(row.finished_at),
    importedBy: row.author,
  };
}

function noteLine(note: Output<'notes.get'> | undefined, instant: (at: Timestamp) => string): Unnumbered {
  const newest = note?.versions[0];
  if (note === undefined || newest === undefined) throw new Error('a listed note has no version');
  return {
    kind: 'note',
    id: note.summary.id,
    at: instant(newest.at),
    sessionDay: newest.sessionDay,
    template: note.summary.template,
    title: newest.title,
    sections: newest.sections,
    author: newest.by,
    version: newest.number,
    ...(note.signature === undefined
      ? {}
      : { signature: { by: note.signature.by, at: instant(note.signature.at), hash: note.signature.hash } }),
    addenda: note.addenda.map((addendum) => ({ text: addendum.text, by: addendum.by, at: instant(addendum.at) })),
  };
}
