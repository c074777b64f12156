/** Autosave for a screen: what is unsaved is saved when the window loses the focus and when the screen goes away. */
import { useEffect, useEffectEvent, useState } from 'react';
import { systemClock } from '../../shared/language/clock.ts';
import { type Autosave, type AutosaveState, createAutosave } from './autosave.ts';

/** Milliseconds: what at most a sudden end can cost. */
const DELAY_MS = 400;

/** Of what is on the screen now. */
const mounted = new Set<() => Promise<void>>();

/** Saves all that is being typed; for what must not go on before that. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...mounted].map((flush) => flush()));
}

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
    mounted.add(autosave.flush);
    return () => {
      mounted.delete(autosave.flush);
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      void autosave.flush();
    };
  }, [autosave]);
  return [autosave, state];
}
