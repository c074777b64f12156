/** What concerns every screen: a made-up practice, a relay out of reach, a disk that takes no more. */
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { EventPayload, Output } from '../../shared/contract/index.ts';
import { Banner, Button, formatDateTime, formatTime, daysAgo } from '../components/index.ts';
import { backupNotice } from '../features/backups/index.ts';
import { SelfHarmNotices } from '../features/forms/index.ts';
import { willNotice } from '../features/professional-will/index.ts';
import { useText } from '../i18n/use-text.ts';
import { useServiceEvent, useServiceQuery } from '../service/use-service.ts';
import { type Route, useNavigation } from './navigation.ts';
import styles from './shell.module.css';

type RelayStatus = Output<'settings.relayStatus'>;

export function Notices({ isDemo }: { readonly isDemo: boolean }) {
  const text = useText();
  const { route, go } = useNavigation();
  const { data: relay } = useServiceQuery('settings.relayStatus', undefined);
  const { data: backups } = useServiceQuery('backups.state', undefined);
  const { data: audit } = useServiceQuery('audit.state', undefined);
  const { data: vault } = useServiceQuery('vault.status', undefined);
  const { locale } = useIntl();
  const standing = vault?.kind === 'unlocked' ? vault.standing : undefined;
  const { data: will } = useServiceQuery('will.state', undefined);
  const { data: attention } = useServiceQuery('forms.attention', undefined);
  const [isBackupLater, setIsBackupLater] = useState(false);
  const [storeFailure, setStoreFailure] = useState<EventPayload<'storeFailed'>['reason']>();
  useServiceEvent('storeFailed', ({ reason }) => setStoreFailure(reason));
  // An open conversation says it in its own place.
  const isSaidElsewhere = route.name === 'clients' && route.clientId !== undefined;
  const relayWords = useRelayWords(isSaidElsewhere ? undefined : relay);
  const backupWords = isBackupLater || backups === undefined ? undefined : backupNotice(backups);
  const willWords = will === undefined || isWillThere(route) ? undefined : willNotice(will);
  const isLogBroken = audit?.kind === 'broken';
  const hasNothing = [storeFailure, relayWords, backupWords, willWords].every((words) => words === undefined);
  const isRetired = standing !== undefined && 'at' in standing;
  const selfHarm = attention ?? [];
  if (!isDemo && hasNothing && !isLogBroken && !isRetired && selfHarm.length === 0) return null;
  return (
    <section className={styles['notices']} aria-label={text('shell.notices')}>
      <SelfHarmNotices answers={selfHarm} />
      {isDemo && <p className={styles['demo']}>{text('shell.demo')}</p>}
      {isRetired && (
        <Banner isCompact>
          {text(standing.kind === 'moved' ? 'moving.movedNotice' : 'moving.copyNotice', {
            date: formatDateTime(locale === 'es' ? 'es' : 'en', standing.at, Date.now()),
          })}
        </Banner>
      )}
      {storeFailure !== undefined && (
        <Banner
          tone="danger"
          isCompact
          isLive
          actions={
            <Button size="small" onClick={() => setStoreFailure(undefined)}>
              {text('shell.understood')}
            </Button>
          }
        >
          {text(storeFailure === 'full' ? 'shell.storeFull' : 'shell.storeFailed')}
        </Banner>
      )}
      {relayWords !== undefined && (
        <Banner
          tone="needs-you"
          isCompact
          isLive
          actions={
            <Button size="small" onClick={() => go({ name: 'settings', section: 'relay' })}>
              {text('shell.relaySettings')}
            </Button>
          }
        >
          {relayWords}
        </Banner>
      )}
      {backupWords !== undefined && (
        <Banner
          tone="needs-you"
          isCompact
          isLive
          actions={
            <>
              <Button size="small" onClick={() => go({ name: 'settings', section: 'backups' })}>
                {text('backups.notice.open')}
              </Button>
              <Button size="small" variant="quiet" onClick={() => setIsBackupLater(true)}>
                {text('backups.notice.later')}
              </Button>
            </>
          }
        >
          {text(backupWords)}
        </Banner>
      )}
      {willWords !== undefined && (
        <Banner
          tone="needs-you"
          isCompact
          isLive
          actions={
            <Button size="small" onClick={() => go({ name: 'settings', section: 'will' })}>
              {text('will.notice.open')}
            </Button>
          }
        >
          {text(willWords)}
        </Banner>
      )}
      {isLogBroken && (
        <Banner
          tone="danger"
          isCompact
          isLive
          actions={
            <Button size="small" onClick={() => go({ name: 'settings', section: 'audit' })}>
              {text('audit.notice.open')}
            </Button>
          }
        >
          {text('audit.notice')}
        </Banner>
      )}
    </section>
  );
}

/** A short gap is nobody's business: it closes by itself. */
const quietGapMs = 10_000;

function useRelayWords(relay: RelayStatus | undefined): string | undefined {
  const text = useText();
  const { locale } = useIntl();
  const [now, setNow] = useState(Date.now);
  const isAway = relay?.kind === 'unreachable';
  const since = relay?.since ?? 0;
  useEffect(() => {
    if (!isAway) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, since + quietGapMs - Date.now()));
    return () => clearTimeout(timer);
  }, [isAway, since]);
  if (relay?.kind === 'port-taken') return text('shell.relayPortTaken');
  if (relay === undefined || !isAway || now < since + quietGapMs) return undefined;
  const language = locale === 'es' ? 'es' : 'en';
  return text('shell.relayUnreachable', {
    since: daysAgo(since, now) === 0 ? formatTime(language, since) : formatDateTime(language, since, now),
    waiting: relay.waitingToSend,
  });
}

/** What is shown there already is not said above it. */
function isWillThere(route: Route): boolean {
  return route.name === 'settings' && route.section === 'will';
}
