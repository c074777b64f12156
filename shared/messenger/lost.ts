/** What neither side has any more, after both were restored: the chain goes on behind it, and people are told how much it was (protocol.md 2.13). */
import type { ChainStand, ContentBody } from '../protocol/index.ts';
import { GONE_TYPE } from './content-types.ts';
import type { Draft } from './draft.ts';
import { messageIdOf } from './engine.ts';
import type { Entry } from './store.ts';

/** Stands at the last place of what is lost, with the chain's hash there, for all of it. */
export function lostEntry(draft: Draft, direction: Entry['direction'], { seq, hash }: ChainStand): Entry {
  const { session, now } = draft;
  return {
    messageId: messageIdOf(hash.slice(0, 16)),
    conversationId: session.conversationId,
    relationshipId: session.relationshipId,
    direction,
    sequence: seq,
    type: GONE_TYPE,
    text: undefined,
    refersTo: undefined,
    sentAt: now,
    storedAt: now,
    orderAt: session.lastOrderAt[direction],
    payload: new Uint8Array(0),
    chainHash: hash,
    delivery: direction === 'outgoing' ? { kind: 'delivered', sentAt: now, deliveredAt: now } : undefined,
    readAt: undefined,
  };
}

export function isLostEntry({ payload, payloadHash }: Pick<Entry, 'payload' | 'payloadHash'>): boolean {
  return payload.length === 0 && payloadHash === undefined;
}

/** To the peer: "of my direction, or of yours, I have nothing before this place either". */
export function lostBody(whose: 'own' | 'peers', { sequence, chainHash }: Entry): ContentBody {
  const stand = { seq: sequence, hash: chainHash };
  const none = { seq: 0, hash: new Uint8Array(32) };
  return { kind: 'restore-info', sent: whose === 'own' ? stand : none, received: whose === 'own' ? none : stand };
}
