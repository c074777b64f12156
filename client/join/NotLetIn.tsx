/** The request was in vain: why, as far as that is known, and what can be done. */
import type { ReactNode } from 'react';
import type { Session } from '../../shared/messenger/store.ts';
import { nameOf } from '../components/person-names.ts';
import { Screen } from '../components/Screen.tsx';
import { useWords } from '../i18n/use-words.ts';
import { Notice } from '../page/Notices.tsx';

export type NotLetInProps = {
  readonly session: Session;
  readonly joining: NonNullable<Session['joining']>;
  /** Undefined when this tab no longer knows the link, which is kept nowhere. */
  readonly onAgain: (() => void) | undefined;
  readonly children: ReactNode;
};

export function NotLetIn({ session, joining: { refused }, onAgain, children }: NotLetInProps) {
  const { say } = useWords();
  const therapist = nameOf(session.peerProfile);
  if (refused === undefined) {
    return (
      <Notice title="notLetInTitle" text={['notLetInText']}>
        {children}
      </Notice>
    );
  }
  if (refused.kind === 'crowded') {
    return (
      <Screen title={say('crowdedTitle')}>
        <p>{say('crowdedText', { therapist })}</p>
        {children}
      </Screen>
    );
  }
  return (
    <Screen title={say('wrongCodeTitle')}>
      <p>{say('wrongCodeLeft', { count: refused.triesLeft })}</p>
      <p>{say('wrongCodeWhat', { therapist })}</p>
      {onAgain === undefined ? (
        <p>{say('wrongCodeOpenLink')}</p>
      ) : (
        <div className="actions">
          <button type="button" className="primary" onClick={onAgain}>
            {say('wrongCodeAgain')}
          </button>
        </div>
      )}
      {children}
    </Screen>
  );
}
