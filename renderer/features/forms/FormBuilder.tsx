/** Builds a form from parts, and shows beside it what the client will see. A measure is only shown: its wording is fixed. */
import { ArrowLeft, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Form, FormKind } from '../../../shared/domain/forms/form.ts';
import type { FormId } from '../../../shared/domain/ids.ts';
import {
  Banner,
  Button,
  ButtonRow,
  Heading,
  Lead,
  Menu,
  Problem,
  Select,
  TextField,
  useToasts,
} from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import { addItem, cleaned, faultyPart, itemKinds, moveItem, removeItem, replaceItem } from './build-form.ts';
import { FormPart } from './FormPart.tsx';
import { FormPreview } from './FormPreview.tsx';
import styles from './forms.module.css';

type FormBuilderProps = { readonly formId: FormId | undefined; readonly initial: Form; onClose(): void };

const ownKinds = ['other', 'intake', 'release'] as const satisfies readonly FormKind[];
type OwnKind = (typeof ownKinds)[number];

export function FormBuilder({ formId, initial, onClose }: FormBuilderProps) {
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();
  const save = useServiceMutation('forms.save');
  const [form, setForm] = useState(initial);
  const [isAsked, setIsAsked] = useState(false);
  const moved = useRef<string>(undefined);
  const isMeasure = form.measure !== undefined;
  const fault = faultyPart(cleaned(form));
  const problem = save.isError ? faultText(save.error) : undefined;

  // A part that was moved takes the focus along, so that the next press moves it further.
  useEffect(() => {
    if (moved.current !== undefined) document.getElementById(moved.current)?.focus();
    moved.current = undefined;
  }, [form]);

  function submit(): void {
    setIsAsked(true);
    if (fault !== undefined || save.isPending) return;
    save.mutate(
      { ...(formId === undefined ? {} : { formId }), form: cleaned(form) },
      {
        onSuccess(outcome) {
          if (outcome.kind === 'fault') return;
          show({
            title: text(outcome.kind === 'saved' ? 'forms.build.saved' : 'forms.build.unchanged', {
              version: outcome.version,
            }),
          });
          onClose();
        },
      },
    );
  }

  const kind = ownKinds.find((own) => own === form.kind) ?? 'other';
  return (
    <>
      <div>
        <Button size="small" variant="quiet" icon={ArrowLeft} onClick={onClose}>
          {text('forms.build.back')}
        </Button>
      </div>
      {isMeasure ? (
        <Lead>{text('forms.build.measure')}</Lead>
      ) : (
        <section aria-labelledby="forms-build" className={styles['builder']}>
          <Heading level={3} size="body" id="forms-build">
            {text('forms.build.title')}
          </Heading>
          <TextField
            label={text('forms.build.name')}
            dir="auto"
            maxLength={200}
            error={isAsked && form.title.trim() === '' ? text('forms.fault.title') : undefined}
            value={form.title}
            onChange={(title) => setForm({ ...form, title })}
          />
          <div className={styles['two']}>
            <Select<OwnKind>
              label={text('forms.build.kind')}
              options={ownKinds.map((value) => ({ value, label: text(`forms.kind.${value}`) }))}
              value={kind}
              onChange={(next) => setForm({ ...form, kind: next })}
            />
            <Select<'en' | 'es'>
              label={text('forms.build.language')}
              options={[
                { value: 'en', label: text('forms.language.en') },
                { value: 'es', label: text('forms.language.es') },
              ]}
              value={form.locale === 'es' ? 'es' : 'en'}
              onChange={(locale) => setForm({ ...form, locale })}
            />
          </div>
          <ol className={styles['parts']}>
            {form.items.map((item, index) => (
              <FormPart
                key={item.id}
                form={form}
                item={item}
                place={index + 1}
                fault={isAsked && fault?.item === item.id ? fault.fault : undefined}
                onChange={(next) => setForm(replaceItem(form, next))}
                onMove={(by, focus) => {
                  moved.current = focus;
                  setForm(moveItem(form, item.id, by));
                }}
                onRemove={() => setForm(removeItem(form, item.id))}
              />
            ))}
          </ol>
          <div>
            <Menu
              trigger={<Button icon={Plus}>{text('forms.build.add')}</Button>}
              items={itemKinds.map((part) => ({
                key: part,
                label: text(`forms.part.${part}`),
                onSelect: () => setForm(addItem(form, part)),
              }))}
            />
          </div>
          {isAsked && fault !== undefined && (
            <Banner tone="needs-you" isLive>
              {text(
                fault.item === undefined && fault.fault === 'empty-words'
                  ? 'forms.fault.title'
                  : `forms.fault.${fault.fault}`,
              )}
            </Banner>
          )}
          <Problem>{problem}</Problem>
          <ButtonRow>
            <Button variant="primary" busy={save.isPending} onClick={submit}>
              {text('forms.build.save')}
            </Button>
            <Button onClick={onClose}>{text('forms.build.leave')}</Button>
          </ButtonRow>
        </section>
      )}
      <section aria-labelledby="forms-preview" className={styles['previewFrame']}>
        <Heading level={3} size="body" id="forms-preview">
          {text('forms.build.preview')}
        </Heading>
        <p className={styles['previewTitle']} dir="auto" lang={form.locale}>
          {form.title}
        </p>
        <FormPreview form={cleaned(form)} />
      </section>
    </>
  );
}
