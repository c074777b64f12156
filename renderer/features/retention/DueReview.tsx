/** Above the list of clients: that the yearly review of the records is due, calmly. */
import { useNavigation } from '../../app/navigation.ts';
import { Button, DueNotice } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';

export function DueReview() {
  const text = useText();
  const { go } = useNavigation();
  const due = useServiceQuery('retention.due', undefined);
  if (due.data?.isDue !== true) return null;
  return (
    <DueNotice
      title={text('retention.review.due.title')}
      actions={
        <Button size="small" onClick={() => go({ name: 'practice', section: 'retention' })}>
          {text('retention.review.due.open')}
        </Button>
      }
    />
  );
}
