/** The text in the reply box, kept on the device shortly after each change and at once when the page is left. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClientId } from '../../shared/domain/ids.ts';
import { draftOf, keepDraft } from '../device-store/screen-queries.ts';
import type { Desk } from '../engine/desk.ts';

const keepAfterMs = 300;

export type Draft = {
  /** Undefined until the kept text has been read. */
  readonly text: string | undefined;
  /** The device had no room for the text as it stands. */
  readonly isUnkept: boolean;
  readonly change: (text: string) => void;
  readonly clear: () => void;
};

export function useDraft(desk: Desk, conversationId: ClientId): Draft {
  const [text, setText] = useState<string>();
  const [isUnkept, setIsUnkept] = useState(false);
  /** What has not been written yet. */
  const pending = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keepNow = useCallback(() => {
    clearTimeout(timer.current);
    const latest = pending.current;
    if (latest === undefined) return;
    pending.current = undefined;
    keepDraft(desk.database, conversationId, latest).then(
      () => setIsUnkept(false),
      () => setIsUnkept(true),
    );
  }, [desk, conversationId]);

  useEffect(() => {
    let isCurrent = true;
    draftOf(desk.database, conversationId).then(
      (kept) => isCurrent && setText((typed) => typed ?? kept),
      () => isCurrent && setText((typed) => typed ?? ''),
    );
    const onHidden = () => {
      if (document.visibilityState === 'hidden') keepNow();
    };
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('pagehide', keepNow);
    return () => {
      isCurrent = false;
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('pagehide', keepNow);
      keepNow();
    };
  }, [desk, conversationId, keepNow]);

  const change = useCallback(
    (next: string) => {
      setText(next);
      pending.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(keepNow, keepAfterMs);
    },
    [keepNow],
  );

  const clear = useCallback(() => {
    setText('');
    pending.current = '';
    keepNow();
  }, [keepNow]);

  return { text, isUnkept, change, clear };
}
