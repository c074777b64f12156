/** The timeline of a conversation: only what is near the view is in the page, and what is being read never moves. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useAnnounce } from '../../app/announcer.tsx';
import { Button, Spinner } from '../../components/index.ts';
import { localDay } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { firstWords } from './reply-text.ts';
import { TimelineRowView } from './TimelineRowView.tsx';
import type { MessageDoings } from './timeline-row-props.ts';
import type { TimelineItem } from './timeline-rows.ts';
import { timelineRows } from './timeline-rows.ts';
import type { TimelineState, TimelineStore } from './timeline-store.ts';
import styles from './timeline.module.css';

/** Pixels from the end within which someone counts as reading the newest. */
const END_THRESHOLD = 48;
/** Rows from an edge at which the next page is asked for. */
const EDGE_ROWS = 12;

type TimelineProps = {
  readonly timeline: TimelineStore;
  readonly state: Extract<TimelineState, { kind: 'open' }>;
  readonly clientId: ClientId;
  readonly clientName: string;
  /** Unread messages of this conversation as the service counts them. */
  readonly unread: number;
  readonly isRelayReachable: boolean;
  /** False: messages can be read and copied, and no more. */
  readonly canSend: boolean;
  readonly empty: ReactNode;
  readonly doings: MessageDoings;
  /** The person has seen everything up to this item. */
  onSeen(key: string): void;
  /** The topmost item in view; undefined while the newest is read. */
  onTop(key: string | undefined): void;
};

export function Timeline({
  timeline,
  state,
  clientId,
  clientName,
  unread,
  isRelayReachable,
  canSend,
  empty,
  doings,
  onSeen,
  onTop,
}: TimelineProps) {
  const text = useText();
  const { window: loaded, firstUnread, destination } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => timelineRows(loaded.items, { dayOf: localDay, firstUnread }), [loaded.items, firstUnread]);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [activeKey, setActiveKey] = useState<string>();
  /** While on the way to a destination nothing else may move the view. */
  const isArriving = useRef(true);
  /** How high the content was when the newest was last in view; undefined once the person went elsewhere. */
  const heightAtEnd = useRef<number>(undefined);
  const announce = useAnnounce();

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    getItemKey: (index) => rows[index]?.item.key ?? index,
    overscan: 10,
    paddingStart: 24,
    paddingEnd: 20,
    scrollPaddingStart: 40,
    anchorTo: 'end',
    followOnAppend: !loaded.hasNewer,
    scrollEndThreshold: END_THRESHOLD,
    onChange: () => lookAround(),
  });

  const rowIndex = (key: string): number => rows.findIndex((row) => row.item.key === key);

  function lookAround(): void {
    const element = scroller.current;
    if (element === null || rows.length === 0) return;
    const isEnd = element.scrollHeight - element.scrollTop - element.clientHeight <= END_THRESHOLD;
    setIsAtEnd(isEnd && !loaded.hasNewer);
    if (isEnd && !loaded.hasNewer) heightAtEnd.current = element.scrollHeight;
    else if (heightAtEnd.current === element.scrollHeight) heightAtEnd.current = undefined;
    else if (heightAtEnd.current !== undefined && !loaded.hasNewer) {
      // Rows turned out higher than they were taken for: whoever reads the newest goes on reading it.
      heightAtEnd.current = element.scrollHeight;
      virtualizer.scrollToEnd();
    }
    const range = virtualizer.range;
    if (range === null) return;
    if (isArriving.current) {
      const index = destination.place === 'end' ? rows.length - 1 : rowIndex(destination.key);
      const isInView = index < 0 || (index >= range.startIndex && index <= range.endIndex);
      if (!isInView || virtualizer.isScrolling) return;
      if (destination.place === 'end' && !isEnd) return virtualizer.scrollToEnd();
      isArriving.current = false;
      // The virtualizer may still be steering by the row's index, which means another row once older ones are in front.
      if (destination.place === 'item') virtualizer.scrollToOffset(element.scrollTop);
      // Whoever jumped here by keyboard goes on from here.
      if (destination.place === 'item' && destination.isMarked) focusWhenThere(destination.key);
    }
    const top = virtualizer.getVirtualItems().find((row) => row.start + row.size > element.scrollTop + 40);
    onTop(isEnd && !loaded.hasNewer ? undefined : rows[top?.index ?? -1]?.item.key);
    if (loaded.hasOlder && range.startIndex < EDGE_ROWS) void timeline.loadOlder();
    if (loaded.hasNewer && range.endIndex > rows.length - EDGE_ROWS) void timeline.loadNewer();
    saySeen();
  }
  const lookAgain = useEffectEvent(() => lookAround());

  function saySeen(): void {
    const element = scroller.current;
    if (element === null || !document.hasFocus() || document.visibilityState !== 'visible') return;
    const bottom = element.scrollTop + element.clientHeight;
    const seen = virtualizer.getVirtualItems().findLast((row) => row.start + Math.min(row.size, 40) <= bottom);
    const seenIndex = seen?.index ?? -1;
    const key = rows[seenIndex]?.item.key;
    if (key !== undefined && rows.slice(0, seenIndex + 1).some(({ item }) => isUnread(item))) onSeen(key);
  }

  // A wish to be somewhere, fulfilled once its rows are there.
  const goToDestination = useEffectEvent(() => {
    isArriving.current = true;
    heightAtEnd.current = undefined;
    if (destination.place === 'end') {
      virtualizer.scrollToEnd();
    } else {
      const index = rowIndex(destination.key);
      if (index >= 0) virtualizer.scrollToIndex(index, { align: destination.isMarked ? 'center' : 'start' });
      if (destination.isMarked) setActiveKey(destination.key);
    }
    lookAround();
  });
  useEffect(() => goToDestination(), [destination]);

  // The reply box grows, a notice comes, a panel opens: whoever reads the newest goes on reading it.
  const keepEnd = useEffectEvent(() => {
    if (isAtEnd && !isArriving.current) virtualizer.scrollToEnd();
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => keepEnd());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // The virtualizer tells of its rows' heights before the page is as high as they are.
  const hasRows = rows.length > 0;
  useEffect(() => {
    const list = scroller.current?.querySelector('ol');
    if (!hasRows || list === null || list === undefined) return undefined;
    const observer = new ResizeObserver(() => lookAgain());
    observer.observe(list);
    return () => observer.disconnect();
  }, [hasRows]);

  useEffect(() => {
    const look = () => lookAgain();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);

  const newest = loaded.items.at(-1);
  const newestBefore = useRef(newest?.key);
  const noticeArrival = useEffectEvent(() => {
    const before = newestBefore.current;
    newestBefore.current = newest?.key;
    if (before === undefined || newest === undefined || newest.key === before || loaded.hasNewer) return;
    if (newest.kind !== 'message' || newest.isOwn) return;
    announce(text('conversations.arrived', { name: clientName, text: firstWords(newest.text, 200) }));
    const firstNew = loaded.items.slice(loaded.items.findIndex((item) => item.key === before) + 1).find(isUnread);
    if (firstNew !== undefined && !document.hasFocus()) timeline.markUnreadFrom(firstNew.key);
  });
  useEffect(() => {
    noticeArrival();
    if (isArriving.current) goToDestination();
    else lookAgain();
  }, [loaded]);

  /** Whoever scrolls on the way decides where to be. */
  function leaveForElsewhere(): void {
    isArriving.current = false;
    heightAtEnd.current = undefined;
  }

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    leaveForElsewhere();
    const current = rows.findIndex((row) => row.item.key === activeKey);
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const step = event.key === 'ArrowUp' ? -1 : 1;
      const start = current < 0 ? (step < 0 ? rows.length : lastVisible()) : current;
      focusRow(start + step);
      event.preventDefault();
    } else if (event.key === 'End' && event.target === event.currentTarget) {
      void timeline.toNewest();
      event.preventDefault();
    }
  }

  function lastVisible(): number {
    return virtualizer.range?.endIndex ?? rows.length - 1;
  }

  function focusRow(index: number): void {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (row === undefined) return;
    setActiveKey(row.item.key);
    virtualizer.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    focusWhenThere(row.item.key);
  }

  function focusWhenThere(key: string): void {
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    });
  }

  function goToItem(id: string): void {
    const target = loaded.items.find((item) => item.kind === 'message' && item.id === id);
    if (target !== undefined) void timeline.open(target.key);
  }

  return (
    <div className={styles['frame']}>
      <div
        ref={scroller}
        className={styles['scroller']}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={text('conversations.label', { name: clientName })}
        onWheel={leaveForElsewhere}
        onPointerDown={leaveForElsewhere}
        onKeyDown={move}
      >
        {rows.length === 0 ? (
          empty
        ) : (
          <ol role="list" className={styles['rows']} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((place) => {
              const row = rows[place.index];
              return (
                row !== undefined && (
                  <li
                    key={place.key}
                    ref={virtualizer.measureElement}
                    data-index={place.index}
                    className={styles['place']}
                    style={{ transform: `translateY(${String(place.start)}px)` }}
                    aria-posinset={loaded.hasOlder || loaded.hasNewer ? undefined : place.index + 1}
                    aria-setsize={loaded.hasOlder || loaded.hasNewer ? -1 : rows.length}
                  >
                    <TimelineRowView
                      row={row}
                      clientId={clientId}
                      clientName={clientName}
                      isRelayReachable={isRelayReachable}
                      canSend={canSend}
                      isActive={row.item.key === activeKey}
                      isMarked={
                        destination.place === 'item' && destination.isMarked && destination.key === row.item.key
                      }
                      markTurn={destination.turn}
                      onActivate={setActiveKey}
                      doings={doings}
                      onGoTo={goToItem}
                    />
                  </li>
                )
              );
            })}
          </ol>
        )}
      </div>
      {loaded.hasOlder && virtualizer.range?.startIndex === 0 && (
        <div className={styles['older']}>
          <Spinner size={16} label={text('conversations.older.loading')} />
        </div>
      )}
      {!isAtEnd && rows.length > 0 && (
        <div className={styles['pill']}>
          <Button size="small" icon={ArrowDown} onClick={() => void timeline.toNewest()}>
            {unread > 0 ? text('conversations.newer.pill', { count: unread }) : text('conversations.toNewest')}
          </Button>
        </div>
      )}
    </div>
  );
}

function isUnread(item: TimelineItem): boolean {
  return (item.kind === 'message' || item.kind === 'form-answer') && item.isUnread;
}

/** Shown in place of rows while nothing has been written. */
export function EmptyTimeline({ words }: { readonly words: string }) {
  return (
    <div className={styles['empty']}>
      <p>{words}</p>
    </div>
  );
}
