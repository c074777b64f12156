/** Tells the service that the person is here, so that idle time counts from their last key or movement. */
import { useEffect } from 'react';
import type { ServiceClient } from '../service/service-client.ts';

/** The shortest lock time is a minute, so once in fifteen seconds is fine enough. */
const leastPauseMs = 15_000;

export function useActivity(service: ServiceClient): void {
  useEffect(() => {
    let lastTouch = Number.NEGATIVE_INFINITY;
    function touch(): void {
      const now = performance.now();
      if (now - lastTouch < leastPauseMs) return;
      lastTouch = now;
      // A vault that just locked refuses this, and rightly.
      service.call('vault.touch', undefined).catch(() => undefined);
    }
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
    };
  }, [service]);
}
