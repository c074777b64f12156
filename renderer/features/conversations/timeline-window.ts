/** The part of a conversation that is loaded: pages joined in order, refreshed without moving, and kept from growing for ever. */
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { TimelineItem } from './timeline-rows.ts';

export type Page = Output<'conversations.page'>;
export type PageInput = Input<'conversations.page'>;
export type FetchPage = (place: Pick<PageInput, 'before' | 'after' | 'around'>, limit: number) => Promise<Page>;

export type TimelineWindow = {
  readonly items: readonly TimelineItem[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
};

export const PAGE_SIZE = 80;
const REFRESH_SIZE = 200;
/** More than this is let go of at the far end. */
export const MOST_ITEMS = 800;

export function windowOf(page: Page): TimelineWindow {
  return { items: page.items, hasOlder: page.hasOlder, hasNewer: page.hasNewer };
}

export function withOlder(window: TimelineWindow, page: Page): TimelineWindow {
  const items = [...notIn(page.items, window.items), ...window.items];
  return items.length > MOST_ITEMS
    ? { items: items.slice(0, MOST_ITEMS), hasOlder: page.hasOlder, hasNewer: true }
    : { items, hasOlder: page.hasOlder, hasNewer: window.hasNewer };
}

export function withNewer(window: TimelineWindow, page: Page): TimelineWindow {
  const items = [...window.items, ...notIn(page.items, window.items)];
  return items.length > MOST_ITEMS
    ? { items: items.slice(-MOST_ITEMS), hasOlder: true, hasNewer: page.hasNewer }
    : { items, hasOlder: window.hasOlder, hasNewer: page.hasNewer };
}

/**
 * Reads the loaded part anew, from its end backwards until its beginning is covered, so that nothing that
 * is on the screen goes away. At the end of the conversation this also brings what has arrived since.
 */
export async function refreshed(window: TimelineWindow, fetchPage: FetchPage): Promise<TimelineWindow> {
  const first = window.items[0];
  const last = window.items.at(-1);
  if (first === undefined || last === undefined) return windowOf(await fetchPage({}, PAGE_SIZE));
  const newest = await fetchPage(window.hasNewer ? { around: last.key } : {}, REFRESH_SIZE);
  let items = newest.items;
  let hasOlder = newest.hasOlder;
  while (hasOlder && !items.some((item) => item.key === first.key)) {
    const oldest = items[0];
    if (oldest === undefined) break;
    const page = await fetchPage({ before: oldest.key }, REFRESH_SIZE);
    items = [...page.items, ...items];
    hasOlder = page.hasOlder;
  }
  return { items, hasOlder, hasNewer: newest.hasNewer };
}

function notIn(items: readonly TimelineItem[], others: readonly TimelineItem[]): TimelineItem[] {
  const keys = new Set(others.map((item) => item.key));
  return items.filter((item) => !keys.has(item.key));
}
