/** The state of one's own message in words: what is known and no more. */
import { assertNever } from '../../shared/language/assert-never.ts';
import type { Delivery } from '../../shared/messenger/store.ts';
import type { Words } from '../i18n/use-words.ts';

/** Younger than this is no matter, even while something older is unconfirmed (protocol.md 2.11). */
const longUnconfirmedMs = 48 * 3_600_000;

export type DeliveryLine = { readonly text: string; readonly isProblem: boolean };

export type DeliveryTimes = {
  readonly nowMs: number;
  /** The messenger's word, which knows whether the silence means anything: the oldest that the peer did not confirm. */
  readonly unconfirmedSince: number | undefined;
};

export function deliveryLine(
  delivery: Delivery,
  { nowMs, unconfirmedSince }: DeliveryTimes,
  { say, day, time, dayAndTime }: Words,
): DeliveryLine {
  const calm = (text: string) => ({ text, isProblem: false });
  switch (delivery.kind) {
    case 'queued':
      return calm(say('stateQueued'));
    case 'sent':
      return delivery.sentAt >= (unconfirmedSince ?? nowMs) && nowMs - delivery.sentAt > longUnconfirmedMs
        ? calm(say('stateSentLong', { when: dayAndTime(delivery.sentAt) }))
        : calm(say('stateSent'));
    case 'delivered':
      return calm(say('stateDelivered'));
    case 'read':
      return calm(
        say('stateRead', {
          when: day(delivery.readAt) === day(delivery.sentAt) ? time(delivery.readAt) : dayAndTime(delivery.readAt),
        }),
      );
    case 'failed':
      switch (delivery.reason) {
        case 'mailbox-gone':
          return { text: say('stateFailedGone'), isProblem: true };
        case 'refused-by-relay':
          return { text: say('stateFailedRefused'), isProblem: true };
        case 'conversation-ended':
          return { text: say('stateFailedEnded'), isProblem: true };
        default:
          return assertNever(delivery.reason);
      }
    default:
      return assertNever(delivery);
  }
}
