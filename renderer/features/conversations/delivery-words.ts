/** The state of an own message as words: which text, and the moment that it names. */
import type { MessageId } from '../../i18n/messages.ts';
import type { MessageItem } from './timeline-rows.ts';

export type Delivery = NonNullable<MessageItem['delivery']>;

export function deliveryWords(
  delivery: Delivery,
  isRelayReachable: boolean,
): { readonly id: MessageId; readonly at?: number } {
  switch (delivery.kind) {
    case 'queued':
      return { id: isRelayReachable ? 'conversations.state.queued' : 'conversations.state.queuedOffline' };
    case 'sent':
      return { id: 'conversations.state.sent', at: delivery.sentAt };
    case 'delivered':
      return { id: 'conversations.state.delivered', at: delivery.deliveredAt };
    case 'read':
      return { id: 'conversations.state.read', at: delivery.readAt };
    case 'failed':
      return { id: `conversations.state.failed.${delivery.reason}`, at: delivery.failedAt };
  }
}
