/** Timeline items as the rows of the screen: where a day begins, where a run of one sender begins, where unread begins, and what belongs to a device of before. */
import type { Output } from '../../../shared/contract/index.ts';

export type TimelineItem = Output<'conversations.page'>['items'][number];
export type MessageItem = Extract<TimelineItem, { kind: 'message' }>;

export type TimelineRow = {
  readonly item: TimelineItem;
  /** The calendar day that begins above this row. */
  readonly day?: string;
  readonly isFirstUnread: boolean;
  /** The first of a run: it bears the sender's name. */
  readonly isHead: boolean;
  /** Same sender and minute as the row above: the gutter stays empty. */
  readonly showsTime: boolean;
  /** Written with a device that the conversation has left: what is said about it now reaches nobody. */
  readonly isFormer: boolean;
};

/** A pause this long begins a new run even when the sender is the same. */
const RUN_PAUSE_MS = 10 * 60_000;

/** After these the other side is another device, or nobody. */
const passages: ReadonlySet<string> = new Set(['rejoined', 'ended', 'ended-by-other']);

/** Written by one of the two, in the conversation. */
function isSaid(item: TimelineItem): item is Extract<TimelineItem, { kind: 'message' | 'unknown' }> {
  return item.kind === 'message' || item.kind === 'unknown';
}

/** A row carries what stands above it, so that its key stays the item's own and nothing jumps when older pages arrive. */
export function timelineRows(
  items: readonly TimelineItem[],
  options: { readonly dayOf: (at: number) => string; readonly firstUnread: string | undefined },
): TimelineRow[] {
  const rows: TimelineRow[] = [];
  const lastPassage = items.findLastIndex((item) => item.kind === 'event' && passages.has(item.what));
  const newest = items.findLast((item) => item.kind === 'message');
  let previous: TimelineItem | undefined;
  let previousDay: string | undefined;
  for (const [index, item] of items.entries()) {
    const day = options.dayOf(item.at);
    const isFirstUnread = item.key === options.firstUnread;
    // The day of the oldest loaded item may have begun on a page that isn't loaded; it is said all the same.
    const beginsDay = day !== previousDay;
    const isHead =
      isSaid(item) &&
      (beginsDay ||
        isFirstUnread ||
        previous === undefined ||
        !isSaid(previous) ||
        previous.isOwn !== item.isOwn ||
        item.at - previous.at > RUN_PAUSE_MS);
    const showsTime =
      isHead || previous === undefined || Math.floor(item.at / 60_000) !== Math.floor(previous.at / 60_000);
    const isFormer = index < lastPassage || (item.kind === 'message' && item.relationshipId !== newest?.relationshipId);
    rows.push({ item, ...(beginsDay ? { day } : {}), isFirstUnread, isHead, showsTime, isFormer });
    previous = item;
    previousDay = day;
  }
  return rows;
}
