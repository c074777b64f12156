/** Which conversation the page shows when it is opened. */
import type { ClientId } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/messenger/store.ts';
import { nameOf } from '../components/person-names.ts';

export type ConversationChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly session: Session }
  /** Those that go on come first, each part from the newest. */
  | { readonly kind: 'several'; readonly sessions: readonly Session[] };

/** What the person chose, else the only live one, else a question; an ended one is shown when nothing lives. */
export function chooseConversation(
  sessions: readonly Session[],
  chosen: ClientId | 'ask' | undefined,
): ConversationChoice {
  const newestFirst = [...sessions].sort((a, b) => b.openedAt - a.openedAt);
  const picked = newestFirst.find((session) => session.conversationId === chosen);
  if (picked) return { kind: 'one', session: picked };
  const live = newestFirst.filter((session) => session.phase !== 'ended');
  if (live.length > 1 || (chosen === 'ask' && sessions.length > 1)) {
    return { kind: 'several', sessions: [...live, ...newestFirst.filter((session) => session.phase === 'ended')] };
  }
  const only = live[0] ?? newestFirst[0];
  return only ? { kind: 'one', session: only } : { kind: 'none' };
}

/** The one in which the conversation with the same person goes on, as far as a name can tell. */
export function newerThan(session: Session, sessions: readonly Session[]): Session | undefined {
  const later = sessions.filter((other) => other.phase !== 'ended' && other.openedAt > session.openedAt);
  return later.find((other) => nameOf(other.peerProfile) === nameOf(session.peerProfile));
}
