/** Turns what the store holds into the lines of the conversation: days, runs of one sender, events, the unread line. */
import type { ConversationEvent, Entry } from '../../shared/messenger/store.ts';

export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | {
      readonly kind: 'event';
      readonly key: string;
      readonly at: number;
      readonly what: ShownEvent;
      readonly count: number;
    }
  /** `startsRun`: the sender or the hour changed, so the name is shown again. */
  | { readonly kind: 'message'; readonly key: string; readonly entry: Entry; readonly startsRun: boolean };

const shownEvents = [
  'asked-to-join',
  'joined',
  'verified',
  'fork',
  'rejoined',
  'ended',
  'ended-by-other',
  'mailbox-was-full',
  'session-renewed',
  'message-gone',
  'lost-on-both-sides',
] as const;
export type ShownEvent = (typeof shownEvents)[number];

/** A pause after which the sender's name is shown again. */
const runPauseMs = 10 * 60_000;

export type TimelineSource = {
  /** In the order of the store. */
  readonly entries: readonly Entry[];
  readonly events: readonly ConversationEvent[];
  /** Events older than the oldest entry are left out while there are earlier pages. */
  readonly hasEarlier: boolean;
  /** The unread line stands above this message. */
  readonly firstUnread: string | undefined;
  /** Names the calendar day of a time at the reader's place. */
  readonly dayOf: (at: number) => string;
};

export function timelineOf({
  entries,
  events,
  hasEarlier,
  firstUnread,
  dayOf,
}: TimelineSource): readonly TimelineItem[] {
  const items: TimelineItem[] = [];
  let day: string | undefined;
  let previous: Entry | undefined;

  const startDay = (at: number) => {
    if (dayOf(at) === day) return;
    day = dayOf(at);
    previous = undefined;
    items.push({ kind: 'day', key: `day ${day}`, at });
  };

  const oldest = hasEarlier ? (entries[0]?.orderAt ?? 0) : Number.NEGATIVE_INFINITY;
  const waiting = events.flatMap((event) => {
    const what = shownEvents.find((shown) => shown === event.what);
    return what !== undefined && event.at >= oldest ? [{ what, at: event.at, count: event.count ?? 0 }] : [];
  });
  waiting.sort((a, b) => a.at - b.at);

  const takeEventsBefore = (at: number) => {
    while (waiting[0] !== undefined && waiting[0].at <= at) {
      const { what, at: eventAt, count } = waiting[0];
      waiting.shift();
      startDay(eventAt);
      previous = undefined;
      items.push({ kind: 'event', key: `event ${eventAt} ${what}`, at: eventAt, what, count });
    }
  };

  for (const entry of entries) {
    takeEventsBefore(entry.orderAt);
    startDay(entry.orderAt);
    if (entry.messageId === firstUnread) {
      items.push({ kind: 'unread', key: 'unread' });
      previous = undefined;
    }
    const startsRun =
      previous === undefined || previous.direction !== entry.direction || entry.orderAt - previous.orderAt > runPauseMs;
    items.push({ kind: 'message', key: `${entry.direction} ${entry.messageId}`, entry, startsRun });
    previous = entry;
  }
  takeEventsBefore(Number.POSITIVE_INFINITY);
  return items;
}

/** The oldest incoming message that this end's person has not seen. */
export function firstUnreadOf(entries: readonly Entry[]): Entry | undefined {
  return entries.find((entry) => entry.direction === 'incoming' && entry.readAt === undefined);
}

/** The highest incoming sequence on screen that is not marked as read yet. */
export function unreadUpTo(entries: readonly Entry[], relationshipId: string): number | undefined {
  let upTo: number | undefined;
  for (const entry of entries) {
    const isUnread = entry.direction === 'incoming' && entry.readAt === undefined;
    if (isUnread && entry.relationshipId === relationshipId) upTo = Math.max(upTo ?? 0, entry.sequence);
  }
  return upTo;
}
