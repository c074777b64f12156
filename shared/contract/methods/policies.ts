/** The communications policy: the draft, its versions, who was asked and who signed. */
import { z } from 'zod';
import type { Form } from '../../domain/forms/form.ts';
import { blankIds, clauses, sectionIds } from '../../domain/policies/clauses.ts';
import { type Policy, policyLimits, policyLocales } from '../../domain/policies/policy.ts';
import { clientId, messageId, nothing, timestamp } from '../shapes.ts';
import { method } from './method.ts';
import { formVerdict } from './forms.ts';

const policyLocale = z.enum(policyLocales);
const value = z.string().max(policyLimits.valueCharacters);
const values = z.partialRecord(z.enum(blankIds), value);
const ownWords = z.object({
  title: z.string().max(policyLimits.titleCharacters),
  values,
  sections: z.partialRecord(z.enum(sectionIds), z.string().max(policyLimits.sectionCharacters)),
});

export const policyShape = z
  .object({
    locales: z.array(policyLocale).min(1).max(policyLocales.length),
    chosen: z.partialRecord(z.enum(clauses.map(({ id }) => id)), z.string().max(40)),
    values,
    own: z.object({ en: ownWords, es: ownWords }),
  })
  .transform((policy): Policy => policy);

const version = z.int().min(1);
/** SHA-256 of the form's bytes, in hexadecimal: what a signature names. */
const sha256 = z.string();

/** In which languages a version is there. */
const policyVersion = z.object({
  number: version,
  madeAt: timestamp,
  author: z.string(),
  texts: z.array(z.object({ locale: policyLocale, sha256 })),
});

/** What is known of a client's consent: by the newest sound answer, or if there is none, by having been asked. */
export const consentView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-asked') }),
  z.object({
    kind: z.literal('asked'),
    version,
    at: timestamp,
    isCurrent: z.boolean(),
    unsound: formVerdict.optional(),
  }),
  z.object({
    kind: z.enum(['signed', 'refused', 'withdrawn']),
    version,
    /** By the client's clock. */
    at: timestamp,
    /** The message that brought the answer. */
    messageId,
    /** Of the words in force now. */
    isCurrent: z.boolean(),
    /** A later version that was asked for and not answered yet. */
    askedFor: version.optional(),
    /** Signed before, where the newest answer is another. */
    signedBefore: version.optional(),
    /** What is not right with it, or with an answer that came later. */
    unsound: formVerdict.optional(),
  }),
]);
export type ConsentView = z.output<typeof consentView>;

export const policyMethods = {
  'policies.get': method(
    nothing,
    z.object({
      /** What the therapist is building; the one in force, where nothing was changed since. */
      draft: z.custom<Policy>(),
      savedAt: timestamp.optional(),
      /** Newest first; the first is in force. */
      versions: z.array(policyVersion),
      /** Whether whoever joins is asked to sign it by itself. */
      isSentOnJoining: z.boolean(),
      /** Whether it was settled who is asked for the version in force. */
      isAskingSettled: z.boolean(),
    }),
  ),
  'policies.saveDraft': method(z.object({ draft: policyShape }), nothing),
  /** Makes the draft the version in force, in each of its languages. */
  'policies.make': method(
    nothing,
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('made'), number: version }),
      z.object({ kind: z.literal('unchanged') }),
      z.object({ kind: z.literal('incomplete'), locale: policyLocale, blanks: z.array(z.enum(blankIds)) }),
      z.object({ kind: z.literal('too-long'), locale: policyLocale }),
    ]),
  ),
  /** A version as it is sent. */
  'policies.version': method(
    z.object({ number: version }),
    policyVersion.extend({ forms: z.array(z.object({ locale: policyLocale, form: z.custom<Form>() })) }),
  ),
  'policies.setSentOnJoining': method(z.object({ isOn: z.boolean() }), nothing),
  /** Everyone who has joined, by name. */
  'policies.consents': method(
    nothing,
    z.array(z.object({ clientId, name: z.string(), isArchived: z.boolean(), consent: consentView })),
  ),
  'policies.consent': method(z.object({ clientId }), consentView),
  /** Asks each of them to sign the version in force, in their language. */
  'policies.ask': method(
    z.object({ clientIds: z.array(clientId).max(2000) }),
    z.object({ asked: z.int(), notAsked: z.array(z.object({ clientId, name: z.string() })) }),
  ),
  /** Nobody who signed an earlier version is asked for the one in force. */
  'policies.settleAsking': method(nothing, nothing),
};
