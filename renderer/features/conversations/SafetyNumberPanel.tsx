/** The safety number, how to compare it, and the mark that it was compared. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Banner, Button, Heading, Spinner } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import styles from './safety-number.module.css';

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
  const names = { name: clientName };

  if (answer.isPending) return <Spinner label={text('conversations.loading')} />;
  if (answer.isError) return <Banner tone="danger">{faultText(answer.error)}</Banner>;
  const number = answer.data ?? undefined;
  if (number === undefined) return <p className={styles['intro']}>{text('conversations.safety.none', names)}</p>;

  const problem = faultText(setVerified.error);
  return (
    <div className={styles['safety']}>
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
          <Button
            variant="primary"
            wide
            busy={setVerified.isPending}
            onClick={() => setVerified.mutate({ clientId, isVerified: true })}
          >
            {text('conversations.safety.confirm')}
          </Button>
          <p className={styles['soft']}>{text('conversations.safety.notVerified')}</p>
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
