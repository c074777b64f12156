/** The accounting of disclosures of one client, on screen, on paper and as a file, and requests to correct the record. */
import { FileDown, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PrintButton } from '../../app/PrintButton.tsx';
import { usePaper } from '../../app/use-paper.ts';
import {
  Banner,
  Button,
  ButtonRow,
  EmptyState,
  Lead,
  Part,
  PrintSheet,
  Quiet,
  Select,
  Spinner,
  Table,
  TextField,
  useToasts,
} from '../../components/index.ts';
import { writtenDay } from '../../i18n/plan-fact-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { Amendments } from './Amendments.tsx';
import { DisclosureDialog } from './DisclosureDialog.tsx';
import styles from './disclosures.module.css';
import { useSheetLog } from './use-sheet-log.ts';

export function DisclosuresPage() {
  const text = useText();
  const faultText = useFaultText();
  const clients = useServiceQuery('clients.list', undefined);
  const [chosen, setChosen] = useState<ClientId | ''>('');
  if (clients.isError) return <Banner tone="danger">{faultText(clients.error)}</Banner>;
  if (clients.data === undefined) return <Spinner />;
  if (clients.data.length === 0) return <EmptyState level={3} title={text('disclosures.client.none')} />;
  const people = [...clients.data].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <Lead>{text('disclosures.lead')}</Lead>
      <div className={styles['narrow']}>
        <Select<ClientId | ''>
          label={text('disclosures.client')}
          options={[
            { value: '', label: text('disclosures.client.choose') },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={chosen}
          onChange={setChosen}
        />
      </div>
      {chosen !== '' && (
        <>
          <Accounting key={`accounting ${chosen}`} clientId={chosen} />
          <Amendments key={`amendments ${chosen}`} clientId={chosen} />
        </>
      )}
    </>
  );
}

function Accounting({ clientId }: { readonly clientId: ClientId }) {
  const text = useText();
  const faultText = useFaultText();
  const accounting = useServiceQuery('disclosures.accounting', { clientId });
  const { language } = usePreferences();
  const [isAdding, setIsAdding] = useState(false);
  if (accounting.isError) return <Banner tone="danger">{faultText(accounting.error)}</Banner>;
  if (accounting.data === undefined) return <Spinner />;
  const { fromDay, toDay, entries } = accounting.data;
  const range = text('disclosures.range', { from: writtenDay(language, fromDay), to: writtenDay(language, toDay) });

  return (
    <Part title={text('disclosures.accounting')}>
      <p>{range}</p>
      {entries.length === 0 ? <p>{text('disclosures.empty')}</p> : <AccountingTable entries={entries} isOnScreen />}
      <Quiet isMeasured>{text('disclosures.law')}</Quiet>
      <ButtonRow>
        <Button icon={Plus} onClick={() => setIsAdding(true)}>
          {text('disclosures.add')}
        </Button>
      </ButtonRow>
      <GiveOut clientId={clientId} accounting={accounting.data} range={range} />
      {isAdding && <DisclosureDialog clientId={clientId} onClose={() => setIsAdding(false)} />}
    </Part>
  );
}

type GiveOutProps = {
  readonly clientId: ClientId;
  readonly accounting: Output<'disclosures.accounting'>;
  readonly range: string;
};

/** On paper or as a file, for somebody: that is a disclosure, too. */
function GiveOut({ clientId, accounting, range }: GiveOutProps) {
  const text = useText();
  const { language } = usePreferences();
  const { show } = useToasts();
  const settings = useServiceQuery('settings.get', undefined);
  const enter = useSheetLog();
  const { clientName, fromDay, toDay, entries } = accounting;
  const [reader, setReader] = useState(clientName);
  const hasReader = reader.trim() !== '';
  const words = {
    recipient: reader,
    reason: text('disclosures.sheet.reason'),
    // The right is the client's own.
    authority: reader.trim() === clientName ? '45 CFR 164.528' : '',
    what: text('disclosures.sheet.what', { from: writtenDay(language, fromDay), to: writtenDay(language, toDay) }),
  };
  const paper = usePaper((to) => enter({ clientId, to, ...words }));

  async function savePdf(): Promise<void> {
    const name = text('disclosures.fileName', { name: clientName.replaceAll(/[/\\:]/g, ' ').slice(0, 80) });
    const outcome = await paper.savePdf(`${name}.pdf`);
    if (outcome === 'saved') show({ title: text('disclosures.saved'), tone: 'done' });
    else if (outcome === 'failed') show({ title: text('disclosures.saveFailed'), tone: 'danger' });
  }

  return (
    <>
      <div className={styles['narrow']}>
        <TextField
          label={text('disclosures.sheet.reader')}
          hint={text('disclosures.sheet.readerHint')}
          error={hasReader ? undefined : text('disclosures.needs')}
          maxLength={200}
          dir="auto"
          value={reader}
          onChange={setReader}
        />
      </div>
      <ButtonRow>
        <PrintButton paper={paper} disabled={!hasReader}>
          {text('disclosures.print')}
        </PrintButton>
        <Button icon={FileDown} disabled={!paper.isReady || !hasReader} onClick={() => void savePdf()}>
          {text('disclosures.savePdf')}
        </Button>
      </ButtonRow>
      <PrintSheet ref={paper.sheet} locale={language} className={styles['paper']}>
        <p>{settings.data?.practiceName}</p>
        <h1>{text('disclosures.paper.title')}</h1>
        <p dir="auto">{text('disclosures.paper.client', { name: clientName })}</p>
        <p>{range}</p>
        {entries.length === 0 ? <p>{text('disclosures.empty')}</p> : <AccountingTable entries={entries} />}
      </PrintSheet>
    </>
  );
}

type Entry = Output<'disclosures.accounting'>['entries'][number];

type AccountingTableProps = { readonly entries: readonly Entry[]; readonly isOnScreen?: boolean };

function AccountingTable({ entries, isOnScreen = false }: AccountingTableProps) {
  const text = useText();
  const { language } = usePreferences();
  return (
    <Table
      frame={isOnScreen ? { label: text('disclosures.accounting'), minWidth: 720 } : undefined}
      className={styles['table']}
      heads={[
        text('disclosures.day'),
        text('disclosures.recipient'),
        text('disclosures.reason'),
        text('disclosures.authority'),
        text('disclosures.what'),
      ]}
    >
      {entries.map((entry) => (
        <tr key={entry.id}>
          <td className={styles['day']}>{writtenDay(language, entry.day)}</td>
          <td dir="auto">{entry.recipient}</td>
          <td dir="auto">{entry.reason}</td>
          <td dir="auto">{entry.authority === '' ? text('disclosures.authority.none') : entry.authority}</td>
          <td dir="auto">
            <What made={entry.made} isOnScreen={isOnScreen} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

type WhatProps = { readonly made: Entry['made']; readonly isOnScreen: boolean };

function What({ made, isOnScreen }: WhatProps) {
  const text = useText();
  const { language } = usePreferences();
  if (made.kind === 'sheet')
    return (
      <p>
        {made.what} ({text(`disclosures.sheet.${made.to}`)})
      </p>
    );
  if (made.kind === 'by-hand')
    return (
      <>
        <p>
          {made.what} ({text(`disclosures.way.${made.way}`)})
        </p>
        {made.sha256 !== '' && <p className={styles['hash']}>{made.sha256}</p>}
      </>
    );
  const { fromDay, toDay, messages, imported, notes, psychotherapyNotes, files } = made;
  const hashes = files.map(({ name, sha256 }) => (
    <p key={name} className={styles['hash']}>
      {name}: {sha256}
    </p>
  ));
  return (
    <>
      <p>
        {text('disclosures.export', {
          from: writtenDay(language, fromDay),
          to: writtenDay(language, toDay),
          messages: messages - imported,
          imported,
          notes,
          psychotherapyNotes,
        })}
      </p>
      {isOnScreen && files.length > 0 ? (
        <details className={styles['files']}>
          <summary>{text('disclosures.export.files', { count: files.length })}</summary>
          {hashes}
        </details>
      ) : (
        hashes
      )}
    </>
  );
}
