/** The numbers of protocol.md 2.10, and which of them owe the sender a receipt. */
import type { ContentBody, ParsedBody } from '../protocol/index.ts';

export const contentNumbers = {
  text: 1,
  attachment: 2,
  edit: 3,
  retract: 4,
  receipt: 5,
  typing: 6,
  reaction: 7,
  'resend-request': 8,
  resend: 9,
  tombstone: 9,
  'device-add': 10,
  'device-remove': 11,
  'mailbox-rotate': 12,
  profile: 13,
  goodbye: 14,
  sync: 15,
  'restore-info': 16,
  form: 17,
  'form-answer': 18,
} as const satisfies Record<ContentBody['kind'], number>;

/** Words that a person wrote, or the name of a file, to be stored beside the payload; undefined where there are none. */
export function wordsOf(body: ParsedBody): string | undefined {
  if (body.kind === 'attachment') return body.name;
  const hasWords = body.kind === 'text' || body.kind === 'edit' || body.kind === 'reaction';
  return hasWords ? body.text.toWellFormed() : undefined;
}

export function contentTypeOf(body: ParsedBody): number {
  return body.kind === 'unknown' || body.kind === 'malformed' ? body.type : contentNumbers[body.kind];
}

/** What stands in the chain for a payload that the peer no longer has; never on the wire. */
export const GONE_TYPE = 0;

/** Receipts for receipts would never end; typing is worth none; resends are told of by what they bring. */
const withoutReceipt: ReadonlySet<number> = new Set([
  GONE_TYPE,
  contentNumbers.receipt,
  contentNumbers.typing,
  contentNumbers['resend-request'],
  contentNumbers.resend,
]);

export function owesReceipt(type: number): boolean {
  return !withoutReceipt.has(type);
}

/** What a person should be told of when it arrives. */
export function isTold(type: number): boolean {
  const { text, attachment, form, 'form-answer': answer } = contentNumbers;
  return type === text || type === attachment || type === form || type === answer;
}
