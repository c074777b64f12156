/** Everything that exists only while the vault is open: the cache, where the person is, and the shell around the screens. */
import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ToastProvider } from '../components/index.ts';
import { RunningExportProvider } from '../features/records/index.ts';
import { createQueryClient, refreshOnEvents, useService } from '../service/use-service.ts';
import { AnnouncerProvider } from './announcer.tsx';
import { NavigationContext, NewClientContext, type Route } from './navigation.ts';
import { Shell } from './Shell.tsx';
import { useActivity } from './use-activity.ts';

type WorkspaceProps = { readonly isDemo: boolean; lock(): void };

export function Workspace({ isDemo, lock }: WorkspaceProps) {
  const service = useService();
  const [queryClient] = useState(createQueryClient);
  const [route, go] = useState<Route>({ name: 'clients' });
  const [isNewClientOpen, setIsNewClientOpen] = useState(false);
  const navigation = useMemo(() => ({ route, go }), [route]);
  const openNewClient = useCallback(() => {
    go((current) => (current.name === 'clients' ? current : { name: 'clients' }));
    setIsNewClientOpen(true);
  }, []);
  const newClient = useMemo(
    () => ({ isOpen: isNewClientOpen, open: openNewClient, close: () => setIsNewClientOpen(false) }),
    [isNewClientOpen, openNewClient],
  );

  useActivity(service);
  useEffect(() => {
    const stop = refreshOnEvents(service, queryClient);
    return () => {
      stop();
      queryClient.clear();
    };
  }, [service, queryClient]);

  return (
    <QueryClientProvider client={queryClient}>
      <NavigationContext value={navigation}>
        <NewClientContext value={newClient}>
          <AnnouncerProvider>
            <ToastProvider>
              <RunningExportProvider>
                <Shell isDemo={isDemo} lock={lock} />
              </RunningExportProvider>
            </ToastProvider>
          </AnnouncerProvider>
        </NewClientContext>
      </NavigationContext>
    </QueryClientProvider>
  );
}
