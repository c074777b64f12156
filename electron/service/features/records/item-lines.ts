/** One item of the store as a line of the record; one that can't be read becomes a line that says so. */
import { Fault, type Output, type RecordLine } from '../../../../shared/contract/index.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Attachment } from '../../../../shared/messenger/attachment-state.ts';
import type { References } from '../../../../shared/messenger/references.ts';
import { type ImportedFileFacts, importedFileNames, importedItemId, type ImportedRow } from '../imports/index.ts';
import { deliveryPart } from './form-lines.ts';
import type { MessageRow } from './records.repository.ts';

export type Unnumbered = RecordLine extends infer Line
  ? Line extends RecordLine
    ? Omit<Line, 'number'>
    : never
  : never;
/** A moment in the record's time zone. */
export type Instant = (at: Timestamp) => string;

/** Content types of a text message and of a file, protocol.md 2.10. */
const textType = 1;
const fileType = 2;

export function orFailed(id: string, compose: () => Unnumbered): Unnumbered {
  try {
    return compose();
  } catch (error) {
    // Not one bad item: they were locked under the record, which is then not made.
    if (error instanceof Fault && error.code === 'psychotherapy-notes-locked') throw error;
    return { kind: 'failed', id, reason: 'unreadable' };
  }
}

export function messageLine(
  row: MessageRow,
  { edits, retractedAt, reactions }: References,
  file: Attachment | undefined,
  instant: Instant,
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

function reactionLine({ isOwn, text, at }: References['reactions'][number], instant: Instant) {
  return { from: isOwn ? ('therapist' as const) : ('client' as const), text, at: instant(at) };
}

export function contactLine(contact: Output<'contacts.get'> | undefined, instant: Instant): Unnumbered {
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

export function importedLine(
  row: ImportedRow,
  files: readonly ImportedFileFacts[],
  instant: Instant,
  names: { readonly client: string; readonly practice: string },
): Unnumbered {
  const fileNames = importedFileNames(row);
  return {
    kind: 'imported',
    id: importedItemId(row.id),
    at: instant(row.at),
    verified: false,
    from: row.role,
    name: row.role === 'other' ? row.sender : names[row.role],
    text: row.text,
    hasFile: row.has_file === 1,
    ...(fileNames.length === 0 ? {} : { fileNames }),
    ...(files.length === 0 ? {} : { files: files.map(importedFileLine) }),
    original: { sender: row.sender, time: row.time_text },
    ...(row.is_local_time === 1 ? { timeZone: row.time_zone } : {}),
    source: row.source,
    file: { name: row.file_name, sha256: row.file_sha256 },
    importedAt: instant(row.finished_at),
    importedBy: row.author,
  };
}

function importedFileLine(file: ImportedFileFacts) {
  const { name, mime, state, sha256 } = file;
  return { name, mime, state, ...('id' in file ? { id: file.id, size: file.size, sha256 } : {}) };
}

export function noteLine(note: Output<'notes.get'> | undefined, instant: Instant): Unnumbered {
  const newest = note?.versions[0];
  if (note === undefined || newest === undefined) throw new Error('a listed note has no version');
  return {
    kind: 'note',
    id: note.summary.id,
    at: instant(newest.at),
    noteKind: note.summary.kind,
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
