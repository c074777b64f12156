import { expect, test } from 'vitest';
import { daysAgo, formatDateTime, formatDay, formatTime } from './date-format.ts';

const at = Date.UTC(2026, 2, 3, 14, 5);
const laterThatYear = Date.UTC(2026, 10, 22);

test('dates as the product writes them, in both languages', () => {
  expect(formatDateTime('en', at, laterThatYear, 'UTC')).toBe('Tue 3 Mar, 14:05');
  expect(formatDateTime('es', at, laterThatYear, 'UTC')).toBe('mar 3 mar, 14:05');
});

test('the year stands there when it is another one', () => {
  expect(formatDay('en', at, Date.UTC(2027, 0, 2), 'UTC')).toBe('Tue 3 Mar 2026');
});

test('midnight is 00:00, and another time zone is another time', () => {
  expect(formatTime('en', Date.UTC(2026, 2, 3), 'UTC')).toBe('00:00');
  expect(formatTime('en', at, 'America/New_York')).toBe('09:05');
});

test('days are counted by the calendar, not in spans of 24 hours', () => {
  const evening = new Date(2026, 2, 3, 23, 59).getTime();
  const morning = new Date(2026, 2, 4, 0, 1).getTime();
  expect(daysAgo(evening, morning)).toBe(1);
  expect(daysAgo(morning, evening)).toBe(-1);
  expect(daysAgo(evening, evening)).toBe(0);
});
