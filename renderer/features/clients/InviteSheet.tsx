/** Inviting one client, for the first time or anew: who waits at the door, the invite that is open, or the making of a new one. */
import { useState } from 'react';
import type { Locale } from '../../../shared/contract/index.ts';
import { usePreferences } from '../../app/preferences.tsx';
import {
  Banner,
  Button,
  Form,
  FormActions,
  Heading,
  Problem,
  RadioGroup,
  Select,
  Sheet,
  Spinner,
} from '../../components/index.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { type ClientSummary, isReturning } from './client-list.ts';
import { Door } from './Door.tsx';
import { HelpNow } from './HelpNow.tsx';
import { type JoinProgress, signingOf } from './help-steps.ts';
import styles from './invite.module.css';
import { type InviteWay, inviteWays, type ValidDays, validDays } from './invite-words.ts';
import { languageOptions } from './language-options.ts';
import { OpenInvite } from './OpenInvite.tsx';

/** After so many joins that did not open, an invite ends by itself (protocol.md 2.6). */
const MAX_TRIES = 5;

type InviteSheetProps = { readonly client: ClientSummary; readonly open: boolean; onClose(): void };

export function InviteSheet({ client, open, onClose }: InviteSheetProps) {
  const text = useText();
  // As it was when the sheet opened: letting somebody in must not turn it into a sheet about coming back.
  const atDoor = client.connection === 'wants-to-join' || client.wantsToRejoin === true;
  const [opened, setOpened] = useState({ open, isAgain: isReturning(client), wasAtDoor: atDoor });
  if (opened.open !== open) {
    setOpened({ open, isAgain: open ? isReturning(client) : opened.isAgain, wasAtDoor: atDoor });
  } else if (atDoor && !opened.wasAtDoor) setOpened({ ...opened, wasAtDoor: true });
  const { isAgain, wasAtDoor } = opened;
  const title = isAgain ? titleAgain(client, atDoor, wasAtDoor) : 'clients.invite.title';
  return (
    <Sheet open={open} title={text(title, { name: client.name })} onClose={onClose}>
      {open && <Invitation client={client} isAgain={isAgain} wasAtDoor={wasAtDoor} />}
    </Sheet>
  );
}

function titleAgain(client: ClientSummary, atDoor: boolean, wasAtDoor: boolean) {
  if (atDoor) return 'clients.door.at.again';
  return wasAtDoor && client.connection === 'joined' ? 'clients.door.again.in' : 'clients.rejoin.title';
}

type InvitationProps = {
  readonly client: ClientSummary;
  readonly isAgain: boolean;
  /** Somebody asked to join since the sheet was opened. */
  readonly wasAtDoor: boolean;
};

function Invitation({ client, isAgain, wasAtDoor }: InvitationProps) {
  const text = useText();
  const dates = useDates();
  const faultText = useFaultText();
  const { language } = usePreferences();
  const invitation = useServiceQuery('clients.invitation', { id: client.id });
  const consent = useServiceQuery('policies.consent', { clientId: client.id });
  const policy = useServiceQuery('policies.get', undefined);
  const [locale, setLocale] = useState<Locale>(language);
  const [isWanted, setIsWanted] = useState(false);
  if (invitation.isPending) return <Spinner label={text('clients.loading')} />;
  if (invitation.isError) return <Banner tone="danger">{faultText(invitation.error)}</Banner>;

  const { invite, joins, codeWord } = invitation.data;
  const isAskedOnJoining = policy.data?.isSentOnJoining === true && policy.data.versions.length > 0;
  // Somebody who comes back signed before.
  const signing = signingOf(consent.data?.kind, isAskedOnJoining);
  // Whoever can be written to needs none; asking once more keeps a click from making one.
  const isIn = client.connection === 'joined' && !client.isFrozen;
  // Opened for somebody who comes back, the sheet is about the new invite at once.
  const isForReturn = isAgain && !(isIn && wasAtDoor);
  return (
    <div className={styles['invitation']}>
      {joins.length > 1 && (
        <Banner tone="needs-you" title={text('clients.door.several.title', { count: joins.length })}>
          {text('clients.door.several.text', { name: client.name })}
        </Banner>
      )}
      {joins.map((join) => (
        <Door key={join.joinId} join={join} isAgain={isAgain} clientName={client.name} codeWord={codeWord} />
      ))}
      {invite?.phase === 'open' ? (
        joins.length === 0 && <OpenInvite key={invite.id} invite={invite} clientName={client.name} />
      ) : (
        <>
          {invite?.phase === 'used' && !isAgain && joins.length === 0 && <p>{text('clients.invite.used')}</p>}
          {invite?.phase === 'revoked' && (
            <p>{text(invite.failedAttempts >= MAX_TRIES ? 'clients.invite.triedOut' : 'clients.invite.revoked')}</p>
          )}
          {invite?.phase === 'expired' && (
            <p>{text('clients.invite.expired', { date: dates.dateTime(invite.expiresAt) })}</p>
          )}
          {isIn && (!isWanted || isForReturn) && (
            <Banner tone="done">{text('clients.invite.alreadyJoined', { name: client.name })}</Banner>
          )}
          {joins.length === 0 && isForReturn && <RejoinWords clientName={client.name} codeWord={codeWord} />}
          {joins.length === 0 &&
            (isIn && !isWanted && !isForReturn ? (
              <div>
                <Button onClick={() => setIsWanted(true)}>{text('clients.rejoin.start')}</Button>
              </div>
            ) : (
              <NewInvite
                client={client}
                isRejoin={isReturning(client)}
                isAnother={invite !== undefined}
                locale={locale}
                onLocale={setLocale}
              />
            ))}
        </>
      )}
      {(invite !== undefined || joins.length > 0) && (
        <HelpNow
          clientName={client.name}
          signing={signing}
          progress={progressOf({ client, waits: joins.length > 0, isAgain, isOpen: invite?.phase === 'open' })}
          hasCode={invite?.requiresCode === true}
        />
      )}
    </div>
  );
}

type Progress = {
  readonly client: ClientSummary;
  readonly waits: boolean;
  readonly isAgain: boolean;
  readonly isOpen: boolean;
};

/** What was written before somebody came back is no sign of having come back. */
function progressOf({ client, waits, isAgain, isOpen }: Progress): JoinProgress {
  if (waits) return 'asked';
  if (isOpen || client.connection !== 'joined') return 'invited';
  return client.lastAt === undefined || isAgain ? 'joined' : 'wrote';
}

function RejoinWords({ clientName, codeWord }: { readonly clientName: string; readonly codeWord: string }) {
  const text = useText();
  const name = { name: clientName };
  return (
    <section className={styles['rejoin']}>
      <Heading level={3}>{text('clients.rejoin.when')}</Heading>
      <p>{text('clients.rejoin.when.text')}</p>
      <Heading level={3}>{text('clients.rejoin.happens')}</Heading>
      <ul>
        <li>{text('clients.rejoin.happens.history')}</li>
        <li>{text('clients.rejoin.happens.old', name)}</li>
        <li>{text('clients.rejoin.happens.number')}</li>
      </ul>
      <p>
        {codeWord === '' ? text('clients.rejoin.noCodeWord') : text('clients.rejoin.codeWord', { ...name, codeWord })}
      </p>
    </section>
  );
}

type NewInviteProps = {
  readonly client: ClientSummary;
  readonly isRejoin: boolean;
  /** There has been one before. */
  readonly isAnother: boolean;
  readonly locale: Locale;
  onLocale(locale: Locale): void;
};

function NewInvite({ client, isRejoin, isAnother, locale, onLocale }: NewInviteProps) {
  const text = useText();
  const faultText = useFaultText();
  const { go } = useNavigation();
  const [days, setDays] = useState<ValidDays>('7');
  const [way, setWay] = useState<InviteWay>('room');
  const invite = useServiceMutation('clients.invite');
  const outcome = invite.data?.kind;

  return (
    <Form
      onSubmit={() =>
        invite.mutate({ id: client.id, validDays: Number(days), locale, isRejoin, requiresCode: way === 'mail' })
      }
    >
      <p>{text('clients.invite.intro', { name: client.name })}</p>
      <RadioGroup<InviteWay>
        label={text('clients.invite.way')}
        options={inviteWays.map((value) => ({
          value,
          label: text(`clients.invite.way.${value}`),
          hint: text(`clients.invite.way.${value}.hint`),
        }))}
        value={way}
        onChange={setWay}
      />
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
      <Problem>{faultText(invite.error)}</Problem>
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
          {text(isAnother ? 'clients.invite.createAgain' : 'clients.invite.create')}
        </Button>
      </FormActions>
    </Form>
  );
}
