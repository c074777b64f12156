/** What the messenger last said about the world outside: whether the relay answers and whether the store takes what comes. */
import type { Messenger, MessengerEvent } from '../../shared/messenger/messenger.ts';

export type Health = {
  readonly isReachable: boolean;
  readonly storeTrouble: 'full' | 'other' | undefined;
};

export type HealthWatch = { current(): Health; onChange(listener: () => void): () => void };

/** Begun before the messenger, so that nothing is missed while the screen is still being built. */
export function watchHealth(messenger: Pick<Messenger, 'onEvent'>): HealthWatch {
  const listeners = new Set<() => void>();
  let health: Health = { isReachable: true, storeTrouble: undefined };
  messenger.onEvent((event) => {
    const next = healthAfter(health, event);
    if (next === health) return;
    health = next;
    for (const listener of listeners) listener();
  });
  return {
    current: () => health,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function healthAfter(health: Health, event: MessengerEvent): Health {
  switch (event.kind) {
    case 'relay-state':
      return health.isReachable === event.isReachable ? health : { ...health, isReachable: event.isReachable };
    case 'store-failed':
      return { ...health, storeTrouble: event.reason };
    case 'conversation-changed':
    case 'message-arrived':
      // Something was written, so the store takes things again.
      return health.storeTrouble === undefined ? health : { ...health, storeTrouble: undefined };
    default:
      return health;
  }
}
