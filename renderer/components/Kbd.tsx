/** Keys to press together: `mod+K` shows ⌘ K on a Mac and Ctrl K elsewhere. */
import styles from './kbd.module.css';

const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Macintosh');

function keyName(key: string): string {
  if (key === 'mod') return isMac ? '⌘' : 'Ctrl';
  if (key === 'shift') return isMac ? '⇧' : 'Shift';
  return key;
}

export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={styles['keys']}>
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles['key']}>
          {keyName(key)}
        </kbd>
      ))}
    </span>
  );
}
