/** Reads and writes notes; every saved version stays. */
import { z } from 'zod';
import { noteSection } from '../../../../shared/contract/methods/notes.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import type { ClientId, NoteId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../../database/database.ts';
import { viewOf } from './note-view.ts';

export type NoteSection = z.output<typeof noteSection>;
export type NoteText = {
  readonly title: string;
  readonly sessionDay: string;
  readonly sections: readonly NoteSection[];
};
type NoteView = Output<'notes.get'>;
export type NoteSummary = NoteView['summary'];

type SummaryRow = {
  note_id: NoteId;
  client_id: ClientId;
  kind: NoteSummary['kind'];
  template: NoteSummary['template'];
  title: string | null;
  session_day: string;
  updated_at: Timestamp;
  signed_at: Timestamp | null;
  versions: number;
  addenda: number;
  has_draft: number;
  is_outside: number;
};
type VersionRow = {
  number: number;
  title: string;
  session_day: string;
  sections: string;
  author: string;
  saved_at: Timestamp;
};
type SignatureRow = { signed_by: string; signed_at: Timestamp; hash: string };
type AddendumRow = { text: string; author: string; added_at: Timestamp };
type DraftRow = { title: string; session_day: string; sections: string };

const storedSections = z.array(noteSection);

const selectSummary = `
  SELECT note.note_id, note.client_id, note.kind, note.template,
    coalesce(newest.title, note_draft.title) AS title,
    coalesce(newest.session_day, note_draft.session_day, note.session_day) AS session_day,
    max(note.created_at, coalesce(newest.saved_at, 0), coalesce(note_draft.saved_at, 0), coalesce(note_signature.signed_at, 0),
      coalesce((SELECT max(added_at) FROM note_addendum WHERE note_id = note.note_id), 0)) AS updated_at,
    note_signature.signed_at,
    coalesce(newest.number, 0) AS versions,
    (SELECT count(*) FROM note_addendum WHERE note_id = note.note_id) AS addenda,
    note_draft.note_id IS NOT NULL AS has_draft,
    EXISTS (SELECT 1 FROM outside_record WHERE client_id = note.client_id AND item_id = note.note_id) AS is_outside
  FROM note
  LEFT JOIN note_version AS newest ON newest.note_id = note.note_id
    AND newest.number = (SELECT max(number) FROM note_version WHERE note_id = note.note_id)
  LEFT JOIN note_signature ON note_signature.note_id = note.note_id
  LEFT JOIN note_draft ON note_draft.note_id = note.note_id`;

export type NotesRepository = ReturnType<typeof createNotesRepository>;

/** What the use of notes asks of the place where they are kept. */
export type NoteStore = Omit<NotesRepository, 'addenda'>;

export function createNotesRepository(database: WritableDatabase) {
  const reads = prepareReads(database);
  const insertNote = database.command(
    'INSERT INTO note (note_id, client_id, kind, template, session_day, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertVersion = database.command(
    'INSERT INTO note_version (note_id, number, title, session_day, sections, author, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertSignature = database.command(
    'INSERT INTO note_signature (note_id, version, signed_by, signed_at, hash) VALUES (?, ?, ?, ?, ?)',
  );
  const insertAddendum = database.command(
    'INSERT INTO note_addendum (note_id, text, author, added_at) VALUES (?, ?, ?, ?)',
  );
  const putDraft = database.command(
    'INSERT INTO note_draft (note_id, title, session_day, sections, saved_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (note_id) DO UPDATE SET title = excluded.title, session_day = excluded.session_day, sections = excluded.sections, saved_at = excluded.saved_at',
  );
  const deleteDraft = database.command('DELETE FROM note_draft WHERE note_id = ?');
  const deleteNote = database.command('DELETE FROM note WHERE note_id = ?');
  const unindex = database.command(
    'DELETE FROM note_index WHERE rowid = (SELECT index_row FROM note WHERE note_id = ?)',
  );
  const index = database.command('INSERT INTO note_index (text) VALUES (?)');
  const setIndexRow = database.command('UPDATE note SET index_row = ? WHERE note_id = ?');

  /** The newest version and all addenda are what is found. */
  function reindex(noteId: NoteId): void {
    const newest = reads.newestVersion(noteId);
    unindex.run(noteId);
    if (newest === undefined) return;
    const texts = [
      newest.title,
      ...newest.sections.map((section) => section.text),
      ...reads.addenda(noteId).map((addendum) => addendum.text),
    ];
    const { lastRowId } = index.run(texts.filter((text) => text !== '').join('\n'));
    setIndexRow.run(lastRowId, noteId);
  }

  return {
    ...reads,
    create(
      noteId: NoteId,
      clientId: ClientId,
      kind: NoteSummary['kind'],
      template: NoteSummary['template'],
      sessionDay: string,
      at: Timestamp,
    ): void {
      insertNote.run(noteId, clientId, kind, template, sessionDay, at);
    },
    addVersion(noteId: NoteId, number: number, text: NoteText, author: string, at: Timestamp): void {
      insertVersion.run(noteId, number, text.title, text.sessionDay, JSON.stringify(text.sections), author, at);
      deleteDraft.run(noteId);
      reindex(noteId);
    },
    sign(noteId: NoteId, version: number, by: string, at: Timestamp, hash: string): void {
      insertSignature.run(noteId, version, by, at, hash);
      deleteDraft.run(noteId);
    },
    addAddendum(noteId: NoteId, text: string, author: string, at: Timestamp): void {
      insertAddendum.run(noteId, text, author, at);
      reindex(noteId);
    },
    saveDraft(noteId: NoteId, text: NoteText, at: Timestamp): void {
      putDraft.run(noteId, text.title, text.sessionDay, JSON.stringify(text.sections), at);
    },
    dropDraft(noteId: NoteId): void {
      deleteDraft.run(noteId);
    },
    /** Only a note without versions; the store refuses any other. */
    remove(noteId: NoteId): void {
      deleteDraft.run(noteId);
      deleteNote.run(noteId);
    },
  };
}

function prepareReads(database: ReadableDatabase) {
  const all = database.query<SummaryRow>(`${selectSummary} ORDER BY updated_at DESC, note.id DESC`);
  const ofClient = database.query<SummaryRow>(
    `${selectSummary} WHERE note.client_id = ? ORDER BY updated_at DESC, note.id DESC`,
  );
  const one = database.query<SummaryRow>(`${selectSummary} WHERE note.note_id = ?`);
  const versions = database.query<VersionRow>('SELECT * FROM note_version WHERE note_id = ? ORDER BY number DESC');
  const newest = database.query<VersionRow>(
    'SELECT * FROM note_version WHERE note_id = ? ORDER BY number DESC LIMIT 1',
  );
  const signature = database.query<SignatureRow>('SELECT * FROM note_signature WHERE note_id = ?');
  const addenda = database.query<AddendumRow>('SELECT * FROM note_addendum WHERE note_id = ? ORDER BY id');
  const draft = database.query<DraftRow>('SELECT * FROM note_draft WHERE note_id = ?');

  const addendaOf = (noteId: NoteId): NoteView['addenda'] =>
    addenda.all(noteId).map((row) => ({ text: row.text, by: row.author, at: row.added_at }));

  return {
    list: (clientId: ClientId | undefined): NoteSummary[] =>
      (clientId === undefined ? all.all() : ofClient.all(clientId)).map(summaryOf),
    summary(noteId: NoteId): NoteSummary | undefined {
      const row = one.get(noteId);
      return row === undefined ? undefined : summaryOf(row);
    },
    newestVersion(noteId: NoteId): (NoteText & { readonly number: number; readonly author: string }) | undefined {
      const row = newest.get(noteId);
      return row === undefined ? undefined : { number: row.number, author: row.author, ...textOf(row) };
    },
    addenda: addendaOf,
    get(noteId: NoteId): NoteView | undefined {
      const row = one.get(noteId);
      if (row === undefined) return undefined;
      const signed = signature.get(noteId);
      const typed = draft.get(noteId);
      return viewOf({
        summary: summaryOf(row),
        versions: versions
          .all(noteId)
          .map((version) => ({ number: version.number, by: version.author, at: version.saved_at, ...textOf(version) })),
        signature: signed && { by: signed.signed_by, at: signed.signed_at, hash: signed.hash },
        addenda: addendaOf(noteId),
        draft: typed && textOf(typed),
      });
    },
  };
}

function summaryOf(row: SummaryRow): NoteSummary {
  return {
    id: row.note_id,
    clientId: row.client_id,
    kind: row.kind,
    template: row.template,
    title: row.title ?? '',
    sessionDay: row.session_day,
    updatedAt: row.updated_at,
    ...(row.signed_at === null ? {} : { signedAt: row.signed_at }),
    versions: row.versions,
    addenda: row.addenda,
    hasDraft: row.has_draft === 1,
    ...(row.is_outside === 1 ? { isOutsideRecord: true } : {}),
  };
}

function textOf(row: DraftRow): { title: string; sessionDay: string; sections: NoteSection[] } {
  return { title: row.title, sessionDay: row.session_day, sections: storedSections.parse(JSON.parse(row.sections)) };
}
