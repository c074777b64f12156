import { describe, expect, test } from 'vitest';
import { createDates } from './dates.ts';

const now = () => Date.parse('2026-11-22T12:00:00Z');
const at = Date.parse('2026-03-03T19:05:00Z');

describe('dates on the screen', () => {
  test('are short, day first and with 24 hours', () => {
    const dates = createDates('en', 'America/New_York', now);
    expect(dates.dayAndTime(at)).toBe('Tue 3 Mar, 14:05');
    expect(dates.longDay('2026-03-03')).toBe('Tuesday 3 March');
    expect(dates.fullDay('2026-03-03')).toBe('3 Mar 2026');
  });

  test('are written in Spanish', () => {
    expect(createDates('es', 'America/New_York', now).dayAndTime(at)).toBe('mar 3 mar, 14:05');
  });

  test('name the year when it is another one', () => {
    expect(createDates('en', 'UTC', now).shortDay('2025-12-31')).toBe('31 Dec 2025');
    expect(createDates('en', 'UTC', now).longDay('2025-12-31')).toBe('Wednesday 31 December 2025');
  });

  test('a moment belongs to the day of the time zone', () => {
    expect(createDates('en', 'Pacific/Auckland', now).dayOf(Date.parse('2026-03-03T23:30:00Z'))).toBe('2026-03-04');
    expect(createDates('en', 'America/Los_Angeles', now).dayOf(Date.parse('2026-03-03T05:30:00Z'))).toBe('2026-03-02');
  });
});
