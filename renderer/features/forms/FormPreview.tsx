/** A form as the client sees it: fields that can be tried, conditions that hold, and nothing that is kept or sent. */
import { useState } from 'react';
import { type Answer, type Answers, isShown } from '../../../shared/domain/forms/answers.ts';
import { type AskedItem, type Form, isQuestion } from '../../../shared/domain/forms/form.ts';
import { assertNever } from '../../../shared/language/assert-never.ts';
import { Checkbox, RadioGroup, TextArea, TextField } from '../../components/index.ts';
import { localDay } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './forms.module.css';

export function FormPreview({ form }: { readonly form: Form }) {
  const [answers, setAnswers] = useState<Answers>(new Map());
  return (
    <div className={styles['preview']} lang={form.locale}>
      {form.items.map((item) => {
        if (!isShown(form, item, answers)) return null;
        if (item.kind === 'heading')
          return (
            <p key={item.id} className={styles['previewHeading']} dir="auto">
              {item.text}
            </p>
          );
        if (!isQuestion(item))
          return (
            <p key={item.id} className={styles['previewWords']} dir="auto">
              {item.text}
            </p>
          );
        return (
          <PreviewField
            key={item.id}
            item={item}
            answer={answers.get(item.id)}
            onChange={(answer) => setAnswers(new Map(answers).set(item.id, answer))}
          />
        );
      })}
    </div>
  );
}

type PreviewFieldProps = {
  readonly item: AskedItem;
  readonly answer: Answer | undefined;
  onChange(answer: Answer): void;
};

function PreviewField({ item, answer, onChange }: PreviewFieldProps) {
  const text = useText();
  // While its question is still being thought of, a field goes by what it is.
  const question = item.label.trim() === '' ? text(`forms.part.${item.kind}`) : item.label;
  const label = item.isRequired ? question : text('forms.preview.optional', { label: question });
  switch (item.kind) {
    case 'text': {
      const value = answer?.kind === 'text' ? answer.text : '';
      const put = (typed: string) => onChange({ kind: 'text', text: typed });
      return item.isLong ? (
        <TextArea label={label} dir="auto" rows={3} value={value} onChange={put} />
      ) : (
        <TextField label={label} dir="auto" value={value} onChange={put} />
      );
    }
    case 'date':
      return (
        <TextField
          label={label}
          type="date"
          value={answer?.kind === 'date' ? answer.day : ''}
          onChange={(day) => onChange({ kind: 'date', day })}
        />
      );
    case 'choice': {
      const chosen = answer?.kind === 'choice' ? answer.options : [];
      if (!item.isMany)
        return (
          <RadioGroup
            label={label}
            options={item.options.map((option) => ({ value: option.id, label: option.label }))}
            value={chosen[0] ?? ''}
            onChange={(option) => onChange({ kind: 'choice', options: [option] })}
          />
        );
      return (
        <fieldset className={styles['group']}>
          <legend dir="auto">{label}</legend>
          {item.options.map((option) => (
            <Checkbox
              key={option.id}
              label={option.label}
              checked={chosen.includes(option.id)}
              onChange={(isOn) => {
                const wanted = item.options.filter(({ id }) => (id === option.id ? isOn : chosen.includes(id)));
                onChange({ kind: 'choice', options: wanted.map(({ id }) => id) });
              }}
            />
          ))}
        </fieldset>
      );
    }
    case 'scale':
      return (
        <TextField
          label={label}
          hint={text('forms.preview.scale', {
            from: item.from,
            fromLabel: item.fromLabel,
            to: item.to,
            toLabel: item.toLabel,
          })}
          type="number"
          min={item.from}
          max={item.to}
          value={answer?.kind === 'scale' ? String(answer.value) : ''}
          onChange={(typed) => onChange({ kind: 'scale', value: Number(typed) })}
        />
      );
    case 'signature': {
      const name = answer?.kind === 'signature' ? answer.name : '';
      const today = localDay(Date.now());
      const day = (answer?.kind === 'signature' ? answer.day : undefined) ?? today;
      return (
        <>
          <TextField
            label={label}
            hint={text('forms.preview.signature')}
            dir="auto"
            value={name}
            onChange={(typed) => onChange({ kind: 'signature', name: typed, day })}
          />
          <TextField
            label={text('forms.part.date')}
            type="date"
            value={day}
            onChange={(chosen) => onChange({ kind: 'signature', name, day: chosen === '' ? today : chosen })}
          />
        </>
      );
    }
    default:
      return assertNever(item);
  }
}
