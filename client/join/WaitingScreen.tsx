/** After asking to join: who has to say yes, and whether the question has left this device. */
import type { Session } from '../../shared/messenger/store.ts';
import { nameOf } from '../components/person-names.ts';
import { Screen } from '../components/Screen.tsx';
import type { Desk } from '../engine/desk.ts';
import { useHealth } from '../engine/use-health.ts';
import { useStoreQuery } from '../engine/use-store-query.ts';
import { useWords } from '../i18n/use-words.ts';

export function WaitingScreen({ desk, session }: { desk: Desk; session: Session }) {
  const { say } = useWords();
  const therapist = nameOf(session.peerProfile);
  const health = useHealth(desk);
  const isQueued = useStoreQuery(
    desk,
    async () => (await desk.store.outbox()).some((item) => item.conversationId === session.conversationId),
    session.conversationId,
  );
  return (
    <Screen title={say('waitingTitle', { therapist })}>
      <p role="status">
        {isQueued === undefined ? '' : say(isQueued ? 'waitingQueued' : 'waitingSent', { therapist })}
      </p>
      {session.joining?.withCode === true ? <p>{say('waitingCode', { therapist })}</p> : null}
      <p>{say('waitingClose')}</p>
      <p role="status" className="problem">
        {health.isReachable ? '' : say('relayDown')}
      </p>
    </Screen>
  );
}
