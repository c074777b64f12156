/** What goes on beside the conversations: the contact log, the channel plans, imports, practice mode. */
import type { ClientId, Timestamp } from '../../shared/domain/ids.ts';
import type { WritableDatabase } from './database/database.ts';
import { createChannelPlans } from './features/channel-plans/index.ts';
import type { ClientsRepository } from './features/clients/index.ts';
import { createContactsHandlers } from './features/contacts/index.ts';
import { createImportsHandlers, type ImportsPorts } from './features/imports/index.ts';
import { createPracticeMode } from './features/practice-mode/index.ts';
import { createPoliciesRepository } from './features/policies/index.ts';
import type { SettingsRepository } from './features/settings/index.ts';
import type { PracticePorts } from './practice-ports.ts';

type BesidesPorts = {
  readonly ports: PracticePorts;
  readonly database: WritableDatabase;
  readonly settings: SettingsRepository;
  readonly clients: Pick<ClientsRepository, 'get'>;
} & Pick<ImportsPorts, 'files' | 'note'>;

export function createBesides({ ports, database, settings, clients, files, note }: BesidesPorts) {
  const { clock, random, emit, log, appVersion, startPracticeEngine, tellMain } = ports;
  const therapistName = () => settings.get().therapistName;
  const clientExists = (clientId: ClientId) => clients.get(clientId, clock.now() as Timestamp) !== undefined;

  const plans = createChannelPlans({
    ...{ database, clock, therapistName, clientExists },
    usualUnreadDays: () => settings.get().unreadDays,
    onChange(clientId) {
      emit('channelPlansChanged', clientId === undefined ? {} : { clientId });
      if (clientId !== undefined) emit('conversationChanged', { clientId });
    },
  });

  const imports = createImportsHandlers({
    ...{ database, clock, random, therapistName, clientExists },
    ...{ files, note, emit },
  });

  const practiceMode = createPracticeMode({
    ...{ database, clock, appVersion, tellMain },
    startEngine: startPracticeEngine,
    settings: () => settings.get(),
    policy: () => createPoliciesRepository(database).versions()[0]?.policy,
    onChange: () => emit('practiceModeChanged', undefined),
    onEngineEvent: (event, payload) => emit('practiceModeEvent', { event, payload }),
    report: (fault) => void log.incident(fault),
  });

  return {
    handlers: {
      ...createContactsHandlers({
        ...{ database, clock, random, therapistName, clientExists },
        onChange: (clientId) => emit('conversationChanged', { clientId }),
      }),
      ...plans.handlers,
      ...imports.handlers,
      ...practiceMode.handlers,
    },
    forgetOrphans: () => imports.forgetOrphans(),
    async stop() {
      plans.stop();
      await imports.stop();
      await practiceMode.stop();
    },
  };
}
