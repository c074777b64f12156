/** Which conversation the page shows when it is opened. */
import type { ClientId } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/messenger/store.ts';

export type ConversationChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly session: Session }
  | { readonly kind: 'several'; readonly sessions: readonly Session[] };

/** What the person chose, else the only live one, else a question; an ended one is shown when nothing lives. */
export function chooseConversation(sessions: readonly Session[], chosen: ClientId | undefined): ConversationChoice {
  const newestFirst = [...sessions].sort((a, b) => b.openedAt - a.openedAt);
  const picked = newestFirst.find((session) => session.conversationId === chosen);
  if (picked) return { kind: 'one', session: picked };
  const live = newestFirst.filter((session) => session.phase !== 'ended');
  if (live.length > 1) return { kind: 'several', sessions: live };
  const only = live[0] ?? newestFirst[0];
  return only ? { kind: 'one', session: only } : { kind: 'none' };
}
