/** Every call that a screen may make of the service: its input and its output, parsed on the service's side. */
import { z } from 'zod';
import { recordDocument } from './record-document.ts';
import {
  calendarDay,
  clientId,
  disclosureId,
  inviteId,
  locale,
  longText,
  messageId,
  noteId,
  nothing,
  passphrase,
  relationshipId,
  shortText,
  timestamp,
  timeZone,
} from './shapes.ts';

/** `undefined` as input or output is written `nothing`. */
function method<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): { readonly input: Input; readonly output: Output } {
  return { input, output };
}

// ---- vault -----------------------------------------------------------------------------------

export const unreadableReason = z.enum([
  'key-file-damaged',
  'key-file-missing',
  'key-file-newer',
  'store-damaged',
  'store-missing',
  'store-newer',
  'store-in-use',
  'store-other-key',
  'no-permission',
  'disk-full',
]);

/** Why the vault can't be opened, and where its untouched files are. */
const unreadable = z.object({ kind: z.literal('unreadable'), reason: unreadableReason, folder: z.string() });

export const vaultStatus = z.discriminatedUnion('kind', [
  /** No vault in this folder: the first run. */
  z.object({ kind: z.literal('none') }),
  /** `waitMs`: how long a further try has to wait after wrong ones. */
  z.object({ kind: z.literal('locked'), waitMs: z.number() }),
  /** `recoveryConfirmed`: the person has shown that the recovery words were written down. */
  z.object({
    kind: z.literal('unlocked'),
    recoveryConfirmed: z.boolean(),
    practiceName: z.string(),
    therapistName: z.string(),
    isDemo: z.boolean(),
  }),
  unreadable,
]);

const unlockOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unlocked') }),
  z.object({ kind: z.literal('wrong-passphrase'), waitMs: z.number() }),
  z.object({ kind: z.literal('wait'), waitMs: z.number() }),
  unreadable,
]);

const recoveryWords = z.object({
  words: z.array(z.string()).length(24),
  /** Two words that name this vault, so that a paper is never tried on another. */
  vaultName: z.string(),
});

const vaultMethods = {
  'vault.status': method(nothing, vaultStatus),
  'vault.create': method(
    z.object({ passphrase, practiceName: shortText, therapistName: shortText }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('created'), recovery: recoveryWords }),
      z.object({ kind: z.literal('weak-passphrase') }),
    ]),
  ),
  'vault.unlock': method(z.object({ passphrase }), unlockOutcome),
  'vault.unlockWithWords': method(
    z.object({ words: z.string().max(2000), newPassphrase: passphrase }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('unlocked') }),
      z.object({ kind: z.literal('word-count'), count: z.number() }),
      z.object({ kind: z.literal('unknown-word'), position: z.number() }),
      z.object({ kind: z.literal('mistyped') }),
      z.object({ kind: z.literal('other-vault') }),
      z.object({ kind: z.literal('weak-passphrase') }),
      z.object({ kind: z.literal('wait'), waitMs: z.number() }),
      unreadable,
    ]),
  ),
  /** New words in place of the old ones; for a first run that was broken off before they were confirmed. */
  'vault.renewRecoveryWords': method(nothing, recoveryWords),
  'vault.confirmRecoveryWords': method(nothing, nothing),
  'vault.changePassphrase': method(
    z.object({ current: passphrase, next: passphrase }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('changed') }),
      z.object({ kind: z.literal('wrong-passphrase'), waitMs: z.number() }),
      z.object({ kind: z.literal('weak-passphrase') }),
    ]),
  ),
  'vault.lock': method(nothing, nothing),
  /** The person is here: idle time starts anew. */
  'vault.touch': method(nothing, nothing),
};

// ---- clients and invites ---------------------------------------------------------------------

export const connection = z.enum(['not-invited', 'invited', 'wants-to-join', 'joined', 'ended']);

export const clientSummary = z.object({
  id: clientId,
  name: z.string(),
  connection,
  unread: z.number(),
  /** First line of the newest message, for the list. */
  lastText: z.string().optional(),
  lastIsOwn: z.boolean(),
  lastAt: timestamp.optional(),
  hasDraft: z.boolean(),
  isVerified: z.boolean(),
  isFrozen: z.boolean(),
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
  phase: z.enum(['open', 'used', 'revoked', 'expired']),
});

export const pendingJoinView = z.object({ joinId: z.string(), name: z.string(), arrivedAt: timestamp });

const clientMethods = {
  'clients.list': method(nothing, z.array(clientSummary)),
  'clients.create': method(z.object({ name: shortText }), z.object({ id: clientId })),
  'clients.rename': method(z.object({ id: clientId, name: shortText }), nothing),
  'clients.setArchived': method(z.object({ id: clientId, isArchived: z.boolean() }), nothing),
  /** The newest invite of this client, if any, and who waits at the door. */
  'clients.invitation': method(
    z.object({ id: clientId }),
    z.object({ invite: inviteView.optional(), joins: z.array(pendingJoinView) }),
  ),
  'clients.invite': method(
    z.object({ id: clientId, validDays: z.int().min(1).max(14), locale }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('created'), invite: inviteView }),
      z.object({ kind: z.literal('already-joined') }),
      z.object({ kind: z.literal('relay-wants-password') }),
      z.object({ kind: z.literal('relay-refuses') }),
    ]),
  ),
  'clients.revokeInvite': method(z.object({ inviteId }), nothing),
  'clients.approveJoin': method(
    z.object({ joinId: z.string().max(64) }),
    z.object({ kind: z.enum(['approved', 'gone', 'relay-unreachable', 'refused']) }),
  ),
  'clients.declineJoin': method(z.object({ joinId: z.string().max(64) }), nothing),
};

// ---- conversations ---------------------------------------------------------------------------

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

export const timelineItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    key: timelineKey,
    id: messageId,
    relationshipId,
    sequence: z.number(),
    isOwn: z.boolean(),
    text: z.string(),
    repliesTo: z.object({ id: messageId, text: z.string(), isOwn: z.boolean() }).optional(),
    /** By the sender's clock, clamped so that the order is the one it was written in. */
    at: timestamp,
    /** When it was stored here. */
    storedAt: timestamp,
    /** Own messages only. */
    delivery: deliveryView.optional(),
    /** Incoming only. */
    isUnread: z.boolean(),
  }),
  /** A content type that this version does not know. */
  z.object({ kind: z.literal('unknown'), key: timelineKey, id: messageId, isOwn: z.boolean(), at: timestamp }),
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
      'verified',
      'fork',
    ]),
  }),
]);

export const conversationView = z.object({
  client: clientSummary,
  draft: z.string(),
  /** Payloads that came before the ones in front of them. */
  missing: z.number(),
  /** The first unread incoming message when the conversation was opened. */
  firstUnread: timelineKey.optional(),
  total: z.number(),
});

const conversationMethods = {
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
  'conversations.markRead': method(z.object({ clientId, upTo: timelineKey }), nothing),
  'conversations.saveDraft': method(z.object({ clientId, text: longText }), nothing),
  'conversations.safetyNumber': method(
    z.object({ clientId }),
    z
      .object({
        groups: z.array(z.string()).length(12),
        verifiedAt: timestamp.optional(),
        verifiedBy: z.string().optional(),
      })
      .optional(),
  ),
  'conversations.setVerified': method(z.object({ clientId, isVerified: z.boolean() }), nothing),
};

// ---- notes -----------------------------------------------------------------------------------

export const noteTemplate = z.enum(['soap', 'free']);
/** `soap`: subjective, objective, assessment, plan. `free`: text. */
export const noteSection = z.object({
  name: z.enum(['subjective', 'objective', 'assessment', 'plan', 'text']),
  text: longText,
});

export const noteSummary = z.object({
  id: noteId,
  clientId,
  template: noteTemplate,
  title: z.string(),
  sessionDay: calendarDay,
  updatedAt: timestamp,
  signedAt: timestamp.optional(),
  versions: z.number(),
  addenda: z.number(),
  hasDraft: z.boolean(),
});

export const noteView = z.object({
  summary: noteSummary,
  /** What stands: the newest version. */
  sections: z.array(noteSection),
  author: z.string(),
  signature: z.object({ by: z.string(), at: timestamp, hash: z.string() }).optional(),
  addenda: z.array(z.object({ text: z.string(), by: z.string(), at: timestamp })),
  /** Newest first; the text of each is kept. */
  versions: z.array(
    z.object({
      number: z.number(),
      by: z.string(),
      at: timestamp,
      title: z.string(),
      sessionDay: calendarDay,
      sections: z.array(noteSection),
    }),
  ),
  /** Typed but not saved as a version yet. */
  draft: z.object({ title: z.string(), sessionDay: calendarDay, sections: z.array(noteSection) }).optional(),
});

const noteText = z.object({
  title: z.string().max(200),
  sessionDay: calendarDay,
  sections: z.array(noteSection).min(1).max(4),
});

const noteMethods = {
  'notes.list': method(z.object({ clientId: clientId.optional() }), z.array(noteSummary)),
  'notes.get': method(z.object({ id: noteId }), noteView),
  'notes.create': method(
    z.object({ clientId, template: noteTemplate, sessionDay: calendarDay }),
    z.object({ id: noteId }),
  ),
  /** Kept encrypted until saved; no version. */
  'notes.saveDraft': method(noteText.extend({ id: noteId }), nothing),
  /** Appends a version. Nothing changed: no version. */
  'notes.save': method(noteText.extend({ id: noteId }), z.object({ version: z.number() })),
  /** Saves what is given, signs it and locks it. */
  'notes.sign': method(noteText.extend({ id: noteId }), nothing),
  'notes.addAddendum': method(z.object({ id: noteId, text: z.string().trim().min(1).max(2_000_000) }), nothing),
  /** Only a note that was never saved. */
  'notes.discard': method(z.object({ id: noteId }), nothing),
};

// ---- search ----------------------------------------------------------------------------------

/** The found text around the match; `isMatch` pieces are marked. */
const snippet = z.array(z.object({ text: z.string(), isMatch: z.boolean() }));

export const searchHit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    clientId,
    clientName: z.string(),
    messageId,
    key: timelineKey,
    isOwn: z.boolean(),
    at: timestamp,
    snippet,
  }),
  z.object({
    kind: z.literal('note'),
    clientId,
    clientName: z.string(),
    noteId,
    title: z.string(),
    at: timestamp,
    snippet,
  }),
]);

const searchMethods = {
  'search.find': method(
    z.object({
      query: z.string().max(500),
      scope: z.enum(['all', 'messages', 'notes']),
      clientId: clientId.optional(),
      limit: z.int().min(1).max(200),
      cursor: z.string().max(80).optional(),
    }),
    z.object({ hits: z.array(searchHit), cursor: z.string().optional() }),
  ),
};

// ---- record ----------------------------------------------------------------------------------

export const recordFormat = z.enum(['pdf', 'text', 'json']);

const recordRange = z.object({
  clientId,
  fromDay: calendarDay,
  toDay: calendarDay,
  timeZone,
  includeMessages: z.boolean(),
  includeNotes: z.boolean(),
});

export const disclosure = z.object({
  id: disclosureId,
  clientId,
  clientName: z.string(),
  at: timestamp,
  recipient: z.string(),
  reason: z.string(),
  fromDay: calendarDay,
  toDay: calendarDay,
  timeZone: z.string(),
  messages: z.number(),
  notes: z.number(),
  failed: z.number(),
  files: z.array(z.object({ name: z.string(), format: recordFormat, sha256: z.string(), bytes: z.number() })),
  chainHeads: z.object({ sent: z.string(), received: z.string() }).optional(),
});

const recordMethods = {
  'records.preview': method(
    recordRange,
    z.object({ messages: z.number(), notes: z.number(), unsignedNotes: z.number() }),
  ),
  /** Starts a task; `folder` is what the person chose in the dialog. */
  'records.export': method(
    recordRange.extend({
      formats: z.array(recordFormat).min(1),
      locale,
      pageSize: z.enum(['Letter', 'A4']),
      recipient: shortText,
      reason: shortText,
      folder: z.string().min(1).max(4096),
    }),
    z.object({ taskId: z.string() }),
  ),
  'records.cancel': method(z.object({ taskId: z.string().max(64) }), nothing),
  'records.disclosures': method(z.object({ clientId: clientId.optional() }), z.array(disclosure)),
};

const printMethods = {
  /** What the print window asks for; only its own port answers this, and only while that task prints. */
  'records.printDocument': method(z.object({ taskId: z.string().max(64) }), recordDocument),
};

// ---- settings --------------------------------------------------------------------------------

export const settings = z.object({
  practiceName: shortText,
  therapistName: shortText,
  /** Shown to clients; empty: none. */
  phone: z.string().trim().max(60),
  /** The practice's own words on what to do in an emergency; empty: only the standard text. */
  emergencyText: z.string().trim().max(1000),
  idleLockMinutes: z.int().min(1).max(120),
  sendReadReceipts: z.boolean(),
  relay: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('embedded') }),
    /** `pageUrl`: where clients open their page; empty: the relay serves it. */
    z.object({
      kind: z.literal('server'),
      url: z.url({ protocol: /^https?$/ }).max(200),
      pageUrl: z.string().max(200),
      password: z.string().max(200),
    }),
  ]),
});

export const relayStatus = z.object({
  kind: z.enum(['starting', 'reachable', 'unreachable', 'port-taken']),
  url: z.string(),
  isEmbedded: z.boolean(),
  since: timestamp,
  waitingToSend: z.number(),
});

const settingsMethods = {
  'settings.get': method(nothing, settings),
  'settings.update': method(settings, nothing),
  'settings.relayStatus': method(nothing, relayStatus),
  /** Asks the given relay who it is, without changing anything. */
  'settings.tryRelay': method(
    z.object({ url: z.url({ protocol: /^https?$/ }).max(200) }),
    z.object({ kind: z.enum(['reachable', 'wants-password', 'unreachable', 'not-a-relay']) }),
  ),
};

export const methods = {
  ...vaultMethods,
  ...clientMethods,
  ...conversationMethods,
  ...noteMethods,
  ...searchMethods,
  ...recordMethods,
  ...printMethods,
  ...settingsMethods,
};

export type MethodName = keyof typeof methods;
export type Input<Name extends MethodName> = z.output<(typeof methods)[Name]['input']>;
export type Output<Name extends MethodName> = z.output<(typeof methods)[Name]['output']>;
