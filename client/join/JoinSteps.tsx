/** From the press of "Continue" to the question "may I come in": every outcome has its own screen. */
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { assertNever } from '../../shared/language/assert-never.ts';
import type { LinkOutcome, OpenedInvite } from '../../shared/messenger/messenger.ts';
import { Screen } from '../components/Screen.tsx';
import type { Desk } from '../engine/desk.ts';
import { useWords } from '../i18n/use-words.ts';
import { Notice, ReloadButton } from '../page/Notices.tsx';
import { InviteForm } from './InviteForm.tsx';

type Step = { readonly kind: 'opening' } | Exclude<LinkOutcome, { kind: 'link' }> | OpenedInvite;

export type JoinStepsProps = {
  readonly desk: Desk;
  readonly link: string;
  readonly onInviteLocale: (locale: string) => void;
  /** What was written as a name at an earlier try. */
  readonly lastName: string;
  readonly onAsked: (name: string) => void;
};

export function JoinSteps({ desk, link, onInviteLocale, lastName, onAsked }: JoinStepsProps) {
  const { say } = useWords();
  const [step, setStep] = useState<Step>({ kind: 'opening' });
  const [attempt, setAttempt] = useState(0);

  const tellLocale = useEffectEvent(onInviteLocale);
  useEffect(() => {
    let isCurrent = true;
    const open = async () => {
      const looked = desk.messenger.client.inspectLink(link);
      const outcome = looked.kind === 'link' ? await desk.messenger.client.openInvite(link) : looked;
      if (!isCurrent) return;
      if (outcome.kind === 'invite') tellLocale(outcome.locale);
      setStep(outcome);
    };
    setStep({ kind: 'opening' });
    void open();
    return () => {
      isCurrent = false;
    };
  }, [desk, link, attempt]);

  const onStop = useCallback((stopped: 'gone' | 'expired') => setStep({ kind: stopped }), []);

  switch (step.kind) {
    case 'opening':
      return (
        <Screen title={say('openingTitle')}>
          <p role="status">{say('loading')}</p>
        </Screen>
      );
    case 'invite':
      return <InviteForm desk={desk} invite={step} lastName={lastName} onAsked={onAsked} onStop={onStop} />;
    case 'not-a-link':
      return <Notice title="refusedNotALinkTitle" text={['refusedNotALinkText']} />;
    case 'damaged-link':
      return <Notice title="refusedDamagedTitle" text={['refusedDamagedText']} />;
    case 'expired':
      return <Notice title="refusedExpiredTitle" text={['refusedExpiredText']} />;
    case 'gone':
      return <Notice title="refusedGoneTitle" text={['refusedGoneText']} />;
    case 'altered':
      return <Notice title="refusedAlteredTitle" text={['refusedAlteredText']} />;
    case 'newer-version':
      return (
        <Notice title="refusedNewerTitle" text={['refusedNewerText']}>
          <ReloadButton />
        </Notice>
      );
    case 'relay-unreachable':
      return (
        <Notice title="refusedUnreachableTitle" text={['refusedUnreachableText']}>
          <div className="actions">
            <button type="button" className="primary" onClick={() => setAttempt((count) => count + 1)}>
              {say('retry')}
            </button>
          </div>
        </Notice>
      );
    default:
      return assertNever(step);
  }
}
