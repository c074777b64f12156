/** The first three steps of a request: who asks by what right, until when, and what in which form. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import {
  mayBeExtended,
  requestDueDay,
  type RequestRight,
  requestRights,
} from '../../../shared/domain/records-request.ts';
import { Banner, Checkbox, RadioGroup, Select, TextArea, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import type { NeededForRequest, RequestForm } from './request-form.ts';
import styles from './requests.module.css';
import { useClockText } from './use-clock-text.ts';

type StepProps = {
  readonly form: RequestForm;
  missing(need: NeededForRequest): string | undefined;
  onChange(changed: Partial<RequestForm>): void;
};

export function WhoStep({ form, isKnown, missing, onChange }: StepProps & { readonly isKnown: boolean }) {
  const text = useText();
  const clients = useServiceQuery('clients.list', undefined);
  const people = [...(clients.data ?? [])].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <Select<ClientId | ''>
        label={text('requests.client')}
        error={missing('clientId')}
        disabled={isKnown}
        options={[
          { value: '', label: text('requests.client.choose') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={form.clientId}
        onChange={(clientId) => onChange({ clientId })}
      />
      <TextField
        label={text('requests.asker')}
        hint={text('requests.askerHint')}
        error={missing('asker')}
        maxLength={200}
        dir="auto"
        value={form.asker}
        onChange={(asker) => onChange({ asker })}
      />
      <Checkbox
        label={text('requests.identity')}
        hint={text('requests.identityHint')}
        checked={form.isIdentityChecked}
        onChange={(isIdentityChecked) => onChange({ isIdentityChecked })}
      />
      <RadioGroup<RequestRight>
        label={text('requests.right')}
        options={requestRights.map((right) => ({
          value: right,
          label: text(`requests.right.${right}`),
          hint: text(`requests.right.${right}.source`),
        }))}
        value={form.right}
        onChange={(right) => onChange({ right })}
      />
      <Checkbox
        label={text('requests.part2')}
        hint={text('requests.part2Hint')}
        checked={form.hasPart2}
        onChange={(hasPart2) => onChange({ hasPart2 })}
      />
    </>
  );
}

export function ClockStep({ form, missing, onChange }: StepProps) {
  const text = useText();
  const clock = useClockText();
  const { right, receivedDay } = form;
  const { words, isUrgent } = clock(receivedDay === '' ? undefined : requestDueDay(form));
  return (
    <>
      <TextField
        type="date"
        label={text('requests.received')}
        error={missing('receivedDay')}
        value={receivedDay}
        onChange={(day) => onChange({ receivedDay: day })}
      />
      {mayBeExtended(right) ? (
        <>
          <Checkbox
            label={text('requests.extend')}
            checked={form.isExtended}
            onChange={(isExtended) => onChange({ isExtended })}
          />
          {form.isExtended && (
            <TextField
              label={text('requests.extendWhy')}
              error={missing('extensionWhy')}
              maxLength={200}
              dir="auto"
              value={form.extensionWhy}
              onChange={(extensionWhy) => onChange({ extensionWhy })}
            />
          )}
        </>
      ) : (
        <TextField
          type="date"
          label={text('requests.given')}
          value={form.givenDay ?? ''}
          onChange={(day) => onChange({ givenDay: day === '' ? undefined : day })}
        />
      )}
      <Banner tone={isUrgent ? 'needs-you' : 'info'} title={words} isLive>
        {text('requests.source', { source: text(`requests.right.${right}.source`) })}
      </Banner>
    </>
  );
}

const formats = ['paper', 'pdf', 'zip', 'fhir', 'text'] as const;

export function WhatStep({ form, missing, onChange }: StepProps) {
  const text = useText();
  const { right } = form;
  return (
    <>
      <dl className={styles['facts']}>
        <dt>{text('requests.includes')}</dt>
        <dd>{text(`requests.right.${right}.includes`)}</dd>
        <dt>{text('requests.excludes')}</dt>
        <dd>{text(`requests.right.${right}.excludes`)}</dd>
      </dl>
      <TextArea
        label={text('requests.wanted')}
        hint={text('requests.wantedHint')}
        error={missing('wanted')}
        rows={3}
        maxLength={2000}
        dir="auto"
        value={form.wanted}
        onChange={(wanted) => onChange({ wanted })}
      />
      <Select<RequestForm['format']>
        label={text('requests.format')}
        options={formats.map((value) => ({ value, label: text(`requests.format.${value}`) }))}
        value={form.format}
        onChange={(format) => onChange({ format })}
      />
      <TextArea
        label={text('requests.fee')}
        hint={text('requests.feeHint', { fee: text(`requests.right.${right}.fee`) })}
        rows={2}
        maxLength={2000}
        dir="auto"
        value={form.fee}
        onChange={(fee) => onChange({ fee })}
      />
    </>
  );
}
