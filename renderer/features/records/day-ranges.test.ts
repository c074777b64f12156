import { describe, expect, test } from 'vitest';
import { presetRange, usualPageSize } from './day-ranges.ts';

const now = Date.parse('2026-03-01T03:00:00Z');
const first = '2019-05-13';

describe('ranges of days', () => {
  test('are those of the record’s time zone', () => {
    expect(presetRange('all', first, now, 'America/New_York')).toEqual({ fromDay: first, toDay: '2026-02-28' });
    expect(presetRange('all', first, now, 'Asia/Tokyo')).toEqual({ fromDay: first, toDay: '2026-03-01' });
  });

  test('thirty days count today', () => {
    expect(presetRange('last30', first, now, 'UTC')).toEqual({ fromDay: '2026-01-31', toDay: '2026-03-01' });
  });

  test('this year begins on its first day', () => {
    expect(presetRange('thisYear', first, now, 'UTC')).toEqual({ fromDay: '2026-01-01', toDay: '2026-03-01' });
  });
});

test('the paper is the one of the place', () => {
  expect(usualPageSize('en-US')).toBe('Letter');
  expect(usualPageSize('en')).toBe('Letter');
  expect(usualPageSize('es-MX')).toBe('Letter');
  expect(usualPageSize('es')).toBe('A4');
  expect(usualPageSize('de-DE')).toBe('A4');
});
