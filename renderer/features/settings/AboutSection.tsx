/** What this is, in which version, under which licence, and what it protects and does not. */
import { useHost } from '../../app/host.ts';
import { Lead } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';

const protections = ['words', 'addresses', 'page', 'device', 'backup', 'number'] as const;

export function AboutSection() {
  const text = useText();
  const host = useHost();
  return (
    <>
      <Lead>{text('settings.aboutText')}</Lead>
      <p>{text('settings.aboutVersion', { version: host.appVersion })}</p>
      <Lead>{text('settings.aboutLicence')}</Lead>
      <h3>{text('settings.protects.title')}</h3>
      <ul>
        {protections.map((name) => (
          <li key={name}>{text(`settings.protects.${name}`)}</li>
        ))}
      </ul>
    </>
  );
}
