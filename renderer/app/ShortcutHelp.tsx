/** The keys that work everywhere. */
import { Dialog, Kbd } from '../components/index.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './shell.module.css';
import { shortcutKeys } from './shortcuts.ts';

export function ShortcutHelp({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const text = useText();
  return (
    <Dialog open={open} title={text('shortcuts.title')} size="small" onClose={onClose}>
      <dl className={styles['shortcuts']}>
        {shortcutKeys.map(({ shortcut, keys }) => (
          <div key={shortcut} className={styles['shortcut']}>
            <dt>{text(`shortcuts.${shortcut}`)}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
