/** The sheet of paper that a client takes home: seen only in print, in the client's language. */
import type { Locale } from '../../../shared/contract/index.ts';
import type { Paper } from '../../app/use-paper.ts';
import { formatDateTime } from '../../components/date-format.ts';
import { printText } from '../../i18n/print-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { PrintSheet, QrCode } from '../../components/index.ts';
import { useEmergencyWords } from '../policies/index.ts';
import { StepPicture } from './StepPicture.tsx';
import styles from './handout.module.css';

/** From so many characters on, the own words and the square take less room, so that it stays one page. */
const longWords = 300;

type InviteHandoutProps = {
  readonly paper: Paper;
  readonly link: string;
  readonly expiresAt: number;
  readonly locale: Locale;
};

export function InviteHandout({ paper, link, expiresAt, locale }: InviteHandoutProps) {
  const settings = useServiceQuery('settings.get', undefined);
  const emergency = useEmergencyWords(locale);
  if (settings.data === undefined || emergency === undefined) return null;
  const { practiceName, therapistName, phone } = settings.data;
  const text = printText(locale);
  const ownWords = emergency.join(' ');
  return (
    <PrintSheet ref={paper.sheet} locale={locale}>
      <div className={styles['handout']} data-is-long={ownWords.length >= longWords}>
        <h1 className={styles['title']}>{text('print.handout.title', { therapist: therapistName })}</h1>
        <p className={styles['lead']}>{text('print.handout.lead', { practice: practiceName })}</p>
        <QrCode text={link} label={text('print.handout.qr')} className={styles['qr']} />
        <ol className={styles['steps']}>
          <li>
            <StepPicture step="scan" className={styles['picture']} />
            {text('print.handout.step1')}
          </li>
          <li>
            <StepPicture step="name" className={styles['picture']} />
            {text('print.handout.step2')}
          </li>
          <li>
            <StepPicture step="inside" className={styles['picture']} />
            {text('print.handout.step3', { therapist: therapistName })}
          </li>
        </ol>
        <p className={styles['linkHint']}>{text('print.handout.link')}</p>
        <p className={styles['link']}>{link}</p>
        <p className={styles['once']}>
          {text('print.handout.once', { date: formatDateTime(locale, expiresAt, Date.now()) })}
        </p>
        {phone !== '' && <p className={styles['help']}>{text('print.handout.help', { phone })}</p>}
        <div className={styles['emergency']}>
          <h2>{text('print.handout.emergency.title')}</h2>
          <p>{text('print.handout.emergency.text')}</p>
          <p>{text('print.handout.emergency.lines')}</p>
          {ownWords !== '' && <p className={styles['ownWords']}>{ownWords}</p>}
        </div>
      </div>
    </PrintSheet>
  );
}
