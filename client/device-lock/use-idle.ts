/** Tells when nobody has touched the page for a while. */
import { useEffect, useEffectEvent } from 'react';

const signs = ['pointerdown', 'keydown', 'scroll'] as const;

/** Counts by the clock, so that a page which the browser froze is found idle when it wakes. */
export function useIdle(afterMs: number, isWatched: boolean, onIdle: () => void): void {
  const tell = useEffectEvent(onIdle);
  useEffect(() => {
    if (!isWatched) return undefined;
    let lastMs = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = () => {
      clearTimeout(timer);
      const leftMs = lastMs + afterMs - Date.now();
      if (leftMs <= 0) tell();
      else timer = setTimeout(check, leftMs);
    };
    const touch = () => {
      // Whoever comes back too late is asked first.
      if (Date.now() - lastMs < afterMs) lastMs = Date.now();
      check();
    };
    for (const sign of signs) window.addEventListener(sign, touch, { capture: true, passive: true });
    document.addEventListener('visibilitychange', check);
    check();
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
      document.removeEventListener('visibilitychange', check);
    };
  }, [afterMs, isWatched]);
}
