/** Whether this client has signed the policy, in one line for the head of the conversation. Nothing where nobody was asked. */
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { localDay, useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import styles from './policies.module.css';

type ConsentLineProps = { readonly clientId: ClientId; onOpen(answer: MessageId): void };

export function ConsentLine({ clientId, onOpen }: ConsentLineProps) {
  const text = useText();
  const dates = useDates();
  const { data: consent } = useServiceQuery('policies.consent', { clientId });
  if (consent === undefined || consent.kind === 'not-asked') return null;
  const { kind, version, at, unsound } = consent;
  if (kind === 'asked') return <p className={styles['line']}>{text('policies.line.asked', { version })}</p>;
  const words =
    unsound === undefined
      ? text(`policies.line.${kind}`, { version, day: dates.day(localDay(at)) })
      : text('policies.line.unsound', { version });
  return (
    <p className={styles['line']}>
      <button type="button" className={styles['lineButton']} onClick={() => onOpen(consent.messageId)}>
        {words}
      </button>
    </p>
  );
}
