/** The states of one session and every way from one to another: what ARCHITECTURE.md draws and the model holds the engine to. */
import type { Session } from './store.ts';

export const conversationStates = [
  /** The client has asked to join. */
  'asking',
  /** The client's request found the door gone; a late welcome still counts. */
  'given-up',
  'open',
  /** Something of the peer's is missing. */
  'gap',
  /** Nothing is sealed until the session is renewed: a restored store, or too much is missing. */
  'renewing',
  /** Two histories under one name: nothing is sealed until the client joins anew. */
  'forked',
  'ended',
] as const;
export type ConversationState = (typeof conversationStates)[number];

/** From each state to every other that one commit may lead to. A client who joins anew begins another session. */
export const transitions: Readonly<Record<ConversationState, readonly ConversationState[]>> = {
  asking: ['open', 'gap', 'given-up'],
  'given-up': ['open', 'gap'],
  open: ['gap', 'renewing', 'forked', 'ended'],
  gap: ['open', 'renewing', 'forked', 'ended'],
  renewing: ['open', 'gap', 'forked', 'ended'],
  forked: ['ended'],
  ended: [],
};

export function stateOf({ phase, joining, freeze, rekey, gap }: Session): ConversationState {
  if (phase === 'awaiting-welcome') return 'asking';
  if (phase === 'ended') return joining === undefined ? 'ended' : 'given-up';
  if (freeze !== undefined) return 'forked';
  if (rekey?.wanted !== undefined) return 'renewing';
  return gap === undefined ? 'open' : 'gap';
}

/** Whether anything may be sealed in this session now. */
export function mayTalk(session: Session): boolean {
  const state = stateOf(session);
  return state === 'open' || state === 'gap';
}
