/** One outgoing payload, from what it says to the cell that leaves: everything that one commit must hold. */
import type { Timestamp } from '../domain/ids.ts';
import { toHex } from '../language/bytes.ts';
import type { RandomBytes } from '../language/random.ts';
import {
  type ContentBody,
  decodeRatchet,
  encodeContent,
  encodeRatchet,
  extendChain,
  MAX_PAYLOAD_BYTES,
  mailboxSealKey,
  type RatchetState,
  sealCell,
  sealMessage,
  shortHash,
} from '../protocol/index.ts';
import { contentTypeOf, wordsOf } from './content-types.ts';
import { messageIdOf } from './engine.ts';
import type { Change, Entry, OutboxItem, Session } from './store.ts';

export type QueuedCell = Omit<OutboxItem, 'position'>;

export type Sealed = {
  readonly session: Session;
  readonly entry: Entry;
  readonly item: QueuedCell;
};

/** What the envelope of a resend takes at most: a payload is only made if it can be sent anew inside another. */
export const RESEND_BYTES = 160;

/**
 * Undefined when it is more than the largest cell holds. Nothing has happened until the result is committed.
 * `mid`: 16 random bytes, where the message had its name before.
 */
export function sealContent(
  session: Session,
  body: ContentBody,
  now: Timestamp,
  random: RandomBytes,
  mid: Uint8Array = random(16),
): Sealed | undefined {
  const sent = { seq: session.sent.sequence, hash: session.sent.hash };
  const received = { seq: session.received.sequence, hash: session.received.hash };
  const payload = encodeContent(
    {
      mid,
      seq: sent.seq + 1,
      prev: shortHash(sent),
      ack: { seq: received.seq, hash: shortHash(received) },
      sentAtMs: now,
    },
    body,
  );
  const room = body.kind === 'resend' ? MAX_PAYLOAD_BYTES : MAX_PAYLOAD_BYTES - RESEND_BYTES;
  if (payload.length > room) return undefined;
  const { session: advanced, item } = sealPayload(session, payload, now, random);
  const chain = extendChain(sent, payload);
  const orderAt = later(session.lastOrderAt.outgoing, now);
  const { readsOwed, receiptDueAt } = owedAfterAcknowledging(session);
  const entry: Entry = {
    messageId: messageIdOf(mid),
    conversationId: session.conversationId,
    relationshipId: session.relationshipId,
    direction: 'outgoing',
    sequence: chain.seq,
    type: contentTypeOf(body),
    text: wordsOf(body),
    refersTo: refersTo(body),
    sentAt: now,
    storedAt: now,
    orderAt,
    payload,
    chainHash: chain.hash,
    delivery: { kind: 'queued' },
    readAt: undefined,
  };
  return {
    session: {
      ...advanced,
      sent: { sequence: chain.seq, hash: chain.hash },
      lastOrderAt: { ...session.lastOrderAt, outgoing: orderAt },
      receiptsOwed: { delivered: [], read: readsOwed },
      receiptDueAt,
      sentSinceStep: session.sentSinceStep + 1,
    },
    entry,
    item: { ...item, messageId: entry.messageId },
  };
}

/** Seals any payload, a handshake's too, for the peer's mailbox. Throws when it is larger than a cell's room. */
export function sealPayload(
  session: Session,
  payload: Uint8Array,
  now: Timestamp,
  random: RandomBytes,
): { readonly session: Session; readonly item: QueuedCell } {
  const { state, message } = sealMessage(readRatchet(session.ratchet), payload, random);
  const cell = sealCell(mailboxSealKey(session.peerMailbox.capability), 'message', message, random);
  if (cell === undefined) throw new Error('A payload was sealed that no cell can hold');
  return {
    session: { ...session, ratchet: encodeRatchet(state) },
    item: {
      cellId: toHex(random(16)),
      conversationId: session.conversationId,
      messageId: undefined,
      to: session.peerMailbox,
      cell,
      queuedAt: now,
    },
  };
}

export function sealedChanges(sealed: Sealed): readonly Change[] {
  return [
    { kind: 'put-session', session: sealed.session },
    { kind: 'append-entry', entry: sealed.entry },
    { kind: 'put-outbox', item: sealed.item },
  ];
}

/** Throws when the store holds what this version cannot read: nothing must be sent or received over it. */
export function readRatchet(stored: Uint8Array): RatchetState {
  const decoded = decodeRatchet(stored);
  if (decoded.kind !== 'ratchet') throw new Error(`The stored ratchet is ${decoded.kind}`);
  return decoded.ratchet;
}

export function later(a: Timestamp, b: Timestamp): Timestamp {
  return a > b ? a : b;
}

/** Every payload acknowledges all that was delivered, so only reads are left to tell. */
function owedAfterAcknowledging(session: Session) {
  const readsOwed = session.receiptsOwed.read;
  return { readsOwed, receiptDueAt: readsOwed.length === 0 ? undefined : session.receiptDueAt };
}

function refersTo(body: ContentBody): Entry['refersTo'] {
  switch (body.kind) {
    case 'text':
      return body.repliesTo && messageIdOf(body.repliesTo);
    case 'edit':
    case 'retract':
    case 'reaction':
    case 'form-answer':
      return messageIdOf(body.target);
    default:
      return undefined;
  }
}
