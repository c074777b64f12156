/** What left the practice and by what authority, accounted for by client, and what clients asked to be corrected. */
import { z } from 'zod';
import { amendmentKinds } from '../../domain/amendment.ts';
import { calendarDay, clientId, disclosureId, shortText, timestamp } from '../shapes.ts';
import { method } from './method.ts';

const words = z.string().trim().min(1).max(4000);
const hash = z.string().regex(/^([0-9a-f]{64})?$/);

export const disclosureWay = z.enum(['print', 'paper', 'spoken', 'electronic', 'other']);

/** Where a sheet went that the app itself printed. */
export const sheetTarget = z.enum(['paper', 'pdf']);

const byHand = z.object({
  day: calendarDay,
  way: disclosureWay,
  recipient: shortText,
  reason: shortText,
  authority: shortText,
  what: shortText,
  /** Of a file, where there was one; else empty. */
  sha256: hash,
});

const entry = z.object({
  id: disclosureId,
  day: calendarDay,
  recipient: z.string(),
  reason: z.string(),
  /** Empty: an export of before this was asked. */
  authority: z.string(),
  made: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('export'),
      fromDay: calendarDay,
      toDay: calendarDay,
      messages: z.number(),
      /** Among the messages. */
      imported: z.number(),
      notes: z.number(),
      /** Among the notes. */
      psychotherapyNotes: z.number(),
      files: z.array(z.object({ name: z.string(), sha256: z.string() })),
    }),
    z.object({ kind: z.literal('by-hand'), way: disclosureWay, what: z.string(), sha256: hash, enteredBy: z.string() }),
    z.object({ kind: z.literal('sheet'), to: sheetTarget, what: z.string() }),
  ]),
});

const statement = z.object({
  kind: z.enum(amendmentKinds),
  day: calendarDay,
  about: z.string(),
  text: z.string(),
  enteredAt: timestamp,
  enteredBy: z.string(),
});

const amendmentId = z.string().regex(/^[0-9a-f]{32}$/);

export const disclosureMethods = {
  /** Six years back from today, newest first. */
  'disclosures.accounting': method(
    z.object({ clientId }),
    z.object({ clientName: z.string(), fromDay: calendarDay, toDay: calendarDay, entries: z.array(entry) }),
  ),
  /** What left another way than as an export. It stays as it is written. */
  'disclosures.add': method(byHand.extend({ clientId }), z.object({ id: disclosureId })),
  /** A sheet that went to the printer or became a file just now; what was cancelled is not entered. */
  'disclosures.addSheet': method(
    z.object({
      clientId,
      to: sheetTarget,
      recipient: shortText,
      reason: shortText,
      /** Empty: none is known. */
      authority: z.string().trim().max(200),
      what: shortText,
    }),
    z.object({ id: disclosureId }),
  ),
  /** Newest request first; the statements of each in the order in which they were made. */
  'amendments.list': method(
    z.object({ clientId }),
    z.array(z.object({ id: amendmentId, statements: z.array(statement) })),
  ),
  'amendments.ask': method(
    z.object({ clientId, day: calendarDay, about: shortText, text: words }),
    z.object({ id: amendmentId }),
  ),
  /** An answer, or the client's disagreement with it; in an order that makes no sense nothing is kept. */
  'amendments.say': method(
    z.object({
      clientId,
      id: amendmentId,
      kind: z.enum(['accepted', 'denied', 'disagreement']),
      day: calendarDay,
      text: words,
    }),
    z.object({ kind: z.enum(['kept', 'not-now']) }),
  ),
};
