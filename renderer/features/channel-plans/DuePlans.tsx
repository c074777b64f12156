/** Above the list of clients: whose plan is due, calmly. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import { DueNotice } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';

export function DuePlans({ onOpen }: { onOpen(id: ClientId): void }) {
  const text = useText();
  const dates = useDates();
  const due = useServiceQuery('channelPlans.due', undefined);
  if (due.data === undefined || due.data.length === 0) return null;
  return (
    <DueNotice
      title={text('channelPlans.due.title', { count: due.data.length })}
      items={due.data.map(({ clientId, clientName: name, proposal }) => ({
        id: clientId,
        words:
          proposal === undefined
            ? text('channelPlans.due.review', { name })
            : text('channelPlans.due.silent', { name, when: dates.dateTime(proposal.unreadSince) }),
        onOpen: () => onOpen(clientId),
      }))}
    />
  );
}
