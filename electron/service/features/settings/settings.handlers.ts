/** Settings of the practice, and how its relay is doing. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { SettingsRepository } from './settings.repository.ts';

export type SettingsPorts = {
  readonly repository: SettingsRepository;
  readonly relayStatus: () => Output<'settings.relayStatus'>;
  readonly tryRelay: (url: string) => Promise<Output<'settings.tryRelay'>>;
  readonly onChange: () => Promise<void>;
};

export function createSettingsHandlers({ repository, relayStatus, tryRelay, onChange }: SettingsPorts) {
  return {
    'settings.get': (): Output<'settings.get'> => repository.get(),
    'settings.update': async (settings: Input<'settings.update'>): Promise<void> => {
      const { relay } = settings;
      if (relay.kind === 'server' && relay.pageUrl !== '' && !/^https?:$/.test(protocolOf(relay.pageUrl))) {
        throw new Fault('invalid-input');
      }
      repository.put(settings);
      await onChange();
    },
    'settings.relayStatus': (): Output<'settings.relayStatus'> => relayStatus(),
    'settings.tryRelay': ({ url }: Input<'settings.tryRelay'>): Promise<Output<'settings.tryRelay'>> => tryRelay(url),
  };
}

/** Empty when it is no address at all. */
function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
