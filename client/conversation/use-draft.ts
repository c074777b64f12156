/** The text in the reply box, kept on the device with every change: a page may be taken away without a word. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClientId } from '../../shared/domain/ids.ts';
import { draftOf, keepDraft } from '../device-store/screen-queries.ts';
import type { Desk } from '../engine/desk.ts';

export type Draft = {
  /** Undefined until the kept text has been read. */
  readonly text: string | undefined;
  /** The device had no room for the text as it stands. */
  readonly isUnkept: boolean;
  readonly change: (text: string) => void;
};

export function useDraft(desk: Desk, conversationId: ClientId): Draft {
  const [text, setText] = useState<string>();
  const [isUnkept, setIsUnkept] = useState(false);
  /** What has not been written yet; changes during a write lead to exactly one more. */
  const pending = useRef<string>(undefined);
  const isWriting = useRef(false);

  const keep = useCallback(async () => {
    if (isWriting.current) return;
    isWriting.current = true;
    try {
      while (pending.current !== undefined) {
        const latest = pending.current;
        pending.current = undefined;
        await keepDraft(desk.database, conversationId, latest);
      }
      setIsUnkept(false);
    } catch {
      setIsUnkept(true);
    } finally {
      isWriting.current = false;
    }
  }, [desk, conversationId]);

  useEffect(() => {
    let isCurrent = true;
    draftOf(desk.database, conversationId).then(
      (kept) => isCurrent && setText((typed) => typed ?? kept),
      () => isCurrent && setText((typed) => typed ?? ''),
    );
    return () => {
      isCurrent = false;
    };
  }, [desk, conversationId]);

  const change = useCallback(
    (next: string) => {
      setText(next);
      pending.current = next;
      void keep();
    },
    [keep],
  );

  return { text, isUnkept, change };
}
