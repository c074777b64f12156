/** What the messenger tells, gathered: ten thousand messages that come at once are told in a few words, one message at once. */
import type { ClientId } from '../../shared/domain/ids.ts';

export type News = {
  /** Conversations in which something is another than before. */
  readonly changed: ReadonlySet<ClientId>;
  /** Those in which a message arrived. */
  readonly arrived: ReadonlySet<ClientId>;
};

export type NewsDesk = {
  changed(clientId: ClientId): void;
  arrived(clientId: ClientId): void;
  /** Nothing is told any more. */
  stop(): void;
};

/** Between two tellings; by real time, whatever clock the practice lives by. */
const EVERY_MS = 100;

export function createNewsDesk(tell: (news: News) => void): NewsDesk {
  let changed = new Set<ClientId>();
  let arrived = new Set<ClientId>();
  let toldAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function tellNow(): void {
    timer = undefined;
    if (isStopped) return;
    const news = { changed, arrived };
    [changed, arrived] = [new Set(), new Set()];
    toldAt = performance.now();
    tell(news);
  }

  function soon(): void {
    timer ??= setTimeout(tellNow, Math.max(0, toldAt + EVERY_MS - performance.now()));
  }

  return {
    changed(clientId) {
      changed.add(clientId);
      soon();
    },
    arrived(clientId) {
      arrived.add(clientId);
      soon();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
