/** Answers that are not sent yet, kept on the device with every change: a page may be taken away without a word. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Answers } from '../../shared/domain/forms/answers.ts';
import type { Entry } from '../../shared/messenger/store.ts';
import type { Desk } from '../engine/desk.ts';
import { formDraftOf, keepFormDraft } from './form-state.ts';

export type FormDraft = {
  /** Undefined until what was kept has been read. */
  readonly answers: Answers | undefined;
  /** The device had no room for the answers as they stand. */
  readonly isUnkept: boolean;
  /** Undefined takes the answer away. */
  readonly change: (question: string, answer: Answer | undefined) => void;
  /** They are on their way, or not wanted any more. */
  readonly drop: () => Promise<void>;
};

/** `before`: what was answered earlier, where it is to be changed. */
export function useFormDraft(desk: Desk, asked: Entry, before: Answers): FormDraft {
  const [answers, setAnswers] = useState<Answers>();
  const [isUnkept, setIsUnkept] = useState(false);
  /** What has not been written yet; changes during a write lead to exactly one more. */
  const pending = useRef<Answers>(undefined);
  const latest = useRef<Answers>(before);
  const isWriting = useRef(false);
  /** As it was when the form was opened: news of the conversation change nothing of what is being filled in. */
  const opened = useRef({ asked, before });

  const keep = useCallback(async () => {
    if (isWriting.current) return;
    isWriting.current = true;
    try {
      while (pending.current !== undefined) {
        const next = pending.current;
        pending.current = undefined;
        await keepFormDraft(desk.database, opened.current.asked, next);
      }
      setIsUnkept(false);
    } catch {
      setIsUnkept(true);
    } finally {
      isWriting.current = false;
    }
  }, [desk]);

  useEffect(() => {
    let isCurrent = true;
    const begin = (kept: Answers | undefined) => {
      if (!isCurrent) return;
      latest.current = kept ?? opened.current.before;
      setAnswers(latest.current);
    };
    formDraftOf(desk.database, opened.current.asked).then(begin, () => begin(undefined));
    return () => {
      isCurrent = false;
    };
  }, [desk]);

  const change = useCallback(
    (question: string, answer: Answer | undefined) => {
      const next = new Map(latest.current);
      if (answer === undefined) next.delete(question);
      else next.set(question, answer);
      latest.current = next;
      setAnswers(next);
      pending.current = next;
      void keep();
    },
    [keep],
  );

  const drop = useCallback(async () => {
    pending.current = undefined;
    await keepFormDraft(desk.database, opened.current.asked, undefined).catch(() => undefined);
  }, [desk]);

  return { answers, isUnkept, change, drop };
}
