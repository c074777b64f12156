/** The record as data: what the JSON export holds, and what text and PDF are views of. Documented in docs/record.md. */
import { z } from 'zod';
import { amendmentKinds } from '../domain/amendment.ts';
import { channelPlan } from './methods/channel-plans.ts';
import { contactDirection, contactWay } from './methods/contacts.ts';
import { answerStanding, drawing, formKind, formScore, formVerdict } from './methods/forms.ts';
import { leaveReasons, releaseParts } from '../domain/release.ts';
import { noteKind } from './methods/notes.ts';
import { audience, redactionReason } from './methods/releases.ts';
import { importedFileFault, importRole, importSource } from './methods/imports.ts';
import { calendarDay, locale, timeZone } from './shapes.ts';

/** RFC 3339 with the offset that was in force in the record's time zone. */
const instant = z.iso.datetime({ offset: true });

const delivery = z.object({
  state: z.enum(['queued', 'sent', 'delivered', 'read', 'failed']),
  sentAt: instant.optional(),
  deliveredAt: instant.optional(),
  readAt: instant.optional(),
  reason: z.string().optional(),
});

/** Passages that were hidden: in their place stands their reason in brackets. Where there are any, `id` is a made-up one. */
const redactions = z.array(z.object({ reason: redactionReason, count: z.int() }));

const line = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    /** 1, 2, 3 … through the whole record; the same in every format. */
    number: z.int(),
    id: z.string(),
    at: instant,
    storedAt: instant,
    from: z.enum(['therapist', 'client']),
    name: z.string(),
    /** Of a file: its name. */
    text: z.string(),
    /** The file that the message is about, and what is on the therapist's computer of it. */
    attachment: z
      .object({
        name: z.string(),
        mime: z.string(),
        /** Bytes. */
        size: z.int(),
        /** Of the file itself, as it was sent or found whole here; absent where it never was. */
        sha256: z.string().optional(),
        /** `left-out`: not asked for. `redacted`: withheld with what is hidden in its message. */
        state: z.enum(['here', 'not-fetched', 'refused', 'gone', 'missing', 'left-out', 'redacted']),
      })
      .optional(),
    repliesTo: z.string().optional(),
    /** What its sender wrote in its place later, oldest first; `text` is the original. */
    edits: z.array(z.object({ text: z.string(), at: instant })).optional(),
    /** Its sender asked to hide it then. */
    retractedAt: instant.optional(),
    reactions: z.array(z.object({ from: z.enum(['therapist', 'client']), text: z.string(), at: instant })).optional(),
    /** Messages of the therapist: how far they are known to have come. Of the client: when they were read here. */
    delivery: delivery.optional(),
    readAt: instant.optional(),
    redactions: redactions.optional(),
    chain: z.object({ sequence: z.int(), hash: z.string() }),
  }),
  z.object({
    kind: z.literal('note'),
    number: z.int(),
    id: z.string(),
    at: instant,
    noteKind,
    sessionDay: calendarDay,
    template: z.enum(['soap', 'free']),
    title: z.string(),
    sections: z.array(z.object({ name: z.string(), text: z.string() })),
    author: z.string(),
    version: z.int(),
    signature: z.object({ by: z.string(), at: instant, hash: z.string() }).optional(),
    addenda: z.array(z.object({ text: z.string(), by: z.string(), at: instant })),
    redactions: redactions.optional(),
  }),
  /** An entry of the contact log: what happened outside the app, by the therapist's word. */
  z.object({
    kind: z.literal('contact'),
    number: z.int(),
    id: z.string(),
    at: instant,
    way: contactWay,
    direction: contactDirection,
    /** With whom, where it was not the client; else empty. */
    person: z.string(),
    minutes: z.int().optional(),
    text: z.string(),
    author: z.string(),
    savedAt: instant,
    /** Why it was struck out as entered by mistake. */
    struck: z.string().optional(),
    /** What it said before, newest first. */
    earlier: z.array(z.object({ at: instant, text: z.string(), author: z.string(), savedAt: instant })),
    redactions: redactions.optional(),
  }),
  /** A form that the client was asked to fill in, as it was sent. */
  z.object({
    kind: z.literal('form'),
    number: z.int(),
    id: z.string(),
    at: instant,
    storedAt: instant,
    name: z.string(),
    formKind,
    formId: z.string(),
    version: z.int(),
    title: z.string(),
    locale: z.string(),
    /** Of the form's bytes: what a signature names. Absent where words of it are hidden. */
    sha256: z.string().optional(),
    /** Its words in order. */
    parts: z.array(
      z.object({
        kind: z.enum(['heading', 'paragraph', 'text', 'choice', 'date', 'scale', 'signature']),
        text: z.string(),
        options: z.array(z.string()).optional(),
      }),
    ),
    delivery: delivery.optional(),
    redactions: redactions.optional(),
    chain: z.object({ sequence: z.int(), hash: z.string() }),
  }),
  /** What the client answered to a form. */
  z.object({
    kind: z.literal('form-answer'),
    number: z.int(),
    id: z.string(),
    at: instant,
    storedAt: instant,
    name: z.string(),
    /** The id of the message that asked. */
    asks: z.string(),
    /** Whether form, answer and signature are as they were given. */
    verdict: formVerdict,
    /** Of the form that was asked; absent where that is not here. */
    form: z
      .object({ formId: z.string(), version: z.int(), title: z.string(), sha256: z.string().optional() })
      .optional(),
    /** Absent where it can't be read. */
    given: z
      .object({
        standing: answerStanding,
        /** By the client's clock, in the record's time zone. */
        at: instant,
        /** The client's time zone, IANA name; may be empty. */
        timeZone: z.string(),
        answers: z.array(
          z.object({
            question: z.string(),
            answer: z.string(),
            isSignature: z.literal(true).optional(),
            /** The date that was put beside a signature, `YYYY-MM-DD`. */
            signedOn: z.string().optional(),
            /** A signature's strokes, in a field of 1000 by 400. */
            drawing: drawing.optional(),
          }),
        ),
        /** The Ed25519 key that signed, in hexadecimal. */
        signer: z.string(),
        score: formScore.optional(),
      })
      .optional(),
    readAt: instant.optional(),
    redactions: redactions.optional(),
    chain: z.object({ sequence: z.int(), hash: z.string() }),
  }),
  /** A message out of another app's file, put here by hand: nothing of it was verified, neither who wrote it nor when. */
  z.object({
    kind: z.literal('imported'),
    number: z.int(),
    id: z.string(),
    at: instant,
    verified: z.literal(false),
    from: importRole,
    name: z.string(),
    text: z.string(),
    /** A picture or another file belonged to it, whose content was not in the original file. */
    hasFile: z.boolean(),
    /** Of its files, where the original names them elsewhere than in the words. */
    fileNames: z.array(z.string()).optional(),
    /** What came with it out of the original, byte for byte: nothing of it was verified either. Absent: nothing. */
    files: z
      .array(
        z.object({
          /** Absent where it could not be brought in; `size` and `sha256` too. */
          id: z.string().optional(),
          name: z.string(),
          mime: z.string(),
          /** Bytes. */
          size: z.int().optional(),
          sha256: z.string().optional(),
          /** `left-out`: not asked for. `redacted`: withheld with what is hidden in its message. The others: not brought in, and why. */
          state: z.enum(['here', 'missing', 'left-out', 'redacted', ...importedFileFault.options]),
        }),
      )
      .optional(),
    /** As they stand in the file. */
    original: z.object({ sender: z.string(), time: z.string() }),
    /** Taken for a time that names no zone of its own. */
    timeZone: z.string().optional(),
    source: importSource,
    /** Without its hash where words of it are hidden. */
    file: z.object({ name: z.string(), sha256: z.string().optional() }),
    importedAt: instant,
    importedBy: z.string(),
    redactions: redactions.optional(),
  }),
  z.object({ kind: z.literal('event'), number: z.int(), at: instant, what: z.string() }),
  /** An item that could not be read: named, counted, and the rest goes on. */
  z.object({ kind: z.literal('failed'), number: z.int(), id: z.string(), reason: z.string() }),
]);

export const recordDocument = z.object({
  schema: z.literal('quietline-record/1'),
  practice: z.object({ name: z.string(), therapist: z.string() }),
  client: z.object({ name: z.string() }),
  range: z.object({ fromDay: calendarDay, toDay: calendarDay, timeZone }),
  createdAt: instant,
  appVersion: z.string(),
  locale,
  recipient: z.string(),
  reason: z.string(),
  /** What kind of reader it was made for. */
  audience,
  /** Of each kind what is in, and what should be by a separate count. */
  counts: z.object({
    messages: z.int(),
    expectedMessages: z.int(),
    attachments: z.int(),
    expectedAttachments: z.int(),
    events: z.int(),
    expectedEvents: z.int(),
    contacts: z.int(),
    expectedContacts: z.int(),
    imported: z.int(),
    expectedImported: z.int(),
    /** Progress notes and contact notes. */
    notes: z.int(),
    expectedNotes: z.int(),
    psychotherapyNotes: z.int(),
    expectedPsychotherapyNotes: z.int(),
    /** Forms and answers. */
    forms: z.int(),
    expectedForms: z.int(),
    /** Policies that were sent, and what was answered to them. */
    policies: z.int(),
    expectedPolicies: z.int(),
    /** Safety plans that were sent, and what was answered to them. */
    safetyPlans: z.int(),
    expectedSafetyPlans: z.int(),
    /** Versions of the channel plan. */
    plans: z.int(),
    expectedPlans: z.int(),
    failed: z.int(),
  }),
  /** Of the client's whole file, what is not in and why. */
  leftOut: z.array(
    z.object({ part: z.enum([...releaseParts, 'psychotherapy-notes']), why: z.enum(leaveReasons), count: z.int() }),
  ),
  /** Passages hidden in all lines and plans. */
  redactions,
  /** The practice's key for certificates: Ed25519, hexadecimal. */
  certificateKey: z.string(),
  /** The conversation's hash chain (protocol.md 2.11) as it stood at `createdAt`. */
  chainHeads: z
    .object({
      sent: z.object({ sequence: z.int(), hash: z.string() }),
      received: z.object({ sequence: z.int(), hash: z.string() }),
    })
    .optional(),
  /** Newest first: the one in force at the end of the range, what was in its place before within the range, and what was in force when it began. Absent: none, or left out. */
  channelPlan: z.array(z.object({ number: z.int(), at: instant, author: z.string(), plan: channelPlan })).optional(),
  /** Requests to correct the record and what was answered, newest first: statements beside it, of any time. Absent: none. */
  amendments: z
    .array(
      z.object({
        statements: z.array(
          z.object({
            kind: z.enum(amendmentKinds),
            day: calendarDay,
            /** Of a request: which entry it is about, in words. */
            about: z.string(),
            text: z.string(),
            enteredBy: z.string(),
          }),
        ),
      }),
    )
    .optional(),
  lines: z.array(line),
});

export type RecordDocument = z.output<typeof recordDocument>;
export type RecordLine = RecordDocument['lines'][number];
