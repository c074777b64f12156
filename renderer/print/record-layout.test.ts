import { describe, expect, test } from 'vitest';
import type { RecordLine } from '../../shared/contract/index.ts';
import { longDay, momentOf, recordDays, timeOf } from './record-layout.ts';

function event(number: number, at: string): RecordLine {
  return { kind: 'event', number, at, what: 'joined' };
}

describe('a record on paper', () => {
  test('has its lines under the days of its own time zone, in its own order', () => {
    const lines = [
      event(1, '2026-03-03T23:59:59-05:00'),
      event(2, '2026-03-04T00:00:01-05:00'),
      { kind: 'failed', number: 3, id: 'x', reason: 'damaged' } as const,
      event(4, '2026-03-03T10:00:00-05:00'),
    ];
    expect(recordDays(lines).map(({ day, lines: own }) => [day, own.map((line) => line.number)])).toEqual([
      ['2026-03-03', [1]],
      ['2026-03-04', [2, 3]],
      ['2026-03-03', [4]],
    ]);
  });

  test('a record whose first line could not be read still shows it', () => {
    expect(recordDays([{ kind: 'failed', number: 1, id: 'x', reason: 'damaged' }])).toHaveLength(1);
    expect(recordDays([])).toEqual([]);
  });

  test('writes moments as they stand in the record, with their offset', () => {
    expect(timeOf('2026-03-03T14:05:12-05:00')).toBe('14:05:12 −05:00');
    expect(timeOf('2026-03-03T14:05:12.345Z')).toBe('14:05:12 +00:00');
    expect(momentOf('2026-03-03T14:05:12+05:30', '2026-03-03')).toBe('14:05:12 +05:30');
    expect(momentOf('2026-03-04T14:05:12+05:30', '2026-03-03')).toBe('2026-03-04 14:05:12 +05:30');
  });

  test('names days in full', () => {
    expect(longDay('en', '2026-03-03')).toContain('3 March 2026');
    expect(longDay('es', '2026-03-03')).toContain('3 de marzo de 2026');
  });
});
