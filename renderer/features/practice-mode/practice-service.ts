/** The make-believe practice as the screens know a service: the same calls and events, through the real one and never into it. */
import type { Output } from '../../../shared/contract/index.ts';
import { parseEvent, type ServiceClient, type ServiceEvent } from '../../service/service-client.ts';

export function createPracticeService(service: ServiceClient): ServiceClient {
  return {
    call: async (method, input) =>
      // The make-believe practice answers by the same contract.
      (await service.call('practiceMode.call', { method, input })) as Output<typeof method>,
    onEvent(listener: (event: ServiceEvent) => void) {
      return service.onEvent((event) => {
        if (event.name !== 'practiceModeEvent') return;
        const own = parseEvent(event.payload.event, event.payload.payload);
        if (own !== undefined) listener(own);
      });
    },
    connect: () => undefined,
    onDisconnect: () => undefined,
  };
}
