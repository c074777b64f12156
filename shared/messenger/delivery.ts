/** How an outgoing message's state moves on; it never moves back, and no step is claimed that was not learnt. */
import type { Timestamp } from '../domain/ids.ts';
import type { Delivery, FailureReason } from './store.ts';

/** The relay took it, at the first try or after it had refused. The same object when nothing changes. */
export function afterSent(delivery: Delivery, at: Timestamp): Delivery {
  return delivery.kind === 'queued' || delivery.kind === 'failed' ? { kind: 'sent', sentAt: at } : delivery;
}

/**
 * The peer has it. When the relay's own answer was lost, this is also the moment at which this end learns
 * that it was sent.
 */
export function afterDelivered(delivery: Delivery, at: Timestamp): Delivery {
  switch (delivery.kind) {
    case 'queued':
    case 'failed':
      return { kind: 'delivered', sentAt: at, deliveredAt: at };
    case 'sent':
      return { kind: 'delivered', sentAt: delivery.sentAt, deliveredAt: at };
    default:
      return delivery;
  }
}

/** The peer's person saw it. */
export function afterRead(delivery: Delivery, at: Timestamp): Delivery {
  const delivered = afterDelivered(delivery, at);
  if (delivered.kind !== 'delivered') return delivered;
  return { kind: 'read', sentAt: delivered.sentAt, deliveredAt: delivered.deliveredAt, readAt: at };
}

/** The relay will not have it; what is known to have left stays as it is. */
export function afterFailure(delivery: Delivery, reason: FailureReason, at: Timestamp): Delivery {
  return delivery.kind === 'queued' ? { kind: 'failed', failedAt: at, reason } : delivery;
}
