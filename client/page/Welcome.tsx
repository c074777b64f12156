/** The first thing a person with a link sees: what this is, and that nothing happens until "Continue". */
import { Screen } from '../components/Screen.tsx';
import { useWords } from '../i18n/use-words.ts';

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
      <p>{say('welcomeSealed')}</p>
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
