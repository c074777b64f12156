/** The number that two people compare to know that nobody stands between them (protocol.md 2.7). */
import { useState } from 'react';
import type { ClientId } from '../../shared/domain/ids.ts';
import { Panel } from '../components/Panel.tsx';
import type { Desk } from '../engine/desk.ts';
import { useStoreQuery } from '../engine/use-store-query.ts';
import { useWords } from '../i18n/use-words.ts';

export type SafetyNumberPanelProps = {
  readonly desk: Desk;
  readonly conversationId: ClientId;
  readonly therapist: string;
  readonly onClose: () => void;
};

export function SafetyNumberPanel({ desk, conversationId, therapist, onClose }: SafetyNumberPanelProps) {
  const { say, dayAndTime } = useWords();
  const [hasFailed, setHasFailed] = useState(false);
  const number = useStoreQuery(desk, () => desk.messenger.safetyNumber(conversationId), conversationId);

  const mark = (by: string | undefined) => {
    setHasFailed(false);
    desk.messenger.setVerified(conversationId, by).catch(() => setHasFailed(true));
  };

  return (
    <Panel title={say('safetyTitle', { therapist })} onClose={onClose}>
      {number === undefined ? (
        <p>{say('safetyNone', { therapist })}</p>
      ) : (
        <>
          <p>{say('safetyHow', { therapist })}</p>
          <ol className="safety-number" aria-label={say('safetyGroups')}>
            {number.groups.map((group, index) => (
              // Two groups may be alike; their place is their name.
              <li key={index}>{group}</li>
            ))}
          </ol>
          <p role="status">
            {number.state.kind === 'verified'
              ? say('safetyVerified', { date: dayAndTime(number.state.at) })
              : say('safetyUnverified')}
          </p>
          <p>{say('safetyDiffer', { therapist })}</p>
          <p role="alert" className="problem">
            {hasFailed ? say('storeTrouble') : ''}
          </p>
          <div className="actions">
            {number.state.kind === 'verified' ? (
              <button type="button" onClick={() => mark(undefined)}>
                {say('safetyTakeBack')}
              </button>
            ) : (
              <button type="button" className="primary" onClick={() => mark('client')}>
                {say('safetySame')}
              </button>
            )}
          </div>
        </>
      )}
    </Panel>
  );
}
