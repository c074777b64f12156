/** Above the list of clients: which requests for a record are due soon, or late. */
import { useNavigation } from '../../app/navigation.ts';
import { Banner, Button } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import styles from './requests.module.css';
import { useClockText } from './use-clock-text.ts';

export function DueRequests() {
  const text = useText();
  const clock = useClockText();
  const { go } = useNavigation();
  const due = useServiceQuery('requests.due', undefined);
  if (due.data === undefined || due.data.length === 0) return null;
  return (
    <div className={styles['due']}>
      <Banner tone="needs-you" title={text('requests.due.title', { count: due.data.length })}>
        <ul role="list">
          {due.data.map(({ id, clientName, dueDay }) => (
            <li key={id}>
              <Button size="small" variant="quiet" onClick={() => go({ name: 'practice', section: 'requests' })}>
                {clientName}: {clock(dueDay).words}
              </Button>
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}
