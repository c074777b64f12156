/** Four bars and a sentence on how well a passphrase protects. */
import { classNames } from './class-names.ts';
import styles from './strength-meter.module.css';

export type Strength = {
  /** Bars filled. */
  readonly bars: 0 | 1 | 2 | 3 | 4;
  readonly words: string;
};

const tones = ['low', 'low', 'middling', 'high', 'high'] as const;

export function StrengthMeter({ strength, id }: { readonly strength: Strength; readonly id?: string }) {
  return (
    <div className={styles['meter']}>
      <div className={styles['bars']} aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} className={classNames(styles['bar'], bar <= strength.bars && styles[tones[strength.bars]])} />
        ))}
      </div>
      <p className={styles['words']} id={id} role="status">
        {strength.words}
      </p>
    </div>
  );
}
