/** After an older copy of the store came into use: nothing is sent with a ratchet that has been further already. */
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import type { Change, ConversationStore } from '../../../../shared/messenger/store.ts';

/** Freezes every open session and says so in its timeline; before the engine starts. Returns how many. */
export async function freezeRestored(store: ConversationStore, at: Timestamp): Promise<number> {
  const open = (await store.sessions()).filter(({ phase, freeze }) => phase === 'open' && freeze === undefined);
  const changes = open.flatMap((session): readonly Change[] => [
    { kind: 'put-session', session: { ...session, freeze: { kind: 'fork', at } } },
    { kind: 'append-event', event: { conversationId: session.conversationId, at, what: 'fork' } },
  ]);
  if (changes.length > 0) await store.commit(changes);
  return open.length;
}
