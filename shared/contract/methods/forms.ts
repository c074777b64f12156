/** Secure forms: templates in versions, asking clients to fill them in, and what was answered with its verdict. */
import { z } from 'zod';
import { type Form, formKinds, measureNames } from '../../domain/forms/form.ts';
import { severities } from '../../domain/forms/measures.ts';
import { clientId, formId, messageId, nothing, timestamp } from '../shapes.ts';
import { method } from './method.ts';

/** Words of a form; what is too long for it, `forms.save` says. */
const words = z.string().max(20_000);
const itemId = z.string().max(100);
const when = z.object({ item: itemId, oneOf: z.array(itemId).max(200) }).exactOptional();
const asked = { id: itemId, label: words, isRequired: z.boolean(), when };

const formItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), id: itemId, text: words, when }),
  z.object({ kind: z.literal('paragraph'), id: itemId, text: words, when }),
  z.object({ kind: z.literal('text'), ...asked, isLong: z.boolean() }),
  z.object({
    kind: z.literal('choice'),
    ...asked,
    options: z.array(z.object({ id: itemId, label: words })).max(200),
    isMany: z.boolean(),
  }),
  z.object({ kind: z.literal('date'), ...asked }),
  z.object({ kind: z.literal('scale'), ...asked, from: z.int(), to: z.int(), fromLabel: words, toLabel: words }),
  z.object({ kind: z.literal('signature'), ...asked }),
]);

export const formKind = z.enum(formKinds);
export const measureName = z.enum(measureNames);

export const formShape = z
  .object({
    kind: formKind,
    title: words,
    locale: z.string().min(2).max(35),
    items: z.array(formItem).max(1000),
    measure: measureName.exactOptional(),
  })
  .transform((form): Form => form);

const version = z.int().min(1);
/** SHA-256 of the form's bytes, in hexadecimal: what a signature names. */
const sha256 = z.string();

/** What is known of a form that was asked: how far it has come, then what the client answered last. */
export const formStanding = z.enum([
  'queued',
  'sent',
  'delivered',
  'read',
  'failed',
  'answered',
  'signed',
  'refused',
  'withdrawn',
]);

/** `sound`: nothing of form, answer or signature was changed since, and the key is the one of this client's first answer. */
export const formVerdict = z.enum(['sound', 'other-form', 'other-key', 'signature-does-not-fit', 'unreadable']);
export type FormVerdict = z.output<typeof formVerdict>;

export const answerStanding = z.enum(['signed', 'answered', 'refused', 'withdrawn']);

export const formScore = z.object({
  measure: measureName,
  /** Absent: a question was left out, and half a score is none. */
  total: z.int().exactOptional(),
  of: z.int(),
  severity: z.enum(severities).exactOptional(),
});

export const drawing = z.array(z.array(z.tuple([z.number(), z.number()])));

export const answerLine = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'choice', 'date', 'scale', 'signature']),
  /** In words; empty where nothing was answered. A date is `YYYY-MM-DD`. */
  answer: z.string(),
  /** The date that was put beside a signature, `YYYY-MM-DD`. */
  signedOn: z.string().exactOptional(),
  /** A signature's strokes, in a field of 1000 by 400. */
  drawing: drawing.exactOptional(),
});

const formSummary = z.object({
  formId,
  version,
  kind: formKind,
  title: z.string(),
  locale: z.string(),
  measure: measureName.exactOptional(),
  savedAt: timestamp,
  author: z.string(),
  isRetired: z.boolean(),
  /** How often it was asked, in any version. */
  timesAsked: z.int(),
});

const askedForm = z.object({
  /** The message that brought it. */
  messageId,
  formId,
  version,
  kind: formKind,
  title: z.string(),
  at: timestamp,
  standing: formStanding,
  /** When the last sound answer was given, by the client's clock. */
  answeredAt: timestamp.exactOptional(),
  /** Everything that was answered, oldest first. */
  answers: z.array(
    z.object({ messageId, at: timestamp, verdict: formVerdict, standing: answerStanding.exactOptional() }),
  ),
});
export type AskedFormView = z.output<typeof askedForm>;

const answerView = z.object({
  clientId,
  clientName: z.string(),
  messageId,
  verdict: formVerdict,
  receivedAt: timestamp,
  /** What was asked; absent where that message is not here or can't be shown. */
  asked: z
    .object({ messageId, formId, version, form: formShape, sha256, at: timestamp.exactOptional() })
    .exactOptional(),
  /** What was answered; absent unless the verdict is `sound` or `other-key`. */
  given: z
    .object({
      standing: answerStanding,
      /** By the client's clock. */
      at: timestamp,
      /** IANA name of the client's time zone; may be empty. */
      timeZone: z.string(),
      lines: z.array(answerLine),
      /** The key that signed, in hexadecimal. */
      signer: z.string(),
      score: formScore.exactOptional(),
      isSelfHarmNamed: z.boolean(),
    })
    .exactOptional(),
  acknowledgedAt: timestamp.exactOptional(),
});

export const formMethods = {
  /** Newest versions, by title; the retired ones too. */
  'forms.list': method(nothing, z.array(formSummary)),
  /** The newest version, or the one named. */
  'forms.get': method(
    z.object({ formId, version: version.optional() }),
    z.object({
      formId,
      version,
      form: formShape,
      sha256,
      savedAt: timestamp,
      author: z.string(),
      isRetired: z.boolean(),
      /** Newest first. */
      versions: z.array(z.object({ version, title: z.string(), savedAt: timestamp, author: z.string(), sha256 })),
    }),
  ),
  /** Adds a version where anything is another than in the newest. Without `formId`, or with one not known: a new form. */
  'forms.save': method(
    z.object({ formId: formId.optional(), form: formShape }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['saved', 'unchanged']), formId, version }),
      z.object({
        kind: z.literal('fault'),
        fault: z.enum(['too-large', 'id', 'empty-words', 'options', 'range', 'condition', 'measure']),
      }),
    ]),
  ),
  /** Retired: not offered any more. What was asked and answered stays. */
  'forms.retire': method(z.object({ formId, isRetired: z.boolean() }), nothing),
  /** Asks the client to fill in the newest version. */
  'forms.send': method(
    z.object({ clientId, formId }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('queued'), messageId }),
      z.object({ kind: z.literal('too-long'), maxBytes: z.number() }),
      z.object({ kind: z.enum(['empty', 'not-joined', 'frozen', 'ended']) }),
    ]),
  ),
  /** What this client was asked, newest first. */
  'forms.asked': method(z.object({ clientId }), z.array(askedForm)),
  'forms.answer': method(z.object({ clientId, messageId }), answerView),
  /** The form as it was asked in this message. */
  'forms.question': method(
    z.object({ clientId, messageId }),
    z.object({ formId, version, form: formShape, sha256, at: timestamp, standing: formStanding }),
  ),
  /** Measures that this client answered, each with its points in order of time. */
  'forms.measures': method(
    z.object({ clientId }),
    z.array(
      z.object({
        measure: measureName,
        of: z.int(),
        points: z.array(
          z.object({
            messageId,
            at: timestamp,
            total: z.int().exactOptional(),
            severity: z.enum(severities).exactOptional(),
            isSelfHarmNamed: z.boolean(),
            /** The client took this answer back later. */
            isWithdrawn: z.boolean(),
            verdict: formVerdict,
          }),
        ),
      }),
    ),
  ),
  /** Answers to the question about self-harm that nobody has looked at yet, oldest first. */
  'forms.attention': method(
    nothing,
    z.array(z.object({ clientId, clientName: z.string(), messageId, title: z.string(), at: timestamp })),
  ),
  /** A person has seen it: noted in the audit log. */
  'forms.acknowledge': method(z.object({ clientId, messageId }), nothing),
};
