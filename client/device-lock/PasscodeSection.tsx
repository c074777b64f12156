/** Sets or takes away the passcode of this device, and says before what it is worth and what it can cost. */
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import type { Desk } from '../engine/desk.ts';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';

const minCharacters = 6;

export function PasscodeSection({ desk, therapist }: { desk: Desk; therapist: string }) {
  const { say } = useWords();
  const [isSetting, setIsSetting] = useState(false);
  const [progress, setProgress] = useState<number>();
  const [problem, setProblem] = useState<MessageKey>();

  const change = async (code: string | undefined) => {
    setProblem(undefined);
    setProgress(0);
    try {
      await desk.changePasscode(code, setProgress);
      // What is open still knows the rows as they were.
      window.location.reload();
    } catch {
      setProgress(undefined);
      setProblem('passFailed');
    }
  };

  return (
    <section>
      <h3>{say('passTitle')}</h3>
      <p>{say(desk.hasPasscode ? 'passOn' : 'passWhat')}</p>
      <p role="alert" className="problem">
        {problem === undefined ? '' : say(problem)}
      </p>
      {progress === undefined ? null : <progress aria-label={say('passWorking')} value={progress} />}
      {desk.hasPasscode ? (
        <div className="actions">
          <button type="button" onClick={() => window.location.reload()}>
            {say('lockNow')}
          </button>
          <button
            type="button"
            aria-disabled={progress !== undefined}
            onClick={progress === undefined ? () => void change(undefined) : undefined}
          >
            {say('passRemove')}
          </button>
        </div>
      ) : isSetting ? (
        <NewPasscode therapist={therapist} isBusy={progress !== undefined} onCode={(code) => void change(code)} />
      ) : (
        <div className="actions">
          <button type="button" onClick={() => setIsSetting(true)}>
            {say('passStart')}
          </button>
        </div>
      )}
    </section>
  );
}

type NewPasscodeProps = {
  readonly therapist: string;
  readonly isBusy: boolean;
  readonly onCode: (code: string) => void;
};

function NewPasscode({ therapist, isBusy, onCode }: NewPasscodeProps) {
  const { say } = useWords();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [problem, setProblem] = useState<MessageKey>();
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  useEffect(() => field.current?.focus(), []);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const wrong = Array.from(first).length < minCharacters ? 'passShort' : first === second ? undefined : 'passDiffer';
    setProblem(wrong);
    if (wrong === undefined) onCode(first);
    else field.current?.focus();
  };

  return (
    <form className="edit" onSubmit={onSubmit} noValidate>
      <p>{say('passLimits')}</p>
      <p className="important">{say('passForget', { therapist })}</p>
      <label htmlFor={`${fieldId}-first`}>{say('passNew')}</label>
      <input
        ref={field}
        id={`${fieldId}-first`}
        type="password"
        autoComplete="new-password"
        value={first}
        aria-describedby={`${fieldId}-problem`}
        aria-invalid={problem !== undefined}
        onChange={(event) => setFirst(event.target.value)}
      />
      <label htmlFor={`${fieldId}-second`}>{say('passAgain')}</label>
      <input
        id={`${fieldId}-second`}
        type="password"
        autoComplete="new-password"
        value={second}
        aria-describedby={`${fieldId}-problem`}
        onChange={(event) => setSecond(event.target.value)}
      />
      <p id={`${fieldId}-problem`} role="status" className="problem">
        {problem === undefined ? '' : say(problem)}
      </p>
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={isBusy}>
          {say(isBusy ? 'passWorking' : 'passSet')}
        </button>
      </div>
    </form>
  );
}
