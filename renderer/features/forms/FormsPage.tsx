/** The practice's forms: its own, those that come with the app, and the builder. */
import { ClipboardList, Plus } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Form } from '../../../shared/domain/forms/form.ts';
import { formTemplates } from '../../../shared/domain/forms/templates/index.ts';
import type { FormId } from '../../../shared/domain/ids.ts';
import { Badge, Banner, Button, Heading, Lead, Quiet, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { emptyForm } from './build-form.ts';
import { FormBuilder } from './FormBuilder.tsx';
import styles from './forms.module.css';

/** `formId` undefined: a new one. */
type Opened = { readonly formId: FormId | undefined; readonly form: Form | undefined };

export function FormsPage() {
  const text = useText();
  const faultText = useFaultText();
  const { locale } = useIntl();
  const list = useServiceQuery('forms.list', undefined);
  const retire = useServiceMutation('forms.retire');
  const [opened, setOpened] = useState<Opened>();
  if (list.isError) return <Banner tone="danger">{faultText(list.error)}</Banner>;
  if (list.data === undefined) return <Spinner />;
  if (opened !== undefined) return <OpenForm opened={opened} onClose={() => setOpened(undefined)} />;
  // Policies have a builder of their own.
  const own = list.data.filter(({ kind }) => kind !== 'policy');
  const others = formTemplates.filter(({ formId }) => !list.data.some((form) => form.formId === formId));
  return (
    <>
      <Lead>{text('forms.page.lead')}</Lead>
      <div>
        <Button
          variant="primary"
          icon={Plus}
          onClick={() => setOpened({ formId: undefined, form: emptyForm(locale === 'es' ? 'es' : 'en') })}
        >
          {text('forms.page.new')}
        </Button>
      </div>
      <section aria-labelledby="forms-own">
        <Heading level={3} size="body" id="forms-own">
          {text('forms.page.own')}
        </Heading>
        {own.length === 0 ? (
          <Quiet>{text('forms.page.none')}</Quiet>
        ) : (
          <ul className={styles['list']}>
            {own.map((form) => (
              <li key={form.formId} className={styles['pageRow']}>
                <span className={styles['pageWords']}>
                  <span dir="auto">{form.title}</span>
                  <span className={styles['facts']}>
                    {text('forms.page.facts', {
                      kind: text(`forms.kind.${form.kind}`),
                      language: text(form.locale === 'es' ? 'forms.language.es' : 'forms.language.en'),
                      version: form.version,
                      count: form.timesAsked,
                    })}
                  </span>
                </span>
                {form.isRetired && <Badge>{text('forms.page.retired')}</Badge>}
                <Button
                  size="small"
                  aria-label={text(form.measure === undefined ? 'forms.page.open.of' : 'forms.page.look.of', {
                    title: form.title,
                  })}
                  onClick={() => setOpened({ formId: form.formId, form: undefined })}
                >
                  {text(form.measure === undefined ? 'forms.page.open' : 'forms.page.look')}
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={text(form.isRetired ? 'forms.page.useAgain.of' : 'forms.page.retire.of', {
                    title: form.title,
                  })}
                  onClick={() => retire.mutate({ formId: form.formId, isRetired: !form.isRetired })}
                >
                  {text(form.isRetired ? 'forms.page.useAgain' : 'forms.page.retire')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      {others.length > 0 && (
        <section aria-labelledby="forms-ready">
          <Heading level={3} size="body" id="forms-ready">
            {text('forms.page.ready')}
          </Heading>
          <ul className={styles['list']}>
            {others.map(({ formId, form }) => (
              <li key={formId} className={styles['pageRow']}>
                <span className={styles['pageWords']}>
                  <span dir="auto" lang={form.locale}>
                    {form.title}
                  </span>
                  <span className={styles['facts']}>
                    {text(`forms.kind.${form.kind}`)} ·{' '}
                    {text(form.locale === 'es' ? 'forms.language.es' : 'forms.language.en')}
                  </span>
                </span>
                <Button
                  size="small"
                  icon={ClipboardList}
                  aria-label={text('forms.page.look.of', { title: form.title })}
                  onClick={() => setOpened({ formId, form })}
                >
                  {text('forms.page.look')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function OpenForm({ opened, onClose }: { readonly opened: Opened; onClose(): void }) {
  const faultText = useFaultText();
  const { formId, form } = opened;
  // A form that is given is not saved yet: there is nothing to ask for.
  const saved = useServiceQuery(
    'forms.get',
    { formId: formId ?? ('0'.repeat(32) as FormId) },
    { enabled: form === undefined && formId !== undefined },
  );
  if (form !== undefined) return <FormBuilder formId={formId} initial={form} onClose={onClose} />;
  if (saved.isError) return <Banner tone="danger">{faultText(saved.error)}</Banner>;
  if (saved.data === undefined) return <Spinner />;
  return <FormBuilder formId={formId} initial={saved.data.form} onClose={onClose} />;
}
