/** Messages and their states of delivery as rows of the store, and back. */
import type { ClientId, MessageId, RelationshipId, Timestamp } from '../../../../shared/domain/ids.ts';
import { plain } from '../../database/plain-bytes.ts';
import type { Delivery, Entry, FailureReason } from '../../../../shared/messenger/store.ts';

/** What the timeline shows: texts, and what a newer version or a later feature would show. Housekeeping between the two ends is not. */
const hiddenTypes: ReadonlySet<number> = new Set([0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

export function isShownType(type: number): boolean {
  return !hiddenTypes.has(type);
}

export type DeliveryRow = {
  delivery: Delivery['kind'] | null;
  delivery_sent_at: Timestamp | null;
  delivered_at: Timestamp | null;
  delivery_read_at: Timestamp | null;
  failed_at: Timestamp | null;
  failure: FailureReason | null;
};

export type EntryRow = DeliveryRow & {
  id: number;
  message_id: MessageId;
  conversation_id: ClientId;
  relationship_id: RelationshipId;
  is_outgoing: number;
  sequence: number;
  type: number;
  text: string | null;
  refers_to: MessageId | null;
  sent_at: Timestamp;
  stored_at: Timestamp;
  order_at: Timestamp;
  payload: Uint8Array;
  chain_hash: Uint8Array;
  read_at: Timestamp | null;
  payload_hash: Uint8Array | null;
};

export function entryOf(row: EntryRow): Entry {
  return {
    messageId: row.message_id,
    conversationId: row.conversation_id,
    relationshipId: row.relationship_id,
    direction: row.is_outgoing === 1 ? 'outgoing' : 'incoming',
    sequence: row.sequence,
    type: row.type,
    text: row.text ?? undefined,
    refersTo: row.refers_to ?? undefined,
    sentAt: row.sent_at,
    storedAt: row.stored_at,
    orderAt: row.order_at,
    payload: plain(row.payload),
    ...(row.payload_hash === null ? {} : { payloadHash: plain(row.payload_hash) }),
    chainHash: plain(row.chain_hash),
    delivery: deliveryOf(row),
    readAt: row.read_at ?? undefined,
  };
}

/** Throws when the columns contradict each other: then the row was not written by this file. */
export function deliveryOf(row: DeliveryRow): Delivery | undefined {
  switch (row.delivery) {
    case null:
      return undefined;
    case 'queued':
      return { kind: 'queued' };
    case 'sent':
      return { kind: 'sent', sentAt: there(row.delivery_sent_at) };
    case 'delivered':
      return { kind: 'delivered', sentAt: there(row.delivery_sent_at), deliveredAt: there(row.delivered_at) };
    case 'read':
      return {
        kind: 'read',
        sentAt: there(row.delivery_sent_at),
        deliveredAt: there(row.delivered_at),
        readAt: there(row.delivery_read_at),
      };
    case 'failed':
      return { kind: 'failed', failedAt: there(row.failed_at), reason: there(row.failure) };
  }
}

export function deliveryRow(delivery: Delivery | undefined): DeliveryRow {
  const row: DeliveryRow = {
    delivery: delivery?.kind ?? null,
    delivery_sent_at: null,
    delivered_at: null,
    delivery_read_at: null,
    failed_at: null,
    failure: null,
  };
  switch (delivery?.kind) {
    case undefined:
    case 'queued':
      return row;
    case 'sent':
      return { ...row, delivery_sent_at: delivery.sentAt };
    case 'delivered':
      return { ...row, delivery_sent_at: delivery.sentAt, delivered_at: delivery.deliveredAt };
    case 'read':
      return {
        ...row,
        delivery_sent_at: delivery.sentAt,
        delivered_at: delivery.deliveredAt,
        delivery_read_at: delivery.readAt,
      };
    case 'failed':
      return { ...row, failed_at: delivery.failedAt, failure: delivery.reason };
  }
}

function there<Value>(value: Value | null): Value {
  if (value === null) throw new Error('A state of delivery lacks its time');
  return value;
}
