/** The form and its row of actions. */
import type { FormEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './form.module.css';

type FormProps = {
  readonly children: ReactNode;
  readonly label?: string;
  /** For a button outside of it, in a dialog's footer: `form={id}`. */
  readonly id?: string;
  onSubmit(): void;
};

export function Form({ children, label, id, onSubmit }: FormProps) {
  function submit(event: FormEvent): void {
    event.preventDefault();
    // A dialog over a form stands within it for React: its own form's sending is none of this one's.
    event.stopPropagation();
    onSubmit();
  }
  return (
    <form id={id} className={styles['form']} aria-label={label} noValidate onSubmit={submit}>
      {children}
    </form>
  );
}

export function FormActions({
  children,
  align = 'start',
}: {
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
}) {
  return <div className={classNames(styles['actions'], align === 'end' && styles['actionsEnd'])}>{children}</div>;
}
