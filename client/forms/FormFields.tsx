/** The questions of a form as fields; what a condition hides is not there. */
import { isFilled, isShown } from '../../shared/domain/forms/answers.ts';
import type { Answer, Answers } from '../../shared/domain/forms/answers.ts';
import { formLimits, isQuestion } from '../../shared/domain/forms/form.ts';
import type { AskedItem, Form } from '../../shared/domain/forms/form.ts';
import { assertNever } from '../../shared/language/assert-never.ts';
import { useWords } from '../i18n/use-words.ts';
import { SignatureField } from './SignatureField.tsx';

type OnChange = (question: string, answer: Answer | undefined) => void;

export type FormFieldsProps = {
  readonly form: Form;
  readonly answers: Answers;
  /** Ids of questions that are needed and were left out. */
  readonly missing: readonly string[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly onChange: OnChange;
};

export function FormFields({ form, answers, missing, today, onChange }: FormFieldsProps) {
  return form.items.map((item) => {
    if (!isShown(form, item, answers)) return null;
    if (item.kind === 'heading') return <h3 key={item.id}>{item.text}</h3>;
    if (!isQuestion(item))
      return (
        <p key={item.id} className="form-words" dir="auto">
          {item.text}
        </p>
      );
    return (
      <Field
        key={item.id}
        item={item}
        answer={answers.get(item.id)}
        isMissing={missing.includes(item.id) && !isFilled(answers.get(item.id))}
        today={today}
        onChange={onChange}
      />
    );
  });
}

type FieldProps = {
  readonly item: AskedItem;
  readonly answer: Answer | undefined;
  readonly isMissing: boolean;
  readonly today: string;
  readonly onChange: OnChange;
};

/** More steps than this are typed as a number. */
const MAX_STEPS = 21;

function Field({ item, answer, isMissing, today, onChange }: FieldProps) {
  const { say } = useWords();
  const id = `form-${item.id}`;
  const about = isMissing ? `${id}-missing` : undefined;
  const set = (next: Answer | undefined) => onChange(item.id, next);
  const label = (
    <>
      {item.label}
      {item.isRequired ? null : <span className="optional"> {say('formOptional')}</span>}
    </>
  );
  const needed = isMissing ? (
    <p id={`${id}-missing`} className="problem">
      {say('formNeeded')}
    </p>
  ) : null;

  switch (item.kind) {
    case 'text': {
      const text = answer?.kind === 'text' ? answer.text : '';
      const common = {
        id,
        dir: 'auto',
        value: text,
        maxLength: formLimits.answerCharacters,
        'aria-required': item.isRequired,
        'aria-invalid': isMissing,
        'aria-describedby': about,
      } as const;
      const put = (typed: string) => set(typed === '' ? undefined : { kind: 'text', text: typed });
      return (
        <div className="field">
          <label htmlFor={id} dir="auto">
            {label}
          </label>
          {needed}
          {item.isLong ? (
            <textarea {...common} rows={3} onChange={(event) => put(event.target.value)} />
          ) : (
            <input {...common} type="text" autoComplete="off" onChange={(event) => put(event.target.value)} />
          )}
        </div>
      );
    }
    case 'date':
      return (
        <div className="field">
          <label htmlFor={id} dir="auto">
            {label}
          </label>
          {needed}
          <input
            id={id}
            type="date"
            min="1900-01-01"
            max="2200-12-31"
            value={answer?.kind === 'date' ? answer.day : ''}
            aria-required={item.isRequired}
            aria-invalid={isMissing}
            aria-describedby={about}
            onChange={(event) => set(event.target.value === '' ? undefined : { kind: 'date', day: event.target.value })}
          />
        </div>
      );
    case 'choice': {
      const chosen = answer?.kind === 'choice' ? answer.options : [];
      const put = (option: string, isOn: boolean) => {
        const wanted = item.isMany
          ? item.options.filter((other) => (other.id === option ? isOn : chosen.includes(other.id)))
          : item.options.filter((other) => other.id === option);
        set(wanted.length === 0 ? undefined : { kind: 'choice', options: wanted.map((other) => other.id) });
      };
      return (
        <fieldset className="field" aria-describedby={about}>
          <legend dir="auto">{label}</legend>
          {needed}
          {item.isMany ? <p className="hint">{say('formMany')}</p> : null}
          {item.options.map((option, index) => (
            <label key={option.id} className="option" dir="auto">
              <input
                id={index === 0 ? id : undefined}
                type={item.isMany ? 'checkbox' : 'radio'}
                name={id}
                checked={chosen.includes(option.id)}
                onChange={(event) => put(option.id, event.target.checked)}
              />
              {option.label}
            </label>
          ))}
        </fieldset>
      );
    }
    case 'scale': {
      const value = answer?.kind === 'scale' ? answer.value : undefined;
      const steps = Array.from({ length: item.to - item.from + 1 }, (_, index) => item.from + index);
      const ends = say('formScale', { from: item.from, fromLabel: item.fromLabel, to: item.to, toLabel: item.toLabel });
      if (steps.length > MAX_STEPS)
        return (
          <div className="field">
            <label htmlFor={id} dir="auto">
              {label}
            </label>
            <p id={`${id}-ends`} className="hint">
              {ends}
            </p>
            {needed}
            <input
              id={id}
              type="number"
              inputMode="numeric"
              min={item.from}
              max={item.to}
              value={value ?? ''}
              aria-required={item.isRequired}
              aria-invalid={isMissing}
              aria-describedby={`${id}-ends`}
              onChange={(event) => {
                const typed = Number(event.target.value);
                const fits = event.target.value !== '' && steps.includes(typed);
                set(fits ? { kind: 'scale', value: typed } : undefined);
              }}
            />
          </div>
        );
      return (
        <fieldset className="field" aria-describedby={`${id}-ends`}>
          <legend dir="auto">{label}</legend>
          <p id={`${id}-ends`} className="hint" dir="auto">
            {ends}
          </p>
          {needed}
          <div className="steps">
            {steps.map((step, index) => (
              <label key={step} className="step">
                <input
                  id={index === 0 ? id : undefined}
                  type="radio"
                  name={id}
                  checked={value === step}
                  onChange={() => set({ kind: 'scale', value: step })}
                />
                {step}
              </label>
            ))}
          </div>
        </fieldset>
      );
    }
    case 'signature':
      return (
        <SignatureField
          id={id}
          label={label}
          needed={needed}
          isRequired={item.isRequired}
          signature={answer?.kind === 'signature' ? answer : undefined}
          today={today}
          onChange={set}
        />
      );
    default:
      return assertNever(item);
  }
}
