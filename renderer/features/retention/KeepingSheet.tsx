/** How long the record of one client is kept: the age, the rule, an own day, and the legal hold. */
import { useId, useState } from 'react';
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { ClientId, RuleId } from '../../../shared/domain/ids.ts';
import {
  Banner,
  Button,
  Checkbox,
  Form,
  Part,
  Problem,
  Select,
  Sheet,
  Spinner,
  TextField,
  useToasts,
} from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { LegalHold } from './LegalHold.tsx';
import styles from './retention.module.css';
import { useKeepingText } from './use-keeping-text.ts';

type KeepingSheetProps = {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly open: boolean;
  onClose(): void;
};

export function KeepingSheet({ client, open, onClose }: KeepingSheetProps) {
  const text = useText();
  const faultText = useFaultText();
  const formId = useId();
  const kept = useServiceQuery('retention.client', { clientId: client.id }, { enabled: open });
  const save = useServiceMutation('retention.saveClient');

  function close(): void {
    save.reset();
    onClose();
  }

  return (
    <Sheet
      open={open}
      title={text('retention.of', { name: client.name })}
      description={text('retention.notAdvice')}
      onClose={close}
      footer={
        <Button type="submit" form={formId} variant="primary" busy={save.isPending}>
          {text('retention.client.save')}
        </Button>
      }
    >
      {kept.isError && <Banner tone="danger">{faultText(kept.error)}</Banner>}
      {kept.isPending && <Spinner />}
      {kept.data !== undefined && (
        <Part>
          <Now kept={kept.data} />
          <KeepingForm clientId={client.id} formId={formId} kept={kept.data} save={save} />
          <LegalHold clientId={client.id} holds={kept.data.holds} />
        </Part>
      )}
    </Sheet>
  );
}

type Kept = Output<'retention.client'>;

function Now({ kept: { standing } }: { readonly kept: Kept }) {
  const text = useText();
  const dates = useDates();
  const keeping = useKeepingText();
  const { state, firstDay, lastDay } = standing;
  return (
    <Banner tone={state === 'over' || state === 'held' ? 'needs-you' : 'info'} title={keeping.state(standing)} isLive>
      <p>{keeping.why(standing)}</p>
      <p>{text('retention.client.contact', { first: dates.day(firstDay), last: dates.day(lastDay) })}</p>
    </Banner>
  );
}

type KeepingFormProps = {
  readonly clientId: ClientId;
  readonly formId: string;
  readonly kept: Kept;
  readonly save: ReturnType<typeof useServiceMutation<'retention.saveClient'>>;
};

function KeepingForm({ clientId, formId, kept, save }: KeepingFormProps) {
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();
  const rules = useServiceQuery('retention.rules', undefined);
  const [birthDay, setBirthDay] = useState(kept.birthDay ?? '');
  const [wasAdult, setWasAdult] = useState(kept.wasAdult);
  const [ruleId, setRuleId] = useState<RuleId | ''>(kept.ruleId ?? '');
  const [hasOwn, setHasOwn] = useState(kept.own !== undefined);
  const [until, setUntil] = useState(kept.own?.until ?? '');
  const [why, setWhy] = useState(kept.own?.why ?? '');
  const [isAsked, setIsAsked] = useState(false);
  const usual = rules.data?.find(({ isUsual }) => isUsual);

  function submit(): void {
    setIsAsked(true);
    if (save.isPending || (hasOwn && (until === '' || why.trim() === ''))) return;
    const input: Input<'retention.saveClient'> = {
      clientId,
      wasAdult,
      ...(birthDay === '' ? {} : { birthDay }),
      ...(ruleId === '' ? {} : { ruleId }),
      ...(hasOwn ? { own: { until, why: why.trim() } } : {}),
    };
    save.mutate(input, { onSuccess: () => show({ title: text('retention.client.saved'), tone: 'done' }) });
  }

  return (
    <Form id={formId} onSubmit={submit}>
      <TextField
        type="date"
        label={text('retention.client.birthDay')}
        hint={text('retention.client.birthDayHint')}
        value={birthDay}
        onChange={setBirthDay}
      />
      <Checkbox
        label={text('retention.client.wasAdult')}
        hint={text('retention.client.wasAdultHint')}
        checked={wasAdult}
        onChange={setWasAdult}
      />
      <Select<RuleId | ''>
        label={text('retention.client.rule')}
        options={[
          {
            value: '',
            label:
              usual === undefined
                ? text('retention.client.rule.none')
                : text('retention.client.rule.usual', { name: usual.name }),
          },
          ...(rules.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={ruleId}
        onChange={setRuleId}
      />
      <Checkbox
        label={text('retention.client.own')}
        hint={text('retention.client.ownHint')}
        checked={hasOwn}
        onChange={setHasOwn}
      />
      {hasOwn && (
        <div className={styles['two']}>
          <TextField
            type="date"
            label={text('retention.client.ownUntil')}
            error={isAsked && until === '' ? text('retention.client.needsDay') : undefined}
            value={until}
            onChange={setUntil}
          />
          <TextField
            label={text('retention.client.ownWhy')}
            error={isAsked && why.trim() === '' ? text('retention.client.needsWhy') : undefined}
            maxLength={200}
            dir="auto"
            value={why}
            onChange={setWhy}
          />
        </div>
      )}
      <Problem>{faultText(save.error)}</Problem>
    </Form>
  );
}
