/** What goes into the record, in which form, to whom and why; the count follows as it is filled in. */
import { FolderOpen, Printer } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { type Audience, audiences } from '../../../shared/domain/release.ts';
import type { Locale } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import type { ReleasePreset } from '../../app/navigation.ts';
import { usePreferences } from '../../app/preferences.tsx';
import {
  Banner,
  Button,
  Checkbox,
  EmptyState,
  Form,
  FormActions,
  Heading,
  Problem,
  RadioGroup,
  Select,
  Spinner,
  TextField,
} from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { localTimeZone, timeZoneNames } from '../../i18n/time-zones.ts';
import { type RangePreset, usualPageSize } from './day-ranges.ts';
import {
  daysOf,
  type ExportForm,
  emptyForm,
  exportRequest,
  formatOrder,
  paperRequest,
  type Needed,
  type PageSize,
  previewRequest,
  type StartedExport,
  withAudience,
  withClient,
  withFormat,
  withPart,
  withPreset,
} from './export-form.ts';
import styles from './records.module.css';
import { ReleaseDetails } from './ReleaseDetails.tsx';
import { ReleaseParts } from './ReleaseParts.tsx';

const presets: readonly RangePreset[] = ['all', 'last30', 'thisYear', 'own'];

type RecordFormProps = {
  readonly clientId: ClientId | undefined;
  readonly preset: ReleasePreset | undefined;
  /** As an export was started from it that one came back from. */
  readonly kept: ExportForm | undefined;
  onTaken(): void;
  onStarted(started: Omit<StartedExport, 'from'>, form: ExportForm): void;
};

export function RecordForm({ clientId, preset, kept, onTaken, onStarted }: RecordFormProps) {
  const text = useText();
  const faultText = useFaultText();
  const host = useHost();
  const { language } = usePreferences();
  const clients = useServiceQuery('clients.list', undefined);
  const start = useServiceMutation('records.export');
  const print = useServiceMutation('records.print');
  const [now] = useState(() => Date.now());
  const [form, setForm] = useState<ExportForm>(
    () =>
      kept ??
      withPreset(
        emptyForm({
          ...{ clientId, timeZone: localTimeZone(), locale: language },
          pageSize: usualPageSize(navigator.language),
        }),
        preset,
      ),
  );
  const take = useEffectEvent(onTaken);
  useEffect(() => take(), []);
  const first = useServiceQuery(
    'records.firstDay',
    { clientId: form.clientId ?? ('' as ClientId), timeZone: form.timeZone },
    { enabled: form.clientId !== undefined },
  );
  const [asked, setAsked] = useState<StartedExport['to']>();
  const [refusals, setRefusals] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const zones = useMemo(() => timeZoneNames(localTimeZone(), Intl.supportedValuesOf('timeZone')), []);

  // Each try that can't go through leads to the first thing that is missing.
  useEffect(() => {
    if (refusals > 0) place.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-needed] button')?.focus();
  }, [refusals]);

  if (clients.isPending) return <Spinner label={text('clients.loading')} />;
  if (clients.isError) return <Banner tone="danger">{faultText(clients.error)}</Banner>;
  if (clients.data.length === 0) return <EmptyState title={text('records.client.none')} />;

  const people = [...clients.data].sort((a, b) => a.name.localeCompare(b.name));
  const client = people.find((candidate) => candidate.id === form.clientId);
  const days =
    first.data === undefined ? { fromDay: form.fromDay, toDay: form.toDay } : daysOf(form, first.data.day, now);
  const request = exportRequest(form, days);
  const release = previewRequest(form, days);
  const paper = paperRequest(form, days);
  const wanted = asked === 'paper' ? paper : request;
  const problem = faultText(start.error ?? print.error);
  const set = (changed: Partial<ExportForm>): void => setForm((current) => ({ ...current, ...changed }));

  function errorOf(...needs: readonly Needed[]): string | undefined {
    if (asked === undefined || wanted.kind === 'ready') return undefined;
    const need = needs.find((candidate) => wanted.needed.includes(candidate));
    return need === undefined ? undefined : text(`records.needs.${need}`);
  }

  async function chooseFolder(): Promise<void> {
    const folder = await host.chooseFolder();
    if (folder !== undefined) set({ folder });
  }

  function begin(to: StartedExport['to']): void {
    setAsked(to);
    const tell = {
      onSuccess: ({ taskId }: { taskId: string }) => onStarted({ taskId, clientName: client?.name ?? '', to }, form),
    };
    if ((to === 'paper' ? paper : request).kind !== 'ready') setRefusals((count) => count + 1);
    else if (start.isPending || print.isPending || first.isLoading) return;
    else if (to === 'paper' && paper.kind === 'ready') print.mutate(paper.input, tell);
    else if (request.kind === 'ready') start.mutate(request.input, tell);
  }

  return (
    <div ref={place}>
      <Form onSubmit={() => begin('files')}>
        <section className={styles['step']}>
          <Heading level={2} size="body">
            {text('records.step.what')}
          </Heading>
          <Select<ClientId | ''>
            label={text('records.client')}
            error={errorOf('client')}
            options={[
              { value: '', label: text('records.client.choose') },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={form.clientId ?? ''}
            onChange={(id) => setForm((current) => withClient(current, id === '' ? undefined : id))}
          />
          <RadioGroup<Audience>
            label={text('records.audience')}
            options={audiences.map((audience) => ({
              value: audience,
              label: text(`records.audience.${audience}`),
              hint: text(`records.audience.${audience}.hint`),
            }))}
            value={form.audience}
            onChange={(audience) => setForm((current) => withAudience(current, audience))}
          />
          <div className={styles['two']}>
            <Select<RangePreset>
              label={text('records.preset.label')}
              options={presets.map((preset) => ({ value: preset, label: text(`records.preset.${preset}`) }))}
              value={form.preset}
              onChange={(preset) => set({ preset, ...(preset === 'own' ? days : {}) })}
            />
            <Select
              label={text('records.timeZone')}
              options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
              value={form.timeZone}
              onChange={(timeZone) => set({ timeZone })}
            />
          </div>
          {form.preset === 'own' && (
            <div className={styles['two']}>
              <TextField
                type="date"
                label={text('records.from')}
                error={errorOf('days', 'range')}
                value={form.fromDay}
                onChange={(fromDay) => set({ fromDay })}
              />
              <TextField
                type="date"
                label={text('records.to')}
                value={form.toDay}
                onChange={(toDay) => set({ toDay })}
              />
            </div>
          )}
          <fieldset>
            <legend className={styles['legend']}>{text('records.include')}</legend>
            <ReleaseParts
              release={release}
              parts={form.parts}
              onChange={(part, isWanted) => setForm((current) => withPart(current, part, isWanted))}
            />
            <Needs words={errorOf('contents')} />
          </fieldset>
          {release !== undefined && (
            <ReleaseDetails release={release} locale={language} onChange={(changed) => set(changed)} />
          )}
        </section>

        <section className={styles['step']}>
          <Heading level={2} size="body">
            {text('records.step.form')}
          </Heading>
          <fieldset>
            <legend className={styles['legend']}>{text('records.formats')}</legend>
            <div className={styles['choices']}>
              {formatOrder.map((format) => (
                <Checkbox
                  key={format}
                  label={text(`records.format.${format}`)}
                  hint={text(`records.format.${format}.hint`)}
                  checked={form.formats.includes(format)}
                  onChange={(isWanted) => setForm((current) => withFormat(current, format, isWanted))}
                />
              ))}
            </div>
            <Needs words={errorOf('formats')} />
          </fieldset>
          <div className={styles['two']}>
            <Select<Locale>
              label={text('records.language')}
              options={[
                { value: 'en', label: text('records.language.en') },
                { value: 'es', label: text('records.language.es') },
              ]}
              value={form.locale}
              onChange={(locale) => set({ locale })}
            />
            <RadioGroup<PageSize>
              label={text('records.pageSize')}
              options={[
                { value: 'Letter', label: text('records.pageSize.Letter') },
                { value: 'A4', label: text('records.pageSize.A4') },
              ]}
              value={form.pageSize}
              onChange={(pageSize) => set({ pageSize })}
            />
          </div>
          <Checkbox
            label={text('records.large')}
            hint={text('records.large.hint')}
            checked={form.isLarge}
            onChange={(isLarge) => set({ isLarge })}
          />
        </section>

        <section className={styles['step']}>
          <Heading level={2} size="body">
            {text('records.step.why')}
          </Heading>
          <TextField
            label={text('records.recipient')}
            hint={text('records.recipient.hint')}
            error={errorOf('recipient')}
            maxLength={200}
            dir="auto"
            value={form.recipient}
            onChange={(recipient) => set({ recipient })}
          />
          <TextField
            label={text('records.reason')}
            hint={text('records.reason.hint')}
            error={errorOf('reason')}
            maxLength={200}
            dir="auto"
            value={form.reason}
            onChange={(reason) => set({ reason })}
          />
          <TextField
            label={text('records.authority')}
            hint={text('records.authority.hint')}
            maxLength={200}
            dir="auto"
            value={form.authority}
            onChange={(authority) => set({ authority })}
          />
          <div>
            <div className={styles['legend']}>{text('records.folder')}</div>
            <div className={styles['folder']} data-needed={errorOf('folder') === undefined ? undefined : true}>
              <span className={styles['path']}>{form.folder ?? text('records.folder.none')}</span>
              <Button size="small" icon={FolderOpen} onClick={() => void chooseFolder()}>
                {text(form.folder === undefined ? 'records.folder.choose' : 'records.folder.change')}
              </Button>
            </div>
            <Needs words={errorOf('folder')} />
          </div>
        </section>
        <Problem>{problem}</Problem>
        <FormActions>
          <Button type="submit" variant="primary" busy={start.isPending || first.isLoading}>
            {text('records.start')}
          </Button>
          <Button icon={Printer} busy={print.isPending || first.isLoading} onClick={() => begin('paper')}>
            {text('records.print')}
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}

function Needs({ words }: { readonly words: string | undefined }) {
  return (
    <p className={styles['needs']} role="status">
      {words}
    </p>
  );
}
