/** Clients and their way in: list, invite, door. */
import { z } from 'zod';
import { clientId, comparedHow, inviteId, locale, nothing, shortText, timestamp } from '../shapes.ts';
import { method } from './method.ts';

export const connection = z.enum(['not-invited', 'invited', 'wants-to-join', 'joined', 'ended']);

export const clientSummary = z.object({
  id: clientId,
  name: z.string(),
  connection,
  unread: z.number(),
  /** First line of the newest message, for the list. */
  lastText: z.string().optional(),
  /** What the newest item of the conversation is, where it has no words of its own to show. */
  lastKind: z.enum(['file', 'form', 'form-answer', 'taken-back', 'unknown']).optional(),
  lastIsOwn: z.boolean(),
  lastAt: timestamp.optional(),
  hasDraft: z.boolean(),
  isVerified: z.boolean(),
  isFrozen: z.boolean(),
  /** The safety number is another than before, and nobody has compared it. */
  isNumberChanged: z.literal(true).optional(),
  /** Has joined, and someone asks to join anew through a second invite. */
  wantsToRejoin: z.literal(true).optional(),
  createdAt: timestamp,
  isArchived: z.boolean(),
});

export const inviteView = z.object({
  id: inviteId,
  link: z.string(),
  createdAt: timestamp,
  expiresAt: timestamp,
  /** False: the relay could not be reached yet; the link works once it has been. */
  isPublished: z.boolean(),
  /** The client's, for the handout and for what is copied; absent once the invite is closed. */
  locale: locale.optional(),
  /** Made to travel by e-mail or text message. */
  requiresCode: z.boolean(),
  /** Eight characters, to be said on another channel; absent once the invite is closed. */
  code: z.string().optional(),
  /** Joins that did not open: another code, or altered. After five the invite is closed. */
  failedAttempts: z.number(),
  phase: z.enum(['open', 'used', 'revoked', 'expired']),
});

export const pendingJoinView = z.object({
  joinId: z.string(),
  name: z.string(),
  arrivedAt: timestamp,
  /** Knew the code of the invite; false: the invite asked for none. */
  knewCode: z.boolean(),
});

export const clientMethods = {
  'clients.list': method(nothing, z.array(clientSummary)),
  'clients.create': method(z.object({ name: shortText }), z.object({ id: clientId })),
  'clients.rename': method(z.object({ id: clientId, name: shortText }), nothing),
  /** Empty takes it away. */
  'clients.setCodeWord': method(z.object({ id: clientId, word: z.string().trim().max(60) }), nothing),
  'clients.setArchived': method(z.object({ id: clientId, isArchived: z.boolean() }), nothing),
  /** The newest invite of this client, if any, and who waits at the door. */
  'clients.invitation': method(
    z.object({ id: clientId }),
    z.object({
      invite: inviteView.optional(),
      joins: z.array(pendingJoinView),
      /** Agreed with this client, to know each other by; empty: none. */
      codeWord: z.string(),
    }),
  ),
  'clients.invite': method(
    /** `isRejoin`: for a client who has joined and has lost the browser; without it such a client gets no invite. */
    z.object({
      id: clientId,
      validDays: z.int().min(1).max(14),
      locale,
      isRejoin: z.boolean().optional(),
      /** For a link that travels by e-mail or text message. */
      requiresCode: z.boolean().optional(),
    }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('created'), invite: inviteView }),
      z.object({ kind: z.literal('already-joined') }),
      z.object({ kind: z.literal('relay-wants-password') }),
      z.object({ kind: z.literal('relay-refuses') }),
    ]),
  ),
  'clients.revokeInvite': method(z.object({ inviteId }), nothing),
  'clients.approveJoin': method(
    /** `confirmed`: how it was made sure that it is the client who comes back. */
    z.object({ joinId: z.string().max(64), confirmed: comparedHow.optional() }),
    z.object({ kind: z.enum(['approved', 'gone', 'relay-unreachable', 'refused']) }),
  ),
  /** Says goodbye and gives the mailboxes up; the record stays. `isTold`: the relay has taken the goodbye. */
  'clients.end': method(
    z.object({ id: clientId }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('ended'), isTold: z.boolean() }),
      z.object({ kind: z.literal('not-joined') }),
    ]),
  ),
  'clients.declineJoin': method(z.object({ joinId: z.string().max(64) }), nothing),
};
