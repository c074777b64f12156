/** The yearly list: which records may be destroyed, which are held and why, and which have to stay. */
import { Check, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigation } from '../../app/navigation.ts';
import { PrintButton } from '../../app/PrintButton.tsx';
import { usePaper } from '../../app/use-paper.ts';
import {
  Badge,
  type BadgeTone,
  Banner,
  Button,
  ButtonRow,
  Part,
  PrintSheet,
  Quiet,
  Spinner,
  Table,
  useToasts,
} from '../../components/index.ts';
import { writtenDay } from '../../i18n/plan-fact-text.ts';
import { localDay, useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { DeleteClientDialog } from '../deletions/index.ts';
import { KeepingSheet } from './KeepingSheet.tsx';
import styles from './retention.module.css';
import { type Standing, useKeepingText } from './use-keeping-text.ts';

type Person = Parameters<typeof DeleteClientDialog>[0]['client'];

export function ReviewList() {
  const text = useText();
  const dates = useDates();
  const faultText = useFaultText();
  const paper = usePaper();
  const { go } = useNavigation();
  const { show } = useToasts();
  const { locale } = useIntl();
  const review = useServiceQuery('retention.review', undefined);
  const finish = useServiceMutation('retention.finishReview');
  const [opened, setOpened] = useState<Person>();
  const [destroying, setDestroying] = useState<Person>();
  if (review.isError) return <Banner tone="danger">{faultText(review.error)}</Banner>;
  if (review.data === undefined) return <Spinner />;
  const { clients, lastReview, nextDay, isDue } = review.data;
  const count = (state: Standing['state']): number => clients.filter((client) => client.state === state).length;
  const counts = text('retention.review.counts', {
    over: count('over'),
    held: count('held'),
    kept: count('kept'),
    noRule: count('no-rule'),
  });

  return (
    <Part title={text('retention.review')}>
      {isDue && <Banner tone="needs-you">{text('retention.review.due.title')}</Banner>}
      {clients.length === 0 ? (
        <p>{text('retention.review.none')}</p>
      ) : (
        <>
          <p>{counts}</p>
          <Quiet>
            {lastReview !== undefined &&
              `${text('retention.review.last', { when: dates.dateTime(lastReview.at), by: lastReview.by })} `}
            {nextDay !== undefined && text('retention.review.next', { day: dates.day(nextDay) })}
          </Quiet>
          <ReviewTable clients={clients} onOpen={setOpened} onDestroy={setDestroying} />
          <ButtonRow>
            {nextDay !== undefined && (
              <Button
                icon={Check}
                busy={finish.isPending}
                onClick={() =>
                  finish.mutate(undefined, {
                    onSuccess: () => show({ title: text('retention.review.finished'), tone: 'done' }),
                    onError: (fault) => show({ title: faultText(fault) ?? '', tone: 'danger' }),
                  })
                }
              >
                {text('retention.review.finish')}
              </Button>
            )}
            <PrintButton paper={paper}>{text('retention.review.print')}</PrintButton>
          </ButtonRow>
          <PrintSheet ref={paper.sheet} locale={locale === 'es' ? 'es' : 'en'} className={styles['paper']}>
            <h1>{text('retention.review.printTitle')}</h1>
            <p>
              {writtenDay(locale === 'es' ? 'es' : 'en', localDay(Date.now()))} · {counts}
            </p>
            <ReviewTable clients={clients} />
            <p>{text('retention.notAdvice')}</p>
          </PrintSheet>
        </>
      )}
      {opened !== undefined && (
        <KeepingSheet key={opened.id} client={opened} open onClose={() => setOpened(undefined)} />
      )}
      {destroying !== undefined && (
        <DeleteClientDialog
          client={destroying}
          onDeleted={() => undefined}
          onExport={() => go({ name: 'record', clientId: destroying.id })}
          onClose={() => setDestroying(undefined)}
        />
      )}
    </Part>
  );
}

const tones: Readonly<Record<Standing['state'], BadgeTone>> = {
  over: 'needs-you',
  held: 'danger',
  'no-rule': 'plain',
  kept: 'plain',
};

type ReviewTableProps = {
  readonly clients: readonly Standing[];
  /** Absent on paper, where nothing can be pressed. */
  onOpen?(client: Person): void;
  onDestroy?(client: Person): void;
};

function ReviewTable({ clients, onOpen, onDestroy }: ReviewTableProps) {
  const text = useText();
  const dates = useDates();
  const keeping = useKeepingText();
  return (
    <Table
      frame={onOpen === undefined ? undefined : { label: text('retention.review'), minWidth: 680 }}
      className={styles['table']}
      heads={[
        text('retention.review.client'),
        text('retention.review.lastContact'),
        text('retention.review.state'),
        text('retention.review.why'),
      ]}
    >
      {clients.map((standing) => {
        const person = { id: standing.clientId, name: standing.clientName };
        return (
          <tr key={standing.clientId}>
            <th scope="row" dir="auto">
              {onOpen === undefined ? (
                standing.clientName
              ) : (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={text('retention.review.open', { name: standing.clientName })}
                  onClick={() => onOpen(person)}
                >
                  {standing.clientName}
                </Button>
              )}
            </th>
            <td className={styles['day']}>{dates.day(standing.lastDay)}</td>
            <td>
              <Badge tone={tones[standing.state]}>{keeping.state(standing)}</Badge>
              {onDestroy !== undefined && standing.state === 'over' && (
                <Button
                  size="small"
                  variant="quiet"
                  icon={Trash2}
                  aria-label={text('retention.review.destroy', { name: standing.clientName })}
                  onClick={() => onDestroy(person)}
                >
                  {text('retention.review.destroyShort')}
                </Button>
              )}
            </td>
            <td dir="auto">{keeping.why(standing)}</td>
          </tr>
        );
      })}
    </Table>
  );
}
