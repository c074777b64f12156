/** After an older copy of the store came into use: nothing is sent with a ratchet that has been further already (protocol.md 2.13). */
import { wantRekey } from '../../../../shared/messenger/rekeying.ts';
import type { Change, ConversationStore } from '../../../../shared/messenger/store.ts';

/**
 * Holds every open session back until it has been renewed with the other side, which the engine then begins by
 * itself; before the engine starts. Cells that waited are dropped: what they say is in the chain, and the other
 * side asks for it if it has not come. Returns how many sessions there are.
 */
export async function freezeRestored(store: ConversationStore): Promise<number> {
  const open = (await store.sessions()).filter(({ phase, freeze }) => phase === 'open' && freeze === undefined);
  const held = new Set(open.map(({ conversationId }) => conversationId));
  const waiting = (await store.outbox()).filter(({ conversationId }) => held.has(conversationId));
  const changes: readonly Change[] = [
    ...open.map((session): Change => ({ kind: 'put-session', session: wantRekey(session, 'restored') })),
    ...waiting.map(({ cellId }): Change => ({ kind: 'delete-outbox', cellId })),
  ];
  if (changes.length > 0) await store.commit(changes);
  return open.length;
}
