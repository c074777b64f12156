/** The record's export and the disclosure log. */
import { z } from 'zod';
import { recordDocument } from '../record-document.ts';
import { calendarDay, clientId, disclosureId, locale, nothing, shortText, timeZone, timestamp } from '../shapes.ts';
import { method } from './method.ts';

export const recordFormat = z.enum(['pdf', 'text', 'json', 'csv', 'fhir', 'ccda', 'zip']);

const recordRange = z.object({
  clientId,
  fromDay: calendarDay,
  toDay: calendarDay,
  timeZone,
  includeMessages: z.boolean(),
  includeContacts: z.boolean(),
  /** Messages out of other apps' files. */
  includeImported: z.boolean(),
  includeNotes: z.boolean(),
});

export const disclosure = z.object({
  id: disclosureId,
  clientId,
  clientName: z.string(),
  at: timestamp,
  recipient: z.string(),
  reason: z.string(),
  fromDay: calendarDay,
  toDay: calendarDay,
  timeZone: z.string(),
  messages: z.number(),
  notes: z.number(),
  failed: z.number(),
  files: z.array(z.object({ name: z.string(), format: recordFormat, sha256: z.string(), bytes: z.number() })),
  chainHeads: z.object({ sent: z.string(), received: z.string() }).optional(),
});

export const recordMethods = {
  'records.preview': method(
    recordRange,
    z.object({
      messages: z.number(),
      contacts: z.number(),
      imported: z.number(),
      notes: z.number(),
      unsignedNotes: z.number(),
    }),
  ),
  /** Starts a task; `folder` is what the person chose in the dialog. */
  'records.export': method(
    recordRange.extend({
      formats: z.array(recordFormat).min(1),
      locale,
      pageSize: z.enum(['Letter', 'A4']),
      recipient: shortText,
      reason: shortText,
      folder: z.string().min(1).max(4096),
    }),
    z.object({ taskId: z.string() }),
  ),
  'records.cancel': method(z.object({ taskId: z.string().max(64) }), nothing),
  /** The public key that signs certificates, hexadecimal: for a reader to compare. */
  'records.certificateKey': method(nothing, z.object({ key: z.string() })),
  'records.disclosures': method(z.object({ clientId: clientId.optional() }), z.array(disclosure)),
};

/** What is drawn at once: the record, or a volume of it. */
const printDocument = z.object({
  record: recordDocument,
  /** Lines `from` to `to` of `total`, both included. */
  volume: z.object({ number: z.int(), of: z.int(), from: z.int(), to: z.int(), total: z.int() }),
  /** Of what its lines answer: the number of that line, by id, in whatever volume. */
  numbers: z.record(z.string(), z.int()),
});

export const printMethods = {
  /** What the print window asks for; only its own port answers this, and only while that task prints. */
  'records.printDocument': method(z.object({ taskId: z.string().max(64) }), printDocument),
};
