/** How far a message is known to have come, in the words of paper. */
import type { Locale, RecordLine } from '../../shared/contract/index.ts';
import { type MessageId, messagesByLocale } from '../i18n/messages.ts';
import { printText } from '../i18n/print-text.ts';
import { dayOf, momentOf } from './record-layout.ts';

type SentLine = Pick<Extract<RecordLine, { kind: 'message' | 'form' }>, 'at' | 'delivery'>;

export function deliveryFacts(line: SentLine, locale: Locale): string[] {
  const text = printText(locale);
  const { delivery } = line;
  if (delivery === undefined) return [];
  const day = dayOf(line.at);
  const at = (moment: string | undefined) => (moment === undefined ? undefined : momentOf(moment, day));
  const sent = at(delivery.sentAt);
  const delivered = at(delivery.deliveredAt);
  const read = at(delivery.readAt);
  const reason = delivery.reason ?? '';
  return [
    ...(delivery.state === 'queued' ? [text('print.state.queued')] : []),
    ...(sent === undefined ? [] : [text('print.state.sent', { at: sent })]),
    ...(delivered === undefined ? [] : [text('print.state.delivered', { at: delivered })]),
    ...(read === undefined ? [] : [text('print.state.read', { at: read })]),
    ...(delivery.state === 'failed'
      ? [text('print.state.failed', { reason: knownText(locale, `print.reason.${reason}`) ?? reason })]
      : []),
  ];
}

/** A record made by a newer version may name things that have no words here; they are then shown as they are named. */
export function knownText(locale: Locale, id: string): string | undefined {
  return isMessageId(id) ? messagesByLocale[locale][id] : undefined;
}

function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(messagesByLocale.en, id);
}
