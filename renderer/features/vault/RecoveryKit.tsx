/** The 24 words on a sheet, shown once. On paper it is another one. */
import { useText } from '../../i18n/use-text.ts';
import styles from './recovery-kit.module.css';

export type RecoveryWords = { readonly words: readonly string[]; readonly vaultName: string };

export function RecoveryKit({ recovery }: { readonly recovery: RecoveryWords }) {
  const text = useText();
  return (
    <section className={styles['kit']} aria-label={text('recovery.kitTitle')}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{text('recovery.kitTitle')}</h2>
        <p className={styles['vaultName']}>{text('recovery.vaultName', { name: recovery.vaultName })}</p>
      </div>
      <ol className={styles['words']}>
        {recovery.words.map((word, index) => (
          // The same word may come twice; its place names it.
          <li key={`${index + 1} ${word}`} className={styles['word']}>
            <span className={styles['number']} aria-hidden="true">
              {index + 1}
            </span>
            <span translate="no" lang="en">
              {word}
            </span>
          </li>
        ))}
      </ol>
      <div className={styles['notes']}>
        <p>{text('recovery.kitUse')}</p>
      </div>
    </section>
  );
}
