/** Takes a request that was not granted off this device. */
import { useState } from 'react';
import type { Desk } from '../engine/desk.ts';
import { useWords } from '../i18n/use-words.ts';

export function ForgetRequest({ desk, onErased }: { desk: Desk; onErased: () => void }) {
  const { say } = useWords();
  const [hasFailed, setHasFailed] = useState(false);
  const forget = () => {
    desk.erase().then(onErased, () => setHasFailed(true));
  };
  return (
    <>
      <p role="alert" className="problem">
        {hasFailed ? say('storeTrouble') : ''}
      </p>
      <div className="actions">
        <button type="button" onClick={forget}>
          {say('notLetInForget')}
        </button>
      </div>
    </>
  );
}
