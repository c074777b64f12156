/** Adoption at a glance: how far each client is with the channel, and one thing that helps next. */
import { ArrowDown, ArrowUp, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { NextStep } from '../../../shared/domain/adoption.ts';
import { type ClientPanel, useNavigation } from '../../app/navigation.ts';
import { PrintButton } from '../../app/PrintButton.tsx';
import { usePaper } from '../../app/use-paper.ts';
import { Banner, Button, EmptyState, Icon, Lead, PrintSheet, Select, Spinner, Table } from '../../components/index.ts';
import { localDay, useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { ConsentText, useAskToSign } from '../policies/index.ts';
import styles from './adoption.module.css';
import { type Column, columns, countsOf, type Order, type Row, rowsOf, sorted } from './adoption-rows.ts';

const daysToChoose = ['7', '14', '30'] as const;
type Days = (typeof daysToChoose)[number];

export function AdoptionPage() {
  const text = useText();
  const faultText = useFaultText();
  const paper = usePaper();
  const { locale } = useIntl();
  const list = useServiceQuery('adoption.list', undefined);
  const [now] = useState(Date.now);
  const [days, setDays] = useState<Days>('14');
  const [order, setOrder] = useState<Order>({ by: 'next', isDescending: false });
  if (list.isError) return <Banner tone="danger">{faultText(list.error)}</Banner>;
  if (list.data === undefined) return <Spinner />;
  if (list.data.length === 0)
    return (
      <EmptyState icon={UsersRound} level={3} title={text('adoption.empty.title')}>
        {text('adoption.empty.text')}
      </EmptyState>
    );
  const rows = sorted(rowsOf(list.data, now, Number(days)), order);
  const counts = text('adoption.counts', countsOf(rows));

  return (
    <>
      <Lead>{text('adoption.lead')}</Lead>
      <div className={styles['head']}>
        <p className={styles['counts']}>{counts}</p>
        <div className={styles['choices']}>
          <Select
            label={text('adoption.silentAfter')}
            options={daysToChoose.map((value) => ({
              value,
              label: text('adoption.silentAfter.days', { days: value }),
            }))}
            value={days}
            onChange={setDays}
          />
          <PrintButton paper={paper}>{text('adoption.print')}</PrintButton>
        </div>
      </div>
      <AdoptionTable rows={rows} order={order} onOrder={setOrder} />
      <PrintSheet ref={paper.sheet} locale={locale === 'es' ? 'es' : 'en'} className={styles['paper']}>
        <h1>{text('adoption.printTitle')}</h1>
        <p>{counts}</p>
        <AdoptionTable rows={rows} />
      </PrintSheet>
    </>
  );
}

type AdoptionTableProps = {
  readonly rows: readonly Row[];
  /** Absent on paper, where nothing can be pressed. */
  readonly order?: Order;
  onOrder?(order: Order): void;
};

function AdoptionTable({ rows, order, onOrder }: AdoptionTableProps) {
  const text = useText();
  const hasConsent = rows.some(({ client }) => client.consent !== undefined);
  return (
    <Table
      frame={order === undefined ? undefined : { label: text('adoption.table'), minWidth: 760 }}
      className={styles['table']}
      heads={columns
        .filter((column) => hasConsent || column !== 'consent')
        .map((column) =>
          order === undefined ? (
            text(`adoption.${column}`)
          ) : (
            <SortedHead key={column} column={column} order={order} onOrder={(next) => onOrder?.(next)} />
          ),
        )}
    >
      {rows.map((row) => (
        <tr key={row.client.id}>
          <th scope="row" dir="auto">
            {row.client.name}
          </th>
          <td>
            <Connection row={row} />
            {row.client.alternative !== undefined && (
              <span className={styles['agreed']}>
                {text('adoption.alternative', { way: text(`channelPlans.value.${row.client.alternative}`) })}
              </span>
            )}
          </td>
          {hasConsent && (
            <td>
              <ConsentText consent={row.client.consent} />
            </td>
          )}
          <td>
            <Verified row={row} />
          </td>
          <td>{row.days === undefined ? text('adoption.none') : text('adoption.heard.days', { days: row.days })}</td>
          <td>{order === undefined ? text(`adoption.step.${row.step}`) : <Step row={row} />}</td>
        </tr>
      ))}
    </Table>
  );
}

type SortedHeadProps = { readonly column: Column; readonly order: Order; onOrder(order: Order): void };

function SortedHead({ column, order, onOrder }: SortedHeadProps) {
  const text = useText();
  const isBy = order.by === column;
  const label = text(`adoption.${column}`);
  return (
    <th scope="col" aria-sort={isBy ? (order.isDescending ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        className={styles['sort']}
        aria-label={text('adoption.sort', { column: label })}
        onClick={() => onOrder({ by: column, isDescending: isBy && !order.isDescending })}
      >
        {label}
        {isBy && <Icon of={order.isDescending ? ArrowUp : ArrowDown} size={14} />}
      </button>
    </th>
  );
}

function Connection({ row: { client } }: { readonly row: Row }) {
  const text = useText();
  const dates = useDates();
  const at = client.connection === 'joined' ? client.joinedAt : client.invitedAt;
  return text(`adoption.connection.${client.connection}`, { day: at === undefined ? '' : dates.day(localDay(at)) });
}

function Verified({ row: { client } }: { readonly row: Row }) {
  const text = useText();
  if (client.connection !== 'joined') return text('adoption.none');
  if (client.isNumberChanged === true) return text('adoption.verified.changed');
  return text(client.isVerified ? 'adoption.verified.yes' : 'adoption.verified.no');
}

/** Where the next step is done. */
const panels: Readonly<Record<NextStep, ClientPanel | undefined>> = {
  'let-in': 'invite',
  'invite-anew': 'invite',
  'compare-again': 'safety',
  invite: 'invite',
  'help-join': 'invite',
  compare: 'safety',
  'ask-to-sign': undefined,
  'look-together': undefined,
  talk: undefined,
  'get-in-touch': undefined,
  nothing: undefined,
};

function Step({ row: { client, step } }: { readonly row: Row }) {
  const text = useText();
  const { go } = useNavigation();
  const { ask, isAsking } = useAskToSign();
  const words = text(`adoption.step.${step}`);
  if (step === 'nothing') return <span className={styles['quiet']}>{words}</span>;
  const panel = panels[step];

  function takeStep(): void {
    if (step === 'ask-to-sign') ask(client);
    else go({ name: 'clients', clientId: client.id, ...(panel === undefined ? {} : { panel }) });
  }

  return (
    <Button
      size="small"
      busy={isAsking}
      aria-label={text('adoption.step.for', { step: words, name: client.name })}
      onClick={takeStep}
    >
      {words}
    </Button>
  );
}
