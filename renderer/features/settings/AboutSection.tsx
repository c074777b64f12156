/** What this is, in which version, and under which licence. */
import { useHost } from '../../app/host.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './settings.module.css';

export function AboutSection() {
  const text = useText();
  const host = useHost();
  return (
    <>
      <p className={styles['lead']}>{text('settings.aboutText')}</p>
      <p>{text('settings.aboutVersion', { version: host.appVersion })}</p>
      <p className={styles['lead']}>{text('settings.aboutLicence')}</p>
    </>
  );
}
