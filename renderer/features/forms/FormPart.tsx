/** One part of a form in the builder: its words, what kind of answer it takes, on what it depends, its place. */
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type Form, type FormFault, type FormItem, isQuestion } from '../../../shared/domain/forms/form.ts';
import { Button, Checkbox, IconButton, Select, TextArea, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { conditionChoices, optionsOf, withCondition } from './build-form.ts';
import styles from './forms.module.css';

type FormPartProps = {
  readonly form: Form;
  readonly item: FormItem;
  /** From 1. */
  readonly place: number;
  readonly fault: FormFault | undefined;
  onChange(item: FormItem): void;
  /** `focus`: the id of the button that was pressed. */
  onMove(by: -1 | 1, focus: string): void;
  onRemove(): void;
};

export function FormPart({ form, item, place, fault, onChange, onMove, onRemove }: FormPartProps) {
  const text = useText();
  const name = text('forms.build.part', { place, kind: text(`forms.part.${item.kind}`) });
  const error = fault === undefined ? undefined : text(`forms.fault.${fault}`);
  const id = `part-${item.id}`;
  return (
    <li className={styles['part']}>
      <fieldset className={styles['group']}>
        <legend>{name}</legend>
        <div className={styles['partTools']}>
          <IconButton
            id={`${id}-up`}
            icon={ArrowUp}
            label={text('forms.build.up', { part: name })}
            onClick={() => onMove(-1, `${id}-up`)}
          />
          <IconButton
            id={`${id}-down`}
            icon={ArrowDown}
            label={text('forms.build.down', { part: name })}
            onClick={() => onMove(1, `${id}-down`)}
          />
          <IconButton icon={Trash2} label={text('forms.build.remove', { part: name })} onClick={onRemove} />
        </div>
        {isQuestion(item) ? (
          <TextField
            label={text('forms.build.question')}
            dir="auto"
            maxLength={1000}
            error={error}
            value={item.label}
            onChange={(label) => onChange({ ...item, label })}
          />
        ) : (
          <TextArea
            label={text('forms.build.words')}
            dir="auto"
            rows={item.kind === 'heading' ? 1 : 3}
            maxLength={8000}
            error={error}
            value={item.text}
            onChange={(words) => onChange({ ...item, text: words })}
          />
        )}
        <PartDetails item={item} onChange={onChange} />
        {isQuestion(item) && (
          <Checkbox
            label={text('forms.build.required')}
            checked={item.isRequired}
            onChange={(isRequired) => onChange({ ...item, isRequired })}
          />
        )}
        <PartCondition form={form} item={item} onChange={onChange} />
      </fieldset>
    </li>
  );
}

function PartDetails({ item, onChange }: Pick<FormPartProps, 'item' | 'onChange'>) {
  const text = useText();
  switch (item.kind) {
    case 'text':
      return (
        <Checkbox
          label={text('forms.build.long')}
          checked={item.isLong}
          onChange={(isLong) => onChange({ ...item, isLong })}
        />
      );
    case 'choice':
      return (
        <>
          <TextArea
            label={text('forms.build.options')}
            hint={text('forms.build.options.hint')}
            dir="auto"
            rows={3}
            value={item.options.map(({ label }) => label).join('\n')}
            onChange={(lines) => onChange({ ...item, options: optionsOf(lines, item.options) })}
          />
          <Checkbox
            label={text('forms.build.many')}
            checked={item.isMany}
            onChange={(isMany) => onChange({ ...item, isMany })}
          />
        </>
      );
    case 'scale':
      return (
        <div className={styles['two']}>
          <TextField
            label={text('forms.build.from')}
            type="number"
            min={0}
            max={99}
            value={String(item.from)}
            onChange={(from) => onChange({ ...item, from: Math.trunc(Number(from)) })}
          />
          <TextField
            label={text('forms.build.fromLabel')}
            dir="auto"
            maxLength={100}
            value={item.fromLabel}
            onChange={(fromLabel) => onChange({ ...item, fromLabel })}
          />
          <TextField
            label={text('forms.build.to')}
            type="number"
            min={1}
            max={100}
            value={String(item.to)}
            onChange={(to) => onChange({ ...item, to: Math.trunc(Number(to)) })}
          />
          <TextField
            label={text('forms.build.toLabel')}
            dir="auto"
            maxLength={100}
            value={item.toLabel}
            onChange={(toLabel) => onChange({ ...item, toLabel })}
          />
        </div>
      );
    default:
      return null;
  }
}

/** "Only if … is …". Offered where there is something above to depend on, or a condition that no longer holds. */
function PartCondition({ form, item, onChange }: Pick<FormPartProps, 'form' | 'item' | 'onChange'>) {
  const text = useText();
  const choices = conditionChoices(form, item.id);
  const { when } = item;
  if (choices.length === 0 && when === undefined) return null;
  const chosen = choices.find((choice) => choice.item === when?.item);
  if (when !== undefined && chosen === undefined)
    return (
      <div className={styles['condition']}>
        <p className={styles['warning']}>{text('forms.fault.condition')}</p>
        <div>
          <Button size="small" onClick={() => onChange(withCondition(item, undefined))}>
            {text('forms.build.always')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={styles['condition']}>
      <Select<string>
        label={text('forms.build.when')}
        options={[
          { value: '', label: text('forms.build.always') },
          ...choices.map((choice) => ({ value: choice.item, label: choice.label || text('forms.build.noWords') })),
        ]}
        value={chosen?.item ?? ''}
        onChange={(next) => {
          const first = choices.find((choice) => choice.item === next)?.values[0];
          onChange(withCondition(item, first === undefined ? undefined : { item: next, oneOf: [first.id] }));
        }}
      />
      {chosen !== undefined && when !== undefined && (
        <fieldset className={styles['group']}>
          <legend>{text('forms.build.is')}</legend>
          {chosen.values.map((value) => (
            <Checkbox
              key={value.id}
              label={value.label}
              checked={when.oneOf.includes(value.id)}
              onChange={(isOn) => {
                const oneOf = chosen.values
                  .filter(({ id }) => (id === value.id ? isOn : when.oneOf.includes(id)))
                  .map(({ id }) => id);
                onChange(withCondition(item, { item: chosen.item, oneOf }));
              }}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
