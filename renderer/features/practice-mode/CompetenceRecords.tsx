/** Who rehearsed what and when: kept, and printed one by one. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { rehearsalSteps } from '../../../shared/domain/rehearsal.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PrintButton } from '../../app/PrintButton.tsx';
import { usePaper } from '../../app/use-paper.ts';
import { Button, ButtonRow, Heading, PrintSheet } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import styles from './practice-mode.module.css';

type CompetenceRecord = Output<'practiceMode.records'>[number];

export function CompetenceRecords() {
  const text = useText();
  const dates = useDates();
  const { language } = usePreferences();
  const paper = usePaper();
  const records = useServiceQuery('practiceMode.records', undefined);
  const [shownId, setShownId] = useState<number>();
  if (records.data === undefined || records.data.length === 0) return null;
  const shown = records.data.find(({ id }) => id === shownId);
  return (
    <section className={styles['page']}>
      <Heading level={3} size="body">
        {text('practiceMode.records')}
      </Heading>
      <ul role="list" className={styles['records']}>
        {records.data.map(({ id, name, endedAt, steps }) => (
          <li key={id}>
            <Button size="small" variant="quiet" aria-expanded={id === shownId} onClick={() => setShownId(id)}>
              {text('practiceMode.record.row', {
                name,
                when: dates.dateTime(endedAt),
                done: steps.length,
                all: rehearsalSteps.length,
              })}
            </Button>
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <>
          <RecordFacts record={shown} />
          <ButtonRow>
            <PrintButton paper={paper}>{text('practiceMode.record.print')}</PrintButton>
          </ButtonRow>
          <PrintSheet ref={paper.sheet} locale={language}>
            <h1>{text('practiceMode.record.title')}</h1>
            <RecordFacts record={shown} />
            <p>{text('practiceMode.record.signature')}</p>
          </PrintSheet>
        </>
      )}
    </section>
  );
}

function RecordFacts({ record }: { readonly record: CompetenceRecord }) {
  const text = useText();
  const dates = useDates();
  return (
    <dl className={styles['facts']}>
      <dt>{text('practiceMode.record.name')}</dt>
      <dd dir="auto">{record.name}</dd>
      <dt>{text('practiceMode.record.when')}</dt>
      <dd>
        {text('practiceMode.record.between', {
          from: dates.dateTime(record.startedAt),
          to: dates.time(record.endedAt),
        })}
      </dd>
      {rehearsalSteps.map((step) => {
        const at = record.steps.find((one) => one.step === step)?.at;
        return (
          <div key={step}>
            <dt>{text(`practiceMode.step.${step}`)}</dt>
            <dd>
              {at === undefined
                ? text('practiceMode.record.notDone')
                : text('practiceMode.record.doneAt', { time: dates.time(at) })}
            </dd>
          </div>
        );
      })}
      <dt>{text('practiceMode.record.how')}</dt>
      <dd>{text(record.isOnNetwork ? 'practiceMode.record.network' : 'practiceMode.record.here')}</dd>
      <dt>{text('practiceMode.record.version')}</dt>
      <dd>Quietline {record.appVersion}</dd>
    </dl>
  );
}
