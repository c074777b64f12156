/** On a device that others use, too: asks who is there before anything is shown. It asks; it does not lock. */
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { Screen } from '../components/Screen.tsx';
import { useWords } from '../i18n/use-words.ts';
import { leaveQuickly } from '../quick-exit/leave.ts';
import { isSameWord } from './code-word.ts';

export type IsItYouProps = {
  /** Empty where it is not known. */
  readonly initial: string;
  /** Empty: none was agreed. */
  readonly codeWord: string;
  readonly onYes: () => void;
};

export function IsItYou({ initial, codeWord, onYes }: IsItYouProps) {
  const { say } = useWords();
  const [word, setWord] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const fieldId = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (codeWord === '' || isSameWord(word, codeWord)) onYes();
    else setIsWrong(true);
  };
  return (
    <Screen title={say('isItYouTitle')}>
      <p>{initial === '' ? say('isItYouUnnamed') : say('isItYouText', { initial })}</p>
      <form onSubmit={onSubmit} noValidate>
        {codeWord === '' ? null : (
          <>
            <label htmlFor={fieldId}>{say('codeWord')}</label>
            <input
              id={fieldId}
              type="password"
              autoComplete="off"
              value={word}
              aria-describedby={`${fieldId}-problem`}
              aria-invalid={isWrong}
              onChange={(event) => setWord(event.target.value)}
            />
            <p id={`${fieldId}-problem`} role="status" className="problem">
              {isWrong ? say('isItYouWrong') : ''}
            </p>
          </>
        )}
        <div className="actions">
          <button type="submit" className="primary">
            {say('isItYouYes')}
          </button>
          <button type="button" onClick={leaveQuickly}>
            {say('isItYouNo')}
          </button>
        </div>
      </form>
    </Screen>
  );
}
