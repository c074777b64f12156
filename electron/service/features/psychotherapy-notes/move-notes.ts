/** Brings psychotherapy notes of an earlier version, which stood among the other notes, into their sealed store. */
import { isDeepStrictEqual } from 'node:util';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import type { ClientId, NoteId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { createNotesRepository, type NoteSummary } from '../notes/index.ts';
import { createPsychotherapyNotesRepository } from './psychotherapy-notes.repository.ts';
import { sealPassage } from './sealed-passages.ts';

export type MoveNotesPorts = {
  readonly database: WritableDatabase;
  /** Asked for only where there is something to move; wiped here. */
  readonly deriveKey: () => Uint8Array;
  readonly random: RandomBytes;
  /** In the transaction that moves them. */
  readonly onMoved: (count: number) => void;
};

type NoteRow = {
  note_id: NoteId;
  client_id: ClientId;
  template: NoteSummary['template'];
  session_day: string;
  created_at: Timestamp;
  draft_at: Timestamp | null;
};
type PassageRow = { redaction_id: string; item_id: string; passage: string };

const moved = "(SELECT note_id FROM note WHERE kind = 'psychotherapy')";

/** In this order, since rows refer to rows. */
const leave = [
  "DELETE FROM note_index WHERE rowid IN (SELECT index_row FROM note WHERE kind = 'psychotherapy')",
  `DELETE FROM note_draft WHERE note_id IN ${moved}`,
  `DELETE FROM note_addendum WHERE note_id IN ${moved}`,
  `DELETE FROM note_signature WHERE note_id IN ${moved}`,
  `DELETE FROM note_version WHERE note_id IN ${moved}`,
  "DELETE FROM note WHERE kind = 'psychotherapy'",
];

/** How many were moved. All of them or, with a throw or a death in between, none. */
export function movePsychotherapyNotes({ database, deriveKey, random, onMoved }: MoveNotesPorts): number {
  const waiting = database
    .query<NoteRow>(
      `SELECT note.*, note_draft.saved_at AS draft_at FROM note LEFT JOIN note_draft USING (note_id)
       WHERE kind = 'psychotherapy' ORDER BY note.id`,
    )
    .all();
  if (waiting.length === 0) return 0;
  const key = deriveKey();
  try {
    database.transaction(() => {
      // 1. Each is sealed. 2. It is read back, and is what it was. 3. Only then it leaves the place it stood in.
      const open = createNotesRepository(database);
      const sealed = createPsychotherapyNotesRepository(database, () => key, random);
      for (const row of waiting) {
        const before = open.get(row.note_id);
        copyInto(sealed, row, before);
        if (!isDeepStrictEqual(sealed.get(row.note_id), before)) throw new Error('A sealed note is not what it was');
      }
      sealPassages(database, key, random);
      for (const step of leave) database.command(step).run();
      onMoved(waiting.length);
    });
  } finally {
    wipe(key);
  }
  return waiting.length;
}

function copyInto(
  sealed: ReturnType<typeof createPsychotherapyNotesRepository>,
  row: NoteRow,
  note: ReturnType<ReturnType<typeof createNotesRepository>['get']>,
): void {
  const { note_id: id, client_id: clientId, template, session_day: day, created_at: at, draft_at: draftAt } = row;
  sealed.create(id, clientId, 'psychotherapy', template, day, at);
  for (const { number, by, at: savedAt, ...text } of [...(note?.versions ?? [])].reverse())
    sealed.addVersion(id, number, text, by, savedAt);
  const { signature, versions: [newest] = [], addenda = [], draft } = note ?? {};
  // A signed note has taken no further version: it is the newest that was signed.
  if (signature !== undefined && newest !== undefined)
    sealed.sign(id, newest.number, signature.by, signature.at, signature.hash);
  for (const { text, by, at: addedAt } of addenda) sealed.addAddendum(id, text, by, addedAt);
  if (draft !== undefined && draftAt !== null) sealed.saveDraft(id, draft, draftAt);
}

/** What was marked in them to be hidden in records is words of theirs, too. */
function sealPassages(database: WritableDatabase, key: Uint8Array, random: RandomBytes): void {
  const passages = database
    .query<PassageRow>(
      `SELECT redaction_id, item_id, passage FROM redaction WHERE passage IS NOT NULL AND item_id IN ${moved}`,
    )
    .all();
  const put = database.command('UPDATE redaction SET passage = NULL, sealed = ? WHERE redaction_id = ?');
  for (const { redaction_id: id, item_id: itemId, passage } of passages)
    put.run(sealPassage(key, itemId, id, passage, random), id);
}
