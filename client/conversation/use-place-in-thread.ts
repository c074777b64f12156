/** Where the reader is in the thread: new messages never move what is being read, and only what was in view counts as read. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ClientId } from '../../shared/domain/ids.ts';
import type { Desk } from '../engine/desk.ts';
import { firstUnreadOf, unreadUpTo } from './timeline.ts';
import type { ConversationView } from './use-conversation.ts';

/** Closer to the end than this counts as the end, in CSS pixels. */
const nearEndPx = 80;

/** As much of the window as the newest messages keep where what stands below them fills more than the rest. */
const threadShare = 0.55;

export type PlaceInThread = {
  /** The message above which the unread line stands until the person leaves. */
  readonly firstUnread: string | undefined;
  /** How many new messages lie below what is in view. */
  readonly newBelow: number;
  readonly toEnd: () => void;
  /** Called before earlier messages are put on top. */
  readonly holdStill: () => void;
};

/** `bottomStays`: what stands below the thread is always in the window; else it is scrolled away with it. */
export function usePlaceInThread(
  desk: Desk,
  conversationId: ClientId,
  view: ConversationView | undefined,
  bottomStays: boolean,
): PlaceInThread {
  const [firstUnread, setFirstUnread] = useState<string>();
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [isVisible, setIsVisible] = useState(document.visibilityState === 'visible');
  const wasPlaced = useRef(false);
  const followsEnd = useRef(true);
  const fromBottomPx = useRef<number>(undefined);

  const toEnd = useCallback(() => {
    followsEnd.current = true;
    window.scrollTo({ top: endTopPx() });
    setIsAtEnd(true);
  }, []);

  const holdStill = useCallback(() => {
    fromBottomPx.current = document.documentElement.scrollHeight - window.scrollY;
  }, []);

  useLayoutEffect(() => {
    if (view === undefined) return;
    if (fromBottomPx.current !== undefined) {
      window.scrollTo({ top: document.documentElement.scrollHeight - fromBottomPx.current });
      fromBottomPx.current = undefined;
      return;
    }
    if (wasPlaced.current) {
      if (followsEnd.current) toEnd();
      return;
    }
    wasPlaced.current = true;
    const unread = firstUnreadOf(view.entries);
    setFirstUnread(unread?.messageId);
    toEnd();
  }, [view, toEnd]);

  useLayoutEffect(() => {
    if (firstUnread === undefined) return;
    document.querySelector('.unread-line')?.scrollIntoView({ block: 'center' });
    followsEnd.current = isNearEnd();
  }, [firstUnread]);

  useLayoutEffect(() => {
    if (wasPlaced.current && followsEnd.current) toEnd();
  }, [bottomStays, toEnd]);

  // The listeners are set anew once there is a thread to scroll.
  const isLoaded = view !== undefined;
  useEffect(() => {
    if (!isLoaded) return undefined;
    const look = () => {
      followsEnd.current = isNearEnd();
      setIsAtEnd(followsEnd.current);
    };
    const seen = () => setIsVisible(document.visibilityState === 'visible');
    look();
    window.addEventListener('scroll', look, { passive: true });
    document.addEventListener('visibilitychange', seen);
    return () => {
      window.removeEventListener('scroll', look);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [isLoaded]);

  const relationshipId = view?.session.relationshipId;
  const upTo =
    view === undefined || relationshipId === undefined ? undefined : unreadUpTo(view.entries, relationshipId);
  useEffect(() => {
    if (!isAtEnd || !isVisible || upTo === undefined || relationshipId === undefined) return;
    // A store that refuses says so by an event of its own, and the messages stay unread.
    desk.messenger.markRead(conversationId, relationshipId, upTo).catch(() => undefined);
  }, [desk, conversationId, relationshipId, upTo, isAtEnd, isVisible]);

  const unreadCount = view?.entries.filter(
    (entry) => entry.direction === 'incoming' && entry.readAt === undefined,
  ).length;
  return { firstUnread, newBelow: isAtEnd ? 0 : (unreadCount ?? 0), toEnd, holdStill };
}

function isNearEnd(): boolean {
  return endTopPx() - window.scrollY <= nearEndPx;
}

/** Where the page is scrolled to while its newest message is read. */
function endTopPx(): number {
  const lastPx = document.documentElement.scrollHeight - window.innerHeight;
  const below = document.querySelector('.bottom:not(.stays)');
  if (below === null) return lastPx;
  return Math.min(lastPx, below.getBoundingClientRect().top + window.scrollY - window.innerHeight * threadShare);
}
