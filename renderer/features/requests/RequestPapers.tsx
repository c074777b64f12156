/** Cover letter, notice under 42 CFR Part 2, copy of the consent and glossary, in the language of whoever reads them. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import { writtenDay } from '../../i18n/plan-fact-text.ts';
import { printText } from '../../i18n/print-text.ts';
import { localDay } from '../../i18n/use-dates.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { FormAnswerCopy } from '../forms/index.ts';
import type { RequestForm } from './request-form.ts';
import styles from './requests.module.css';

const glossary = ['message', 'delivered', 'edited', 'contact', 'note', 'signed', 'plan', 'hidden', 'hash'] as const;

/** The short notice in the words of 42 CFR 2.32(a)(2), as in force since 2024; a rule's words stay in their language. */
const part2Notice = '42 CFR part 2 prohibits unauthorized use or disclosure of these records.';

type RequestPapersProps = { readonly clientId: ClientId; readonly clientName: string; readonly form: RequestForm };

export function RequestPapers({ clientId, clientName: name, form }: RequestPapersProps) {
  const settings = useServiceQuery('settings.get', undefined);
  if (settings.data === undefined) return null;
  const { practiceName, therapistName, phone } = settings.data;
  const { letterLocale: locale, right, asker, receivedDay, wanted, format, fee, hasPart2, consent } = form;
  const text = printText(locale);
  return (
    <>
      <section>
        <p>{phone === '' ? practiceName : `${practiceName} · ${phone}`}</p>
        <p>{writtenDay(locale, localDay(Date.now()))}</p>
        <p dir="auto">{text('requests.letter.to', { asker })}</p>
        <h1 dir="auto">{text('requests.letter.title', { name })}</h1>
        <p>{text('requests.letter.asked', { day: writtenDay(locale, receivedDay), name })}</p>
        <p dir="auto">{text('requests.letter.wanted', { wanted })}</p>
        <p>{text('requests.letter.enclosed', { format: text(`requests.format.${format}`) })}</p>
        <p>{text('requests.letter.contents')}</p>
        {fee.trim() !== '' && (
          <>
            <h2>{text('requests.letter.fee')}</h2>
            <p dir="auto">{fee}</p>
          </>
        )}
        {format === 'zip' && <p>{text('requests.letter.check')}</p>}
        <p>{text('requests.letter.questions')}</p>
        {(right === 'hipaa-access' || right === 'gdpr-sar') && <p>{text('requests.letter.complaint')}</p>}
        <p className={styles['signature']}>{therapistName}</p>
      </section>
      {hasPart2 && (
        <section className={styles['page']}>
          <h1>{text('requests.part2.title')}</h1>
          <p lang="en">
            <strong>{part2Notice}</strong>
          </p>
          <p>{text('requests.part2.meaning')}</p>
        </section>
      )}
      {consent !== undefined && (
        <section className={styles['page']}>
          <FormAnswerCopy clientId={clientId} messageId={consent} />
        </section>
      )}
      {right === 'gdpr-sar' && (
        <section className={styles['page']}>
          <h1>{text('requests.glossary.title')}</h1>
          <ul>
            {glossary.map((word) => (
              <li key={word}>{text(`requests.glossary.${word}`)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
