/** The health of the desk on screen, and a fresh try whenever the person or the network comes back. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Desk } from './desk.ts';
import type { Health } from './health.ts';

export function useHealth(desk: Desk): Health {
  useEffect(() => {
    const retry = () => {
      if (document.visibilityState === 'visible') desk.messenger.retryNow();
    };
    window.addEventListener('online', retry);
    document.addEventListener('visibilitychange', retry);
    return () => {
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', retry);
    };
  }, [desk]);
  return useSyncExternalStore(desk.health.onChange, desk.health.current);
}
