/** Inviting one client: who waits at the door, the invite that is open, or the making of a new one. */
import { useState } from 'react';
import type { Locale } from '../../../shared/contract/index.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Banner, Button, Form, FormActions, RadioGroup, Select, Sheet, Spinner } from '../../components/index.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import type { ClientSummary } from './client-list.ts';
import { Door } from './Door.tsx';
import styles from './invite.module.css';
import { type ValidDays, validDays } from './invite-words.ts';
import { languageOptions } from './language-options.ts';
import { OpenInvite } from './OpenInvite.tsx';

type InviteSheetProps = { readonly client: ClientSummary; readonly open: boolean; onClose(): void };

export function InviteSheet({ client, open, onClose }: InviteSheetProps) {
  const text = useText();
  return (
    <Sheet open={open} title={text('clients.invite.title', { name: client.name })} onClose={onClose}>
      {open && <Invitation client={client} />}
    </Sheet>
  );
}

function Invitation({ client }: { readonly client: ClientSummary }) {
  const text = useText();
  const dates = useDates();
  const faultText = useFaultText();
  const { language } = usePreferences();
  const invitation = useServiceQuery('clients.invitation', { id: client.id });
  const [locale, setLocale] = useState<Locale>(language);
  if (invitation.isPending) return <Spinner label={text('clients.loading')} />;
  if (invitation.isError) return <Banner tone="danger">{faultText(invitation.error)}</Banner>;

  const { invite, joins } = invitation.data;
  const isIn = client.connection === 'joined';
  return (
    <div className={styles['invitation']}>
      {joins.map((join) => (
        <Door key={join.joinId} join={join} />
      ))}
      {invite?.phase === 'open' ? (
        <OpenInvite invite={invite} clientName={client.name} locale={locale} onLocale={setLocale} />
      ) : (
        <>
          {invite?.phase === 'used' && !isIn && joins.length === 0 && <p>{text('clients.invite.used')}</p>}
          {invite?.phase === 'revoked' && <p>{text('clients.invite.revoked')}</p>}
          {invite?.phase === 'expired' && (
            <p>{text('clients.invite.expired', { date: dates.dateTime(invite.expiresAt) })}</p>
          )}
          {isIn ? (
            <Banner tone="done">{text('clients.invite.alreadyJoined', { name: client.name })}</Banner>
          ) : (
            joins.length === 0 && (
              <NewInvite client={client} isAgain={invite !== undefined} locale={locale} onLocale={setLocale} />
            )
          )}
        </>
      )}
    </div>
  );
}

type NewInviteProps = {
  readonly client: ClientSummary;
  readonly isAgain: boolean;
  readonly locale: Locale;
  onLocale(locale: Locale): void;
};

function NewInvite({ client, isAgain, locale, onLocale }: NewInviteProps) {
  const text = useText();
  const faultText = useFaultText();
  const { go } = useNavigation();
  const [days, setDays] = useState<ValidDays>('7');
  const invite = useServiceMutation('clients.invite');
  const problem = faultText(invite.error);
  const outcome = invite.data?.kind;

  return (
    <Form onSubmit={() => invite.mutate({ id: client.id, validDays: Number(days), locale })}>
      <p>{text('clients.invite.intro', { name: client.name })}</p>
      <RadioGroup<ValidDays>
        label={text('clients.invite.validity')}
        options={validDays.map((value) => ({ value, label: text('clients.invite.days', { days: Number(value) }) }))}
        value={days}
        onChange={setDays}
      />
      <Select<Locale>
        label={text('clients.invite.language')}
        options={languageOptions(text)}
        value={locale}
        onChange={onLocale}
      />
      {problem !== undefined && (
        <Banner tone="danger" isLive>
          {problem}
        </Banner>
      )}
      {outcome === 'already-joined' && (
        <Banner isLive>{text('clients.invite.alreadyJoined', { name: client.name })}</Banner>
      )}
      {(outcome === 'relay-wants-password' || outcome === 'relay-refuses') && (
        <Banner
          tone="needs-you"
          isLive
          actions={
            <Button size="small" onClick={() => go({ name: 'settings', section: 'relay' })}>
              {text('clients.invite.openSettings')}
            </Button>
          }
        >
          {text(outcome === 'relay-refuses' ? 'clients.invite.relayRefuses' : 'clients.invite.relayWantsPassword')}
        </Banner>
      )}
      <FormActions>
        <Button type="submit" variant="primary" busy={invite.isPending}>
          {text(isAgain ? 'clients.invite.createAgain' : 'clients.invite.create')}
        </Button>
      </FormActions>
    </Form>
  );
}
