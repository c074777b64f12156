import { describe, expect, test } from 'vitest';
import { message } from './testing/timeline-items.ts';
import type { TimelineItem } from './timeline-rows.ts';
import { createTimelineStore, type TimelineState } from './timeline-store.ts';
import type { Page } from './timeline-window.ts';

type Opened = Extract<TimelineState, { kind: 'open' }>;

function setUp(items: TimelineItem[], firstUnread?: string) {
  const asked: string[] = [];
  let isDown = false;
  const store = createTimelineStore({
    readView: async () => ({ draft: 'half a thought', firstUnread }),
    fetchPage: async (place, limit): Promise<Page> => {
      if (isDown) throw new Error('down');
      asked.push(Object.keys(place)[0] ?? 'newest');
      const around = place.around === undefined ? items.length : items.findIndex((item) => item.key === place.around);
      const start = Math.max(0, Math.min(around - limit / 2, items.length - limit));
      return { items: items.slice(start, start + limit), hasOlder: start > 0, hasNewer: start + limit < items.length };
    },
  });
  const opened = (): Opened => {
    const state = store.state();
    if (state.kind !== 'open') throw new Error(state.kind);
    return state;
  };
  return { store, asked, opened, break: () => (isDown = true) };
}

const many = () => Array.from({ length: 400 }, (_, index) => message(index, false));

describe('opening a conversation', () => {
  test('goes to the end when nothing is unread', async () => {
    const { store, opened } = setUp(many());
    await store.open(undefined);
    expect(opened().destination.place).toBe('end');
    expect(opened().draft).toBe('half a thought');
  });

  test('goes to where unread begins, unmarked', async () => {
    const items = many();
    const key = items[100]?.key ?? '';
    const { store, opened } = setUp(items, key);
    await store.open(undefined);
    expect(opened().destination).toMatchObject({ place: 'item', key, isMarked: false });
  });

  test('a jump loads around its item and marks it, and the same jump again is a new wish', async () => {
    const items = many();
    const key = items[30]?.key ?? '';
    const { store, asked, opened } = setUp(items);
    await store.open(undefined);
    await store.open(key);
    const first = opened().destination;
    await store.open(key);
    expect(asked).toEqual(['newest', 'around']);
    expect(first).toMatchObject({ place: 'item', key, isMarked: true });
    expect(opened().destination.turn).toBeGreaterThan(first.turn);
  });

  test('opening twice without a jump stays where it is', async () => {
    const { store, asked } = setUp(many());
    await Promise.all([store.open(undefined), store.open(undefined)]);
    expect(asked).toEqual(['newest']);
  });

  test('a jump to an item that is not there ends at the newest', async () => {
    const { store, opened } = setUp([]);
    await store.open('nowhere');
    expect(opened().destination.place).toBe('end');
  });

  test('a failed opening is said; a failed refresh leaves what is there', async () => {
    const broken = setUp(many());
    broken.break();
    await broken.store.open(undefined);
    expect(broken.store.state().kind).toBe('failed');

    const whole = setUp(many());
    await whole.store.open(undefined);
    const before = whole.opened().window;
    whole.break();
    await whole.store.refresh();
    expect(whole.opened().window).toBe(before);
  });

  test('many changes at once are one refresh', async () => {
    const { store, asked } = setUp(many());
    await store.open(undefined);
    await Promise.all([store.refresh(), store.refresh(), store.refresh()]);
    expect(asked).toEqual(['newest', 'newest']);
  });

  test('the unread line is set once', async () => {
    const { store, opened } = setUp(many(), 'a');
    await store.open(undefined);
    store.markUnreadFrom('b');
    expect(opened().firstUnread).toBe('a');
  });
});
