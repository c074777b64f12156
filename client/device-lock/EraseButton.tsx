/** Deletes what is kept on a device whose conversations cannot be opened. */
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';

export function EraseButton({ erase, onErased }: { erase: () => Promise<void>; onErased: () => void }) {
  const { say } = useWords();
  const [hasFailed, setHasFailed] = useState(false);
  return (
    <>
      <p role="alert" className="problem">
        {hasFailed ? say('storeTrouble') : ''}
      </p>
      <div className="actions">
        <button type="button" className="danger" onClick={() => void erase().then(onErased, () => setHasFailed(true))}>
          {say('lockedErase')}
        </button>
      </div>
    </>
  );
}
