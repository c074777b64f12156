/** One conversation's timeline for the screen: opened where it should be, refreshed when the service says that it is stale. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useService, useServiceEvent } from '../../service/use-service.ts';
import { createTimelineStore, type TimelineState, type TimelineStore } from './timeline-store.ts';

/** For one client; another client is another component (by `key`). */
export function useTimeline(
  clientId: ClientId,
  jumpTo: string | undefined,
  /** The item that stood at the top before a lock. */
  returnTo: string | undefined,
  arrival: object,
): { readonly timeline: TimelineStore; readonly state: TimelineState } {
  const service = useService();
  const [timeline] = useState(() =>
    createTimelineStore({
      readView: () => service.call('conversations.get', { clientId }),
      fetchPage: (place, limit) => service.call('conversations.page', { clientId, limit, ...place }),
    }),
  );
  useEffect(() => {
    if (jumpTo !== undefined || timeline.state().kind !== 'open') void timeline.open(jumpTo, returnTo);
    // Arriving anew at the same place is a wish of its own.
  }, [timeline, jumpTo, returnTo, arrival]);

  function refresh(changed: { readonly clientId: ClientId }): void {
    if (changed.clientId === clientId) void timeline.refresh();
  }
  useServiceEvent('conversationChanged', refresh);
  useServiceEvent('messageReceived', refresh);
  return { timeline, state: useSyncExternalStore(timeline.subscribe, timeline.state) };
}
