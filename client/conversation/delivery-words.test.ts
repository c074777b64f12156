import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import type { Timestamp } from '../../shared/domain/ids.ts';
import type { Delivery } from '../../shared/messenger/store.ts';
import { en } from '../i18n/en.ts';
import type { Words } from '../i18n/use-words.ts';
import { deliveryLine } from './delivery-words.ts';

const intl = createIntl({ locale: 'en', messages: en });
const day = (at: number) => `day ${String(Math.floor(at / 86_400_000))}`;
const time = (at: number) => `time ${String(at)}`;
const words: Words = {
  say: (key, values) => intl.formatMessage({ id: key }, values === undefined ? {} : { ...values }),
  day,
  time,
  dayAndTime: (at) => `${day(at)}, ${time(at)}`,
};
const at = (ms: number) => ms as Timestamp;
const line = (delivery: Delivery, nowMs = 0) => deliveryLine(delivery, nowMs, words);

describe('the state of a message in words', () => {
  test('says what is known and no more', () => {
    expect(line({ kind: 'queued' }).text).toBe('Waiting to leave this device');
    expect(line({ kind: 'sent', sentAt: at(0) }).text).toBe('Sent');
    expect(line({ kind: 'delivered', sentAt: at(0), deliveredAt: at(1) }).text).toBe('Delivered');
    expect(line({ kind: 'read', sentAt: at(0), deliveredAt: at(1), readAt: at(2) }).text).toBe('Read time 2');
    expect(line({ kind: 'read', sentAt: at(0), deliveredAt: at(1), readAt: at(90_000_000) }).text).toBe(
      'Read day 1, time 90000000',
    );
  });

  test('attacks 12, 37: after two days without a word from the other side it says so', () => {
    const sent: Delivery = { kind: 'sent', sentAt: at(0) };
    expect(line(sent, 48 * 3_600_000).text).toBe('Sent');
    expect(line(sent, 48 * 3_600_000 + 1).text).toBe('Sent day 0, time 0, not confirmed since');
  });

  test('a failure names its reason and is marked', () => {
    for (const reason of ['mailbox-gone', 'refused-by-relay', 'conversation-ended'] as const) {
      const failed = line({ kind: 'failed', failedAt: at(0), reason });
      expect([failed.isProblem, failed.text.startsWith('Not sent: ')]).toEqual([true, true]);
    }
  });
});
