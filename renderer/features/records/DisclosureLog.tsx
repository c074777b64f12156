/** The disclosure log: every record that was exported, to whom and why, the newest first. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { Banner, Button, DateTime, Dialog, Heading, Quiet, Table } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { FileTable } from './FileTable.tsx';
import styles from './records.module.css';

type Disclosure = Output<'records.disclosures'>[number];

export function DisclosureLog() {
  const text = useText();
  const faultText = useFaultText();
  const log = useServiceQuery('records.disclosures', {});
  const [shown, setShown] = useState<Disclosure>();
  const entries = [...(log.data ?? [])].sort((a, b) => b.at - a.at);

  return (
    <section className={styles['log']}>
      <div>
        <Heading level={2}>{text('records.log.title')}</Heading>
        <p className={styles['intro']}>{text('records.log.intro')}</p>
      </div>
      {log.isError && <Banner tone="danger">{faultText(log.error)}</Banner>}
      {log.isSuccess && entries.length === 0 && <Quiet>{text('records.log.empty')}</Quiet>}
      {entries.length > 0 && (
        <Table
          frame={{ label: text('records.log.title'), minWidth: 640 }}
          isSmall
          className={styles['table']}
          heads={[
            text('records.log.when'),
            text('records.log.client'),
            text('records.log.recipient'),
            text('records.log.reason'),
            text('records.log.contents'),
            text('records.log.files'),
          ]}
        >
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} onShow={() => setShown(entry)} />
          ))}
        </Table>
      )}
      <Dialog
        open={shown !== undefined}
        size="large"
        title={text('records.log.details')}
        onClose={() => setShown(undefined)}
      >
        {shown !== undefined && <EntryDetails entry={shown} />}
      </Dialog>
    </section>
  );
}

function Entry({ entry, onShow }: { readonly entry: Disclosure; onShow(): void }) {
  const text = useText();
  const { imported, notes, psychotherapyNotes, failed } = entry;
  const messages = entry.messages - imported;
  return (
    <tr>
      <td className={styles['when']}>
        <DateTime at={entry.at} />
      </td>
      <td dir="auto">{entry.clientName}</td>
      <td dir="auto">{entry.recipient}</td>
      <td dir="auto">{entry.reason}</td>
      <td>{text('records.log.contents.value', { messages, imported, notes, psychotherapyNotes, failed })}</td>
      <td>
        <Button size="small" variant="quiet" onClick={onShow}>
          {entry.files.map((file) => text(`records.format.${file.format}`)).join(', ')}
        </Button>
      </td>
    </tr>
  );
}

function EntryDetails({ entry }: { readonly entry: Disclosure }) {
  const text = useText();
  const dates = useDates();
  return (
    <div className={styles['details']}>
      <p>
        {text('records.log.range.value', {
          from: dates.day(entry.fromDay),
          to: dates.day(entry.toDay),
          timeZone: entry.timeZone,
        })}
      </p>
      {entry.authority !== '' && (
        <p dir="auto">
          {text('disclosures.authority')}: {entry.authority}
        </p>
      )}
      <FileTable files={entry.files} />
      {entry.chainHeads !== undefined && (
        <dl className={styles['heads']}>
          <dt>{text('records.log.heads')}</dt>
          <dd>
            {text('records.log.heads.sent')} <span className={styles['hash']}>{entry.chainHeads.sent}</span>
          </dd>
          <dd>
            {text('records.log.heads.received')} <span className={styles['hash']}>{entry.chainHeads.received}</span>
          </dd>
        </dl>
      )}
    </div>
  );
}
