/** The plan on paper, to be signed: seen only in print, in the client's language. */
import type { Paper } from '../../app/use-paper.ts';
import { PrintSheet } from '../../components/index.ts';
import { planFacts } from '../../../shared/domain/channel-plan.ts';
import { localDay } from '../../i18n/use-dates.ts';
import { factValue, writtenDay } from '../../i18n/plan-fact-text.ts';
import { printText } from '../../i18n/print-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { useEmergencyWords } from '../policies/index.ts';
import styles from './channel-plans.module.css';
import type { PlanVersion } from './plan-form.ts';

/** What was asked beforehand is the therapist's own, and so is when to think of another way. */
const ownFacts: ReadonlySet<string> = new Set(['smartphone', 'reads', 'risk', 'sharedDevice', 'suits', 'language']);

type PlanPaperProps = { readonly paper: Paper; readonly clientName: string; readonly version: PlanVersion };

export function PlanPaper({ paper, clientName, version: { plan, number, at } }: PlanPaperProps) {
  const settings = useServiceQuery('settings.get', undefined);
  const emergency = useEmergencyWords(plan.locale);
  if (settings.data === undefined || emergency === undefined) return null;
  const { practiceName, therapistName, phone } = settings.data;
  const text = printText(plan.locale);
  return (
    <PrintSheet ref={paper.sheet} locale={plan.locale} className={styles['paper']}>
      <p>{phone === '' ? practiceName : `${practiceName} · ${phone}`}</p>
      <h1>{text('channelPlans.paper.title')}</h1>
      <p>{text('channelPlans.paper.between', { client: clientName, therapist: therapistName })}</p>
      <p>{text('channelPlans.paper.version', { number, day: writtenDay(plan.locale, localDay(at)) })}</p>
      <table>
        <tbody>
          {planFacts(plan)
            .filter((fact) => !ownFacts.has(fact.name))
            .map((fact) => (
              <tr key={fact.name}>
                <th scope="row">{text(`channelPlans.fact.${fact.name}`)}</th>
                <td dir="auto">{factValue(fact, text, plan.locale)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {plan.consent !== undefined && <p className={styles['clause']}>{text('channelPlans.paper.open')}</p>}
      <p className={styles['clause']}>{text('channelPlans.paper.request')}</p>
      <p className={styles['clause']}>{[text('channelPlans.paper.emergency'), ...emergency].join(' ')}</p>
      {(['client', 'therapist'] as const).map((who) => (
        <div key={who} className={styles['signature']}>
          <span>{text(`channelPlans.paper.${who}`)}</span>
          <span>{text('channelPlans.paper.day')}</span>
        </div>
      ))}
    </PrintSheet>
  );
}
