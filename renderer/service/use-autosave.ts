/** Autosave for a screen: what is unsaved is saved when the window loses the focus and when the screen goes away. */
import { useEffect, useEffectEvent, useState } from 'react';
import { systemClock } from '../../shared/language/clock.ts';
import { type Autosave, type AutosaveState, createAutosave } from './autosave.ts';

/** Milliseconds: what at most a sudden end can cost. */
const DELAY_MS = 400;

/** `save` is taken from the first rendering; what identifies the thing saved belongs into the value or a key. */
export function useAutosave<Value>(
  save: (value: Value) => Promise<unknown>,
): readonly [Autosave<Value>, AutosaveState] {
  const [state, setState] = useState<AutosaveState>('kept');
  const [autosave] = useState(() => createAutosave({ save, clock: systemClock, delayMs: DELAY_MS, onState: setState }));
  const flush = useEffectEvent(() => void autosave.flush());
  useEffect(() => {
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      void autosave.flush();
    };
  }, [autosave]);
  return [autosave, state];
}
