/** A conversation: its timeline, sending, drafts, the safety number. */
import { z } from 'zod';
import {
  clientId,
  comparedHow,
  contactId,
  formId,
  longText,
  messageId,
  nothing,
  relationshipId,
  timestamp,
} from '../shapes.ts';
import { attachmentView } from './attachments.ts';
import { clientSummary } from './clients.ts';
import { contactText } from './contacts.ts';
import { answerStanding, formKind, formScore, formStanding, formVerdict } from './forms.ts';
import { importedFile, importRole, importSource } from './imports.ts';
import { method } from './method.ts';

export const deliveryView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued') }),
  z.object({ kind: z.literal('sent'), sentAt: timestamp }),
  z.object({ kind: z.literal('delivered'), sentAt: timestamp, deliveredAt: timestamp }),
  z.object({ kind: z.literal('read'), sentAt: timestamp, deliveredAt: timestamp, readAt: timestamp }),
  z.object({
    kind: z.literal('failed'),
    failedAt: timestamp,
    reason: z.enum(['mailbox-gone', 'refused-by-relay', 'conversation-ended']),
  }),
]);

/** Where an item stands in the timeline; opaque to screens, grows with time. */
export const timelineKey = z.string().max(80);

/** The therapist set it apart: not part of the record. */
const isOutsideRecord = z.literal(true).optional();

export const timelineItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    key: timelineKey,
    isOutsideRecord,
    id: messageId,
    relationshipId,
    sequence: z.number(),
    isOwn: z.boolean(),
    /** Of a file: its name. */
    text: z.string(),
    /** Absent: no file. */
    attachment: attachmentView.optional(),
    repliesTo: z.object({ id: messageId, text: z.string(), isOwn: z.boolean() }).optional(),
    /** By the sender's clock, clamped so that the order is the one it was written in. */
    at: timestamp,
    /** When it was stored here. */
    storedAt: timestamp,
    /** Own messages only. */
    delivery: deliveryView.optional(),
    /** Incoming only. */
    isUnread: z.boolean(),
    /** What its sender wrote in its place, oldest first; `text` stays the original. Absent: never edited. */
    edits: z.array(z.object({ text: z.string(), at: timestamp })).optional(),
    /** Its sender asked to hide it then. */
    retractedAt: timestamp.optional(),
    /** At most one of each person. */
    reactions: z.array(z.object({ text: z.string(), isOwn: z.boolean(), at: timestamp })).optional(),
  }),
  /** A form that the client was asked to fill in. */
  z.object({
    kind: z.literal('form'),
    key: timelineKey,
    isOutsideRecord,
    id: messageId,
    at: timestamp,
    formId,
    version: z.int(),
    formKind,
    title: z.string(),
    standing: formStanding,
    delivery: deliveryView.optional(),
  }),
  /** What the client answered. */
  z.object({
    kind: z.literal('form-answer'),
    key: timelineKey,
    isOutsideRecord,
    id: messageId,
    at: timestamp,
    isUnread: z.boolean(),
    verdict: formVerdict,
    /** The message that asked; absent, as the form's title, where it is not here. */
    asks: messageId.optional(),
    title: z.string().optional(),
    version: z.int().optional(),
    /** Absent where it can't be read. */
    standing: answerStanding.optional(),
    score: formScore.optional(),
    isSelfHarmNamed: z.boolean(),
  }),
  /** A content type that this version does not know. */
  z.object({
    kind: z.literal('unknown'),
    key: timelineKey,
    isOutsideRecord,
    id: messageId,
    isOwn: z.boolean(),
    at: timestamp,
  }),
  /** An entry of the contact log. */
  contactText.extend({
    kind: z.literal('contact'),
    key: timelineKey,
    isOutsideRecord,
    id: contactId,
    /** Why it was struck out. */
    struck: z.string().optional(),
    isChanged: z.boolean(),
  }),
  /** Out of another app's file: nobody here has verified it. `sender` as in the file, empty for whose phone or account it was. */
  z.object({
    kind: z.literal('imported'),
    key: timelineKey,
    isOutsideRecord,
    id: z.string().max(64),
    at: timestamp,
    role: importRole,
    sender: z.string(),
    text: z.string(),
    /** A picture or another file belonged to it, whose content was not in the original. */
    hasFile: z.boolean(),
    fileNames: z.array(z.string()),
    files: z.array(importedFile),
    source: importSource,
    fileName: z.string(),
  }),
  z.object({
    kind: z.literal('event'),
    key: timelineKey,
    at: timestamp,
    what: z.enum([
      'invited',
      'invite-revoked',
      'invite-expired',
      'asked-to-join',
      'joined',
      'join-declined',
      'attempt-on-used-invite',
      'undecipherable-join',
      'too-many-joins',
      'verified',
      'message-gone',
      'rejoined',
      'confirmed-in-person',
      'confirmed-by-call',
      'confirmed-by-code-word',
      'ended',
      'ended-by-other',
      'mailbox-was-full',
      'session-renewed',
      'fork',
      'lost-on-both-sides',
      'plan-made',
      'plan-changed',
      'plan-waited',
    ]),
    /** How many messages, where it is about a number of them. */
    count: z.number().int().nonnegative().optional(),
  }),
]);

export const conversationView = z.object({
  client: clientSummary,
  draft: z.string(),
  /** Payloads that came before the ones in front of them. */
  missing: z.number(),
  /** The session waits for the other side to renew it; until then nothing is sent. */
  isRenewing: z.literal(true).optional(),
  /** The relay takes what is sent, and since then the other side has confirmed nothing of it. */
  unconfirmedSince: timestamp.optional(),
  /** The first unread incoming message when the conversation was opened. */
  firstUnread: timelineKey.optional(),
  /** Files that are not sent yet, oldest first. */
  uploads: z.array(attachmentView),
  total: z.number(),
});

const referOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued'), messageId }),
  z.object({ kind: z.literal('too-long'), maxBytes: z.number() }),
  z.object({ kind: z.enum(['empty', 'not-joined', 'frozen', 'ended', 'no-such-message']) }),
]);

export const conversationMethods = {
  'conversations.get': method(z.object({ clientId }), conversationView),
  /** In order of time. `around` centres the page on that item; without any of the three, the newest. */
  'conversations.page': method(
    z.object({
      clientId,
      before: timelineKey.optional(),
      after: timelineKey.optional(),
      around: timelineKey.optional(),
      limit: z.int().min(1).max(200),
    }),
    z.object({ items: z.array(timelineItem), hasOlder: z.boolean(), hasNewer: z.boolean() }),
  ),
  'conversations.send': method(
    z.object({ clientId, text: longText, repliesTo: messageId.optional() }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('queued'), messageId }),
      z.object({ kind: z.literal('too-long'), maxBytes: z.number() }),
      z.object({ kind: z.enum(['empty', 'not-joined', 'frozen', 'ended']) }),
    ]),
  ),
  /** Own messages only; the original stays in the record. */
  'conversations.edit': method(z.object({ clientId, messageId, text: longText }), referOutcome),
  'conversations.retract': method(z.object({ clientId, messageId }), referOutcome),
  /** An empty text takes the own reaction back. */
  'conversations.react': method(z.object({ clientId, messageId, text: z.string().max(32) }), referOutcome),
  'conversations.markRead': method(z.object({ clientId, upTo: timelineKey }), nothing),
  'conversations.saveDraft': method(z.object({ clientId, text: longText }), nothing),
  'conversations.safetyNumber': method(
    z.object({ clientId }),
    z
      .object({
        groups: z.array(z.string()).length(12),
        verifiedAt: timestamp.optional(),
        verifiedBy: z.string().optional(),
        verifiedHow: comparedHow.optional(),
        /** It took the place of another number then, and nobody has compared it. */
        changedAt: timestamp.optional(),
      })
      .optional(),
  ),
  'conversations.setVerified': method(
    z.object({ clientId, isVerified: z.boolean(), how: comparedHow.optional() }),
    nothing,
  ),
};
