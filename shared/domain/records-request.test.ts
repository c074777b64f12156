import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, daysUntil, isReminderDue, requestDueDay } from './records-request.ts';

const request = { receivedDay: '2026-01-31', isExtended: false };

test('each right has its time, and its one extension', () => {
  expect(requestDueDay({ ...request, right: 'hipaa-access' })).toBe('2026-03-02');
  expect(requestDueDay({ ...request, right: 'hipaa-access', isExtended: true })).toBe('2026-04-01');
  expect(requestDueDay({ ...request, right: 'gdpr-sar' })).toBe('2026-02-28');
  expect(requestDueDay({ ...request, right: 'gdpr-sar', isExtended: true })).toBe('2026-04-30');
  expect(requestDueDay({ ...request, right: 'subpoena', givenDay: '2026-02-05' })).toBe('2026-02-05');
  expect(requestDueDay({ ...request, right: 'own-move', isExtended: true })).toBeUndefined();
});

test('a month ends on the same day or on the last one, and never in the month after', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 12 }), (date, months) => {
      const day = date.toISOString().slice(0, 10);
      const later = addMonths(day, months);
      const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      expect(count(later) - count(day)).toBe(months);
      expect(later.slice(8) <= day.slice(8)).toBe(true);
    }),
  );
});

test('the reminder comes seven days before, and stays when it is late', () => {
  expect(daysUntil('2026-03-02', '2026-02-23')).toBe(7);
  expect(isReminderDue('2026-03-02', '2026-02-22')).toBe(false);
  expect(isReminderDue('2026-03-02', '2026-02-23')).toBe(true);
  expect(isReminderDue('2026-03-02', '2026-05-01')).toBe(true);
});
