/** Where a payload belongs in the peer's chain: next, early, known, or a fork; and what it changes once it is in (protocol.md 2.11). */
import type { MessageId, Timestamp } from '../domain/ids.ts';
import { assertNever } from '../language/assert-never.ts';
import { fromHex, sameBytes } from '../language/bytes.ts';
import {
  type Chain,
  type ChainStand,
  type Content,
  type ContentBody,
  extendChainByHash,
  parsePayload,
  payloadHash,
  placeInChain,
} from '../protocol/index.ts';
import { contentNumbers, contentTypeOf, GONE_TYPE, isTold, owesReceipt, wordsOf } from './content-types.ts';
import { endedSession } from './ending.ts';
import { afterDelivered, afterRead } from './delivery.ts';
import { arrivedAttachment, takeFileSaidAgain } from './arrived-files.ts';
import { type Draft, draftedEntries, freeze } from './draft.ts';
import { type Engine, messageIdOf } from './engine.ts';
import { isLostEntry, lostEntry } from './lost.ts';
import { addRange, clipRanges } from './ranges.ts';
import { isGivenBack, takeGivenBack } from './given-back.ts';
import { later } from './sealing.ts';
import type { Delivery, Entry, HeldPayload, Range, Session } from './store.ts';

/** As many as the ratchet skips at once. What comes beyond them is asked for again once there is room. */
export const MAX_HELD = 1_000;
/** No peer has said this much that never arrived: whoever claims it counts for nothing. */
const MAX_AHEAD = 1_000_000;
/** Entries read at once while their states move on. */
const STATE_PAGE = 500;
const nothing: Uint8Array = new Uint8Array(0);

/** Just out of its cell. What asks or answers for missing payloads works at once, though it waits for its own place. */
export async function takePayload(engine: Engine, draft: Draft, payload: Uint8Array, content: Content): Promise<void> {
  if (content.seq - draft.session.received.sequence > MAX_AHEAD) return;
  draft.highest = Math.max(draft.highest, content.seq);
  const { body } = content;
  noteMove(draft, content);
  if (body.kind === 'resend-request') {
    for (const range of body.ranges) draft.requested = addRange(draft.requested, range);
  }
  if (body.kind === 'tombstone' && body.ofReader !== true)
    await takeTombstone(engine, draft, body.seq, body.payloadHash);
  if (body.kind === 'restore-info' && body.sent.seq < content.seq) await skipLost(engine, draft, body.sent);
  if (body.kind === 'resend' && body.ofReader !== true) {
    const original = parsePayload(body.payload);
    // A resend inside a resend is chained like all else; what it brings was asked for by its own sequence.
    if (original.kind === 'content' && original.seq === body.seq && original.seq < content.seq) {
      await placePayload(engine, draft, body.payload, original);
      await takeFileSaidAgain(engine, draft, messageIdOf(original.mid));
    }
  }
  await placePayload(engine, draft, payload, content);
}

async function placePayload(engine: Engine, draft: Draft, payload: Uint8Array, content: Content): Promise<void> {
  const chain: Chain = { seq: draft.session.received.sequence, hash: draft.session.received.hash };
  const stored = content.seq <= chain.seq ? await storedHash(engine, draft, content.seq) : undefined;
  // A late copy of what was lost on both sides: its place has been passed, and there is nothing to compare it with.
  if (content.seq <= chain.seq && stored === undefined) return;
  const place = placeInChain(chain, { seq: content.seq, prev: content.prev, payload }, () => stored);
  switch (place.kind) {
    case 'next':
      if (isStandTold(draft)) return hold(engine, draft, { sequence: content.seq, payload });
      await append(engine, draft, payload, content, place.chain);
      return releaseNext(engine, draft);
    case 'early':
      return hold(engine, draft, { sequence: content.seq, payload });
    case 'duplicate':
      return;
    case 'fork':
      return freeze(draft);
    default:
      return assertNever(place);
  }
}

async function append(
  engine: Engine,
  draft: Draft,
  payload: Uint8Array,
  content: Content,
  chain: Chain,
): Promise<void> {
  const { session, now } = draft;
  const { body } = content;
  const type = contentTypeOf(body);
  const orderAt = displayTime(session, content.sentAtMs as Timestamp, now);
  const entry: Entry = {
    messageId: await freeName(engine, draft, content, payload),
    conversationId: session.conversationId,
    relationshipId: session.relationshipId,
    direction: 'incoming',
    sequence: chain.seq,
    type,
    text: wordsOf(body),
    refersTo: await knownTarget(engine, draft, content),
    sentAt: content.sentAtMs as Timestamp,
    storedAt: now,
    orderAt,
    payload,
    chainHash: chain.hash,
    delivery: undefined,
    readAt: undefined,
  };
  draft.entries.set(entry.messageId, entry);
  if (body.kind !== 'malformed' && isTold(type)) draft.arrived.push(entry.messageId);
  if (body.kind === 'attachment') draft.attachments.push(arrivedAttachment(engine, draft, body, entry.messageId));
  const { receiptsOwed } = session;
  draft.session = {
    ...session,
    received: { sequence: chain.seq, hash: chain.hash },
    lastOrderAt: { ...session.lastOrderAt, incoming: orderAt },
    receiptsOwed: owesReceipt(type)
      ? { ...receiptsOwed, delivered: addRange(receiptsOwed.delivered, [chain.seq, chain.seq]) }
      : receiptsOwed,
  };
  await acknowledgeOwn(engine, draft, content.ack);
  if (isGivenBack(body)) await takeGivenBack(engine, draft, body);
  // Of two histories under one name, nobody knows whose numbers it means.
  if (body.kind === 'receipt' && draft.session.freeze === undefined) await believeReceipt(engine, draft, body);
  if (body.kind === 'profile' && session.role === 'client') {
    const { therapistName, practiceName, phone, emergencyText } = body.profile;
    draft.session = { ...draft.session, peerProfile: { name: therapistName, practiceName, phone, emergencyText } };
  }
  noteMove(draft, content);
  if (body.kind === 'goodbye') {
    draft.session = endedSession(draft.session, now);
    draft.events.push('ended-by-other');
  }
}

/**
 * Where the peer is now. The newest word counts, in whatever order they come: what is missing can only be asked
 * for there. At the relay that is known: a peer must not make this app call whatever address it likes.
 */
function noteMove(draft: Draft, { seq, body }: Content): void {
  const { peerMailbox, peerMovedIn = 0 } = draft.session;
  if (body.kind !== 'mailbox-rotate' || seq <= peerMovedIn || body.mailbox.relayUrl !== peerMailbox.relayUrl) return;
  draft.session = { ...draft.session, peerMailbox: body.mailbox, peerMovedIn: seq };
}

/** The peer has lost what it said there: its hash closes the chain, and people are told. */
async function takeTombstone(engine: Engine, draft: Draft, sequence: number, hash: Uint8Array): Promise<void> {
  const { received } = draft.session;
  if (sequence > received.sequence + 1 || (sequence === received.sequence + 1 && isStandTold(draft))) {
    if (sequence > draft.highest) return;
    return hold(engine, draft, { sequence, payload: nothing, payloadHash: hash });
  }
  if (sequence === received.sequence + 1) {
    await appendGone(engine, draft, hash);
    return releaseNext(engine, draft);
  }
  const stored = await storedHash(engine, draft, sequence);
  if (stored !== undefined && !sameBytes(stored, hash)) freeze(draft);
}

/** What is missing up to there is on neither side: the chain goes on behind it. */
async function skipLost(engine: Engine, draft: Draft, stand: ChainStand): Promise<void> {
  const { received, relationshipId } = draft.session;
  if (stand.seq <= received.sequence || isStandTold(draft)) return;
  const entry = lostEntry(draft, 'incoming', stand);
  draft.entries.set(entry.messageId, entry);
  draft.lostOnBothSides += stand.seq - received.sequence;
  draft.session = { ...draft.session, received: { sequence: stand.seq, hash: stand.hash } };
  const held = await heldOf(engine, draft);
  for (const sequence of [...held.keys()].filter((candidate) => candidate <= stand.seq)) {
    held.delete(sequence);
    draft.heldChanges.push({ kind: 'release-payload', relationshipId, sequence });
  }
  return releaseNext(engine, draft);
}

async function appendGone(engine: Engine, draft: Draft, hash: Uint8Array): Promise<void> {
  const { session, now } = draft;
  const { sequence, hash: before } = session.received;
  const chain = extendChainByHash({ seq: sequence, hash: before }, hash);
  const named = messageIdOf(hash.slice(0, 16));
  const entry: Entry = {
    messageId: (await findEntry(engine, draft, named)) === undefined ? named : messageIdOf(chain.hash.slice(0, 16)),
    conversationId: session.conversationId,
    relationshipId: session.relationshipId,
    direction: 'incoming',
    sequence: chain.seq,
    type: GONE_TYPE,
    text: undefined,
    refersTo: undefined,
    sentAt: now,
    storedAt: now,
    orderAt: session.lastOrderAt.incoming,
    payload: nothing,
    payloadHash: hash,
    chainHash: chain.hash,
    delivery: undefined,
    readAt: undefined,
  };
  draft.entries.set(entry.messageId, entry);
  draft.events.push('message-gone');
  draft.session = { ...session, received: { sequence: chain.seq, hash: chain.hash } };
}

/** By the sender's clock, but neither before the conversation nor before its last message nor after its arrival. */
function displayTime(session: Session, sentAt: Timestamp, now: Timestamp): Timestamp {
  const notAfterArrival = sentAt > now ? now : sentAt;
  return later(later(notAfterArrival, session.openedAt), session.lastOrderAt.incoming);
}

/**
 * The message's own id; where this conversation has that one already, one made from the payload, so that a
 * peer that names two messages alike can neither hide one nor bring the store to a halt.
 */
async function freeName(engine: Engine, draft: Draft, content: Content, payload: Uint8Array): Promise<MessageId> {
  const named = messageIdOf(content.mid);
  if ((await findEntry(engine, draft, named)) === undefined) return named;
  return messageIdOf(payloadHash(payload).slice(0, 16));
}

/** Only a message of this conversation can be meant, and only its own sender edits or retracts it. */
async function knownTarget(engine: Engine, draft: Draft, { body }: Content): Promise<MessageId | undefined> {
  switch (body.kind) {
    case 'text':
      return body.repliesTo && (await findEntry(engine, draft, messageIdOf(body.repliesTo)))?.messageId;
    case 'reaction':
      return shownTarget(await findEntry(engine, draft, messageIdOf(body.target)));
    case 'edit':
    case 'retract': {
      const target = await findEntry(engine, draft, messageIdOf(body.target));
      return target?.direction === 'incoming' && isChangeable(target) ? target.messageId : undefined;
    }
    case 'form-answer': {
      const target = await findEntry(engine, draft, messageIdOf(body.target));
      return target?.direction === 'outgoing' && target.type === contentNumbers.form ? target.messageId : undefined;
    }
    default:
      return undefined;
  }
}

/** What people wrote to each other, as opposed to what they or their apps said about it. */
export function isChangeable({ type }: Entry): boolean {
  return type === contentNumbers.text || type === contentNumbers.attachment;
}

function shownTarget(target: Entry | undefined): MessageId | undefined {
  return target !== undefined && isChangeable(target) ? target.messageId : undefined;
}

async function findEntry(engine: Engine, draft: Draft, messageId: MessageId): Promise<Entry | undefined> {
  return draft.entries.get(messageId) ?? engine.store.entry(draft.session.conversationId, messageId);
}

async function storedHash(engine: Engine, draft: Draft, sequence: number): Promise<Uint8Array | undefined> {
  const [entry] = await draftedEntries(engine.store, draft, 'incoming', [sequence, sequence]);
  return entry === undefined || isLostEntry(entry) ? undefined : hashOf(entry);
}

function hashOf({ payload, payloadHash: kept }: Pick<Entry, 'payload' | 'payloadHash'>): Uint8Array {
  return kept ?? payloadHash(payload);
}

/** `ack=(m, H_m)`: everything up to m has arrived, if the peer's history of this end is this end's own. */
async function acknowledgeOwn(engine: Engine, draft: Draft, ack: Content['ack']): Promise<void> {
  const { session } = draft;
  // A restored store has forgotten what it sent; the re-key tells how far that was.
  if (session.rekey?.wanted === 'restored' && ack.seq > session.sent.sequence) return;
  const own = ack.seq > session.sent.sequence ? 'never-sent' : await ownHash(engine, session, ack.seq);
  if (own === 'never-sent') return freeze(draft);
  // A payload that was deleted here can no longer be compared; its successors can.
  if (own !== undefined && !sameBytes(own.slice(0, 16), ack.hash)) return freeze(draft);
  if (ack.seq <= session.acknowledged) return;
  await moveStates(engine, draft, { ranges: [[session.acknowledged + 1, ack.seq]], next: afterDelivered });
  draft.session = { ...draft.session, acknowledged: ack.seq };
}

async function ownHash(engine: Engine, session: Session, sequence: number): Promise<Uint8Array | undefined> {
  if (sequence === session.sent.sequence) return session.sent.hash;
  // H_0 is the transcript of the join, whose first half is the relationship's name.
  if (sequence === 0) return fromHex(session.relationshipId);
  const [entry] = await engine.store.entriesBetween(session.relationshipId, 'outgoing', sequence, sequence);
  return entry?.chainHash;
}

async function believeReceipt(engine: Engine, draft: Draft, receipt: ContentBody & { readonly kind: 'receipt' }) {
  const { session } = draft;
  const delivered = clipRanges(receipt.delivered, [session.acknowledged + 1, session.sent.sequence]);
  await moveStates(engine, draft, { ranges: delivered, next: afterDelivered });
  const readUpTo = session.peerReadUpTo ?? 0;
  const read = clipRanges(receipt.read, [readUpTo + 1, session.sent.sequence]);
  await moveStates(engine, draft, { ranges: read, next: afterRead });
  const [first] = read;
  if (first !== undefined && first[0] === readUpTo + 1) draft.session = { ...draft.session, peerReadUpTo: first[1] };
}

/** Own payloads of which the peer says something, within what was really sent. */
type Claim = { readonly ranges: readonly Range[]; readonly next: (delivery: Delivery, at: Timestamp) => Delivery };

async function moveStates(engine: Engine, draft: Draft, claim: Claim): Promise<void> {
  const { relationshipId } = draft.session;
  for (const [from, to] of claim.ranges) {
    for (let start = from; start <= to; start += STATE_PAGE) {
      const end = Math.min(to, start + STATE_PAGE - 1);
      for (const entry of await engine.store.entriesBetween(relationshipId, 'outgoing', start, end)) {
        const delivery = draft.deliveries.get(entry.messageId) ?? entry.delivery;
        const moved = delivery && claim.next(delivery, draft.now);
        if (moved && moved !== delivery) draft.deliveries.set(entry.messageId, moved);
      }
    }
  }
}

async function heldOf(engine: Engine, draft: Draft): Promise<Map<number, HeldPayload>> {
  if (draft.held === undefined) {
    const held = await engine.store.heldPayloads(draft.session.relationshipId);
    draft.held = new Map(held.map((payload) => [payload.sequence, payload]));
  }
  return draft.held;
}

type Early = Pick<HeldPayload, 'sequence' | 'payload' | 'payloadHash'>;

async function hold(engine: Engine, draft: Draft, early: Early): Promise<void> {
  const held = await heldOf(engine, draft);
  const { sequence } = early;
  const there = held.get(sequence);
  if (there !== undefined) {
    if (!sameBytes(hashOf(there), hashOf(early))) return freeze(draft);
    if (there.payloadHash === undefined || early.payloadHash !== undefined) return;
  } else if (held.size >= MAX_HELD) return;
  const added = { relationshipId: draft.session.relationshipId, ...early, heldAt: draft.now };
  held.set(sequence, added);
  draft.heldChanges.push({ kind: 'hold-payload', held: added });
}

/**
 * A restored store cannot know whether what comes now is still part of the peer's history, and while an own re-key
 * waits for its answer, the peer goes by what this end said it had: nothing is placed before the session is renewed.
 */
function isStandTold({ session: { rekey } }: Draft): boolean {
  return rekey?.pending !== undefined || rekey?.wanted === 'restored';
}

export type PeerStand = { readonly last: number; readonly isSameDevice: boolean };

/**
 * The session is renewed, and the peer's direction goes on behind `last`. What was held beyond it is no more; where
 * either store was restored, all that was held is asked for anew, since its numbers may have been given twice.
 */
export async function continueBehind(engine: Engine, draft: Draft, { last, isSameDevice }: PeerStand): Promise<void> {
  const { gap, relationshipId } = draft.session;
  const held = await heldOf(engine, draft);
  draft.lostOnBothSides += Math.max(0, Math.max(draft.highest, gap?.upTo ?? 0) - last);
  for (const sequence of [...held.keys()].filter((candidate) => candidate > last || !isSameDevice)) {
    held.delete(sequence);
    draft.heldChanges.push({ kind: 'release-payload', relationshipId, sequence });
  }
  draft.highest = last;
  if (gap !== undefined) draft.session = { ...draft.session, gap: { ...gap, upTo: Math.min(gap.upTo, last) } };
  await releaseNext(engine, draft);
}

/** A gap has closed, perhaps: what waited behind it follows, one by one. */
async function releaseNext(engine: Engine, draft: Draft): Promise<void> {
  if (isStandTold(draft)) return;
  const held = await heldOf(engine, draft);
  const sequence = draft.session.received.sequence + 1;
  const next = held.get(sequence);
  if (next === undefined) return;
  held.delete(sequence);
  draft.heldChanges.push({ kind: 'release-payload', relationshipId: next.relationshipId, sequence });
  if (next.payloadHash !== undefined) {
    await appendGone(engine, draft, next.payloadHash);
    return releaseNext(engine, draft);
  }
  const content = parsePayload(next.payload);
  if (content.kind === 'content') await placePayload(engine, draft, next.payload, content);
}
