/** Chooses a form and asks the client to fill it in. */
import { useState } from 'react';
import { formTemplates } from '../../../shared/domain/forms/templates/index.ts';
import type { ClientId, FormId } from '../../../shared/domain/ids.ts';
import { useNavigation } from '../../app/navigation.ts';
import { Button, Dialog, Form, FormActions, Problem, Select, useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';

type AskFormDialogProps = {
  readonly open: boolean;
  readonly clientId: ClientId;
  readonly clientName: string;
  onClose(): void;
};

export function AskFormDialog({ open, clientId, clientName, onClose }: AskFormDialogProps) {
  const text = useText();
  return (
    <Dialog
      open={open}
      title={text('forms.ask')}
      description={text('forms.ask.text', { name: clientName })}
      onClose={onClose}
    >
      {open && <AskForm clientId={clientId} clientName={clientName} onClose={onClose} />}
    </Dialog>
  );
}

function AskForm({ clientId, clientName, onClose }: Omit<AskFormDialogProps, 'open'>) {
  const text = useText();
  const faultText = useFaultText();
  const keep = useServiceMutation('forms.save');
  const { go } = useNavigation();
  const { show } = useToasts();
  const { data: own } = useServiceQuery('forms.list', undefined);
  const send = useServiceMutation('forms.send');
  const [chosen, setChosen] = useState<FormId>();
  const [problem, setProblem] = useState<string>();
  const said = problem ?? faultText(keep.error ?? send.error);
  const known = own ?? [];
  const choices = [
    ...known.filter(({ isRetired }) => !isRetired).map(({ formId, title, locale }) => ({ formId, title, locale })),
    ...formTemplates
      .filter(({ formId }) => !known.some((form) => form.formId === formId))
      .map(({ formId, form }) => ({ formId, title: form.title, locale: form.locale })),
  ];
  const value = chosen ?? choices[0]?.formId;

  async function ask(): Promise<void> {
    if (value === undefined || keep.isPending || send.isPending) return;
    setProblem(undefined);
    const template = formTemplates.find(({ formId }) => formId === value);
    try {
      // One that comes with the app is kept with the practice's own as soon as it is used.
      if (template !== undefined && !known.some(({ formId }) => formId === value))
        await keep.mutateAsync({ formId: value, form: template.form });
      const outcome = await send.mutateAsync({ clientId, formId: value });
      if (outcome.kind !== 'queued') return setProblem(text(`forms.ask.${outcome.kind}`, { name: clientName }));
      show({ title: text('forms.ask.done', { name: clientName }) });
      onClose();
    } catch {
      // Either mutation holds its fault, which is said below.
    }
  }

  return (
    <Form onSubmit={() => void ask()}>
      {value !== undefined && (
        <Select<FormId>
          label={text('forms.ask.which')}
          options={choices.map(({ formId, title, locale }) => ({
            value: formId,
            label: text('forms.ask.choice', {
              title,
              language: text(locale === 'es' ? 'forms.language.es' : 'forms.language.en'),
            }),
          }))}
          value={value}
          onChange={setChosen}
        />
      )}
      <Problem>{said}</Problem>
      <FormActions>
        <Button variant="quiet" onClick={() => go({ name: 'practice', section: 'forms' })}>
          {text('forms.ask.own')}
        </Button>
        <Button onClick={onClose}>{text('components.cancel')}</Button>
        <Button type="submit" variant="primary" busy={keep.isPending || send.isPending} disabled={value === undefined}>
          {text('forms.ask.send')}
        </Button>
      </FormActions>
    </Form>
  );
}
