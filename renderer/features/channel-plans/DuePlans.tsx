/** Above the list of clients: whose plan is due, calmly. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Banner, Button } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import styles from './channel-plans.module.css';

export function DuePlans({ onOpen }: { onOpen(id: ClientId): void }) {
  const text = useText();
  const dates = useDates();
  const due = useServiceQuery('channelPlans.due', undefined);
  if (due.data === undefined || due.data.length === 0) return null;
  return (
    <div className={styles['due']}>
      <Banner title={text('channelPlans.due.title', { count: due.data.length })}>
        <ul role="list">
          {due.data.map(({ clientId, clientName, proposal }) => (
            <li key={clientId}>
              <Button size="small" variant="quiet" onClick={() => onOpen(clientId)}>
                {proposal === undefined
                  ? text('channelPlans.due.review', { name: clientName })
                  : text('channelPlans.due.silent', { name: clientName, when: dates.dateTime(proposal.unreadSince) })}
              </Button>
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}
