/** Pieces of shape that several features of the contract share. */
import { z } from 'zod';
import type {
  ClientId,
  ContactId,
  DisclosureId,
  FormId,
  InviteId,
  MessageId,
  NoteId,
  RelationshipId,
  RequestId,
  RuleId,
  Timestamp,
} from '../domain/ids.ts';

const hexId = z.string().regex(/^[0-9a-f]{32}$/);

export const clientId = hexId.transform((value) => value as ClientId);
export const contactId = hexId.transform((value) => value as ContactId);
export const formId = hexId.transform((value) => value as FormId);
export const noteId = hexId.transform((value) => value as NoteId);
export const inviteId = hexId.transform((value) => value as InviteId);
export const messageId = hexId.transform((value) => value as MessageId);
export const relationshipId = hexId.transform((value) => value as RelationshipId);
export const requestId = hexId.transform((value) => value as RequestId);
export const ruleId = hexId.transform((value) => value as RuleId);
export const disclosureId = hexId.transform((value) => value as DisclosureId);
export const timestamp = z
  .int()
  .min(0)
  .max(8_640_000_000_000_000)
  .transform((value) => value as Timestamp);
/** A calendar day, `2026-11-22`. */
export const calendarDay = z.iso.date();
/** An IANA name, `America/New_York`. */
export const timeZone = z.string().min(1).max(64);
export const locale = z.enum(['en', 'es']);
export type Locale = z.output<typeof locale>;
/** One line that a person typed: a name, a reason. */
export const shortText = z.string().trim().min(1).max(200);
/** Many lines. The messenger has its own, smaller limit in bytes and says so itself. */
export const longText = z.string().max(2_000_000);
export const passphrase = z.string().min(1).max(1024);
/** A byte array of its own, at most this long. */
export function bytesUpTo(maxBytes: number) {
  return z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= maxBytes);
}
export const nothing = z.undefined();

/** How two people made sure of each other: that the number is the same, or who it is that comes back. */
export const comparedHow = z.enum(['in-person', 'by-call', 'by-code-word']);
