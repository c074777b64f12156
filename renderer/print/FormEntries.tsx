/** A form and its answer on paper: what was asked word for word, what was answered, who signed and whether it fits. */
import type { Locale, RecordLine } from '../../shared/contract/index.ts';
import { drawingField } from '../../shared/domain/forms/answers.ts';
import { strokePath } from '../../shared/domain/forms/drawing.ts';
import { printText } from '../i18n/print-text.ts';
import { deliveryFacts } from './delivery-facts.ts';
import { Words } from './Words.tsx';
import { dayOf, longDay, momentOf, timeOf } from './record-layout.ts';

type FormLine = Extract<RecordLine, { kind: 'form' }>;
type AnswerLine = Extract<RecordLine, { kind: 'form-answer' }>;

export function FormEntry({ line, locale }: { readonly line: FormLine; readonly locale: Locale }) {
  const text = printText(locale);
  return (
    <article lang={line.locale}>
      <p className="head">
        <span className="sender" dir="auto">
          {line.name}
        </span>{' '}
        <span className="meta">{timeOf(line.at)}</span>
      </p>
      <h3 dir="auto">{text('print.form.title', { title: line.title })}</h3>
      {line.parts.map((part, index) => (
        <p key={index} className="text" dir="auto">
          {part.kind === 'heading' ? (
            <strong>
              <Words>{part.text}</Words>
            </strong>
          ) : (
            <Words>{part.text}</Words>
          )}
          {part.options !== undefined && ` (${part.options.join(' / ')})`}
        </p>
      ))}
      <p className="meta">{[formVersion(line, locale), ...deliveryFacts(line, locale)].join(' · ')}</p>
    </article>
  );
}

type AnswerProps = {
  readonly line: AnswerLine;
  readonly locale: Locale;
  readonly numbers: { readonly [id: string]: number };
};

export function FormAnswerEntry({ line, locale, numbers }: AnswerProps) {
  const text = printText(locale);
  const day = dayOf(line.at);
  const asked = numbers[line.asks];
  const { form, given } = line;
  return (
    <article>
      <p className="head">
        <span className="sender" dir="auto">
          {line.name}
        </span>{' '}
        <span className="meta">{timeOf(line.at)}</span>
      </p>
      <h3 dir="auto">
        {text(`print.form.standing.${given?.standing ?? 'unread'}`, {
          title: form?.title ?? text('forms.row.unknown'),
        })}
      </h3>
      {given?.answers.map(({ question, answer, isSignature, signedOn, drawing }, index) => (
        <div key={index} className="answer">
          <p className="text" dir="auto">
            <strong>
              <Words>{question}</Words>
            </strong>
          </p>
          <p className="text" dir="auto">
            {answer === '' ? (
              text('print.form.noAnswer')
            ) : /^\d{4}-\d{2}-\d{2}$/.test(answer) ? (
              longDay(locale, answer)
            ) : (
              <Words>{answer}</Words>
            )}
            {isSignature === true && ` ${text('print.form.typed')}`}
            {signedOn !== undefined && `, ${longDay(locale, signedOn)}`}
          </p>
          {drawing !== undefined && (
            <svg
              className="drawing"
              viewBox={`0 0 ${String(drawingField.width)} ${String(drawingField.height)}`}
              role="img"
              aria-label={text('print.form.drawn')}
            >
              {drawing.map((stroke, place) => (
                <path key={place} d={strokePath(stroke)} />
              ))}
            </svg>
          )}
        </div>
      ))}
      {given?.score !== undefined && (
        <p className="text">
          {given.score.total === undefined || given.score.severity === undefined
            ? text('forms.score.none')
            : text('forms.score', {
                total: given.score.total,
                of: given.score.of,
                severity: text(`forms.severity.${given.score.severity}`),
              })}
        </p>
      )}
      <p className="signature">{text(`forms.verdict.${line.verdict}`)}</p>
      <p className="meta">
        {[
          ...(asked === undefined ? [] : [text('print.form.asks', { number: asked })]),
          ...(form === undefined ? [] : [formVersion(form, locale)]),
          ...(given === undefined
            ? []
            : [
                text('print.form.given', {
                  at: momentOf(given.at, day),
                  zone: given.timeZone === '' ? text('print.form.noZone') : given.timeZone,
                }),
                text('print.form.signer', { key: given.signer }),
              ]),
          text('print.line.stored', { at: momentOf(line.storedAt, day) }),
          ...(line.readAt === undefined ? [] : [text('print.line.readHere', { at: momentOf(line.readAt, day) })]),
        ].join(' · ')}
      </p>
    </article>
  );
}

/** Without its hash where words of it are hidden. */
function formVersion({ version, sha256 }: Pick<FormLine, 'version' | 'sha256'>, locale: Locale): string {
  const text = printText(locale);
  return sha256 === undefined
    ? text('print.form.versionOnly', { version })
    : text('print.form.version', { version, hash: sha256 });
}
