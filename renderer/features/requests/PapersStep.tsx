/** The papers that go along with a record: seen as a list, printed or saved as one. */
import { FileDown } from 'lucide-react';
import type { Locale } from '../../../shared/contract/index.ts';
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { PrintButton } from '../../app/PrintButton.tsx';
import { usePaper } from '../../app/use-paper.ts';
import { Banner, Button, ButtonRow, PrintSheet, Quiet, Select, useToasts } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { printText } from '../../i18n/print-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { useSheetLog } from '../disclosures/index.ts';
import { paperNames, papersOf, releaseWords } from './given-along.ts';
import type { RequestForm } from './request-form.ts';
import { RequestPapers } from './RequestPapers.tsx';
import styles from './requests.module.css';

type PapersStepProps = { readonly form: RequestForm; onChange(changed: Partial<RequestForm>): void };

export function PapersStep({ form, onChange }: PapersStepProps) {
  const { clientId } = form;
  return clientId === '' ? null : <Papers clientId={clientId} form={form} onChange={onChange} />;
}

function Papers({ clientId, form, onChange }: PapersStepProps & { readonly clientId: ClientId }) {
  const text = useText();
  const dates = useDates();
  const enter = useSheetLog();
  const paper = usePaper((to) =>
    enter({ clientId, to, ...releaseWords(form), what: paperNames(form, form.letterLocale) }),
  );
  const { show } = useToasts();
  const clients = useServiceQuery('clients.list', undefined);
  const asked = useServiceQuery('forms.asked', { clientId });
  const name = clients.data?.find(({ id }) => id === clientId)?.name ?? '';
  const signed = (asked.data ?? []).flatMap(({ title, answers }) =>
    answers
      .filter(({ verdict, standing }) => verdict === 'sound' && standing === 'signed')
      .map(({ messageId, at }) => ({ messageId, title: `${title}, ${dates.dateTime(at)}` })),
  );

  async function savePdf(): Promise<void> {
    const fileName = printText(form.letterLocale)('requests.papers.fileName', { name });
    const outcome = await paper.savePdf(`${fileName.replaceAll(/[/\\:]/g, ' ').slice(0, 110)}.pdf`);
    if (outcome === 'saved') show({ title: text('requests.papers.saved'), tone: 'done' });
    else if (outcome === 'failed') show({ title: text('requests.papers.saveFailed'), tone: 'danger' });
  }

  return (
    <>
      <Select<Locale>
        label={text('requests.letterLocale')}
        options={[
          { value: 'en', label: text('records.language.en') },
          { value: 'es', label: text('records.language.es') },
        ]}
        value={form.letterLocale}
        onChange={(letterLocale) => onChange({ letterLocale })}
      />
      <Select<MessageId | ''>
        label={text('requests.consent')}
        options={[
          { value: '', label: text('requests.consent.none') },
          ...signed.map(({ messageId, title }) => ({ value: messageId, label: title })),
        ]}
        value={form.consent ?? ''}
        onChange={(consent) => onChange({ consent: consent === '' ? undefined : consent })}
      />
      {form.hasPart2 && form.consent === undefined && (
        <Banner tone="needs-you">{text('requests.consent.missing')}</Banner>
      )}
      <div>
        <p>{text('requests.papers.lead')}</p>
        <ul className={styles['papers']}>
          {papersOf(form).map((name) => (
            <li key={name}>{text(`requests.papers.${name}`)}</li>
          ))}
        </ul>
        <Quiet>{text('requests.papers.logged')}</Quiet>
      </div>
      <ButtonRow>
        <PrintButton paper={paper}>{text('requests.papers.print')}</PrintButton>
        <Button icon={FileDown} disabled={!paper.isReady} onClick={() => void savePdf()}>
          {text('requests.papers.savePdf')}
        </Button>
      </ButtonRow>
      <PrintSheet ref={paper.sheet} locale={form.letterLocale} className={styles['paper']}>
        <RequestPapers clientId={clientId} clientName={name} form={form} />
      </PrintSheet>
    </>
  );
}
