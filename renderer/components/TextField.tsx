/** One line of text. */
import type { ComponentProps } from 'react';
import { Field, type FieldTexts } from './Field.tsx';
import styles from './form.module.css';

export type TextFieldProps = FieldTexts &
  Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id' | 'className'> & {
    readonly value: string;
    onChange(value: string): void;
  };

export function TextField({ label, isLabelHidden, hint, error, value, onChange, ...rest }: TextFieldProps) {
  return (
    <Field label={label} isLabelHidden={isLabelHidden ?? false} hint={hint} error={error}>
      {(wiring) => (
        <input
          type="text"
          autoComplete="off"
          {...rest}
          {...wiring}
          className={styles['control']}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
