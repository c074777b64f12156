/** What of a practice outlasts a client or the therapist, put together: how long records are kept, deletions with their certificates, and the professional will. */
import type { EventName, EventPayload } from '../../shared/contract/index.ts';
import { fromHex } from '../../shared/language/bytes.ts';
import type { Timestamp } from '../../shared/domain/ids.ts';
import type { Clock } from '../../shared/language/clock.ts';
import type { RandomBytes } from '../../shared/language/random.ts';
import type { Messenger } from '../../shared/messenger/index.ts';
import type { ConversationStore } from '../../shared/messenger/store.ts';
import type { Audit } from './features/audit/index.ts';
import type { Backups } from './features/backups/index.ts';
import type { ClientsRepository } from './features/clients/index.ts';
import { createDeletionsHandlers } from './features/deletions/index.ts';
import { createWill, createWillHandlers, type WithMasterKey } from './features/professional-will/index.ts';
import { createRequests } from './features/requests/index.ts';
import { createRetention } from './features/retention/index.ts';
import { createDisclosuresHandlers } from './features/disclosures/index.ts';
import type { SettingsRepository } from './features/settings/index.ts';
import type { Log } from './log.ts';
import type { OpenedVault } from './vault/vault-outcomes.ts';

export type CustodyParts = {
  readonly ports: {
    readonly clock: Clock;
    readonly random: RandomBytes;
    readonly log: Pick<Log, 'incident'>;
    readonly isDemo: boolean;
    readonly withMasterKey: WithMasterKey;
    readonly setAside: () => readonly string[];
    readonly emit: <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void;
  };
  readonly opened: OpenedVault;
  readonly settings: SettingsRepository['get'];
  readonly clients: Pick<ClientsRepository, 'list' | 'get'>;
  readonly audit: Pick<Audit, 'note'>;
  readonly backups: () => Backups;
  readonly messenger: Pick<Messenger, 'takeLeave' | 'erase'>;
  readonly conversationStore: Pick<ConversationStore, 'session'>;
  /** Sealed copies whose keys are gone go, too. */
  readonly removeKeyless: () => Promise<unknown>;
  readonly onDeleted: () => void;
};

export function createCustody(parts: CustodyParts) {
  const { ports, opened, settings, clients, audit, messenger, conversationStore } = parts;
  const { clock, random, emit, log } = ports;
  const { database } = opened.store;
  const now = (): Timestamp => clock.now() as Timestamp;

  const will = createWill({
    database,
    vaultId: fromHex(opened.vaultId) ?? new Uint8Array(0),
    clock,
    random,
    withMasterKey: ports.withMasterKey,
    practice() {
      const { practiceName: name, therapistName: therapist, phone, emergencyText } = settings();
      return { name, therapist, phone, emergencyText };
    },
    clients: () => [...clients.list(now())],
    folder: () => parts.backups().state().folder,
    note: (kind, subject, details) => audit.note(kind, subject, details),
    onChange: () => emit('willChanged', undefined),
    report: (fault) => void log.incident(fault),
    isAutomatic: !ports.isDemo,
  });

  const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const retention = createRetention({
    ...{ database, clock, random },
    therapistName: () => settings().therapistName,
    timeZone,
    note: (kind, subject, details) => audit.note(kind, subject, details),
    onChange: () => emit('retentionChanged', undefined),
  });

  const requests = createRequests({
    ...{ database, clock, random, timeZone },
    therapistName: () => settings().therapistName,
    clientExists: (clientId) => clients.get(clientId, now()) !== undefined,
    note: (kind, subject, details) => audit.note(kind, subject, details),
    onChange: () => emit('requestsChanged', undefined),
  });

  return {
    requests,
    /** After a backup: writes the capsules anew where they changed; and there is a folder for them now. */
    keepNow() {
      emit('willChanged', undefined);
      return will.keepNow();
    },
    stop() {
      retention.stop();
      return will.stop();
    },
    handlers: {
      ...createWillHandlers(will, ({ capsule, as }) => audit.note('capsule-shares-printed', '', { capsule, as })),
      ...retention.handlers,
      ...requests.handlers,
      ...createDisclosuresHandlers({
        ...{ database, clock, random, timeZone },
        therapistName: () => settings().therapistName,
        clientName: (clientId) => clients.get(clientId, now())?.name,
        note: (kind, subject, details) => audit.note(kind, subject, details),
        onChange: () => emit('disclosuresChanged', undefined),
      }),
      ...createDeletionsHandlers({
        database,
        conversationStore,
        messenger,
        clock,
        random,
        practice: () => ({ practice: settings().practiceName, by: settings().therapistName }),
        keeping(clientId) {
          const { state, until, because, ruleName: rule } = retention.standing(clientId);
          return {
            state,
            ...(until === undefined ? {} : { until, because }),
            ...(rule === undefined ? {} : { rule }),
          };
        },
        client(clientId) {
          const found = clients.get(clientId, now());
          return found && { name: found.name, isJoined: found.connection === 'joined' };
        },
        backups: {
          left: () => parts.backups().left(),
          halt: () => parts.backups().halt(),
          backUp: () => parts.backups().backUp(),
        },
        setAside: ports.setAside,
        removeTraces() {
          opened.store.emptyLog();
          // The store as it was before a migration: this one is in use, and that one holds the client.
          opened.store.removeFormer();
          void parts.removeKeyless().catch((fault: unknown) => log.incident(fault));
        },
        note: (kind, subject, details) => audit.note(kind, subject, details),
        onChange() {
          emit('clientsChanged', undefined);
          emit('deletionsChanged', undefined);
          emit('retentionChanged', undefined);
          emit('requestsChanged', undefined);
          parts.onDeleted();
          // The letter in the folder named the client, too.
          void will.keepNow();
        },
      }),
    },
  };
}
