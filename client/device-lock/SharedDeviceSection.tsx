/** Whether others use this device, too, and the word that was agreed with the therapist. */
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import type { Desk } from '../engine/desk.ts';
import { useWords } from '../i18n/use-words.ts';

export const codeWordCharacters = 60;

export function SharedDeviceSection({ desk, therapist }: { desk: Desk; therapist: string }) {
  const { say } = useWords();
  const settings = desk.settings();
  const [isShared, setIsShared] = useState(settings.isShared ?? false);
  const [word, setWord] = useState(settings.codeWord ?? '');
  const [said, setSaid] = useState<'codeWordKept' | 'storeTrouble'>();
  const fieldId = useId();

  const share = (isOn: boolean) => {
    setIsShared(isOn);
    desk.keepSetting({ name: 'isShared', value: isOn }).catch(() => setIsShared(!isOn));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    desk.keepSetting({ name: 'codeWord', value: word.trim() }).then(
      () => setSaid('codeWordKept'),
      () => setSaid('storeTrouble'),
    );
  };

  return (
    <section>
      <h3>{say('sharedTitle')}</h3>
      <label className="choice">
        <input type="checkbox" checked={isShared} onChange={(event) => share(event.target.checked)} />
        <span>{say('sharedAsk')}</span>
      </label>
      <p className="hint">{say('sharedLimits')}</p>
      <form className="edit" onSubmit={onSubmit}>
        <label htmlFor={fieldId}>{say('codeWord')}</label>
        <p id={`${fieldId}-hint`} className="hint">
          {say('codeWordHint', { therapist })}
        </p>
        <input
          id={fieldId}
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={codeWordCharacters}
          value={word}
          aria-describedby={`${fieldId}-hint`}
          onChange={(event) => {
            setWord(event.target.value);
            setSaid(undefined);
          }}
        />
        <p role="status">{said === undefined ? '' : say(said)}</p>
        <div className="actions">
          <button type="submit">{say('codeWordKeep')}</button>
        </div>
      </form>
    </section>
  );
}
