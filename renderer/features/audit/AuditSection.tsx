/** The audit log in the settings: whether it is whole, its entries by kind, and the way to take it along. */
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { AuditGroup, Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { Banner, Button, ButtonRow, DateTime, Lead, Select, Spinner, Table } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { DeletedClients } from '../deletions/index.ts';
import styles from './audit.module.css';
import { useEntryDetails } from './use-entry-details.ts';

const groups = [
  'vault',
  'keys',
  'clients',
  'custodians',
  'record',
  'backups',
  'settings',
] as const satisfies readonly AuditGroup[];
const firstShown = 50;
/** As many as the contract gives at once. */
const mostShown = 200;

export function AuditSection() {
  const text = useText();
  return (
    <>
      <Lead>{text('audit.lead')}</Lead>
      <Wholeness />
      <Entries />
      <DeletedClients />
    </>
  );
}

function Wholeness() {
  const text = useText();
  const faultText = useFaultText();
  const host = useHost();
  const { data: state } = useServiceQuery('audit.state', undefined);
  const check = useServiceMutation('audit.check');
  const exporting = useServiceMutation('audit.export');
  const exported = exporting.data;

  async function exportLog(): Promise<void> {
    const folder = await host.chooseFolder();
    if (folder !== undefined) exporting.mutate({ folder });
  }

  return (
    <>
      <div aria-live="polite">
        {state === undefined || state.kind === 'checking' ? (
          <p>{text('audit.checking')}</p>
        ) : (
          <Banner tone={state.kind === 'whole' ? 'done' : 'danger'}>
            {state.kind === 'whole'
              ? text('audit.whole', { entries: state.entries })
              : text('audit.broken', { sequence: state.sequence })}{' '}
            {text('audit.checkedAt')}: <DateTime at={state.checkedAt} />.
          </Banner>
        )}
      </div>
      {exported !== undefined && (
        <Banner tone={exported.kind === 'written' ? 'done' : 'needs-you'} isLive>
          {exported.kind === 'written'
            ? text('audit.exported', { entries: exported.entries, name: exported.name })
            : text(`audit.exportFailed.${exported.kind}`)}
        </Banner>
      )}
      {(check.error ?? exporting.error) !== null && (
        <Banner tone="danger" isLive>
          {faultText(check.error ?? exporting.error)}
        </Banner>
      )}
      <ButtonRow>
        <Button busy={check.isPending} onClick={() => check.mutate(undefined)}>
          {text('audit.check')}
        </Button>
        <Button icon={Download} busy={exporting.isPending} onClick={() => void exportLog()}>
          {text('audit.export')}
        </Button>
      </ButtonRow>
    </>
  );
}

function Entries() {
  const text = useText();
  const faultText = useFaultText();
  const [group, setGroup] = useState<AuditGroup | 'all'>('all');
  const [before, setBefore] = useState<number>();
  const filter = group === 'all' ? {} : { group };
  const newest = useServiceQuery('audit.page', { ...filter, limit: firstShown }, { keepPrevious: true });
  const older = useServiceQuery(
    'audit.page',
    { ...filter, limit: mostShown, ...(before === undefined ? {} : { before }) },
    { enabled: before !== undefined, keepPrevious: true },
  );
  if (newest.error !== null) return <Banner tone="danger">{faultText(newest.error)}</Banner>;
  if (newest.data === undefined) return <Spinner />;
  const page = before === undefined ? newest.data : (older.data ?? newest.data);
  const last = page.entries.at(-1);
  return (
    <>
      <Select
        label={text('audit.filter')}
        options={[
          { value: 'all', label: text('audit.filter.all') },
          ...groups.map((value) => ({ value, label: text(`audit.filter.${value}`) })),
        ]}
        value={group}
        onChange={(next) => {
          setGroup(next);
          setBefore(undefined);
        }}
      />
      {page.entries.length === 0 ? <p>{text('audit.empty')}</p> : <EntryTable entries={page.entries} />}
      <ButtonRow>
        {page.hasOlder && last !== undefined && (
          <Button onClick={() => setBefore(last.sequence)}>{text('audit.older')}</Button>
        )}
        {before !== undefined && (
          <Button variant="quiet" onClick={() => setBefore(undefined)}>
            {text('audit.newest')}
          </Button>
        )}
      </ButtonRow>
    </>
  );
}

function EntryTable({ entries }: { readonly entries: Output<'audit.page'>['entries'] }) {
  const text = useText();
  const detailsOf = useEntryDetails();
  return (
    <Table
      frame={{ label: text('audit.entries'), minWidth: 440 }}
      isSmall
      heads={[text('audit.when'), text('audit.what'), text('audit.details')]}
    >
      {entries.map((entry) => (
        <tr key={entry.sequence}>
          <td className={styles['when']}>
            <DateTime at={entry.at} />
          </td>
          <td>{text(`audit.kind.${entry.kind}`)}</td>
          <td dir="auto">{detailsOf(entry)}</td>
        </tr>
      ))}
    </Table>
  );
}
