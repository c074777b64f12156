/** A few words in a row, one of them chosen. */
import { Toggle } from '../../components/index.ts';
import styles from './policies.module.css';

type ChoicesProps<Value extends string> = {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
  readonly value: NoInfer<Value>;
  onChange(value: NoInfer<Value>): void;
};

export function Choices<Value extends string>({ label, options, value, onChange }: ChoicesProps<Value>) {
  return (
    <div className={styles['choices']} role="group" aria-label={label}>
      {options.map((option) => (
        <Toggle
          key={option.value}
          isFramed
          isOn={option.value === value}
          lang={option.lang}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </Toggle>
      ))}
    </div>
  );
}
