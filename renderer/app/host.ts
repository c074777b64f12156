/** The window's host calls, where a screen needs one. */
import { createContext, useContext } from 'react';
import type { HostCalls } from '../../shared/contract/index.ts';

export const HostContext = createContext<HostCalls | undefined>(undefined);

export function useHost(): HostCalls {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error('useHost outside HostContext');
  return host;
}
