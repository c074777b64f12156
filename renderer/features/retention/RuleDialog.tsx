/** A retention rule: begun empty or from a starting point, with its source and the day for which that is given. */
import { useId, useState } from 'react';
import {
  type StartingPointId,
  startingPointIds,
  startingPoints,
} from '../../../shared/domain/retention/starting-points.ts';
import { Button, Dialog, Form, Problem, Quiet, Select, TextArea, TextField } from '../../components/index.ts';
import { localDay } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import styles from './retention.module.css';
import { emptyRule, filledRule, formOfRule, formOfStart, type NeededForRule, type Rule } from './rule-form.ts';

type RuleDialogProps = {
  /** Undefined: a new one. */
  readonly rule: Rule | undefined;
  onClose(): void;
};

export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const text = useText();
  const faultText = useFaultText();
  const formId = useId();
  const save = useServiceMutation('retention.saveRule');
  const [start, setStart] = useState<StartingPointId | 'own'>('own');
  const [form, setForm] = useState(() => (rule === undefined ? emptyRule(localDay(Date.now())) : formOfRule(rule)));
  const [isAsked, setIsAsked] = useState(false);
  const filled = filledRule(form);
  const set = (changed: Partial<typeof form>): void => setForm((current) => ({ ...current, ...changed }));

  function errorOf(need: NeededForRule, words: 'name' | 'years' | 'age' | 'source' | 'day'): string | undefined {
    return isAsked && filled.kind === 'incomplete' && filled.needed.includes(need)
      ? text(`retention.needs.${words}`)
      : undefined;
  }

  function begin(id: StartingPointId | 'own'): void {
    setStart(id);
    const point = startingPoints.find((one) => one.id === id);
    setForm(
      point === undefined
        ? emptyRule(localDay(Date.now()))
        : formOfStart(point, {
            name: text(`retention.start.${point.id}`),
            source: text(`retention.start.${point.id}.source`),
          }),
    );
  }

  function submit(): void {
    setIsAsked(true);
    if (filled.kind !== 'ready' || save.isPending) return;
    save.mutate({ ...filled.rule, ...(rule === undefined ? {} : { id: rule.id }) }, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      title={text(rule === undefined ? 'retention.rule.new' : 'retention.rule.change')}
      description={text('retention.notAdvice')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('components.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={save.isPending}>
            {text('retention.rule.save')}
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={submit}>
        {rule === undefined && (
          <Select<StartingPointId | 'own'>
            label={text('retention.rule.start')}
            hint={text('retention.rule.start.hint')}
            options={[
              { value: 'own', label: text('retention.rule.start.own') },
              ...startingPointIds.map((id) => ({ value: id, label: text(`retention.start.${id}`) })),
            ]}
            value={start}
            onChange={begin}
          />
        )}
        <TextField
          label={text('retention.rule.name')}
          error={errorOf('name', 'name')}
          maxLength={200}
          value={form.name}
          onChange={(name) => set({ name })}
        />
        <TextField
          label={text('retention.rule.adultYears')}
          error={errorOf('adultYears', 'years')}
          inputMode="numeric"
          maxLength={3}
          value={form.adultYears}
          onChange={(adultYears) => set({ adultYears })}
        />
        <div className={styles['two']}>
          <TextField
            label={text('retention.rule.minorAge')}
            error={errorOf('minorAge', 'age')}
            inputMode="numeric"
            maxLength={3}
            value={form.minorAge}
            onChange={(minorAge) => set({ minorAge })}
          />
          <TextField
            label={text('retention.rule.minorYears')}
            error={errorOf('minorYears', 'years')}
            inputMode="numeric"
            maxLength={3}
            value={form.minorYears}
            onChange={(minorYears) => set({ minorYears })}
          />
        </div>
        <Quiet>{text('retention.rule.minorHint')}</Quiet>
        <TextArea
          label={text('retention.rule.sourceField')}
          hint={text('retention.rule.sourceHint')}
          error={errorOf('source', 'source')}
          rows={4}
          maxLength={1000}
          value={form.source}
          onChange={(source) => set({ source })}
        />
        <TextField
          type="date"
          label={text('retention.rule.sourceDay')}
          error={errorOf('sourceDay', 'day')}
          value={form.sourceDay}
          onChange={(sourceDay) => set({ sourceDay })}
        />
        <Problem>{faultText(save.error)}</Problem>
      </Form>
    </Dialog>
  );
}
