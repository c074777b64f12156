/** Several lines of text; grows with what is written. `serif` for notes. */
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldTexts } from './Field.tsx';
import styles from './form.module.css';

export type TextAreaProps = FieldTexts &
  Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'id'> & {
    readonly value: string;
    readonly isSerif?: boolean;
    onChange(value: string): void;
  };

export function TextArea({
  label,
  isLabelHidden,
  hint,
  error,
  value,
  onChange,
  isSerif = false,
  className,
  ...rest
}: TextAreaProps) {
  return (
    <Field label={label} isLabelHidden={isLabelHidden ?? false} hint={hint} error={error}>
      {(wiring) => (
        <textarea
          {...rest}
          {...wiring}
          className={classNames(styles['control'], styles['area'], isSerif && styles['serif'], className)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
