import { describe, expect, test } from 'vitest';
import { relationshipId } from '../../../shared/contract/shapes.ts';
import { event, message } from './testing/timeline-items.ts';
import { type TimelineItem, timelineRows } from './timeline-rows.ts';

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const noon = Date.parse('2026-03-03T12:00:00Z');
const MINUTE = 60_000;

function rowsOf(items: readonly TimelineItem[], firstUnread?: string) {
  return timelineRows(items, { dayOf, firstUnread });
}

describe('rows of the timeline', () => {
  test('a run of one sender has one head and one time per minute', () => {
    const rows = rowsOf([message(noon, true), message(noon + 20_000, true), message(noon + 2 * MINUTE, true)]);
    expect(rows.map((row) => row.isHead)).toEqual([true, false, false]);
    expect(rows.map((row) => row.showsTime)).toEqual([true, false, true]);
  });

  test('another sender, a long pause and an event each begin a new run', () => {
    const rows = rowsOf([
      message(noon, true),
      message(noon + MINUTE, false),
      message(noon + 12 * MINUTE, false),
      event(noon + 13 * MINUTE),
      message(noon + 14 * MINUTE, false),
    ]);
    expect(rows.map((row) => row.isHead)).toEqual([true, true, true, false, true]);
  });

  test('a day is said once, above its first row, and begins a run', () => {
    const late = Date.parse('2026-03-03T23:59:00Z');
    const rows = rowsOf([message(late, false), message(late + 2 * MINUTE, false), message(late + 3 * MINUTE, false)]);
    expect(rows.map((row) => row.day)).toEqual(['2026-03-03', '2026-03-04', undefined]);
    expect(rows.map((row) => row.isHead)).toEqual([true, true, false]);
  });

  test('unread begins at its item and begins a run', () => {
    const items = [message(noon, false), message(noon + MINUTE, false)];
    const rows = rowsOf(items, items[1]?.key);
    expect(rows.map((row) => row.isFirstUnread)).toEqual([false, true]);
    expect(rows.map((row) => row.isHead)).toEqual([true, true]);
  });

  test('what stands before another device joined, or before the end, belongs to a device of before', () => {
    const before = message(noon, true);
    const rejoined: TimelineItem = { ...event(noon + MINUTE), what: 'rejoined' };
    const after = message(noon + 2 * MINUTE, true);
    expect(rowsOf([before, event(noon + MINUTE)]).map((row) => row.isFormer)).toEqual([false, false]);
    expect(rowsOf([before, rejoined]).map((row) => row.isFormer)).toEqual([true, false]);
    expect(rowsOf([before, rejoined, after]).map((row) => row.isFormer)).toEqual([true, false, false]);
  });

  test('another relationship shows a device of before even when its passage is not loaded', () => {
    const before = message(noon, true);
    const after = { ...message(noon + MINUTE, false), relationshipId: relationshipId.parse('1'.repeat(32)) };
    expect(rowsOf([before, after]).map((row) => row.isFormer)).toEqual([true, false]);
  });

  test('older pages in front leave the rows behind them as they are', () => {
    const older = [message(noon - 60 * MINUTE, true), message(noon - 59 * MINUTE, true)];
    const items = [message(noon, false), message(noon + MINUTE, false), event(noon + 2 * MINUTE)];
    expect(rowsOf([...older, ...items]).slice(older.length + 1)).toEqual(rowsOf(items).slice(1));
  });
});
