/** A MessagePort of the platform as the contract's Port. */
import type { Port } from '../../shared/contract/index.ts';

export function portOf(port: MessagePort): Port {
  const closeListeners: (() => void)[] = [];
  port.addEventListener('close', () => {
    for (const listener of closeListeners) listener();
  });
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => void closeListeners.push(listener),
    close: () => port.close(),
  };
}
