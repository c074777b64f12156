/** All that the conversation's screen shows, as one query over the store. */
import type { ClientId } from '../../shared/domain/ids.ts';
import type { ConversationEvent, Entry, Session } from '../../shared/messenger/store.ts';
import { eventsOf, newestShown } from '../device-store/screen-queries.ts';
import type { Desk } from '../engine/desk.ts';
import { useStoreQuery } from '../engine/use-store-query.ts';
import { missingOf } from './missing-messages.ts';
import type { Missing } from './missing-messages.ts';

export type ConversationView = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly hasEarlier: boolean;
  readonly events: readonly ConversationEvent[];
  readonly missing: Missing | undefined;
  /** Nobody has compared this number yet, and there was another one that was compared (attacks.md 10). */
  readonly isNumberNew: boolean;
  readonly limit: number;
};

export function useConversation(desk: Desk, conversationId: ClientId, limit: number): ConversationView | undefined {
  const query = async (): Promise<ConversationView | undefined> => {
    const session = await desk.store.session(conversationId);
    if (session === undefined) return undefined;
    const [page, events, held, sessions] = await Promise.all([
      newestShown(desk.database, conversationId, limit),
      eventsOf(desk.database, conversationId),
      desk.store.heldPayloads(session.relationshipId),
      desk.store.sessions(),
    ]);
    const missing = missingOf(held, session.received.sequence);
    return { session, ...page, events, missing, isNumberNew: isNumberNew(session, sessions), limit };
  };
  return useStoreQuery(desk, query, conversationId, limit);
}

function isNumberNew(session: Session, sessions: readonly Session[]): boolean {
  const others = sessions.filter((other) => other.relationshipId !== session.relationshipId);
  return session.safety.kind === 'unverified' && others.some((other) => other.safety.kind === 'verified');
}
