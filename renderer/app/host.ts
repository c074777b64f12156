/** The window's host calls, where a screen needs one. */
import { createContext, useContext } from 'react';
import type { HostCalls } from '../../shared/contract/index.ts';

type Command = Parameters<Parameters<HostCalls['onCommand']>[0]>[0];

export type Host = Omit<HostCalls, 'onCommand'> & {
  /** Returns the way to stop listening. */
  onCommand(listener: (command: Command) => void): () => void;
};

/** The preload keeps what listens to it for the life of the window, so it gets one listener for all. */
export function createHost(calls: HostCalls): Host {
  const listeners = new Set<(command: Command) => void>();
  calls.onCommand((command) => {
    for (const listener of listeners) listener(command);
  });
  return {
    ...calls,
    onCommand(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const HostContext = createContext<Host | undefined>(undefined);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error('useHost outside HostContext');
  return host;
}
