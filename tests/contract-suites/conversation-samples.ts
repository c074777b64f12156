/** One of everything that a conversation store keeps, with every field filled and with as few as possible. */
import type { ClientId, InviteId, RelationshipId, Timestamp } from '../../shared/domain/ids.ts';
import type { Attachment, AttachmentState } from '../../shared/messenger/attachment-state.ts';
import type { Change, Entry, Invite, OutboxItem, PendingJoin, Session } from '../../shared/messenger/store.ts';

export const conversationId = id<ClientId>('c1');
export const otherConversationId = id<ClientId>('c2');
export const relationshipId = id<RelationshipId>('d1');
export const otherRelationshipId = id<RelationshipId>('d2');

export function at(ms: number): Timestamp {
  return (1_795_000_000_000 + ms) as Timestamp;
}

export function bytes(start: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (start * 7 + index) & 0xff);
}

/** A 32-digit name from a short one. */
export function id<Name extends string>(short: string): Name {
  return short.padStart(32, '0') as Name;
}

export function cellId(short: string): string {
  return Array.from(short, (character) => (character.codePointAt(0) ?? 0).toString(16))
    .join('')
    .padStart(32, '0')
    .slice(-32);
}

export const elsewhere = { conversationId: otherConversationId, relationshipId: otherRelationshipId } as const;

export function incoming(sequence: number): Entry {
  return {
    messageId: id(`a${sequence}`),
    conversationId,
    relationshipId,
    direction: 'incoming',
    sequence,
    type: sequence === 3 ? 77 : 1,
    text: sequence === 3 ? undefined : `text ${sequence}`,
    refersTo: sequence === 2 ? id('a1') : undefined,
    sentAt: at(sequence),
    storedAt: at(sequence + 1),
    orderAt: at(sequence + 2),
    payload: bytes(sequence, 200),
    chainHash: bytes(sequence, 32),
    delivery: undefined,
    readAt: undefined,
  };
}

export function outgoing(sequence: number): Entry {
  return { ...incoming(sequence), messageId: id(`b${sequence}`), direction: 'outgoing', delivery: { kind: 'queued' } };
}

export function item(short: string): Omit<OutboxItem, 'position'> {
  return {
    cellId: cellId(short),
    conversationId,
    messageId: short === 'a' ? undefined : id('b1'),
    to: { relayUrl: 'https://relay.example', capability: bytes(3, 32) },
    cell: bytes(4, 4096),
    queuedAt: at(5),
  };
}

export function put(short: string): Change {
  return { kind: 'put-outbox', item: item(short) };
}

export function sparseSession(): Session {
  const {
    joining: _joining,
    readUpTo: _readUpTo,
    peerReadUpTo: _peerReadUpTo,
    gap: _gap,
    resends: _resends,
    lastSyncAt: _lastSyncAt,
    formerMailboxes: _formerMailboxes,
    mailbox: _mailbox,
    peerMovedIn: _peerMovedIn,
    ownRescue: _ownRescue,
    peerRescue: _peerRescue,
    rekey: _rekey,
    unconfirmedSince: _unconfirmedSince,
    ...rest
  } = fullSession();
  return {
    ...rest,
    phase: 'open',
    receiptDueAt: undefined,
    receiptsOwed: { delivered: [], read: [] },
    safety: { kind: 'unverified' },
    freeze: undefined,
    peerProfile: { name: 'Bo' },
  };
}

export function fullSession(): Session {
  return {
    conversationId,
    relationshipId,
    role: 'client',
    phase: 'awaiting-welcome',
    ratchet: bytes(1, 5000),
    identitySecret: bytes(2, 32),
    identityPublic: bytes(3, 32),
    peerIdentity: bytes(4, 32),
    ownMailbox: { relayUrl: 'https://relay.example', readerSecret: bytes(5, 32), capability: bytes(6, 32) },
    peerMailbox: { relayUrl: 'https://relay.example', capability: bytes(7, 32) },
    sent: { sequence: 12, hash: bytes(7, 32) },
    received: { sequence: 8, hash: bytes(8, 32) },
    acknowledged: 11,
    lastOrderAt: { incoming: at(1), outgoing: at(2) },
    readUpTo: 5,
    peerReadUpTo: 6,
    receiptDueAt: at(9),
    receiptsOwed: {
      delivered: [
        [1, 4],
        [6, 8],
      ],
      read: [[2, 3]],
    },
    sentSinceStep: 3,
    lastStepAt: at(4),
    safety: { kind: 'verified', at: at(6), by: 'Ana Ruiz', how: 'by-call' },
    freeze: { kind: 'fork', at: at(7) },
    peerProfile: { name: 'Ana Ruiz', practiceName: 'Practice', phone: '112', emergencyText: 'Call.\nNow.' },
    openedAt: at(0),
    joining: {
      inviteBlobId: bytes(9, 16),
      expiresAt: at(900),
      answer: { blobId: bytes(25, 16), key: bytes(26, 32) },
      refused: { kind: 'wrong-code', triesLeft: 3 },
    },
    gap: { since: at(10), upTo: 20, asks: 2, waitsFrom: at(11) },
    resends: { since: at(12), count: 7 },
    lastSyncAt: at(13),
    peerMovedIn: 3,
    mailbox: { key: bytes(17, 32), number: 3, since: at(18), cells: 44 },
    ownRescue: { relayUrl: 'https://relay.example', readerSecret: bytes(18, 32), capability: bytes(19, 32) },
    peerRescue: { relayUrl: 'https://relay.example', capability: bytes(20, 32) },
    rekey: {
      lastEpoch: 29_000_000,
      startedAt: [at(20), at(21)],
      answeredAt: [],
      wanted: 'restored',
      pending: bytes(21, 300),
      answered: { at: at(22), info: bytes(25, 94) },
      lost: { next: 4, hash: bytes(22, 32), upTo: 9, endHash: bytes(23, 32) },
      former: { ratchet: bytes(24, 5000), until: at(22), upTo: 7 },
    },
    formerMailboxes: [
      {
        relayUrl: 'https://relay.example',
        readerSecret: bytes(15, 32),
        capability: bytes(16, 32),
        readUntil: at(17),
        toldIn: 9,
      },
    ],
    unconfirmedSince: at(14),
  };
}

export const openInvite: Invite = {
  inviteId: id<InviteId>('e1'),
  conversationId,
  link: 'https://page.example/#AQA',
  bundle: bytes(1, 1330),
  oneTimeSecret: bytes(2, 32),
  kemSecret: bytes(3, 64),
  identitySecret: bytes(4, 32),
  mailbox: { relayUrl: 'https://relay.example', readerSecret: bytes(5, 32), capability: bytes(6, 32) },
  blobDeleteToken: bytes(7, 32),
  createdAt: at(1),
  expiresAt: at(2),
  isPublished: false,
  blob: bytes(8, 2048),
  relayToken: 'password',
  requiresCode: true,
  code: { text: 'K7QD2M9X', key: bytes(9, 32) },
  answers: [{ blobId: bytes(10, 16), blob: bytes(11, 2048) }],
  failedAttempts: 2,
  phase: 'open',
};

const { blob: _blob, relayToken: _relayToken, code: _code, answers: _answers, ...published } = openInvite;
const none = new Uint8Array(0);

export const usedInvite: Invite = {
  ...published,
  isPublished: true,
  phase: 'used',
  bundle: none,
  oneTimeSecret: none,
  kemSecret: none,
  identitySecret: none,
  mailbox: { relayUrl: 'https://relay.example', readerSecret: none, capability: none },
  blobDeleteToken: none,
};

export function pendingJoin(digit: string): PendingJoin {
  return {
    joinId: id(`f${digit}`),
    inviteId: openInvite.inviteId,
    conversationId,
    name: `Bo ${digit}`,
    arrivedAt: at(3),
    relationshipId,
    ratchet: bytes(1, 3000),
    identitySecret: bytes(2, 32),
    identityPublic: bytes(3, 32),
    peerIdentity: bytes(4, 32),
    peerMailbox: { relayUrl: 'https://relay.example', capability: bytes(5, 32) },
    transcript: bytes(6, 32),
    ...(digit === '2' && { peerRescue: { relayUrl: 'https://relay.example', capability: bytes(7, 32) } }),
  };
}

/** Every state of a file, with and without what it may say. */
export const attachmentStates: readonly AttachmentState[] = [
  { kind: 'uploading', parts: 0 },
  { kind: 'uploading', parts: 3, wait: 'relay-full' },
  { kind: 'stopped', parts: 2, reason: 'conversation-ended' },
  { kind: 'cancelling', parts: 4 },
  { kind: 'sent' },
  { kind: 'sent', again: 0, askedAt: at(3) },
  { kind: 'announced' },
  { kind: 'fetching', parts: 5 },
  { kind: 'fetching', parts: 0, askedAt: at(4) },
  { kind: 'here', atRelay: 6 },
  { kind: 'here' },
  { kind: 'refused', reason: 'hash' },
  { kind: 'gone' },
  { kind: 'gone', askedAt: at(5) },
  { kind: 'missing' },
];

/** The n-th file; even ones have all that may be absent. */
export function attachment(number: number, state: AttachmentState): Attachment {
  const isFull = number % 2 === 0;
  return {
    conversationId,
    messageId: id(`9${String(number)}`),
    direction: isFull ? 'incoming' : 'outgoing',
    fileId: cellId(String(number)),
    name: `plan ${String(number)}.pdf`,
    mime: 'application/pdf',
    size: 100_000 + number,
    fileKey: bytes(1, 32),
    blobId: bytes(2, 16),
    blobHash: bytes(3, 32),
    relayUrl: 'https://relay.example',
    createdAt: at(1000 - number),
    ...(isFull ? { thumbnail: bytes(4, 300), fileHash: bytes(5, 32), isPaused: true } : {}),
    state,
  };
}
