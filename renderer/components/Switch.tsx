/** Something that is on or off from the moment it is pressed. */
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import styles from './choice.module.css';
import { type ChoiceProps, ChoiceRow } from './ChoiceRow.tsx';

export function Switch({ label, hint, checked, onChange, disabled = false }: ChoiceProps) {
  return (
    <ChoiceRow
      label={label}
      hint={hint}
      control={(names) => (
        <BaseSwitch.Root
          {...names}
          checked={checked}
          disabled={disabled}
          onCheckedChange={(next) => onChange(next)}
          className={styles['switch']}
        >
          <BaseSwitch.Thumb className={styles['thumb']} />
        </BaseSwitch.Root>
      )}
    />
  );
}
