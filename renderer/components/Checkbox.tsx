/** Something that holds or does not, saved with the form it stands in. */
import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './choice.module.css';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

type CheckboxProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  onChange(checked: boolean): void;
  readonly disabled?: boolean;
};

export function Checkbox({ label, hint, checked, onChange, disabled = false }: CheckboxProps) {
  const id = useId();
  return (
    <div className={styles['row']}>
      <BaseCheckbox.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
        aria-describedby={hint === undefined ? undefined : `${id}hint`}
        className={classNames(styles['mark'], styles['box'])}
      >
        <BaseCheckbox.Indicator className={styles['indicator']}>
          <Icon of={Check} size={14} />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <div className={styles['words']}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <span className={styles['hint']} id={`${id}hint`}>
            {hint}
          </span>
        )}
      </div>
    </div>
  );
}
