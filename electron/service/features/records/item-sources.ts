/** What a client's file consists of: every item without its words, and the lines that items become. */
import type { Input } from '../../../../shared/contract/index.ts';
import type { ClientId, ContactId, NoteId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { ItemPart, ReleaseItem } from '../../../../shared/domain/release.ts';
import type { ChannelPlansRepository } from '../channel-plans/index.ts';
import type { ContactsRepository } from '../contacts/index.ts';
import { type createImportedFiles, importedItemId, type ImportsRepository } from '../imports/index.ts';
import type { NotesRepository } from '../notes/index.ts';
import type { PsychotherapyNotes } from '../psychotherapy-notes/index.ts';
import type { ReleasesRepository } from '../releases/index.ts';
import { formLine } from './form-lines.ts';
import { contactLine, importedLine, type Instant, messageLine, noteLine, type Unnumbered } from './item-lines.ts';
import { dayRange } from './record-time.ts';
import type { RecordsRepository } from './records.repository.ts';

export type FileRange = Pick<Input<'records.preview'>, 'clientId' | 'fromDay' | 'toDay' | 'timeZone'>;

export type FileItem = ReleaseItem & { readonly isUnsigned?: true };

export type FileSources = {
  readonly records: RecordsRepository;
  readonly plans: Pick<ChannelPlansRepository, 'versions'>;
  readonly contacts: Pick<ContactsRepository, 'ofClient' | 'get'>;
  readonly imports: Pick<ImportsRepository, 'places' | 'some'>;
  readonly importedFiles: Pick<ReturnType<typeof createImportedFiles>, 'of'>;
  readonly notes: Pick<NotesRepository, 'list' | 'get'>;
  readonly psychotherapyNotes: Pick<PsychotherapyNotes, 'isOpen' | 'places' | 'get'>;
  readonly releases: Pick<ReleasesRepository, 'outside' | 'redactions'>;
  readonly practice: { readonly name: string; readonly therapist: string };
};

/** Makes the line of one item; throws where that can't be read. */
type LineOf = (id: string) => Unnumbered;

export type ItemSource = {
  readonly parts: readonly ItemPart[];
  /** In order of time; read a page at a time, as it is asked for. */
  readonly pages: () => Iterable<readonly FileItem[]>;
  /** Items of these kinds are no line of their own where it is undefined. */
  readonly lines: ((ids: readonly string[], instant: Instant) => LineOf) | undefined;
};

/** Light rows at once: a few milliseconds. */
const pageLength = 500;

function byTime(a: FileItem, b: FileItem): number {
  return a.at - b.at;
}

/** In the order in which items of the same moment stand. */
export function createItemSources(range: FileRange, sources: FileSources): readonly ItemSource[] {
  const days = dayRange(range.fromDay, range.toDay, range.timeZone);
  const outside = sources.releases.outside(range.clientId);
  const usual = (id: string, at: number) => ({
    ...{ id, at, isMarked: outside.has(id), isSaved: true, hasFile: false },
    isInRange: at >= days.from && at < days.until,
  });
  const { clientId } = range;
  return [
    eventsSource(clientId, sources, usual),
    entriesSource(clientId, sources, usual),
    importedSource(clientId, sources, usual),
    contactsSource(clientId, sources, usual),
    notesSource(range, sources, usual),
    psychotherapyNotesSource(range, sources, usual),
    plansSource(clientId, sources, usual, days.from, days.until),
  ];
}

type Usual = (id: string, at: number) => Omit<FileItem, 'part'>;

function eventsSource(clientId: ClientId, { records }: FileSources, usual: Usual): ItemSource {
  const all = () => records.events(clientId).map((event) => ({ ...event, itemId: `event-${String(event.id)}` }));
  return {
    parts: ['events'],
    pages: () => [all().map(({ itemId, at }): FileItem => ({ ...usual(itemId, at), part: 'events' }))],
    lines(ids, instant) {
      const wanted = new Set(ids);
      const found = new Map(all().flatMap((event) => (wanted.has(event.itemId) ? [[event.itemId, event]] : [])));
      return (id) => {
        const event = found.get(id);
        if (event === undefined) throw new Error('a listed event is gone');
        return { kind: 'event', at: instant(event.at), what: event.what };
      };
    },
  };
}

/** Of the kinds of forms that are chosen by themselves; all others are `forms`. */
const partOfForm: ReadonlyMap<string, ItemPart> = new Map([
  ['policy', 'policies'],
  ['safety-plan', 'safety-plans'],
]);

function entriesSource(clientId: ClientId, { records, practice }: FileSources, usual: Usual): ItemSource {
  const newest = records.newestEntry();
  return {
    parts: ['messages', 'forms', 'policies', 'safety-plans'],
    *pages() {
      let behind = { orderAt: -1, id: 0 };
      for (;;) {
        const rows = records.entryPage(clientId, { behind, newest }, pageLength);
        yield rows.map(({ message_id, order_at, form_kind, has_file }) => ({
          ...usual(message_id, order_at),
          part: form_kind === null ? 'messages' : (partOfForm.get(form_kind) ?? 'forms'),
          hasFile: has_file === 1,
        }));
        const last = rows.at(-1);
        if (last === undefined || rows.length < pageLength) return;
        behind = { orderAt: last.order_at, id: last.id };
      }
    },
    lines(ids, instant) {
      const rows = records.messages(clientId, ids);
      const byId = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.message_id, row]));
      const referencesTo = records.references(clientId, rows);
      const formOf = records.forms(clientId, rows);
      const fileOf = records.attachments(clientId, rows);
      const names = { client: records.clientName(clientId) ?? '', therapist: practice.therapist };
      return (id) => {
        const row = byId.get(id);
        if (row === undefined) throw new Error('a listed message is gone');
        const form = formOf(row.message_id);
        return form === undefined
          ? messageLine(row, referencesTo(row.message_id), fileOf(row.message_id), instant, names)
          : formLine(row, form, instant, names);
      };
    },
  };
}

function importedSource(
  clientId: ClientId,
  { records, imports, importedFiles, practice }: FileSources,
  usual: Usual,
): ItemSource {
  const rowOf = (id: string) => Number(id.slice(id.lastIndexOf('-') + 1));
  return {
    parts: ['imported'],
    *pages() {
      let behind = { at: -1, id: 0 };
      for (;;) {
        const rows = imports.places(clientId, behind, pageLength);
        yield rows.map(({ id, at, files }) => ({
          ...usual(importedItemId(id), at),
          ...{ part: 'imported' as const, hasFile: files > 0, files },
        }));
        const last = rows.at(-1);
        if (last === undefined || rows.length < pageLength) return;
        behind = last;
      }
    },
    lines(ids, instant) {
      const rows = new Map(imports.some(clientId, ids.map(rowOf)).map((row) => [importedItemId(row.id), row]));
      const filesOf = importedFiles.of(ids.map(rowOf));
      const names = { client: records.clientName(clientId) ?? '', practice: practice.therapist };
      return (id) => {
        const row = rows.get(id);
        if (row === undefined) throw new Error('a listed imported message is gone');
        return importedLine(row, filesOf(row.id), instant, names);
      };
    },
  };
}

function contactsSource(clientId: ClientId, { contacts }: FileSources, usual: Usual): ItemSource {
  return {
    parts: ['contacts'],
    pages: () => [contacts.ofClient(clientId).map(({ id, at }) => ({ ...usual(id, at), part: 'contacts' }))],
    lines: (_ids, instant) => (id) => contactLine(contacts.get(id as ContactId), instant),
  };
}

const partOfNote = {
  progress: 'progress-notes',
  contact: 'contact-notes',
  psychotherapy: 'psychotherapy-notes',
} as const;

/** By the day of the session; what is only typed is not part of the record. */
function notesSource({ clientId, fromDay, toDay }: FileRange, { notes }: FileSources, usual: Usual): ItemSource {
  const items = () =>
    notes.list(clientId).map(
      ({ id, kind, updatedAt, sessionDay, versions, signedAt }): FileItem => ({
        ...usual(id, updatedAt),
        part: partOfNote[kind],
        isInRange: sessionDay >= fromDay && sessionDay <= toDay,
        isSaved: versions > 0,
        ...(signedAt === undefined ? { isUnsigned: true } : {}),
      }),
    );
  return {
    parts: ['progress-notes', 'contact-notes'],
    pages: () => [items().toSorted(byTime)],
    lines: (_ids, instant) => (id) => noteLine(notes.get(id as NoteId), instant),
  };
}

/** Listed without being opened; their lines throw `psychotherapy-notes-locked` while they are locked. */
function psychotherapyNotesSource(
  { clientId, fromDay, toDay }: FileRange,
  { psychotherapyNotes }: FileSources,
  usual: Usual,
): ItemSource {
  const items = () =>
    psychotherapyNotes.places(clientId).map(
      ({ id, updatedAt, sessionDay, versions, isSigned }): FileItem => ({
        ...usual(id, updatedAt),
        part: 'psychotherapy-notes',
        isInRange: sessionDay >= fromDay && sessionDay <= toDay,
        isSaved: versions > 0,
        ...(isSigned ? {} : { isUnsigned: true }),
      }),
    );
  return {
    parts: ['psychotherapy-notes'],
    pages: () => [items().toSorted(byTime)],
    lines: (_ids, instant) => (id) => noteLine(psychotherapyNotes.get(id as NoteId), instant),
  };
}

export function planId(number: number): string {
  return `plan-${String(number)}`;
}

/** What was written in the range, and what was in force when it began. */
function plansSource(
  clientId: ClientId,
  { plans }: FileSources,
  usual: Usual,
  from: Timestamp,
  until: Timestamp,
): ItemSource {
  return {
    parts: ['plans'],
    pages() {
      const known = plans.versions(clientId);
      const inForce = known.find(({ at }) => at < from);
      const items = known.map(
        (version): FileItem => ({
          ...usual(planId(version.number), version.at),
          part: 'plans',
          isInRange: version === inForce || (version.at >= from && version.at < until),
        }),
      );
      return [items.toSorted(byTime)];
    },
    lines: undefined,
  };
}
