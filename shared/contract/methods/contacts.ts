/** The contact log: what happened outside this app, by hand. */
import { z } from 'zod';
import { clientId, contactId, nothing, shortText, timestamp } from '../shapes.ts';
import { method } from './method.ts';

export const contactWay = z.enum(['call', 'voicemail', 'video', 'visit', 'letter', 'sms', 'email', 'other']);
/** `together`: a call, a visit that nobody began. */
export const contactDirection = z.enum(['incoming', 'outgoing', 'together']);

export const contactText = z.object({
  /** When it happened. */
  at: timestamp,
  way: contactWay,
  direction: contactDirection,
  /** With whom, where it was not the client; else empty. */
  person: z.string().trim().max(200),
  minutes: z.int().min(0).max(1440).optional(),
  /** What was said or written; pasted as it was. May be empty. */
  text: z.string().max(200_000),
});

export const contactView = contactText.extend({
  id: contactId,
  clientId,
  author: z.string(),
  savedAt: timestamp,
  /** Why it was struck out; it stays and is marked. */
  struck: z.string().optional(),
  /** What it said before, newest first. */
  earlier: z.array(contactText.extend({ author: z.string(), savedAt: timestamp })),
});

export const contactMethods = {
  'contacts.get': method(z.object({ id: contactId }), contactView),
  'contacts.add': method(contactText.extend({ clientId }), z.object({ id: contactId })),
  /** Appends a version; the earlier ones stay. */
  'contacts.change': method(contactText.extend({ id: contactId }), nothing),
  /** Entered by mistake: it stays, marked with the reason. */
  'contacts.strike': method(z.object({ id: contactId, reason: shortText }), nothing),
};
