/** What is on screen is a query over the store, asked again whenever the messenger says that it is stale. */
import { useEffect, useRef, useState } from 'react';
import type { ClientId } from '../../shared/domain/ids.ts';
import type { Desk } from './desk.ts';

/**
 * Undefined until the first answer. `about` limits it to one conversation; `detail` asks anew when it changes.
 * Questions never overlap: news during one leads to exactly one more.
 */
export function useStoreQuery<Answer>(
  desk: Desk,
  query: () => Promise<Answer>,
  about?: ClientId,
  detail?: unknown,
): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>();
  const latest = useRef(query);
  latest.current = query;

  useEffect(() => {
    let isOver = false;
    let isRunning = false;
    let isStale = false;
    const ask = async () => {
      if (isRunning) {
        isStale = true;
        return;
      }
      isRunning = true;
      do {
        isStale = false;
        const found = await latest.current();
        if (isOver) return;
        setAnswer(() => found);
      } while (isStale);
      isRunning = false;
    };
    const run = () => {
      ask().catch(() => {
        // The store was closed under the question: whoever closed it shows another screen.
        isRunning = false;
      });
    };
    run();
    const forget = desk.messenger.onEvent((event) => {
      const isOurs = event.kind === 'conversation-changed' || event.kind === 'message-arrived';
      if (isOurs && (about === undefined || event.conversationId === about)) run();
    });
    return () => {
      isOver = true;
      forget();
    };
  }, [desk, about, detail]);

  return answer;
}
