/** A form in the conversation: what it is called, how far it is, and the way to it; or one's own answer to it. */
import { useState } from 'react';
import { questionsOf } from '../../shared/domain/forms/form.ts';
import type { Entry } from '../../shared/messenger/store.ts';
import type { Desk } from '../engine/desk.ts';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';
import { formType } from '../device-store/shown-types.ts';
import type { FormState } from './form-state.ts';
import { standingOfAnswer } from './form-state.ts';
import { loadFormPanel } from './load-form-panel.ts';
import type { FormPanelPart } from './load-form-panel.ts';

const standingWords = {
  answered: 'formAnswered',
  signed: 'formSigned',
  refused: 'formRefused',
  withdrawn: 'formWithdrawn',
} as const satisfies Record<string, MessageKey>;

const stateWords = {
  answered: 'formStateAnswered',
  signed: 'formStateSigned',
  refused: 'formStateRefused',
  withdrawn: 'formStateWithdrawn',
} as const satisfies Record<string, MessageKey>;

export type FormMessageProps = {
  readonly desk: Desk;
  readonly entry: Entry;
  readonly state: FormState;
  readonly therapist: string;
  /** The conversation is open, and the form belongs to it as it is now. */
  readonly mayAnswer: boolean;
  /** Something that no message tells of was changed on this device. */
  readonly onChange: () => void;
};

export function FormMessage({ desk, entry, state, therapist, mayAnswer, onChange }: FormMessageProps) {
  const { say, dayAndTime } = useWords();
  const [Part, setPart] = useState<{ readonly Panel: FormPanelPart }>();
  const [isLoading, setIsLoading] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const { shown, given, hasDraft } = state;
  const isAnswered = given !== undefined;
  const asksNothing = questionsOf(shown.form).length === 0;

  const open = async () => {
    if (isLoading) return;
    setIsLoading(true);
    setHasFailed(false);
    const Panel = await loadFormPanel();
    setIsLoading(false);
    if (Panel === undefined) setHasFailed(true);
    else setPart({ Panel });
  };

  if (entry.type !== formType) {
    const standing = standingOfAnswer(state, entry);
    return (
      <p className="text" dir="auto">
        {say(standing === undefined ? 'unreadable' : standingWords[standing], { title: shown.form.title })}
      </p>
    );
  }
  return (
    <div className="form-card">
      <p className="form-title" dir="auto" lang={shown.form.locale}>
        {shown.form.title}
      </p>
      <p className="hint">
        {isAnswered
          ? say(stateWords[given.standing], { when: dayAndTime(given.at) })
          : say(asksNothing ? 'formToRead' : hasDraft ? 'formHalf' : 'formAsked', { therapist })}
      </p>
      <button
        type="button"
        className={isAnswered || asksNothing ? undefined : 'primary'}
        aria-haspopup="dialog"
        onClick={() => void open()}
      >
        {say(isLoading ? 'loading' : wayIn())}
      </button>
      <p role="alert" className="problem">
        {hasFailed ? say('formNotLoaded') : ''}
      </p>
      {Part === undefined ? null : (
        <Part.Panel
          desk={desk}
          state={state}
          therapist={therapist}
          mayAnswer={mayAnswer && !asksNothing}
          onClose={() => {
            setPart(undefined);
            onChange();
          }}
        />
      )}
    </div>
  );

  function wayIn(): MessageKey {
    if (asksNothing) return 'formRead';
    if (isAnswered || !mayAnswer) return 'formShow';
    return hasDraft ? 'formGoOn' : 'formFill';
  }
}
