/** Forms, the policy that is one of them, and the overview of who signed: put together over one open store. */
import type { Timestamp } from '../../shared/domain/ids.ts';
import type { Messenger } from '../../shared/messenger/index.ts';
import type { WritableDatabase } from './database/database.ts';
import { createAdoptionHandlers } from './features/adoption/index.ts';
import type { Audit } from './features/audit/index.ts';
import { createChannelPlansRepository } from './features/channel-plans/index.ts';
import type { ClientsRepository } from './features/clients/index.ts';
import { createForms } from './features/forms/index.ts';
import { createPolicies } from './features/policies/index.ts';
import type { SettingsRepository } from './features/settings/index.ts';
import type { PracticePorts } from './practice-ports.ts';

type PracticeFormsPorts = {
  readonly ports: Pick<PracticePorts, 'clock' | 'random' | 'emit' | 'log'>;
  readonly database: WritableDatabase;
  readonly messenger: Messenger;
  readonly settings: SettingsRepository;
  readonly clients: ClientsRepository;
  readonly audit: Audit;
};

export function createPracticeForms({ ports, database, messenger, settings, clients, audit }: PracticeFormsPorts) {
  const { clock, random, emit, log } = ports;
  const now = () => clock.now() as Timestamp;
  const note: Audit['note'] = (kind, subject, details) => audit.note(kind, subject, details);
  const report = (fault: unknown) => void log.incident(fault);
  const all = () => clients.list(now());

  const forms = createForms({
    database,
    messenger,
    clock,
    random,
    therapistName: () => settings.get().therapistName,
    clientName: (clientId) => clients.get(clientId, now())?.name,
    note,
    onChange: () => emit('formsChanged', undefined),
    onConversationChange: (clientId) => emit('conversationChanged', { clientId }),
    report,
  });
  const policies = createPolicies({
    database,
    forms,
    clock,
    names() {
      const { therapistName, practiceName, phone } = settings.get();
      return { therapist: therapistName, practice: practiceName, phone };
    },
    clients: all,
    note,
    onChange: () => emit('policiesChanged', undefined),
    report,
  });
  return {
    handlers: {
      ...forms.handlers,
      ...policies.handlers,
      ...createAdoptionHandlers({
        database,
        clients: all,
        onAlternative: createChannelPlansRepository(database).onAlternative,
        consents: policies.consentsBy,
      }),
    },
    takeIn: forms.takeIn,
    lookForJoined: policies.lookForJoined,
  };
}
