/** Several conversations in one browser: the person says which. */
import type { ClientId } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/messenger/store.ts';
import { Screen } from '../components/Screen.tsx';
import { nameOf } from '../components/person-names.ts';
import { useWords } from '../i18n/use-words.ts';

export function ConversationList({
  sessions,
  onChoose,
}: {
  sessions: readonly Session[];
  onChoose: (id: ClientId) => void;
}) {
  const { say, day } = useWords();
  const stateOf = ({ phase, openedAt, joining }: Session) => {
    if (phase === 'open') return day(openedAt);
    if (phase === 'awaiting-welcome') return say('chooseWaiting');
    return joining === undefined ? say('chooseEnded', { date: day(openedAt) }) : say('chooseNotLetIn');
  };
  return (
    <Screen title={say('chooseTitle')}>
      <ul className="choices">
        {sessions.map((session) => (
          <li key={session.conversationId}>
            <button type="button" onClick={() => onChoose(session.conversationId)}>
              <bdi>{nameOf(session.peerProfile)}</bdi>
              <span className="hint">{stateOf(session)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
