/** Branded identifiers and times that the whole product shares. */
import type { Brand } from '../language/brand.ts';

/** 32 lower-case hexadecimal digits (16 random bytes). */
export type ClientId = Brand<string, 'ClientId'>;
/** An entry of the contact log. */
export type ContactId = Brand<string, 'ContactId'>;
/** A form in all its versions. */
export type FormId = Brand<string, 'FormId'>;
export type NoteId = Brand<string, 'NoteId'>;
export type InviteId = Brand<string, 'InviteId'>;
/** A request for a client's record. */
export type RequestId = Brand<string, 'RequestId'>;
/** A retention rule. */
export type RuleId = Brand<string, 'RuleId'>;
export type DisclosureId = Brand<string, 'DisclosureId'>;
/** The `mid` of protocol.md 2.10, as 32 lower-case hexadecimal digits. */
export type MessageId = Brand<string, 'MessageId'>;
/** The `relId` of protocol.md 2.6, as 32 lower-case hexadecimal digits: one session's life with one peer. */
export type RelationshipId = Brand<string, 'RelationshipId'>;
/** Milliseconds since the Unix epoch. */
export type Timestamp = Brand<number, 'Timestamp'>;
