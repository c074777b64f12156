import { expect, test } from 'vitest';
import { createDates, localDay } from './use-dates.ts';

const now = () => Date.parse('2026-11-22T12:00:00Z');

test('a calendar day is itself in every time zone', () => {
  expect(createDates('en', now).day('2026-03-03')).toBe('Tue 3 Mar');
  expect(createDates('es', now).day('2026-03-03')).toBe('mar 3 mar');
  expect(createDates('en', now).day('2025-12-31')).toBe('Wed 31 Dec 2025');
});

test('a moment belongs to the day that the clock on the wall shows', () => {
  expect(localDay(new Date(2026, 2, 3, 0, 0, 1).getTime())).toBe('2026-03-03');
  expect(localDay(new Date(2026, 2, 3, 23, 59, 59).getTime())).toBe('2026-03-03');
});
