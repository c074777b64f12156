/** How screens read and change: a cached query per method and input, a mutation, and events. */
import {
  QueryClient,
  keepPreviousData,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { EventName, EventPayload, Fault, Input, MethodName, Output } from '../../shared/contract/index.ts';
import { forgottenAfter, isStale, staleAfter } from './invalidation.ts';
import type { ServiceClient } from './service-client.ts';

export const ServiceContext = createContext<ServiceClient | undefined>(undefined);

export function useService(): ServiceClient {
  const service = useContext(ServiceContext);
  if (service === undefined) throw new Error('useService outside ServiceContext');
  return service;
}

/** TanStack Query has no answer `undefined`: where the contract's may be undefined, the cached one is null. */
export type Answer<Name extends MethodName> =
  undefined extends Output<Name> ? NonNullable<Output<Name>> | null : Output<Name>;

/** `useServiceQuery('notes.list', { clientId })`; `enabled: false` asks nothing yet. */
export function useServiceQuery<Name extends MethodName>(
  method: Name,
  input: Input<Name>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {},
): UseQueryResult<Answer<Name>, Fault> {
  const service = useService();
  const observed: UseQueryOptions<Answer<Name>, Fault> = {
    queryKey: queryKey(method, input),
    queryFn: async () => ((await service.call(method, input)) ?? null) as Answer<Name>,
    enabled: options.enabled ?? true,
  };
  return useQuery(options.keepPrevious === true ? { ...observed, placeholderData: keepPreviousData } : observed);
}

/** `const save = useServiceMutation('notes.save'); save.mutate(note, { onSuccess })`. Events refresh what it changed. */
export function useServiceMutation<Name extends MethodName>(
  method: Name,
): UseMutationResult<Output<Name>, Fault, Input<Name>> {
  const service = useService();
  return useMutation<Output<Name>, Fault, Input<Name>>({ mutationFn: (input) => service.call(method, input) });
}

/** Calls the newest `listener` for each event of that name while mounted. */
export function useServiceEvent<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): void {
  const service = useService();
  const hear = useEffectEvent(listener);
  useEffect(
    () =>
      service.onEvent((event) => {
        if (event.name === name) hear(event.payload as EventPayload<Name>);
      }),
    [service, name],
  );
}

/** Wires events to the cache. Returns the way to stop. */
export function refreshOnEvents(service: ServiceClient, queryClient: QueryClient): () => void {
  return service.onEvent((event) => {
    const forgotten: ReadonlySet<unknown> = new Set(forgottenAfter(event));
    // Emptied at once, and asked for anew only where it is on the screen.
    if (forgotten.size > 0)
      void queryClient.resetQueries({ predicate: ({ queryKey: [method] }) => forgotten.has(method) });
    const stale = staleAfter(event);
    if (stale.length === 0) return;
    void queryClient.invalidateQueries({
      predicate: ({ queryKey: [method, input] }) => isStale(stale, String(method), input),
    });
  });
}

/** Nothing is read over a network: an answer holds until an event says otherwise, and a fault is not tried again by itself. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

export function queryKey<Name extends MethodName>(method: Name, input: Input<Name>): readonly [Name, Input<Name>] {
  return [method, input];
}
