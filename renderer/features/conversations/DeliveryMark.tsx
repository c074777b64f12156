/** How far an own message has come: an icon, and its words on hover, on focus and for screen readers. */
import { Check, CheckCheck, Clock3, Eye, TriangleAlert } from 'lucide-react';
import { classNames, Icon, type IconShape } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Delivery, deliveryWords } from './delivery-words.ts';
import styles from './message.module.css';

const icons: Readonly<Record<Delivery['kind'], IconShape>> = {
  queued: Clock3,
  sent: Check,
  delivered: CheckCheck,
  read: Eye,
  failed: TriangleAlert,
};

type DeliveryMarkProps = {
  readonly delivery: Delivery;
  readonly clientName: string;
  readonly isRelayReachable: boolean;
};

export function DeliveryMark({ delivery, clientName, isRelayReachable }: DeliveryMarkProps) {
  const text = useText();
  const dates = useDates();
  const words = deliveryWords(delivery, isRelayReachable);
  return (
    <span
      className={classNames(styles['delivery'], delivery.kind === 'failed' && styles['failed'])}
      data-delivery={delivery.kind}
    >
      <Icon of={icons[delivery.kind]} size={15} />
      {/* A failure is too important to wait for the pointer. */}
      <span className={classNames(styles['deliveryWords'], delivery.kind === 'failed' && styles['isShown'])}>
        {text(words.id, { name: clientName, when: words.at === undefined ? '' : dates.dateTime(words.at) })}
      </span>
    </span>
  );
}
