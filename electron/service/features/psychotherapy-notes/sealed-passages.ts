/** Passages of psychotherapy notes that are hidden in records: they are words of the notes, and sealed as these are. */
import { z } from 'zod';
import type { NoteId } from '../../../../shared/domain/ids.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { ReadableDatabase } from '../../database/database.ts';
import type { NotesKey } from './notes-key.ts';
import { openRow, type RowName, sealRow } from './sealed-rows.ts';

export type SealedPassages = {
  /** Whether this item is a psychotherapy note. */
  holds(itemId: string): boolean;
  /** Throws `psychotherapy-notes-locked`. */
  seal(itemId: string, redactionId: string, passage: string): Uint8Array;
  /** Undefined while they are locked. */
  open(itemId: string, redactionId: string, box: Uint8Array): string | undefined;
};

export function createSealedPassages(
  database: ReadableDatabase,
  key: Pick<NotesKey, 'isOpen' | 'now'>,
  random: RandomBytes,
): SealedPassages {
  const one = database.query<{ found: number }>('SELECT 1 AS found FROM psychotherapy_note WHERE note_id = ?');
  return {
    holds: (itemId) => one.get(itemId) !== undefined,
    seal: (itemId, redactionId, passage) => sealPassage(key.now(), itemId, redactionId, passage, random),
    open: (itemId, redactionId, box) =>
      key.isOpen() ? openRow(key.now(), nameOf(itemId, redactionId), box, z.string()) : undefined,
  };
}

export function sealPassage(
  key: Uint8Array,
  itemId: string,
  redactionId: string,
  passage: string,
  random: RandomBytes,
): Uint8Array {
  return sealRow(key, nameOf(itemId, redactionId), passage, random);
}

function nameOf(itemId: string, redactionId: string): RowName {
  return { kind: 'passage', noteId: itemId as NoteId, beside: [redactionId] };
}
