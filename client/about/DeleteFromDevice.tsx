/** Deletes what this browser keeps, after a second question that says what is lost with it. */
import { useEffect, useRef, useState } from 'react';
import type { Desk } from '../engine/desk.ts';
import { useStoreQuery } from '../engine/use-store-query.ts';
import { useWords } from '../i18n/use-words.ts';

export function DeleteFromDevice({
  desk,
  therapist,
  onErased,
}: {
  desk: Desk;
  therapist: string;
  onErased: () => void;
}) {
  const { say } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const unsent = useStoreQuery(desk, async () => (await desk.store.outbox()).filter((item) => item.messageId).length);

  // The button that was pressed is gone: the harmless answer takes the focus.
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) keep.current?.focus();
  }, [isAsking]);

  const erase = () => {
    setHasFailed(false);
    desk.erase().then(onErased, () => setHasFailed(true));
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
      <div className="actions">
        {isAsking ? (
          <>
            <button type="button" className="danger" onClick={erase}>
              {say('aboutDeleteConfirm')}
            </button>
            <button ref={keep} type="button" onClick={() => setIsAsking(false)}>
              {say('aboutDeleteKeep')}
            </button>
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
