/** What has to be known before reading on: who asks to join again, another safety number, a relay out of reach, messages on their way, a conversation that could not be verified. */
import type { ReactNode } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { Banner, Button } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './conversation.module.css';

type NoticesProps = {
  readonly children: ReactNode;
  readonly view: Output<'conversations.get'>;
  readonly relay: Output<'settings.relayStatus'> | undefined;
  onInvite(): void;
  /** Absent: the panel with the number is open already. */
  readonly onSafety: (() => void) | undefined;
};

export function ConversationNotices({ children, view, relay, onInvite, onSafety }: NoticesProps) {
  const text = useText();
  const dates = useDates();
  const { client, missing, unconfirmedSince } = view;
  const isConnected = client.connection === 'joined';
  const isUnreachable = relay?.kind === 'unreachable';
  return (
    <div className={styles['notices']}>
      {client.wantsToRejoin === true && (
        <Banner
          tone="needs-you"
          title={text('conversations.banner.rejoin.title', { name: client.name })}
          isLive
          actions={
            <Button size="small" onClick={onInvite}>
              {text('conversations.banner.rejoin.open')}
            </Button>
          }
        >
          {text('conversations.banner.rejoin.text')}
        </Banner>
      )}
      {isConnected && client.isNumberChanged === true && (
        <Banner
          tone="needs-you"
          isCompact
          isLive
          actions={
            onSafety !== undefined && (
              <Button size="small" onClick={onSafety}>
                {text('conversations.banner.changed.compare')}
              </Button>
            )
          }
        >
          {text('conversations.banner.changed', { name: client.name })}
        </Banner>
      )}
      {client.isFrozen && (
        <Banner tone="danger" title={text('conversations.banner.fork.title')} isLive>
          {text('conversations.banner.fork.text', { name: client.name })}
        </Banner>
      )}
      {isConnected && isUnreachable && (
        <Banner tone="needs-you" isLive>
          {text(relay.waitingToSend > 0 ? 'conversations.banner.relay' : 'conversations.banner.relay.idle')}
        </Banner>
      )}
      {isConnected && relay?.kind === 'port-taken' && (
        <Banner tone="needs-you" isLive>
          {text('conversations.banner.portTaken')}
        </Banner>
      )}
      {isConnected && view.isRenewing === true && (
        <Banner isLive>{text('conversations.banner.renewing', { name: client.name })}</Banner>
      )}
      {isConnected && unconfirmedSince !== undefined && (
        <Banner isLive>
          {text('conversations.banner.unconfirmed', { name: client.name, when: dates.dateTime(unconfirmedSince) })}
        </Banner>
      )}
      {children}
      {missing > 0 && <Banner isLive>{text('conversations.banner.missing', { count: missing })}</Banner>}
    </div>
  );
}
