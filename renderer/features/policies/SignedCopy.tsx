/** The policy as it was signed, refused or taken back: the very words, the signature, and whether all of it holds. */
import type { Output } from '../../../shared/contract/index.ts';
import { drawingField } from '../../../shared/domain/forms/answers.ts';
import { strokePath } from '../../../shared/domain/forms/drawing.ts';
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import type { PolicyLocale } from '../../../shared/domain/policies/policy.ts';
import { usePaper } from '../../app/use-paper.ts';
import { formatDateTime, formatDay } from '../../components/date-format.ts';
import { Banner, PrintSheet, Spinner } from '../../components/index.ts';
import { printText } from '../../i18n/print-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import styles from './policies.module.css';
import { PolicyPrint } from './PolicyPrint.tsx';
import { PolicyWording } from './PolicyWording.tsx';

type FormAnswerView = Output<'forms.answer'>;

export function SignedCopy({ clientId, messageId }: { readonly clientId: ClientId; readonly messageId: MessageId }) {
  const text = useText();
  const faultText = useFaultText();
  const paper = usePaper();
  const answer = useServiceQuery('forms.answer', { clientId, messageId });
  if (answer.isError) return <Banner tone="danger">{faultText(answer.error)}</Banner>;
  if (answer.data === undefined) return <Spinner />;
  const { verdict, asked, clientName } = answer.data;
  const locale: PolicyLocale = asked?.form.locale === 'es' ? 'es' : 'en';
  return (
    <div className={styles['making']}>
      <Banner tone={verdict === 'sound' ? 'done' : 'danger'}>{text(`forms.verdict.${verdict}`)}</Banner>
      <Facts answer={answer.data} locale={locale} />
      {asked !== undefined && (
        <div className={styles['phone']} tabIndex={0} role="region" aria-label={asked.form.title}>
          <PolicyWording form={asked.form} locale={locale} level={3} isSigned />
        </div>
      )}
      <PolicyPrint paper={paper} fileName={`${asked?.form.title ?? text('policies.copy.title')} ${clientName}`} />
      <PrintSheet ref={paper.sheet} locale={locale} className={styles['paper']}>
        {asked !== undefined && <PolicyWording form={asked.form} locale={locale} level={1} isSigned />}
        <Facts answer={answer.data} locale={locale} />
        <p>{printText(locale)(`forms.verdict.${verdict}`)}</p>
      </PrintSheet>
    </div>
  );
}

/** On the screen as on paper: in the language of the policy. */
function Facts({ answer, locale }: { readonly answer: FormAnswerView; readonly locale: PolicyLocale }) {
  const text = printText(locale);
  const { asked, given, clientName, receivedAt } = answer;
  const signature = given?.lines.find(({ kind }) => kind === 'signature');
  const at = (time: number) => formatDateTime(locale, time, 0);
  return (
    <dl className={styles['facts']} lang={locale}>
      <dt>{text('print.policy.client')}</dt>
      <dd dir="auto">{clientName}</dd>
      {given !== undefined && (
        <>
          <dt>{text(`print.policy.${given.standing === 'answered' ? 'signed' : given.standing}`)}</dt>
          <dd>
            {at(given.at)}
            {given.timeZone !== '' && ` (${given.timeZone})`}
          </dd>
        </>
      )}
      {signature !== undefined && (
        <>
          <dt>{text('print.policy.signedName')}</dt>
          <dd className={styles['signedName']} dir="auto">
            {signature.answer}
            {signature.signedOn !== undefined &&
              `, ${formatDay(locale, Date.parse(`${signature.signedOn}T12:00:00Z`), 0, 'UTC')}`}
            {signature.drawing !== undefined && (
              <Drawn drawing={signature.drawing} label={text('print.policy.drawn')} />
            )}
          </dd>
        </>
      )}
      <dt>{text('print.policy.received')}</dt>
      <dd>{at(receivedAt)}</dd>
      {asked !== undefined && (
        <>
          <dt>{text('print.policy.hash')}</dt>
          <dd className={styles['hash']}>{asked.sha256}</dd>
        </>
      )}
      {given !== undefined && (
        <>
          <dt>{text('print.policy.signer')}</dt>
          <dd className={styles['hash']}>{given.signer}</dd>
        </>
      )}
    </dl>
  );
}

type Strokes = NonNullable<NonNullable<FormAnswerView['given']>['lines'][number]['drawing']>;

function Drawn({ drawing, label }: { readonly drawing: Strokes; readonly label: string }) {
  return (
    <svg
      className={styles['drawn']}
      viewBox={`0 0 ${String(drawingField.width)} ${String(drawingField.height)}`}
      role="img"
      aria-label={label}
    >
      {drawing.map((stroke, place) => (
        // A stroke has no name but its place.
        <path key={`${String(place)} ${String(stroke.length)}`} d={strokePath(stroke)} />
      ))}
    </svg>
  );
}
