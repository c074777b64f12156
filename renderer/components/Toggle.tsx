/** A word in a row of words, chosen or not: a filter, or framed where it is an answer. */
import { classNames } from './class-names.ts';
import styles from './toggle.module.css';

type ToggleProps = {
  readonly isOn: boolean;
  readonly isFramed?: boolean;
  readonly lang?: string | undefined;
  readonly children: string;
  onClick(): void;
};

export function Toggle({ isOn, isFramed = false, lang, children, onClick }: ToggleProps) {
  return (
    <button
      type="button"
      lang={lang}
      className={classNames(styles['toggle'], isFramed && styles['framed'])}
      aria-pressed={isOn}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
