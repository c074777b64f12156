/** The first thing a person with a link sees: what this is, and that nothing happens until "Continue". */
import { Screen } from '../components/Screen.tsx';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';

/** What somebody should know before joining, and no more than that. */
const firstReading: readonly (readonly [MessageKey, MessageKey])[] = [
  ['firstKeptTitle', 'firstKept'],
  ['firstProtectsTitle', 'firstProtects'],
  ['firstNotTitle', 'firstNot'],
  ['firstExitTitle', 'firstExit'],
];

export type WelcomeProps = {
  readonly hasConversation: boolean;
  readonly isLoading: boolean;
  readonly couldNotLoad: boolean;
  readonly onContinue: () => void;
  readonly onOpenOld: () => void;
};

export function Welcome({ hasConversation, isLoading, couldNotLoad, onContinue, onOpenOld }: WelcomeProps) {
  const { say } = useWords();
  return (
    <Screen title={say('welcomeTitle')}>
      <p>{say('welcomeWhat')}</p>
      <dl className="first-reading">
        {firstReading.map(([title, text]) => (
          <div key={title}>
            <dt>{say(title)}</dt>
            <dd>{say(text)}</dd>
          </div>
        ))}
      </dl>
      <p className="important">{say(hasConversation ? 'welcomeAlready' : 'welcomeNothing')}</p>
      <p role="status" className="problem">
        {couldNotLoad && !isLoading ? say('notLoaded') : ''}
      </p>
      <div className="actions">
        <button
          type="button"
          className="primary"
          aria-disabled={isLoading}
          onClick={isLoading ? undefined : onContinue}
        >
          {say(isLoading ? 'loading' : 'continue')}
        </button>
        {hasConversation ? (
          <button type="button" onClick={onOpenOld}>
            {say('welcomeOpenOld')}
          </button>
        ) : null}
      </div>
    </Screen>
  );
}
