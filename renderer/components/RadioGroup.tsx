/** One choice of a few, all of them visible. */
import { Radio } from '@base-ui/react/radio';
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group';
import { type ReactNode, useId } from 'react';
import styles from './choice.module.css';
import { classNames } from './class-names.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export type RadioOption<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
};

type RadioGroupProps<Value extends string> = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly RadioOption<NoInfer<Value>>[];
  readonly value: Value;
  onChange(value: NoInfer<Value>): void;
};

export function RadioGroup<Value extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
}: RadioGroupProps<Value>) {
  const id = useId();
  const legend = (
    <div className={styles['legend']} id={id}>
      {label}
    </div>
  );
  return (
    <div>
      {isLabelHidden ? <VisuallyHidden>{legend}</VisuallyHidden> : legend}
      <BaseRadioGroup
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next)}
        className={styles['group']}
      >
        {options.map((option) => (
          <div key={option.value} className={styles['row']}>
            <Radio.Root
              id={`${id}${option.value}`}
              value={option.value}
              aria-describedby={option.hint === undefined ? undefined : `${id}${option.value}hint`}
              className={classNames(styles['mark'], styles['dot'])}
            >
              <Radio.Indicator className={classNames(styles['indicator'], styles['radioIndicator'])} />
            </Radio.Root>
            <div className={styles['words']}>
              <label htmlFor={`${id}${option.value}`}>{option.label}</label>
              {option.hint !== undefined && (
                <span className={styles['hint']} id={`${id}${option.value}hint`}>
                  {option.hint}
                </span>
              )}
            </div>
          </div>
        ))}
      </BaseRadioGroup>
    </div>
  );
}
