/** Asks for the passcode of this device, and says what can be done when it is forgotten. */
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Screen } from '../components/Screen.tsx';
import type { Place } from '../engine/take-place.ts';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';
import { EraseButton } from './EraseButton.tsx';

export type LockedScreenProps = {
  readonly place: Extract<Place, { kind: 'locked' }>;
  readonly onErased: () => void;
};

export function LockedScreen({ place, onErased }: LockedScreenProps) {
  const { say } = useWords();
  const [code, setCode] = useState('');
  const [progress, setProgress] = useState<number>();
  const [problem, setProblem] = useState<MessageKey>();
  const [isForgotten, setIsForgotten] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  const isBusy = progress !== undefined;

  useEffect(() => {
    if (problem !== undefined) field.current?.focus();
  }, [problem]);

  const unlock = async () => {
    setProblem(undefined);
    setProgress(0);
    try {
      if (await place.unlock(code, setProgress)) return;
      setProblem('lockedWrong');
      setCode('');
    } catch {
      setProblem('notLoaded');
    }
    setProgress(undefined);
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && code !== '') void unlock();
  };

  return (
    <Screen title={say('lockedTitle')}>
      <form onSubmit={onSubmit} noValidate>
        <label htmlFor={fieldId}>{say('lockedLabel')}</label>
        <input
          ref={field}
          id={fieldId}
          type="password"
          autoComplete="off"
          value={code}
          aria-describedby={`${fieldId}-problem`}
          aria-invalid={problem !== undefined}
          onChange={(event) => setCode(event.target.value)}
        />
        <p id={`${fieldId}-problem`} role="status" className="problem">
          {problem === undefined ? '' : say(problem)}
        </p>
        {progress === undefined ? null : <progress aria-label={say('lockedOpening')} value={progress} />}
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={isBusy || code === ''}>
            {say(isBusy ? 'lockedOpening' : 'lockedOpen')}
          </button>
        </div>
      </form>
      <button type="button" className="quiet" aria-expanded={isForgotten} onClick={() => setIsForgotten(!isForgotten)}>
        {say('lockedForgot')}
      </button>
      {isForgotten ? (
        <section>
          <p>{say('lockedForgotText')}</p>
          <EraseButton erase={place.erase} onErased={onErased} />
        </section>
      ) : null}
    </Screen>
  );
}
