/** What can be pasted into an e-mail or text message: the client's language, and nothing about why. */
import { Copy } from 'lucide-react';
import type { Locale, Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { Button, Select, useToasts } from '../../components/index.ts';
import { formatDateTime } from '../../components/date-format.ts';
import { printText } from '../../i18n/print-text.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './invite.module.css';
import { languageOptions } from './language-options.ts';

type MailTextProps = {
  readonly invite: NonNullable<Output<'clients.invitation'>['invite']>;
  readonly locale: Locale;
  onLocale(locale: Locale): void;
};

export function MailText({ invite, locale, onLocale }: MailTextProps) {
  const text = useText();
  const host = useHost();
  const { show } = useToasts();
  const words = printText(locale)('print.mail.text', {
    link: invite.link,
    date: formatDateTime(locale, invite.expiresAt, Date.now()),
  });

  async function copy(): Promise<void> {
    await host.copyText(words, 60_000);
    show({ title: text('clients.invite.copied') });
  }

  return (
    <section className={styles['mail']} aria-label={text('clients.invite.mail.title')}>
      <p>{text('clients.invite.mail.what')}</p>
      <p className={styles['mailText']} lang={locale}>
        {words}
      </p>
      <div className={styles['printRow']}>
        <Select<Locale>
          label={text('clients.invite.language')}
          options={languageOptions(text)}
          value={locale}
          onChange={onLocale}
        />
        <Button icon={Copy} onClick={() => void copy()}>
          {text('clients.invite.mail.copy')}
        </Button>
      </div>
    </section>
  );
}
