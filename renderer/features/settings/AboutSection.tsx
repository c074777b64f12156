/** What this is, in which version, under which licence, and what it protects and does not. */
import { useHost } from '../../app/host.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './settings.module.css';

const protections = ['words', 'addresses', 'page', 'device', 'backup', 'number'] as const;

export function AboutSection() {
  const text = useText();
  const host = useHost();
  return (
    <>
      <p className={styles['lead']}>{text('settings.aboutText')}</p>
      <p>{text('settings.aboutVersion', { version: host.appVersion })}</p>
      <p className={styles['lead']}>{text('settings.aboutLicence')}</p>
      <h3>{text('settings.protects.title')}</h3>
      <ul>
        {protections.map((name) => (
          <li key={name}>{text(`settings.protects.${name}`)}</li>
        ))}
      </ul>
    </>
  );
}
