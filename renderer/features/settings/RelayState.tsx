/** How the relay is right now, in words. */
import { useText } from '../../i18n/use-text.ts';
import { Badge, DateTime, Quiet, Spinner } from '../../components/index.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import styles from './settings.module.css';

export function RelayState() {
  const text = useText();
  const { data: status } = useServiceQuery('settings.relayStatus', undefined);
  if (status === undefined) return <Spinner />;
  const tone = status.kind === 'reachable' ? 'done' : status.kind === 'starting' ? 'plain' : 'needs-you';
  return (
    <div className={styles['state']} role="status">
      <Badge tone={tone}>{text(`settings.relayState.${status.kind}`)}</Badge>
      <div className={styles['stateText']}>
        <span className={styles['address']}>{status.url}</span>
        <Quiet as="span">
          {text('settings.relaySince')} <DateTime at={status.since} />
          {status.waitingToSend > 0 && ` · ${text('settings.relayWaiting', { count: status.waitingToSend })}`}
        </Quiet>
      </div>
    </div>
  );
}
