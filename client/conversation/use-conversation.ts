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
  readonly limit: number;
};

export function useConversation(desk: Desk, conversationId: ClientId, limit: number): ConversationView | undefined {
  const query = async (): Promise<ConversationView | undefined> => {
    const session = await desk.store.session(conversationId);
    if (session === undefined) return undefined;
    const [page, events, held] = await Promise.all([
      newestShown(desk.database, conversationId, limit),
      eventsOf(desk.database, conversationId),
      desk.store.heldPayloads(session.relationshipId),
    ]);
    return { session, ...page, events, missing: missingOf(held, session.received.sequence), limit };
  };
  return useStoreQuery(desk, query, conversationId, limit);
}
