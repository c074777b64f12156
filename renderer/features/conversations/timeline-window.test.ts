import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { message } from './testing/timeline-items.ts';
import type { TimelineItem } from './timeline-rows.ts';
import { type FetchPage, MOST_ITEMS, PAGE_SIZE, refreshed, windowOf, withNewer, withOlder } from './timeline-window.ts';

function conversation(length: number): TimelineItem[] {
  return Array.from({ length }, (_, index) => message(index * 1000, index % 3 === 0));
}

/** Pages as the service cuts them. */
function pagesOf(items: () => readonly TimelineItem[]): FetchPage {
  return async ({ before, after, around }, limit) => {
    const all = items();
    const at = (key: string) => all.findIndex((item) => item.key === key);
    let end = all.length;
    let start = Math.max(0, end - limit);
    if (before !== undefined) {
      end = at(before);
      start = Math.max(0, end - limit);
    } else if (after !== undefined) {
      start = at(after) + 1;
      end = Math.min(all.length, start + limit);
    } else if (around !== undefined) {
      start = Math.max(0, at(around) - Math.floor(limit / 2));
      end = Math.min(all.length, start + limit);
    }
    return { items: all.slice(start, end), hasOlder: start > 0, hasNewer: end < all.length };
  };
}

const keys = (items: readonly TimelineItem[]) => items.map((item) => item.key);

describe('the loaded part of a conversation', () => {
  test('grows in order at both ends', async () => {
    const all = conversation(300);
    const fetchPage = pagesOf(() => all);
    let window = windowOf(await fetchPage({ around: all[150]?.key ?? '' }, PAGE_SIZE));
    window = withOlder(window, await fetchPage({ before: window.items[0]?.key ?? '' }, PAGE_SIZE));
    window = withNewer(window, await fetchPage({ after: window.items.at(-1)?.key ?? '' }, PAGE_SIZE));
    expect(keys(window.items)).toEqual(keys(all.slice(30, 270)));
    expect(window).toMatchObject({ hasOlder: true, hasNewer: true });
  });

  test('lets go of the far end and knows that there is more there', async () => {
    const all = conversation(MOST_ITEMS + 300);
    const fetchPage = pagesOf(() => all);
    let window = windowOf(await fetchPage({}, PAGE_SIZE));
    while (window.hasOlder) {
      window = withOlder(window, await fetchPage({ before: window.items[0]?.key ?? '' }, PAGE_SIZE));
    }
    expect(window.items).toHaveLength(MOST_ITEMS);
    expect(keys(window.items)).toEqual(keys(all.slice(0, MOST_ITEMS)));
    expect(window.hasNewer).toBe(true);
  });

  test('a refresh keeps everything that is loaded, in its newest state, and brings what has arrived', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 0, max: 699 }),
        fc.integer({ min: 0, max: 300 }),
        async (length, place, arrived) => {
          let all = conversation(length);
          const fetchPage = pagesOf(() => all);
          const window = windowOf(await fetchPage({ around: all[place % length]?.key ?? '' }, PAGE_SIZE));
          all = [...all.map((item) => ({ ...item, isUnread: false })), ...conversation(arrived)];
          const after = await refreshed(window, fetchPage);
          const loaded = keys(after.items);
          expect(keys(window.items).every((key) => loaded.includes(key))).toBe(true);
          expect(
            after.items.every(
              (item) => item.kind !== 'message' || !item.isUnread || !keys(window.items).includes(item.key),
            ),
          ).toBe(true);
          expect(loaded).toEqual(
            keys(all.slice(keys(all).indexOf(loaded[0] ?? ''), keys(all).indexOf(loaded[0] ?? '') + loaded.length)),
          );
          if (!window.hasNewer) expect(loaded.at(-1)).toBe(all.at(-1)?.key);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('an empty conversation that got its first message shows it', async () => {
    let all: TimelineItem[] = [];
    const fetchPage = pagesOf(() => all);
    const window = windowOf(await fetchPage({}, PAGE_SIZE));
    all = conversation(1);
    expect(keys((await refreshed(window, fetchPage)).items)).toEqual(keys(all));
  });
});
