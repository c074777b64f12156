/**
 * A form and its answer: content types 17 and 18, beyond the sixteen of protocol.md 2.10. Both carry deterministic
 * CBOR as a byte string, so that hash and signature are over the very bytes that were shown.
 */
import { sign, signingPairFromSeed, verifySignature } from '../crypto/ed25519.ts';
import { hkdf, sha256 } from '../crypto/hash.ts';
import { concatBytes } from '../language/bytes.ts';
import { type CborMap, cborMap } from './cbor.ts';
import { bytesAt, countAt } from './cbor-fields.ts';
import { label } from './labels.ts';

export type FormBody = {
  readonly kind: 'form';
  /** 16 bytes: the same for all versions of one form. */
  readonly formId: Uint8Array;
  /** From 1. */
  readonly version: number;
  /** The form itself; its hash is what a signature names. */
  readonly form: Uint8Array;
};

export type FormAnswerBody = {
  readonly kind: 'form-answer';
  /** The message that brought the form. */
  readonly target: Uint8Array;
  /** What was answered: it names the form's hash and the time. */
  readonly answer: Uint8Array;
  /** Ed25519, of the one who answers, for this relationship alone. */
  readonly signer: Uint8Array;
  readonly signature: Uint8Array;
};

export const MAX_FORM_BYTES = 49_152;

/** `{1: form id, 2: version, 3: form}` */
export function formMap(body: FormBody): CborMap {
  return cborMap({ 1: body.formId, 2: body.version, 3: body.form });
}

export function formOf(map: CborMap): FormBody | undefined {
  const formId = bytesAt(map, 1, 16);
  const version = countAt(map, 2);
  const form = map.get(3);
  if (formId === undefined || version === undefined || version === 0) return undefined;
  if (!(form instanceof Uint8Array) || form.length > MAX_FORM_BYTES) return undefined;
  return { kind: 'form', formId, version, form };
}

/** `{1: the form's message, 2: answer, 3: signer, 4: signature}` */
export function formAnswerMap(body: FormAnswerBody): CborMap {
  return cborMap({ 1: body.target, 2: body.answer, 3: body.signer, 4: body.signature });
}

export function formAnswerOf(map: CborMap): FormAnswerBody | undefined {
  const target = bytesAt(map, 1, 16);
  const answer = map.get(2);
  const signer = bytesAt(map, 3, 32);
  const signature = bytesAt(map, 4, 64);
  if (target === undefined || signer === undefined || signature === undefined) return undefined;
  if (!(answer instanceof Uint8Array) || answer.length > MAX_FORM_BYTES) return undefined;
  return { kind: 'form-answer', target, answer, signer, signature };
}

/** 32 bytes: what names a form's exact version. */
export function formHash(form: Uint8Array): Uint8Array {
  return sha256(form);
}

/** Which relationship, and which message asked: an answer fits nowhere else. Both 16 bytes. */
export type AskedForm = { readonly relationshipId: Uint8Array; readonly target: Uint8Array };

/**
 * The answer, signed with a key that only this relationship has: HKDF(identity secret, relId, L("form signer"), 32)
 * as an Ed25519 seed. Signed is L("form answer") ‖ relId ‖ mid of the form ‖ H(answer).
 */
export function signFormAnswer(identitySecret: Uint8Array, asked: AskedForm, answer: Uint8Array): FormAnswerBody {
  const signer = signingPairFromSeed(hkdf(identitySecret, asked.relationshipId, label('form signer'), 32));
  const signature = sign(signer.secret, signedBytes(asked, answer));
  return { kind: 'form-answer', target: asked.target, answer, signer: signer.public, signature };
}

/** Whether the key in it signed it for this relationship and this form. That the key is the client's, the session says. */
export function isFormAnswerSigned(relationshipId: Uint8Array, body: FormAnswerBody): boolean {
  const signed = signedBytes({ relationshipId, target: body.target }, body.answer);
  return verifySignature(body.signer, signed, body.signature);
}

function signedBytes({ relationshipId, target }: AskedForm, answer: Uint8Array): Uint8Array {
  return concatBytes(label('form answer'), relationshipId, target, sha256(answer));
}
