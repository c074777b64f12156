/** Requests for a record: those that are open with their clocks, those that are closed, and one of them step by step. */
import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { RequestId } from '../../../shared/domain/ids.ts';
import { Badge, Banner, Button, ButtonRow, Lead, Part, Quiet, Spinner } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { RequestWizard } from './RequestWizard.tsx';
import styles from './requests.module.css';
import { useClockText } from './use-clock-text.ts';

export function RequestsPage() {
  const text = useText();
  const [opened, setOpened] = useState<RequestId | 'new'>();
  if (opened !== undefined)
    return (
      <>
        <ButtonRow>
          <Button size="small" onClick={() => setOpened(undefined)}>
            {text('requests.list')}
          </Button>
        </ButtonRow>
        <OpenedRequest key={opened} id={opened} onClose={() => setOpened(undefined)} />
      </>
    );
  return (
    <>
      <Lead>{text('requests.lead')}</Lead>
      <ButtonRow>
        <Button icon={Plus} variant="primary" onClick={() => setOpened('new')}>
          {text('requests.new')}
        </Button>
      </ButtonRow>
      <RequestList onOpen={setOpened} />
    </>
  );
}

function OpenedRequest({ id, onClose }: { readonly id: RequestId | 'new'; onClose(): void }) {
  if (id === 'new') return <RequestWizard known={undefined} onClose={onClose} />;
  return <KnownRequest id={id} onClose={onClose} />;
}

function KnownRequest({ id, onClose }: { readonly id: RequestId; onClose(): void }) {
  const faultText = useFaultText();
  const known = useServiceQuery('requests.get', { id });
  const [isFresh, setIsFresh] = useState(false);
  const { refetch } = known;
  // What a cache holds may be older than what was kept on leaving; nobody goes on from it.
  useEffect(() => void refetch().then(() => setIsFresh(true)), [refetch]);
  if (known.isError) return <Banner tone="danger">{faultText(known.error)}</Banner>;
  if (known.data === undefined || !isFresh) return <Spinner />;
  return <RequestWizard known={known.data} onClose={onClose} />;
}

function RequestList({ onOpen }: { onOpen(id: RequestId): void }) {
  const text = useText();
  const faultText = useFaultText();
  const list = useServiceQuery('requests.list', undefined);
  if (list.isError) return <Banner tone="danger">{faultText(list.error)}</Banner>;
  if (list.data === undefined) return <Spinner />;
  const open = list.data.filter(({ closed }) => closed === undefined);
  const closed = list.data.filter((request) => request.closed !== undefined);
  if (list.data.length === 0) return <p>{text('requests.none')}</p>;
  return (
    <>
      {open.length > 0 && <Requests title={text('requests.open')} requests={open} onOpen={onOpen} />}
      {closed.length > 0 && <Requests title={text('requests.closed')} requests={closed} onOpen={onOpen} />}
    </>
  );
}

type Request = Output<'requests.list'>[number];
type RequestsProps = { readonly title: string; readonly requests: readonly Request[]; onOpen(id: RequestId): void };

function Requests({ title, requests, onOpen }: RequestsProps) {
  return (
    <Part title={title} className={styles['narrow']}>
      <ul role="list" className={styles['requests']}>
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} onOpen={() => onOpen(request.id)} />
        ))}
      </ul>
    </Part>
  );
}

function RequestRow({ request, onOpen }: { readonly request: Request; onOpen(): void }) {
  const text = useText();
  const dates = useDates();
  const clock = useClockText();
  const { clientName: name, right, step, dueDay, closed } = request;
  const asker = request.asker === '' ? text('requests.asker.none') : request.asker;
  const who = asker === name ? name : text('requests.row', { name, asker });
  const { words, isUrgent } = clock(dueDay);
  return (
    <li className={styles['request']}>
      <Button
        variant="quiet"
        aria-label={text(closed === undefined ? 'requests.goOn' : 'requests.show', { who })}
        onClick={onOpen}
      >
        {who}
      </Button>
      <p>{text(`requests.right.${right}`)}</p>
      {closed === undefined ? (
        <Quiet isMeasured>
          <Badge tone={isUrgent ? 'needs-you' : 'plain'}>{words}</Badge> {text(`requests.step.${step}`)}
        </Quiet>
      ) : (
        <Quiet isMeasured>
          {text(`requests.closed.${closed.how}`, { when: dates.dateTime(closed.at), why: closed.why })}
        </Quiet>
      )}
    </li>
  );
}
