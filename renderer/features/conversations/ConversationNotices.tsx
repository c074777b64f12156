/** What has to be known before reading on: a relay out of reach, messages on their way, a conversation that could not be verified. */
import type { Output } from '../../../shared/contract/index.ts';
import { Banner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './conversation.module.css';

type NoticesProps = {
  readonly view: Output<'conversations.get'>;
  readonly relay: Output<'settings.relayStatus'> | undefined;
};

export function ConversationNotices({ view, relay }: NoticesProps) {
  const text = useText();
  const { client, missing } = view;
  const isConnected = client.connection === 'joined';
  const isUnreachable = relay?.kind === 'unreachable';
  return (
    <div className={styles['notices']}>
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
      {missing > 0 && <Banner isLive>{text('conversations.banner.missing', { count: missing })}</Banner>}
    </div>
  );
}
