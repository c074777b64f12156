/** One choice of a closed list. */
import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { classNames } from './class-names.ts';
import { Field, type FieldTexts } from './Field.tsx';
import floating from './floating.module.css';
import form from './form.module.css';
import { Icon } from './Icon.tsx';
import styles from './select.module.css';

export type SelectOption<Value extends string> = { readonly value: Value; readonly label: string };

type SelectProps<Value extends string> = FieldTexts & {
  readonly options: readonly SelectOption<NoInfer<Value>>[];
  readonly value: Value;
  onChange(value: NoInfer<Value>): void;
  readonly disabled?: boolean;
};

export function Select<Value extends string>({
  label,
  isLabelHidden,
  hint,
  error,
  options,
  value,
  onChange,
  disabled = false,
}: SelectProps<Value>) {
  return (
    <Field label={label} isLabelHidden={isLabelHidden ?? false} hint={hint} error={error}>
      {(wiring) => (
        <BaseSelect.Root
          items={options}
          value={value}
          disabled={disabled}
          onValueChange={(next) => {
            if (next !== null) onChange(next);
          }}
        >
          <BaseSelect.Trigger {...wiring} className={classNames(form['control'], styles['trigger'])}>
            <BaseSelect.Value />
            <BaseSelect.Icon className={styles['icon']}>
              <Icon of={ChevronsUpDown} size={16} />
            </BaseSelect.Icon>
          </BaseSelect.Trigger>
          <BaseSelect.Portal>
            <BaseSelect.Positioner className={floating['positioner']} sideOffset={4} alignItemWithTrigger={false}>
              <BaseSelect.Popup className={floating['popup']}>
                <BaseSelect.List>
                  {options.map((option) => (
                    <BaseSelect.Item key={option.value} value={option.value} className={floating['item']}>
                      <span className={floating['indicatorSpace']}>
                        <BaseSelect.ItemIndicator className={floating['indicator']}>
                          <Icon of={Check} size={16} />
                        </BaseSelect.ItemIndicator>
                      </span>
                      <BaseSelect.ItemText className={floating['itemText']}>{option.label}</BaseSelect.ItemText>
                    </BaseSelect.Item>
                  ))}
                </BaseSelect.List>
              </BaseSelect.Popup>
            </BaseSelect.Positioner>
          </BaseSelect.Portal>
        </BaseSelect.Root>
      )}
    </Field>
  );
}
