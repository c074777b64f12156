/** An invite that can still be used: QR code or join code, link, how long, printing and revoking. */
import { Copy, FileDown } from 'lucide-react';
import { useState } from 'react';
import type { Locale, Output } from '../../../shared/contract/index.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useHost } from '../../app/host.ts';
import { useNavigation } from '../../app/navigation.ts';
import { PrintButton } from '../../app/PrintButton.tsx';
import { usePaper } from '../../app/use-paper.ts';
import { Banner, Button, ConfirmDialog, Select, useToasts, QrCode } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { printText } from '../../i18n/print-text.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import { InviteHandout } from './InviteHandout.tsx';
import styles from './invite.module.css';
import { timeLeft, worksHereOnly } from './invite-words.ts';
import { JoinCode } from './JoinCode.tsx';
import { languageOptions } from './language-options.ts';
import { MailText } from './MailText.tsx';

type OpenInviteProps = {
  readonly invite: NonNullable<Output<'clients.invitation'>['invite']>;
  readonly clientName: string;
};

export function OpenInvite({ invite, clientName }: OpenInviteProps) {
  const text = useText();
  const { language } = usePreferences();
  const [locale, setLocale] = useState<Locale>(invite.locale ?? language);
  const dates = useDates();
  const faultText = useFaultText();
  const host = useHost();
  const paper = usePaper();
  const { go } = useNavigation();
  const { show } = useToasts();
  const [isRevoking, setIsRevoking] = useState(false);
  const revoke = useServiceMutation('clients.revokeInvite');
  const problem = faultText(revoke.error);

  async function copy(): Promise<void> {
    await host.copyText(invite.link, 60_000);
    show({ title: text('clients.invite.copied') });
  }

  async function savePdf(): Promise<void> {
    const outcome = await paper.savePdf(`${printText(locale)('print.handout.file')}.pdf`);
    if (outcome === 'saved') show({ title: text('clients.invite.pdf.saved') });
    if (outcome === 'failed') show({ title: text('clients.invite.pdf.failed'), tone: 'danger' });
  }

  return (
    <div className={styles['open']}>
      <p>{text(invite.requiresCode ? 'clients.invite.intro.mail' : 'clients.invite.intro', { name: clientName })}</p>
      {!invite.isPublished && (
        <Banner tone="needs-you" isLive>
          {text('clients.invite.notPublished')}
        </Banner>
      )}
      {worksHereOnly(invite.link) && (
        <Banner
          tone="needs-you"
          title={text('clients.invite.hereOnly.title')}
          actions={
            <Button size="small" onClick={() => go({ name: 'settings', section: 'relay' })}>
              {text('clients.invite.openSettings')}
            </Button>
          }
        >
          {text('clients.invite.hereOnly.text')}
        </Banner>
      )}
      {invite.failedAttempts > 0 && (
        <Banner tone="needs-you" title={text('clients.invite.tries.title', { count: invite.failedAttempts })} isLive>
          {text('clients.invite.tries.text')}
        </Banner>
      )}
      {invite.code === undefined ? (
        <QrCode text={invite.link} label={text('clients.invite.qr', { name: clientName })} className={styles['qr']} />
      ) : (
        <JoinCode code={invite.code} clientName={clientName} />
      )}
      <p className={styles['expires']}>
        {text('clients.invite.expires', {
          date: dates.dateTime(invite.expiresAt),
          left: leftWords(text, invite.expiresAt),
        })}
      </p>
      <div className={styles['linkRow']}>
        <input
          className={styles['link']}
          readOnly
          aria-label={text('clients.invite.link', { name: clientName })}
          value={invite.link}
          onFocus={(event) => event.target.select()}
        />
        <Button icon={Copy} onClick={() => void copy()}>
          {text('clients.invite.copy')}
        </Button>
      </div>
      {!invite.requiresCode && <p className={styles['roomOnly']}>{text('clients.invite.roomOnly')}</p>}
      {invite.requiresCode ? (
        <MailText invite={invite} locale={locale} onLocale={setLocale} />
      ) : (
        <>
          <div className={styles['printRow']}>
            <Select<Locale>
              label={text('clients.invite.language')}
              options={languageOptions(text)}
              value={locale}
              onChange={setLocale}
            />
            <PrintButton paper={paper}>{text('clients.invite.print')}</PrintButton>
            <Button icon={FileDown} disabled={!paper.isReady} onClick={() => void savePdf()}>
              {text('clients.invite.pdf')}
            </Button>
          </div>
          <InviteHandout paper={paper} link={invite.link} expiresAt={invite.expiresAt} locale={locale} />
        </>
      )}
      {problem !== undefined && <Banner tone="danger">{problem}</Banner>}
      <div className={styles['revoke']}>
        <Button variant="quiet" size="small" onClick={() => setIsRevoking(true)}>
          {text('clients.invite.revoke')}
        </Button>
      </div>
      <ConfirmDialog
        open={isRevoking}
        title={text('clients.invite.revoke.title')}
        confirmLabel={text('clients.invite.revoke.confirm')}
        cancelLabel={text('clients.invite.keep')}
        tone="danger"
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate({ inviteId: invite.id }, { onSettled: () => setIsRevoking(false) })}
        onCancel={() => setIsRevoking(false)}
      >
        {text('clients.invite.revoke.text')}
      </ConfirmDialog>
    </div>
  );
}

function leftWords(text: Text, expiresAt: number): string {
  const left = timeLeft(expiresAt, Date.now());
  return left.unit === 'minutes'
    ? text('clients.invite.left.minutes')
    : text(`clients.invite.left.${left.unit}`, { count: left.count });
}
