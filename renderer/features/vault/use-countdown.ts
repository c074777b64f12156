/** Counts a wait down to nothing, in whole seconds. */
import { useEffect, useState } from 'react';

/** `start(waitMs)` begins anew; `seconds` is 0 when there is nothing to wait for. */
export function useCountdown(firstWaitMs: number): { readonly seconds: number; start(waitMs: number): void } {
  const [until, setUntil] = useState(() => performance.now() + firstWaitMs);
  const [now, setNow] = useState(() => performance.now());
  const isWaiting = until > now;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return {
    seconds: Math.max(0, Math.ceil((until - now) / 1000)),
    start(waitMs) {
      setNow(performance.now());
      setUntil(performance.now() + waitMs);
    },
  };
}
