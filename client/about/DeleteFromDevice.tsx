/** Deletes what this browser keeps, after a second question that says what is lost with it. */
import { useEffect, useRef, useState } from 'react';
import type { Desk } from '../engine/desk.ts';
import { useStoreQuery } from '../engine/use-store-query.ts';
import { useWords } from '../i18n/use-words.ts';
import { sayGoodbyes } from './leave-device.ts';

export function DeleteFromDevice({
  desk,
  therapist,
  onErased,
}: {
  desk: Desk;
  therapist: string;
  onErased: (isTold: boolean) => void;
}) {
  const { say } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  /** A goodbye is said once; a second try to erase keeps its outcome. */
  const isTold = useRef<boolean>(undefined);
  const unsent = useStoreQuery(desk, async () => (await desk.store.outbox()).filter((item) => item.messageId).length);

  // The button that was pressed is gone: the harmless answer takes the focus.
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) keep.current?.focus();
  }, [isAsking]);

  const erase = async () => {
    setHasFailed(false);
    setIsLeaving(true);
    try {
      isTold.current ??= await sayGoodbyes(desk);
      await desk.erase();
      onErased(isTold.current);
    } catch {
      setIsLeaving(false);
      setHasFailed(true);
    }
  };

  return (
    <section>
      <h3>{say('aboutDeleteTitle')}</h3>
      <p>{say('aboutDelete', { therapist })}</p>
      {isAsking && unsent !== undefined && unsent > 0 ? (
        <p className="caution">{say('aboutDeleteUnsent', { count: unsent })}</p>
      ) : null}
      <p role="alert" className="problem">
        {hasFailed ? say('storeTrouble') : ''}
      </p>
      <p role="status">{isLeaving ? say('aboutDeleteTelling', { therapist }) : ''}</p>
      <div className="actions">
        {isAsking ? (
          <>
            <button
              type="button"
              className="danger"
              aria-disabled={isLeaving}
              onClick={isLeaving ? undefined : () => void erase()}
            >
              {say('aboutDeleteConfirm')}
            </button>
            {isLeaving ? null : (
              <button ref={keep} type="button" onClick={() => setIsAsking(false)}>
                {say('aboutDeleteKeep')}
              </button>
            )}
          </>
        ) : (
          <button type="button" onClick={() => setIsAsking(true)}>
            {say('aboutDeleteAsk')}
          </button>
        )}
      </div>
    </section>
  );
}
