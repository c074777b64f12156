/** Search over messages, the contact log and notes. */
import { z } from 'zod';
import { clientId, contactId, messageId, noteId, timestamp } from '../shapes.ts';
import { contactWay } from './contacts.ts';
import { importRole } from './imports.ts';
import { timelineKey } from './conversations.ts';
import { method } from './method.ts';

/** The found text around the match; `isMatch` pieces are marked. */
const snippet = z.array(z.object({ text: z.string(), isMatch: z.boolean() }));

export const searchHit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    clientId,
    clientName: z.string(),
    messageId,
    key: timelineKey,
    isOwn: z.boolean(),
    at: timestamp,
    /** These words were replaced by later ones, or are later ones themselves. Absent: as first written, never edited. */
    wording: z.enum(['earlier', 'edited']).optional(),
    /** Its sender asked to hide it; the record keeps it. */
    isTakenBack: z.literal(true).optional(),
    snippet,
  }),
  z.object({
    kind: z.literal('contact'),
    clientId,
    clientName: z.string(),
    contactId,
    key: timelineKey,
    way: contactWay,
    at: timestamp,
    snippet,
  }),
  /** A form that was asked, or (`isAnswer`) what was answered. */
  z.object({
    kind: z.literal('form'),
    clientId,
    clientName: z.string(),
    messageId,
    key: timelineKey,
    title: z.string(),
    isAnswer: z.boolean(),
    at: timestamp,
    snippet,
  }),
  /** Out of another app's file: nobody here has verified it. */
  z.object({
    kind: z.literal('imported'),
    clientId,
    clientName: z.string(),
    key: timelineKey,
    role: importRole,
    /** As in the file. */
    sender: z.string(),
    at: timestamp,
    snippet,
  }),
  z.object({
    kind: z.literal('note'),
    clientId,
    clientName: z.string(),
    noteId,
    title: z.string(),
    at: timestamp,
    snippet,
  }),
]);

export const searchMethods = {
  'search.find': method(
    z.object({
      query: z.string().max(500),
      scope: z.enum(['all', 'messages', 'contacts', 'forms', 'notes']),
      clientId: clientId.optional(),
      limit: z.int().min(1).max(200),
      cursor: z.string().max(80).optional(),
    }),
    z.object({ hits: z.array(searchHit), cursor: z.string().optional() }),
  ),
};
