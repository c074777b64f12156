/** The safety number, how to compare it, and the mark that it was compared: by whom, when and how. */
import { useState } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Banner, Button, Heading, RadioGroup, Spinner } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import styles from './safety-number.module.css';

type ComparedHow = NonNullable<Input<'conversations.setVerified'>['how']>;

const waysToCompare: readonly ComparedHow[] = ['in-person', 'by-call', 'by-code-word'];

export function SafetyNumberPanel({
  clientId,
  clientName,
}: {
  readonly clientId: ClientId;
  readonly clientName: string;
}) {
  const text = useText();
  const dates = useDates();
  const faultText = useFaultText();
  const answer = useServiceQuery('conversations.safetyNumber', { clientId });
  const setVerified = useServiceMutation('conversations.setVerified');
  const [how, setHow] = useState<ComparedHow>('in-person');
  const names = { name: clientName };

  if (answer.isPending) return <Spinner label={text('conversations.loading')} />;
  if (answer.isError) return <Banner tone="danger">{faultText(answer.error)}</Banner>;
  const number = answer.data ?? undefined;
  if (number === undefined) return <p className={styles['intro']}>{text('conversations.safety.none', names)}</p>;

  const problem = faultText(setVerified.error);
  return (
    <div className={styles['safety']}>
      {number.changedAt !== undefined && (
        <Banner tone="needs-you" title={text('conversations.safety.changed.title')}>
          {text('conversations.safety.changed.text', { ...names, date: dates.dateTime(number.changedAt) })}
        </Banner>
      )}
      <p className={styles['intro']}>{text('conversations.safety.intro', names)}</p>
      <ol className={styles['groups']} role="list" aria-label={text('conversations.safety.label', names)}>
        {number.groups.map((group, index) => (
          <li key={index} className={styles['group']}>
            {group}
          </li>
        ))}
      </ol>
      {number.verifiedAt === undefined ? (
        <>
          <RadioGroup<ComparedHow>
            label={text('conversations.safety.how')}
            options={waysToCompare.map((value) => ({ value, label: text(`conversations.safety.how.${value}`) }))}
            value={how}
            onChange={setHow}
          />
          <Button
            variant="primary"
            wide
            busy={setVerified.isPending}
            onClick={() => setVerified.mutate({ clientId, isVerified: true, how })}
          >
            {text('conversations.safety.confirm')}
          </Button>
          {number.changedAt === undefined && (
            <p className={styles['soft']}>{text('conversations.safety.notVerified')}</p>
          )}
        </>
      ) : (
        <Banner
          tone="done"
          isLive
          actions={
            <Button
              size="small"
              busy={setVerified.isPending}
              onClick={() => setVerified.mutate({ clientId, isVerified: false })}
            >
              {text('conversations.safety.undo')}
            </Button>
          }
        >
          {number.verifiedBy === undefined || number.verifiedBy === ''
            ? text('conversations.safety.verifiedAt', { date: dates.dateTime(number.verifiedAt) })
            : text('conversations.safety.verifiedBy', {
                date: dates.dateTime(number.verifiedAt),
                by: number.verifiedBy,
              })}
          {number.verifiedHow !== undefined && <p>{text(`conversations.safety.verifiedHow.${number.verifiedHow}`)}</p>}
        </Banner>
      )}
      {problem !== undefined && <Banner tone="danger">{problem}</Banner>}
      <section className={styles['how']}>
        <Heading level={3}>{text('conversations.safety.inPerson')}</Heading>
        <p>{text('conversations.safety.inPerson.text', names)}</p>
        <Heading level={3}>{text('conversations.safety.onCall')}</Heading>
        <p>{text('conversations.safety.onCall.text', names)}</p>
        <p>{text('conversations.safety.differs')}</p>
      </section>
    </div>
  );
}
