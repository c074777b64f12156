/** What stands beside a checkbox or a switch: its label, and a hint that belongs to it. */
import { type ReactNode, useId } from 'react';
import styles from './choice.module.css';

export type ChoiceProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  onChange(checked: boolean): void;
  readonly disabled?: boolean;
};

/** What ties the control to its words. */
type ChoiceNames = { readonly id: string; readonly 'aria-describedby': string | undefined };

type ChoiceRowProps = Pick<ChoiceProps, 'label' | 'hint'> & { control(names: ChoiceNames): ReactNode };

export function ChoiceRow({ label, hint, control }: ChoiceRowProps) {
  const id = useId();
  const hintId = `${id}hint`;
  return (
    <div className={styles['row']}>
      {control({ id, 'aria-describedby': hint === undefined ? undefined : hintId })}
      <div className={styles['words']}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <span className={styles['hint']} id={hintId}>
            {hint}
          </span>
        )}
      </div>
    </div>
  );
}
