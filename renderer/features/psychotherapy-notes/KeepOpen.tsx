/** Around psychotherapy notes that are open: whoever reads, writes or releases one keeps them from locking. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useService } from '../../service/use-service.ts';

/** They lock after five minutes, so that four times a minute is fine enough. */
const leastPauseMs = 15_000;

export function KeepOpen({ children }: { readonly children: ReactNode }) {
  const service = useService();
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watched = area.current;
    if (watched === null) return;
    let lastTouch = performance.now();
    function touch(): void {
      const now = performance.now();
      if (now - lastTouch < leastPauseMs) return;
      lastTouch = now;
      // They may have been locked in between, and then rightly stay so.
      service.call('psychotherapyNotes.touch', undefined).catch(() => undefined);
    }
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) watched.addEventListener(sign, touch, { passive: true });
    return () => {
      for (const sign of signs) watched.removeEventListener(sign, touch);
    };
  }, [service]);
  return <div ref={area}>{children}</div>;
}
