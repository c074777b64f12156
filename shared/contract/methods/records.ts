/** The record's export and the disclosure log. */
import { z } from 'zod';
import { recordDocument } from '../record-document.ts';
import { leaveReasons, releaseParts } from '../../domain/release.ts';
import { maxThumbnailBytes } from '../../domain/pictures/thumbnail.ts';
import {
  bytesUpTo,
  calendarDay,
  clientId,
  disclosureId,
  locale,
  noteId,
  nothing,
  requestId,
  shortText,
  timeZone,
  timestamp,
} from '../shapes.ts';
import { method } from './method.ts';
import { audience, itemId, passage } from './releases.ts';

export const recordFormat = z.enum(['pdf', 'text', 'json', 'csv', 'fhir', 'ccda', 'zip']);

/** Items that are picked by hand, at most: a person's patience ends long before. */
const mostPicked = 20_000;

/** Looked for at once: each is tried on every text of the file. */
const mostPassages = 100;

const countedPart = z.enum([...releaseParts, 'psychotherapy-notes']);
const leaveReason = z.enum(leaveReasons);

/** What is given away, of whose file, to what kind of reader (shared/domain/release.ts). */
const release = z.object({
  clientId,
  fromDay: calendarDay,
  toDay: calendarDay,
  timeZone,
  audience,
  parts: z.array(z.enum(releaseParts)).max(releaseParts.length),
  /** `all-but`: what is in those days and of those kinds, without these. `only`: these alone, whatever their kind. */
  picked: z.object({ kind: z.enum(['all-but', 'only']), ids: z.array(itemId).max(mostPicked) }),
  /** Each released by itself. */
  psychotherapyNotes: z.array(noteId).max(500),
});

/** How it is written, and to whom it goes and why. */
const paper = {
  locale,
  pageSize: z.enum(['Letter', 'A4']),
  /** Large print: 18 points. */
  isLarge: z.boolean().optional(),
  recipient: shortText,
  reason: shortText,
  /** By what authority; for the disclosure log. */
  authority: z.string().trim().max(200).optional(),
  /** The request that this answers: it is closed with the export. */
  requestId: requestId.optional(),
};

export const disclosure = z.object({
  id: disclosureId,
  clientId,
  clientName: z.string(),
  at: timestamp,
  recipient: z.string(),
  reason: z.string(),
  /** Empty: none was given. */
  authority: z.string(),
  fromDay: calendarDay,
  toDay: calendarDay,
  timeZone: z.string(),
  messages: z.number(),
  /** Among the messages; 0 also of before this was counted. */
  imported: z.number(),
  notes: z.number(),
  /** Among the notes; 0 also of before this was counted. */
  psychotherapyNotes: z.number(),
  failed: z.number(),
  /** `paper`: printed; its hash is that of the record's JSON, and it has no bytes. */
  files: z.array(
    z.object({
      name: z.string(),
      format: z.enum([...recordFormat.options, 'paper']),
      sha256: z.string(),
      bytes: z.number(),
    }),
  ),
  chainHeads: z.object({ sent: z.string(), received: z.string() }).optional(),
});

export const recordMethods = {
  /** What would go in and what would not, of the client's whole file. */
  'records.preview': method(
    release,
    z.object({
      /** Kinds of which there is nothing at all are not named. */
      parts: z.array(
        z.object({
          part: countedPart,
          included: z.number(),
          leftOut: z.partialRecord(leaveReason, z.number()),
        }),
      ),
      /** Among those that go in. */
      unsignedNotes: z.number(),
      /** Rules that hide something, of single items and of the whole file. */
      redactions: z.number(),
    }),
  ),
  /** The oldest day that anything of the client's is of: older than the client's being added here where messages were brought in. */
  'records.firstDay': method(z.object({ clientId, timeZone }), z.object({ day: calendarDay })),
  /** A page of the client's file in order of time, each item with whether it goes in; words as the reader would see them. */
  'records.items': method(
    release.extend({
      /** In which what is hidden is named. */
      locale,
      show: z.enum(['all', 'in', 'out', 'psychotherapy-notes']),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(100),
    }),
    z.object({
      total: z.number(),
      items: z.array(
        z.object({
          id: itemId,
          part: countedPart,
          at: timestamp,
          who: z.string(),
          /** The first words. */
          text: z.string(),
          /** Absent: it goes in. */
          why: leaveReason.optional(),
          hasFile: z.boolean(),
          /** Passages that are hidden in it. */
          redactions: z.number(),
        }),
      ),
    }),
  ),
  /** All words of one item, one text after the other, as they are in the vault: for marking what is to be hidden. */
  'records.itemTexts': method(
    z.object({ clientId, itemId }),
    z.object({ part: countedPart, at: timestamp, who: z.string(), texts: z.array(z.string()), hasFile: z.boolean() }),
  ),
  /** In how many entries of the client's whole file each passage stands, as whole words. */
  'records.findPassages': method(
    z.object({ clientId, passages: z.array(passage).min(1).max(mostPassages) }),
    z.object({
      /** In the order of the passages. */
      entries: z.array(z.number()),
      /** Psychotherapy notes that are locked: not looked through. */
      lockedNotes: z.number(),
    }),
  ),
  /** Starts a task; `folder` is what the person chose in the dialog. */
  'records.export': method(
    release.extend({
      ...paper,
      formats: z.array(recordFormat).min(1),
      folder: z.string().min(1).max(4096),
    }),
    z.object({ taskId: z.string() }),
  ),
  /** Starts a task that ends in the system's print dialog; nothing is written to a file. */
  'records.print': method(release.extend(paper), z.object({ taskId: z.string() })),
  'records.cancel': method(z.object({ taskId: z.string().max(64) }), nothing),
  /** The public key that signs certificates, hexadecimal: for a reader to compare. */
  'records.certificateKey': method(nothing, z.object({ key: z.string() })),
  'records.disclosures': method(z.object({ clientId: clientId.optional() }), z.array(disclosure)),
};

/** Of what is drawn at once, the record or a volume of it, as many lines as pass the port at once. */
const printDocument = z.object({
  record: recordDocument,
  /** Lines `from` to `to` of `total`, both included. */
  volume: z.object({ number: z.int(), of: z.int(), from: z.int(), to: z.int(), total: z.int() }),
  /** Of what its lines answer: the number of that line, by id, in whatever volume. */
  numbers: z.record(z.string(), z.int()),
  /** Small pictures of the files that the lines are about, by the message's id. */
  thumbnails: z.array(z.object({ id: z.string(), bytes: bytesUpTo(maxThumbnailBytes) })),
  isLarge: z.boolean(),
  /** On paper the page itself writes what a PDF gets from its printer: `{page}` and `{pages}` stand for the numbers. */
  running: z.object({ header: z.string(), footer: z.string() }).optional(),
});

export const printMethods = {
  /**
   * What the print window asks for, from line `from` on or from the first, until it has the volume's last; only its
   * own port answers this, and only while that task prints.
   */
  'records.printDocument': method(z.object({ taskId: z.string().max(64), from: z.int().optional() }), printDocument),
};
