/** Something that holds or does not, saved with the form it stands in. */
import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import styles from './choice.module.css';
import { type ChoiceProps, ChoiceRow } from './ChoiceRow.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

export function Checkbox({ label, hint, checked, onChange, disabled = false }: ChoiceProps) {
  return (
    <ChoiceRow
      label={label}
      hint={hint}
      control={(names) => (
        <BaseCheckbox.Root
          {...names}
          checked={checked}
          disabled={disabled}
          onCheckedChange={(next) => onChange(next)}
          className={classNames(styles['mark'], styles['box'])}
        >
          <BaseCheckbox.Indicator className={styles['indicator']}>
            <Icon of={Check} size={14} />
          </BaseCheckbox.Indicator>
        </BaseCheckbox.Root>
      )}
    />
  );
}
