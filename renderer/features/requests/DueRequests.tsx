/** Above the list of clients: which requests for a record are due soon, or late. */
import { useNavigation } from '../../app/navigation.ts';
import { DueNotice } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { useClockText } from './use-clock-text.ts';

export function DueRequests() {
  const text = useText();
  const clock = useClockText();
  const { go } = useNavigation();
  const due = useServiceQuery('requests.due', undefined);
  if (due.data === undefined || due.data.length === 0) return null;
  return (
    <DueNotice
      tone="needs-you"
      title={text('requests.due.title', { count: due.data.length })}
      items={due.data.map(({ id, clientName, dueDay }) => ({
        id,
        words: `${clientName}: ${clock(dueDay).words}`,
        onOpen: () => go({ name: 'practice', section: 'requests' }),
      }))}
    />
  );
}
