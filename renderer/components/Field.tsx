/** Label, hint and error around one control, tied to it for screen readers. */
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './form.module.css';
import { Icon } from './Icon.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** What the control has to carry. */
export type FieldWiring = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

export type FieldTexts = {
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly isLabelHidden?: boolean;
  /** The reason for the question, or how to answer it. */
  readonly hint?: ReactNode;
  /** What is not right yet, and what to do; undefined: nothing. */
  readonly error?: ReactNode;
};

type FieldProps = FieldTexts & { children(wiring: FieldWiring): ReactNode };

export function Field({ label, isLabelHidden = false, hint, error, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}hint`;
  const errorId = `${id}error`;
  const hasError = error !== undefined && error !== null && error !== false;
  const describedBy = [hint !== undefined && hintId, hasError && errorId].filter((part) => part !== false).join(' ');
  const labelElement = (
    <label className={styles['label']} htmlFor={id}>
      {label}
    </label>
  );
  return (
    <div className={styles['field']}>
      {isLabelHidden ? <VisuallyHidden>{labelElement}</VisuallyHidden> : labelElement}
      {hint !== undefined && (
        <div className={styles['hint']} id={hintId}>
          {hint}
        </div>
      )}
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': hasError || undefined,
      })}
      <div aria-live="polite">
        {hasError && (
          <div className={styles['error']} id={errorId}>
            <Icon of={CircleAlert} size={16} className={styles['errorIcon']} />
            <span>{error}</span>
          </div>
        )}
      </div>
    </div>
  );
}
