/** Reads and writes sealed notes, in the form of the other ones; what lists and counts need stands beside the boxes. */
import { z } from 'zod';
import { noteSection, noteTemplate } from '../../../../shared/contract/methods/notes.ts';
import type { ClientId, NoteId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { type NoteStore, type NoteSummary, viewOf } from '../notes/index.ts';
import { openRow, type RowName, sealRow } from './sealed-rows.ts';

/** What is known of a note without opening it. */
export type NotePlace = {
  readonly id: NoteId;
  readonly updatedAt: Timestamp;
  readonly sessionDay: string;
  readonly versions: number;
  readonly isSigned: boolean;
};

type SummaryRow = {
  note_id: NoteId;
  client_id: ClientId;
  first_day: string;
  created_at: Timestamp;
  sealed: Uint8Array;
  number: number | null;
  version_day: string | null;
  saved_at: Timestamp | null;
  version_sealed: Uint8Array | null;
  draft_at: Timestamp | null;
  draft_sealed: Uint8Array | null;
  signed_at: Timestamp | null;
  addenda: number;
  added_at: Timestamp | null;
  is_outside: number;
};
type VersionRow = { number: number; session_day: string; saved_at: Timestamp; sealed: Uint8Array };
type SignatureRow = { version: number; signed_at: Timestamp; sealed: Uint8Array };
type AddendumRow = { number: number; added_at: Timestamp; sealed: Uint8Array };
type DraftRow = { saved_at: Timestamp; sealed: Uint8Array };

const headContent = z.strictObject({ template: noteTemplate });
const versionContent = z.strictObject({ title: z.string(), sections: z.array(noteSection), author: z.string() });
const signatureContent = z.strictObject({ by: z.string(), hash: z.string() });
const addendumContent = z.strictObject({ text: z.string(), author: z.string() });
const draftContent = z.strictObject({ title: z.string(), sessionDay: z.string(), sections: z.array(noteSection) });

const headName = (noteId: NoteId, clientId: ClientId, day: string, at: number): RowName => ({
  ...{ kind: 'note', noteId, beside: [clientId, day, at] },
});
const versionName = (noteId: NoteId, number: number, day: string, at: number): RowName => ({
  ...{ kind: 'version', noteId, beside: [number, day, at] },
});
const signatureName = (noteId: NoteId, version: number, at: number): RowName => ({
  ...{ kind: 'signature', noteId, beside: [version, at] },
});
const addendumName = (noteId: NoteId, number: number, at: number): RowName => ({
  ...{ kind: 'addendum', noteId, beside: [number, at] },
});
const draftName = (noteId: NoteId, at: number): RowName => ({ kind: 'draft', noteId, beside: [at] });

const selectSummary = `
  SELECT note.note_id, note.client_id, note.session_day AS first_day, note.created_at, note.sealed,
    newest.number, newest.session_day AS version_day, newest.saved_at, newest.sealed AS version_sealed,
    draft.saved_at AS draft_at, draft.sealed AS draft_sealed, signature.signed_at,
    (SELECT count(*) FROM psychotherapy_addendum WHERE note_id = note.note_id) AS addenda,
    (SELECT max(added_at) FROM psychotherapy_addendum WHERE note_id = note.note_id) AS added_at,
    EXISTS (SELECT 1 FROM outside_record WHERE client_id = note.client_id AND item_id = note.note_id) AS is_outside
  FROM psychotherapy_note AS note
  LEFT JOIN psychotherapy_version AS newest ON newest.note_id = note.note_id
    AND newest.number = (SELECT max(number) FROM psychotherapy_version WHERE note_id = note.note_id)
  LEFT JOIN psychotherapy_signature AS signature ON signature.note_id = note.note_id
  LEFT JOIN psychotherapy_draft AS draft ON draft.note_id = note.note_id`;

export type PsychotherapyNotesRepository = NoteStore & {
  count(of: { readonly clientId?: ClientId | undefined; readonly noteId?: NoteId | undefined }): number;
  places(clientId: ClientId): readonly NotePlace[];
};

/** `key`: throws while the notes are locked; then only `count` and `places` answer. */
export function createPsychotherapyNotesRepository(
  database: WritableDatabase,
  key: () => Uint8Array,
  random: RandomBytes,
): PsychotherapyNotesRepository {
  const everyone = database.query<SummaryRow>(`${selectSummary} ORDER BY note.id DESC`);
  const ofClient = database.query<SummaryRow>(`${selectSummary} WHERE note.client_id = ? ORDER BY note.id DESC`);
  const one = database.query<SummaryRow>(`${selectSummary} WHERE note.note_id = ?`);
  const versions = database.query<VersionRow>(
    'SELECT number, session_day, saved_at, sealed FROM psychotherapy_version WHERE note_id = ? ORDER BY number DESC',
  );
  const signature = database.query<SignatureRow>(
    'SELECT version, signed_at, sealed FROM psychotherapy_signature WHERE note_id = ?',
  );
  const addenda = database.query<AddendumRow>(
    'SELECT number, added_at, sealed FROM psychotherapy_addendum WHERE note_id = ? ORDER BY number',
  );
  const draft = database.query<DraftRow>('SELECT saved_at, sealed FROM psychotherapy_draft WHERE note_id = ?');
  const countAll = database.query<{ count: number }>(
    'SELECT count(*) AS count FROM psychotherapy_note WHERE client_id = coalesce(?, client_id) AND note_id = coalesce(?, note_id)',
  );
  const insertNote = database.command(
    'INSERT INTO psychotherapy_note (note_id, client_id, session_day, created_at, sealed) VALUES (?, ?, ?, ?, ?)',
  );
  const insertVersion = database.command(
    'INSERT INTO psychotherapy_version (note_id, number, session_day, saved_at, sealed) VALUES (?, ?, ?, ?, ?)',
  );
  const insertSignature = database.command(
    'INSERT INTO psychotherapy_signature (note_id, version, signed_at, sealed) VALUES (?, ?, ?, ?)',
  );
  const insertAddendum = database.command(
    'INSERT INTO psychotherapy_addendum (note_id, number, added_at, sealed) VALUES (?, ?, ?, ?)',
  );
  const putDraft = database.command(
    'INSERT INTO psychotherapy_draft (note_id, saved_at, sealed) VALUES (?, ?, ?) ON CONFLICT (note_id) DO UPDATE SET saved_at = excluded.saved_at, sealed = excluded.sealed',
  );
  const deleteDraft = database.command('DELETE FROM psychotherapy_draft WHERE note_id = ?');
  const deleteNote = database.command('DELETE FROM psychotherapy_note WHERE note_id = ?');

  const seal = (name: RowName, content: unknown) => sealRow(key(), name, content, random);
  const versionOf = (id: NoteId, row: VersionRow) =>
    openRow(key(), versionName(id, row.number, row.session_day, row.saved_at), row.sealed, versionContent);
  const draftOf = (id: NoteId, row: DraftRow) => openRow(key(), draftName(id, row.saved_at), row.sealed, draftContent);

  function summaryOf(row: SummaryRow): NoteSummary {
    const { note_id: id, client_id: clientId, first_day: firstDay, created_at: createdAt } = row;
    const { template } = openRow(key(), headName(id, clientId, firstDay, createdAt), row.sealed, headContent);
    const typed =
      row.draft_at === null || row.draft_sealed === null
        ? undefined
        : draftOf(id, { saved_at: row.draft_at, sealed: row.draft_sealed });
    const saved = newestOf(row);
    const version = saved === undefined ? undefined : versionOf(id, saved);
    return {
      ...{ id, clientId, kind: 'psychotherapy', template },
      title: version?.title ?? typed?.title ?? '',
      sessionDay: saved?.session_day ?? typed?.sessionDay ?? firstDay,
      updatedAt: updatedAt(row),
      ...(row.signed_at === null ? {} : { signedAt: row.signed_at }),
      ...{ versions: row.number ?? 0, addenda: row.addenda, hasDraft: typed !== undefined },
      ...(row.is_outside === 1 ? { isOutsideRecord: true } : {}),
    };
  }

  function rowsOf(clientId: ClientId | undefined): readonly SummaryRow[] {
    const rows = clientId === undefined ? everyone.all() : ofClient.all(clientId);
    return [...rows].sort((a, b) => updatedAt(b) - updatedAt(a));
  }

  return {
    count: ({ clientId, noteId }) => countAll.get(clientId ?? null, noteId ?? null)?.count ?? 0,

    places: (clientId) =>
      rowsOf(clientId).map((row) => ({
        id: row.note_id,
        updatedAt: updatedAt(row),
        sessionDay: row.version_day ?? row.first_day,
        versions: row.number ?? 0,
        isSigned: row.signed_at !== null,
      })),

    list(clientId) {
      // Also where there is none: an empty list while they are locked would say so.
      key();
      return rowsOf(clientId).map(summaryOf);
    },

    summary(id) {
      key();
      const row = one.get(id);
      return row === undefined ? undefined : summaryOf(row);
    },

    newestVersion(id) {
      const row = versions.all(id)[0];
      if (row === undefined) return undefined;
      const { title, sections, author } = versionOf(id, row);
      return { number: row.number, author, title, sessionDay: row.session_day, sections };
    },

    get(id) {
      key();
      const row = one.get(id);
      if (row === undefined) return undefined;
      const signed = signature.get(id);
      const typed = draft.get(id);
      return viewOf({
        summary: summaryOf(row),
        versions: versions.all(id).map((version) => {
          const { title, sections, author: by } = versionOf(id, version);
          const { number, saved_at: at, session_day: sessionDay } = version;
          return { number, by, at, title, sessionDay, sections };
        }),
        signature:
          signed === undefined
            ? undefined
            : {
                ...openRow(key(), signatureName(id, signed.version, signed.signed_at), signed.sealed, signatureContent),
                at: signed.signed_at,
              },
        addenda: addenda.all(id).map((addendum) => {
          const name = addendumName(id, addendum.number, addendum.added_at);
          const { text, author: by } = openRow(key(), name, addendum.sealed, addendumContent);
          return { text, by, at: addendum.added_at };
        }),
        draft: typed === undefined ? undefined : draftOf(id, typed),
      });
    },

    create(id, clientId, _kind, template, sessionDay, at) {
      insertNote.run(id, clientId, sessionDay, at, seal(headName(id, clientId, sessionDay, at), { template }));
    },

    addVersion(id, number, { title, sessionDay, sections }, author, at) {
      const sealed = seal(versionName(id, number, sessionDay, at), { title, sections, author });
      insertVersion.run(id, number, sessionDay, at, sealed);
      deleteDraft.run(id);
    },

    sign(id, version, by, at, hash) {
      insertSignature.run(id, version, at, seal(signatureName(id, version, at), { by, hash }));
      deleteDraft.run(id);
    },

    addAddendum(id, text, author, at) {
      const number = addenda.all(id).length + 1;
      insertAddendum.run(id, number, at, seal(addendumName(id, number, at), { text, author }));
    },

    saveDraft(id, { title, sessionDay, sections }, at) {
      putDraft.run(id, at, seal(draftName(id, at), { title, sessionDay, sections }));
    },

    dropDraft(id) {
      deleteDraft.run(id);
    },

    remove(id) {
      deleteDraft.run(id);
      deleteNote.run(id);
    },
  };
}

function newestOf(row: SummaryRow): VersionRow | undefined {
  const { number, version_day: session_day, saved_at, version_sealed: sealed } = row;
  if (number === null || session_day === null || saved_at === null || sealed === null) return undefined;
  return { number, session_day, saved_at, sealed };
}

function updatedAt({ created_at, saved_at, draft_at, signed_at, added_at }: SummaryRow): Timestamp {
  return Math.max(created_at, saved_at ?? 0, draft_at ?? 0, signed_at ?? 0, added_at ?? 0) as Timestamp;
}
