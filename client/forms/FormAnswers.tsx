/** A form as it reads once it is answered: its words, each question and what was said to it. */
import { answerLines, drawingField, isShown } from '../../shared/domain/forms/answers.ts';
import type { Answers, Drawing } from '../../shared/domain/forms/answers.ts';
import { strokePath } from '../../shared/domain/forms/drawing.ts';
import { isQuestion } from '../../shared/domain/forms/form.ts';
import type { Form } from '../../shared/domain/forms/form.ts';
import { useWords } from '../i18n/use-words.ts';

export type FormAnswersProps = {
  readonly form: Form;
  readonly answers: Answers;
  /** Nothing was answered: then only what it asks is shown. */
  readonly hidesAnswers?: boolean;
};

export function FormAnswers({ form, answers, hidesAnswers = false }: FormAnswersProps) {
  const { say, calendarDay } = useWords();
  const lines = new Map(answerLines(form, answers).map((line) => [line.id, line]));
  return (
    <div className="form-answers" lang={form.locale}>
      {form.items.map((item) => {
        if (!hidesAnswers && !isShown(form, item, answers)) return null;
        if (!isQuestion(item))
          return item.kind === 'heading' ? (
            <h3 key={item.id}>{item.text}</h3>
          ) : (
            <p key={item.id} className="form-words">
              {item.text}
            </p>
          );
        const given = answers.get(item.id);
        const { answer: words = '', signedOn } = lines.get(item.id) ?? {};
        return (
          <div key={item.id} className="form-answer">
            <p className="form-question" dir="auto">
              {item.label}
            </p>
            {hidesAnswers ? null : (
              <p className={words === '' ? 'hint' : 'form-words'} dir="auto">
                {words === '' ? say('formNoAnswer') : given?.kind === 'date' ? calendarDay(given.day) : words}
              </p>
            )}
            {hidesAnswers || signedOn === undefined ? null : <p className="hint">{calendarDay(signedOn)}</p>}
            {given?.kind === 'signature' && given.drawing !== undefined ? (
              <DrawnSignature drawing={given.drawing} />
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

function DrawnSignature({ drawing }: { drawing: Drawing }) {
  const { say } = useWords();
  return (
    <svg
      className="signature"
      viewBox={`0 0 ${String(drawingField.width)} ${String(drawingField.height)}`}
      role="img"
      aria-label={say('formDrawn')}
    >
      {drawing.map((stroke, index) => (
        <path key={index} d={strokePath(stroke)} />
      ))}
    </svg>
  );
}
