/** What stands between the person and the reply box only while it is true: no relay, no room, a gap, a fork, an end. */
import { useEffect, useState } from 'react';
import type { Desk } from '../engine/desk.ts';
import { useHealth } from '../engine/use-health.ts';
import { useWords } from '../i18n/use-words.ts';
import { Phone } from '../safety/Phone.tsx';
import type { Missing } from './missing-messages.ts';
import type { ConversationView } from './use-conversation.ts';
import { useLowRoom } from './use-low-room.ts';

export function ConversationNotices({
  desk,
  view,
  therapist,
  onNewer,
}: {
  desk: Desk;
  view: ConversationView;
  therapist: string;
  onNewer: (() => void) | undefined;
}) {
  const { say } = useWords();
  const { session } = view;
  const health = useHealth(desk);
  const missingCount = useMissingCount(view.missing);
  // Where it has ended nothing is asked for any more.
  const isAskedFor = view.missing?.isAskedFor === true && session.phase !== 'ended';
  const isNearlyFull = useLowRoom();
  const phone = session.peerProfile.phone?.trim() || undefined;
  return (
    <div className="notices" role="status">
      {session.freeze === undefined ? null : <p className="problem">{say('forkNotice', { therapist })}</p>}
      {session.phase === 'ended' ? <Ended view={view} therapist={therapist} onNewer={onNewer} /> : null}
      {view.isNumberNew ? <p className="caution">{say('safetyNew', { therapist })}</p> : null}
      {missingCount > 0 ? (
        <p className="caution">{say(isAskedFor ? 'missing' : 'missingUnasked', { count: missingCount })}</p>
      ) : null}
      {health.storeTrouble === 'full' ? <p className="problem">{say('noRoomIncoming')}</p> : null}
      {health.storeTrouble === 'other' ? <p className="caution">{say('storeTrouble')}</p> : null}
      {health.isReachable ? null : (
        <p className="caution">
          {say('relayDown')}
          {phone === undefined ? null : (
            <>
              {' '}
              {say('relayDownCall')} <Phone number={phone} />
            </>
          )}
          <button type="button" className="quiet" onClick={() => desk.messenger.retryNow()}>
            {say('retry')}
          </button>
        </p>
      )}
      {isNearlyFull ? <p className="caution">{say('roomLow')}</p> : null}
    </div>
  );
}

/** Why it has ended cannot be known here: an end, or a new start in another browser, by this person or by someone else. */
function Ended({
  view,
  therapist,
  onNewer,
}: {
  view: ConversationView;
  therapist: string;
  onNewer: (() => void) | undefined;
}) {
  const { say } = useWords();
  if (onNewer !== undefined) {
    return (
      <p>
        {say('endedGoesOn', { therapist })}
        <button type="button" className="quiet" onClick={onNewer}>
          {say('openNewer')}
        </button>
      </p>
    );
  }
  const isByOther = view.events.some(({ what }) => what === 'ended-by-other');
  return <p>{say(isByOther ? 'endedByOther' : 'ended', { therapist })}</p>;
}

/** 0 until the gap is old enough to be worth a word. */
function useMissingCount(missing: Missing | undefined): number {
  const [nowMs, setNowMs] = useState(Date.now());
  const sayAt = missing?.sayAt;
  useEffect(() => {
    if (sayAt === undefined) return undefined;
    const timer = setTimeout(() => setNowMs(Date.now()), Math.max(0, sayAt - Date.now()) + 1);
    return () => clearTimeout(timer);
  }, [sayAt]);
  return missing !== undefined && nowMs >= missing.sayAt ? missing.count : 0;
}
