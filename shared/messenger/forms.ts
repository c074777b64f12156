/** Forms in a conversation: asked by the therapist, answered and signed by the client, and read with a verdict. */
import { missingAnswers, shownAnswers } from '../domain/forms/answers.ts';
import { faultOf, type Form } from '../domain/forms/form.ts';
import type { ClientId, MessageId, RelationshipId } from '../domain/ids.ts';
import { fromHex, sameBytes, toHex } from '../language/bytes.ts';
import { type FormAnswerBody, formHash, isFormAnswerSigned, parsePayload, signFormAnswer } from '../protocol/index.ts';
import type { Engine } from './engine.ts';
import {
  answeredHash,
  decodeForm,
  decodeFormAnswer,
  encodeForm,
  encodeFormAnswer,
  type FormAnswer,
} from './form-codec.ts';
import { contentNumbers } from './content-types.ts';
import type { AnswerOutcome, AskForm, GivenAnswer, SendOutcome } from './messenger.ts';
import { MAX_TEXT_BYTES, type Sending } from './sending.ts';
import type { Entry } from './store.ts';

export function createForms(engine: Engine, sending: Pick<Sending, 'send'>) {
  return {
    async sendForm(conversationId: ClientId, { formId, version, form }: AskForm): Promise<SendOutcome> {
      const fault = faultOf(form);
      const id = fromHex(formId);
      if (fault !== undefined || id?.length !== 16)
        throw new Error(`A form was to be sent that has a fault: ${String(fault)}`);
      const bytes = encodeForm(form);
      if (bytes === undefined) return { kind: 'too-long', maxBytes: MAX_TEXT_BYTES };
      return sending.send(conversationId, { kind: 'form', formId: id, version, form: bytes });
    },

    async answerForm(conversationId: ClientId, messageId: MessageId, given: GivenAnswer): Promise<AnswerOutcome> {
      const asked = await engine.store.entry(conversationId, messageId);
      const session = await engine.store.session(conversationId);
      const shown = asked && readForm(asked);
      const target = fromHex(messageId);
      if (asked?.direction !== 'incoming' || shown === undefined || target === undefined || session === undefined) {
        return { kind: 'no-such-form' };
      }
      // The signature names the relationship: what was asked in one of before is answered there or not at all.
      const relationshipId = fromHex(session.relationshipId);
      if (relationshipId === undefined || asked.relationshipId !== session.relationshipId)
        return { kind: 'no-such-form' };
      const isFilled = given.standing === 'signed' || given.standing === 'answered';
      const missing = isFilled ? missingAnswers(shown.form, given.answers) : [];
      if (missing.length > 0) return { kind: 'missing', questions: missing.map(({ id }) => id) };
      const answer = encodeFormAnswer({
        formHash: shown.formHash,
        standing: given.standing,
        at: engine.now(),
        timeZone: given.timeZone,
        answers: shownAnswers(shown.form, given.answers),
      });
      if (answer === undefined) return { kind: 'too-long', maxBytes: MAX_TEXT_BYTES };
      return sending.send(conversationId, signFormAnswer(session.identitySecret, { relationshipId, target }, answer));
    },
  };
}

export type ShownForm = {
  readonly formId: string;
  readonly version: number;
  readonly form: Form;
  readonly formHash: Uint8Array;
};

/** What an entry asks; undefined when it is no form, or one that this version cannot show. */
export function readForm(entry: Pick<Entry, 'type' | 'payload'>): ShownForm | undefined {
  const body = entry.type === contentNumbers.form ? bodyOf(entry) : undefined;
  const form = body?.kind === 'form' ? decodeForm(body.form) : undefined;
  if (body?.kind !== 'form' || form === undefined) return undefined;
  return { formId: toHex(body.formId), version: body.version, form, formHash: formHash(body.form) };
}

/** Whether an answer is what it says: that nothing of form, answer or signature was changed since it was given. */
export type ReadAnswer =
  | { readonly kind: 'sound'; readonly shown: ShownForm; readonly answer: FormAnswer; readonly signer: Uint8Array }
  /** It names another form than the one that was asked. */
  | { readonly kind: 'other-form' }
  | { readonly kind: 'signature-does-not-fit' }
  | { readonly kind: 'unreadable' };

/** `asked`: the entry that the answer refers to. The signer's key is the session's for the first answer, and must stay. */
export function readFormAnswer(
  asked: Pick<Entry, 'type' | 'payload' | 'messageId'>,
  answered: Pick<Entry, 'type' | 'payload'> & { readonly relationshipId: RelationshipId },
): ReadAnswer {
  const body = answered.type === contentNumbers['form-answer'] ? bodyOf(answered) : undefined;
  const shown = readForm(asked);
  const relationshipId = fromHex(answered.relationshipId);
  if (body?.kind !== 'form-answer' || relationshipId === undefined) return { kind: 'unreadable' };
  if (!isFormAnswerSigned(relationshipId, body)) return { kind: 'signature-does-not-fit' };
  if (shown === undefined || toHex(body.target) !== asked.messageId) return { kind: 'other-form' };
  return verdictOf(shown, body);
}

function verdictOf(shown: ShownForm, body: FormAnswerBody): ReadAnswer {
  const answered = answeredHash(body.answer);
  if (answered !== undefined && !sameBytes(answered, shown.formHash)) return { kind: 'other-form' };
  const answer = decodeFormAnswer(body.answer, shown.form);
  if (answer === undefined) return { kind: 'unreadable' };
  return { kind: 'sound', shown, answer, signer: body.signer };
}

/** What a message of these types says; undefined where its content is gone. */
function bodyOf({ payload }: Pick<Entry, 'payload'>) {
  const parsed = parsePayload(payload);
  return parsed.kind === 'content' ? parsed.body : undefined;
}
