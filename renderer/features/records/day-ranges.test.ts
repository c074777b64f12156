import { describe, expect, test } from 'vitest';
import { presetRange, timeZoneNames, usualPageSize } from './day-ranges.ts';

const now = Date.parse('2026-03-01T03:00:00Z');
const first = Date.parse('2025-12-31T23:30:00Z');

describe('ranges of days', () => {
  test('are those of the record’s time zone', () => {
    expect(presetRange('all', first, now, 'America/New_York')).toEqual({ fromDay: '2025-12-31', toDay: '2026-02-28' });
    expect(presetRange('all', first, now, 'Asia/Tokyo')).toEqual({ fromDay: '2026-01-01', toDay: '2026-03-01' });
  });

  test('thirty days count today', () => {
    expect(presetRange('last30', first, now, 'UTC')).toEqual({ fromDay: '2026-01-31', toDay: '2026-03-01' });
  });

  test('this year begins on its first day', () => {
    expect(presetRange('thisYear', first, now, 'UTC')).toEqual({ fromDay: '2026-01-01', toDay: '2026-03-01' });
  });
});

test('the own time zone and UTC are offered first and once', () => {
  expect(timeZoneNames('Europe/Madrid', ['Africa/Cairo', 'Europe/Madrid'])).toEqual([
    'Europe/Madrid',
    'UTC',
    'Africa/Cairo',
  ]);
});

test('the paper is the one of the place', () => {
  expect(usualPageSize('en-US')).toBe('Letter');
  expect(usualPageSize('en')).toBe('Letter');
  expect(usualPageSize('es-MX')).toBe('Letter');
  expect(usualPageSize('es')).toBe('A4');
  expect(usualPageSize('de-DE')).toBe('A4');
});
