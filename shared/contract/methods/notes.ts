/** Case notes: drafts, versions, signature, addenda. */
import { z } from 'zod';
import { calendarDay, clientId, longText, noteId, nothing, timestamp } from '../shapes.ts';
import { method } from './method.ts';

/** `contact`: about what was said outside a session. `psychotherapy`: kept apart, with methods of their own. */
export const noteKind = z.enum(['progress', 'contact', 'psychotherapy']);
export const noteTemplate = z.enum(['soap', 'free']);
/** `soap`: subjective, objective, assessment, plan. `free`: text. */
export const noteSection = z.object({
  name: z.enum(['subjective', 'objective', 'assessment', 'plan', 'text']),
  text: longText,
});

export const noteSummary = z.object({
  id: noteId,
  clientId,
  kind: noteKind,
  template: noteTemplate,
  title: z.string(),
  sessionDay: calendarDay,
  updatedAt: timestamp,
  signedAt: timestamp.optional(),
  versions: z.number(),
  addenda: z.number(),
  hasDraft: z.boolean(),
  /** The therapist set it apart: not part of the record. */
  isOutsideRecord: z.literal(true).optional(),
});

export const noteView = z.object({
  summary: noteSummary,
  /** What stands: the newest version. */
  sections: z.array(noteSection),
  author: z.string(),
  signature: z.object({ by: z.string(), at: timestamp, hash: z.string() }).optional(),
  addenda: z.array(z.object({ text: z.string(), by: z.string(), at: timestamp })),
  /** Newest first; the text of each is kept. */
  versions: z.array(
    z.object({
      number: z.number(),
      by: z.string(),
      at: timestamp,
      title: z.string(),
      sessionDay: calendarDay,
      sections: z.array(noteSection),
    }),
  ),
  /** Typed but not saved as a version yet. */
  draft: z.object({ title: z.string(), sessionDay: calendarDay, sections: z.array(noteSection) }).optional(),
});

const noteText = z.object({
  title: z.string().max(200),
  sessionDay: calendarDay,
  sections: z.array(noteSection).min(1).max(4),
});

export const createNote = z.object({ clientId, template: noteTemplate, sessionDay: calendarDay });

export const noteMethods = {
  'notes.list': method(z.object({ clientId: clientId.optional() }), z.array(noteSummary)),
  'notes.get': method(z.object({ id: noteId }), noteView),
  'notes.create': method(
    /** Without a kind: a progress note. It stays of its kind. */
    createNote.extend({ kind: noteKind.exclude(['psychotherapy']).optional() }),
    z.object({ id: noteId }),
  ),
  /** Kept encrypted until saved; no version. */
  'notes.saveDraft': method(noteText.extend({ id: noteId }), nothing),
  /** Appends a version. Nothing changed: no version. */
  'notes.save': method(noteText.extend({ id: noteId }), z.object({ version: z.number() })),
  /** Saves what is given, signs it and locks it. */
  'notes.sign': method(noteText.extend({ id: noteId }), nothing),
  'notes.addAddendum': method(z.object({ id: noteId, text: z.string().trim().min(1).max(2_000_000) }), nothing),
  /** Only a note that was never saved. */
  'notes.discard': method(z.object({ id: noteId }), nothing),
};
