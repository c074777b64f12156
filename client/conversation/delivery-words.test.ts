import { describe, expect, test } from 'vitest';
import type { Timestamp } from '../../shared/domain/ids.ts';
import type { Delivery } from '../../shared/messenger/store.ts';
import { en } from '../i18n/en.ts';
import type { Words } from '../i18n/use-words.ts';
import { deliveryLine } from './delivery-words.ts';

const day = (at: number) => `day ${String(Math.floor(at / 86_400_000))}`;
const time = (at: number) => `time ${String(at)}`;
const words: Words = {
  say: (key, values = {}) => en[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
  day,
  time,
  dayAndTime: (at) => `${day(at)}, ${time(at)}`,
  calendarDay: (day) => day,
};
const at = (ms: number) => ms as Timestamp;
const line = (delivery: Delivery, nowMs = 0, unconfirmedSince?: number) =>
  deliveryLine(delivery, { nowMs, unconfirmedSince }, words);

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
    const dayMs = 86_400_000;
    expect(line(sent, 3 * dayMs, 0).text).toBe('Sent day 0, time 0, not confirmed since');
    // While the relay cannot be reached the messenger says nothing, and nothing is made up here.
    expect(line(sent, 3 * dayMs).text).toBe('Sent');
    // What was sent yesterday may still be on its way, and what is older than the oldest of them was confirmed.
    expect(line({ kind: 'sent', sentAt: at(2 * dayMs) }, 3 * dayMs, 0).text).toBe('Sent');
    expect(line(sent, 3 * dayMs, 1).text).toBe('Sent');
  });

  test('a failure names its reason and is marked', () => {
    for (const reason of ['mailbox-gone', 'refused-by-relay', 'conversation-ended'] as const) {
      const failed = line({ kind: 'failed', failedAt: at(0), reason });
      expect([failed.isProblem, failed.text.startsWith('Not sent: ')]).toEqual([true, true]);
    }
  });
});
