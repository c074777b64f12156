/** The loaded part of one conversation as a small store: what is asked of it happens one after another, so that pages never cross. */
import {
  type FetchPage,
  PAGE_SIZE,
  refreshed,
  type TimelineWindow,
  windowOf,
  withNewer,
  withOlder,
} from './timeline-window.ts';

/** Where the screen is to go; `turn` makes two wishes for the same place two wishes. */
export type Destination =
  | { readonly place: 'end'; readonly turn: number }
  | { readonly place: 'item'; readonly key: string; readonly isMarked: boolean; readonly turn: number };

export type TimelineState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'open';
      readonly window: TimelineWindow;
      /** Where unread began when the conversation was opened; stays until it is left. */
      readonly firstUnread: string | undefined;
      /** What was being written, as it was kept when the conversation was opened. */
      readonly draft: string;
      readonly destination: Destination;
    };

export type TimelineStore = {
  subscribe(listener: () => void): () => void;
  state(): TimelineState;
  /** Opens at the item to jump to, which is marked; else where somebody was before; else where unread begins, else at the end. */
  open(jumpTo: string | undefined, returnTo?: string): Promise<void>;
  refresh(): Promise<void>;
  loadOlder(): Promise<void>;
  loadNewer(): Promise<void>;
  toNewest(): Promise<void>;
  /** Begins the unread part there, unless it has begun already. */
  markUnreadFrom(key: string): void;
};

export function createTimelineStore(ports: {
  /** Read anew, never from a cache: a draft of before would be kept over the newer one. */
  readonly readView: () => Promise<{ readonly draft: string; readonly firstUnread?: string | undefined }>;
  readonly fetchPage: FetchPage;
}): TimelineStore {
  let current: TimelineState = { kind: 'loading' };
  let last: Promise<void> = Promise.resolve();
  let isRefreshWaiting = false;
  let turn = 0;
  const listeners = new Set<() => void>();

  function become(next: TimelineState): void {
    current = next;
    for (const listener of listeners) listener();
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    last = last.then(work);
    return last;
  }

  /** A page that could not be had leaves what is there; the next wish tries again. */
  async function change(make: (window: TimelineWindow) => Promise<TimelineWindow>): Promise<void> {
    if (current.kind !== 'open') return;
    try {
      const window = await make(current.window);
      become({ ...current, window });
    } catch {
      return;
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => current,
    open: (jumpTo, returnTo) =>
      inTurn(async () => {
        if (current.kind === 'open') {
          if (jumpTo === undefined) return;
          if (current.window.items.some((item) => item.key === jumpTo)) {
            become({ ...current, destination: { place: 'item', key: jumpTo, isMarked: true, turn: ++turn } });
            return;
          }
        }
        try {
          const { firstUnread, draft } = current.kind === 'open' ? current : await ports.readView();
          const around = jumpTo ?? returnTo ?? firstUnread;
          const page = await ports.fetchPage(around === undefined ? {} : { around }, PAGE_SIZE);
          const isThere = page.items.some((item) => item.key === around);
          const destination: Destination =
            around !== undefined && isThere
              ? { place: 'item', key: around, isMarked: around === jumpTo, turn: ++turn }
              : { place: 'end', turn: ++turn };
          become({ kind: 'open', window: windowOf(page), firstUnread, draft, destination });
        } catch {
          if (current.kind !== 'open') become({ kind: 'failed' });
        }
      }),
    refresh() {
      // One that waits already will bring this change too.
      if (isRefreshWaiting) return last;
      isRefreshWaiting = true;
      return inTurn(async () => {
        isRefreshWaiting = false;
        await change((window) => refreshed(window, ports.fetchPage));
      });
    },
    loadOlder: () =>
      inTurn(() =>
        change(async (window) => {
          const first = window.items[0];
          return window.hasOlder && first !== undefined
            ? withOlder(window, await ports.fetchPage({ before: first.key }, PAGE_SIZE))
            : window;
        }),
      ),
    loadNewer: () =>
      inTurn(() =>
        change(async (window) => {
          const lastItem = window.items.at(-1);
          return window.hasNewer && lastItem !== undefined
            ? withNewer(window, await ports.fetchPage({ after: lastItem.key }, PAGE_SIZE))
            : window;
        }),
      ),
    toNewest: () =>
      inTurn(async () => {
        await change(async (window) => (window.hasNewer ? windowOf(await ports.fetchPage({}, PAGE_SIZE)) : window));
        if (current.kind === 'open') become({ ...current, destination: { place: 'end', turn: ++turn } });
      }),
    markUnreadFrom(key) {
      if (current.kind === 'open' && current.firstUnread === undefined) become({ ...current, firstUnread: key });
    },
  };
}
