/** One answer with everything: each question and what was said, the signature, whether it fits, a measure's score. */
import { Fragment, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Output } from '../../../shared/contract/index.ts';
import { drawingField } from '../../../shared/domain/forms/answers.ts';
import { strokePath } from '../../../shared/domain/forms/drawing.ts';
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { PrintButton } from '../../app/PrintButton.tsx';
import { usePaper } from '../../app/use-paper.ts';
import { Banner, Heading, PrintSheet, Quiet, Spinner } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { SeenButton } from './SelfHarmNotices.tsx';
import { useScoreText } from './use-score-text.ts';
import styles from './forms.module.css';

type Answer = Output<'forms.answer'>;
type Line = NonNullable<Answer['given']>['lines'][number];

type FormAnswerViewProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly messageId: MessageId;
};

export function FormAnswerView({ clientId, clientName, messageId }: FormAnswerViewProps) {
  const text = useText();
  const faultText = useFaultText();
  const paper = usePaper();
  const { locale } = useIntl();
  const answer = useServiceQuery('forms.answer', { clientId, messageId });
  if (answer.isError) return <Banner tone="danger">{faultText(answer.error)}</Banner>;
  if (answer.data === undefined) return <Spinner />;
  const { data } = answer;
  return (
    <>
      {data.given?.isSelfHarmNamed === true && data.acknowledgedAt === undefined && (
        <Banner
          tone="needs-you"
          actions={<SeenButton clientId={clientId} clientName={clientName} messageId={messageId} />}
        >
          {text('forms.selfHarm.answer', { name: clientName })}
        </Banner>
      )}
      <AnswerSheet answer={data} heading={3} />
      <PrintButton paper={paper}>{text('forms.print')}</PrintButton>
      <PrintSheet ref={paper.sheet} locale={locale === 'es' ? 'es' : 'en'} className={styles['paper']}>
        <AnswerSheet answer={data} heading={1} />
      </PrintSheet>
    </>
  );
}

/** What was asked and answered, for the paper of something else; nothing until it is there. */
export function FormAnswerCopy({ clientId, messageId }: Omit<FormAnswerViewProps, 'clientName'>) {
  const answer = useServiceQuery('forms.answer', { clientId, messageId });
  return answer.data === undefined ? null : <AnswerSheet answer={answer.data} heading={1} />;
}

function AnswerSheet({ answer, heading }: { readonly answer: Answer; readonly heading: 1 | 3 }) {
  const text = useText();
  const dates = useDates();
  const scoreText = useScoreText();
  const { asked, given, verdict, clientName, receivedAt, acknowledgedAt } = answer;
  const title = asked?.form.title ?? text('forms.row.unknown');
  return (
    <article className={styles['sheet']}>
      <Heading level={heading} size={heading === 1 ? 'lead' : 'body'} dir="auto">
        {text(`forms.row.${given?.standing ?? 'unread'}`, { title, name: clientName })}
      </Heading>
      <Banner tone={verdict === 'sound' ? 'done' : 'danger'}>{text(`forms.verdict.${verdict}`)}</Banner>
      {given?.score !== undefined && <p className={styles['score']}>{scoreText(given.score)}</p>}
      {given !== undefined && given.lines.length > 0 && (
        <dl className={styles['answers']}>
          {given.lines.map((line) => (
            <Fragment key={line.id}>
              <dt dir="auto">{line.label}</dt>
              <dd dir="auto">
                <AnswerWords line={line} />
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
      <dl className={styles['proof']}>
        {given !== undefined && (
          <Fact name={text('forms.proof.when')}>
            {text('forms.proof.clock', {
              at: dates.dateTime(given.at),
              zone: given.timeZone === '' ? text('print.form.noZone') : given.timeZone,
            })}
          </Fact>
        )}
        <Fact name={text('forms.proof.received')}>{dates.dateTime(receivedAt)}</Fact>
        {acknowledgedAt !== undefined && <Fact name={text('forms.proof.seen')}>{dates.dateTime(acknowledgedAt)}</Fact>}
        {asked !== undefined && (
          <>
            <Fact name={text('forms.proof.version')}>{String(asked.version)}</Fact>
            <Fact name={text('forms.proof.hash')}>
              <code>{asked.sha256}</code>
            </Fact>
          </>
        )}
        {given !== undefined && (
          <Fact name={text('forms.proof.signer')}>
            <code>{given.signer}</code>
          </Fact>
        )}
      </dl>
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function AnswerWords({ line }: { readonly line: Line }) {
  const text = useText();
  const dates = useDates();
  if (line.answer === '') return <Quiet as="span">{text('print.form.noAnswer')}</Quiet>;
  return (
    <>
      {line.kind === 'date' ? dates.day(line.answer) : line.answer}
      {line.kind === 'signature' && <Quiet as="span"> {text('print.form.typed')}</Quiet>}
      {line.signedOn !== undefined && `, ${dates.day(line.signedOn)}`}
      {line.drawing !== undefined && (
        <svg
          className={styles['drawing']}
          viewBox={`0 0 ${String(drawingField.width)} ${String(drawingField.height)}`}
          role="img"
          aria-label={text('print.form.drawn')}
        >
          {line.drawing.map((stroke, index) => (
            <path key={index} d={strokePath(stroke)} />
          ))}
        </svg>
      )}
    </>
  );
}
