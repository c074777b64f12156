/** Everything that lives while the vault is unlocked: features, engine and relay status over one open store. */
import type { ClientId, Timestamp } from '../../shared/domain/ids.ts';
import { assertNever } from '../../shared/language/assert-never.ts';
import { createMessenger, type Messenger, type MessengerEvent } from '../../shared/messenger/index.ts';
import type { Profile } from '../../shared/messenger/store.ts';
import { joinCodeKey, MAX_ATTACHMENT_BYTES } from '../../shared/protocol/index.ts';
import { createAttachmentFolder, createAttachmentsHandlers } from './features/attachments/index.ts';
import { createAudit, createAuditHandlers, withAudit } from './features/audit/index.ts';
import { createBackups, createBackupsHandlers } from './features/backups/index.ts';
import { createClientsHandlers, createClientsRepository } from './features/clients/index.ts';
import { contactsSource } from './features/contacts/index.ts';
import {
  contactKeyOf,
  importedKeyOf,
  createConversationStore,
  createConversationsHandlers,
  createConversationsRepository,
  freezeRestored,
  timelineKeyOf,
} from './features/conversations/index.ts';
import { createImportedFileReader, dropUnfinishedImports, importsSource } from './features/imports/index.ts';
import { createNotesHandlers } from './features/notes/index.ts';
import { createRecordsHandlers } from './features/records/index.ts';
import { createReleasesHandlers } from './features/releases/index.ts';
import { createSearchHandlers } from './features/search/index.ts';
import { changedFields, createSettingsHandlers, createSettingsRepository } from './features/settings/index.ts';
import type { Log } from './log.ts';
import { createNewsDesk } from './news.ts';
import { createBesides } from './beside.ts';
import { noticeOldState } from './old-state.ts';
import { noteOpening } from './opening-entries.ts';
import { createCustody } from './practice-custody.ts';
import { createPracticeRelay } from './relays/practice-relay.ts';
import type { PracticeHandlers } from './serve-contract.ts';
import { createPracticeForms } from './practice-forms.ts';
import type { PracticePorts } from './practice-ports.ts';
import { createPracticePsychotherapyNotes } from './practice-psychotherapy-notes.ts';
import { createResidence } from './residence.ts';
import { onlyReadingWhile } from './retired-calls.ts';
import { createIdleLock } from './vault/idle-lock.ts';
import type { OpenedVault } from './vault/vault-outcomes.ts';
import type { PracticeIdentity } from './vault/vault.handlers.ts';

export type Practice = {
  readonly handlers: PracticeHandlers;
  readonly identity: PracticeIdentity;
  /** Nothing of it runs any more once this resolves. */
  close(): Promise<void>;
};

/** Throws what nobody foresaw; then nothing that was begun runs on, and the store can be closed. */
export async function openPractice(ports: PracticePorts, opened: OpenedVault): Promise<Practice> {
  const begun: Stop[] = [];
  try {
    return await buildPractice(ports, opened, begun);
  } catch (error) {
    for (const stop of begun.reverse()) await halt(stop, ports.log);
    throw error;
  }
}

type Stop = () => void | Promise<void>;

async function halt(stop: Stop, log: Log): Promise<void> {
  try {
    await stop();
  } catch (fault) {
    log.incident(fault);
  }
}

/** Whatever goes on by itself is put into `begun` as soon as it does. */
async function buildPractice(ports: PracticePorts, opened: OpenedVault, begun: Stop[]): Promise<Practice> {
  const { store, deriveKey } = opened;
  const { clock, random, emit, log } = ports;
  const { database } = store;
  const settings = createSettingsRepository(database);
  const clients = createClientsRepository(database);
  const conversations = createConversationsRepository(database);
  const now = (): Timestamp => clock.now() as Timestamp;
  const therapistName = () => settings.get().therapistName;
  const clientExists = (clientId: ClientId) => clients.get(clientId, now()) !== undefined;
  const common = { database, clock, random, therapistName, clientExists };

  const audit = createAudit({
    database,
    key: deriveKey('audit-mac'),
    clock,
    onChange: () => emit('auditChanged', undefined),
  });
  begun.push(() => audit.stop());
  noteOpening(audit, opened);

  const psychotherapyNotes = createPracticePsychotherapyNotes({ ...common, ports, opened, audit });
  begun.push(() => psychotherapyNotes.stop());

  const residence = createResidence({
    ...ports.residence,
    settings,
    audit,
    clock,
    markKey: () => deriveKey('audit-mac'),
    lock: ports.lock,
  });

  const conversationStore = createConversationStore(database);
  await noticeOldState({ opened, conversationStore, audit, log, generationFile: ports.generationFile });

  const embedded = ports.embeddedRelayFor({
    port: settings.embeddedRelayPort(),
    remember: (port) => settings.setEmbeddedRelayPort(port),
    onChange: () => relay.refresh(),
  });
  const relay = createPracticeRelay({
    clock,
    choice: () => settings.get().relay,
    embedded,
    relayAt: ports.relayAt,
    waitingToSend: () => conversations.waitingToSend(),
    onChange: () => emit('relayStatusChanged', undefined),
  });
  begun.push(() => relay.stop());
  const attachments = createAttachmentFolder({
    database,
    path: ports.attachmentFolder,
    kek: deriveKey('attach-kek'),
    random,
  });
  begun.push(async () => attachments.close());
  dropUnfinishedImports(database);
  await attachments.sweep();
  const messenger: Messenger = createMessenger({
    role: 'therapist',
    store: conversationStore,
    attachments: { files: attachments, fetchUpToBytes: MAX_ATTACHMENT_BYTES },
    relayAt: ports.relayAt,
    clock,
    random,
    appVersion: ports.appVersion,
    joinCodeKey,
    receiptJitterMs: ports.receiptJitterMs,
    relayToken(relayUrl) {
      const own = relay.inviteRelay();
      return own.relayUrl === relayUrl ? own.password : undefined;
    },
    sendsReadReceipts: () => settings.get().sendReadReceipts,
    onFault: (fault) => void log.incident(fault),
  });
  begun.push(() => messenger.stop());

  function profile(): Profile {
    const { practiceName, therapistName, phone, emergencyText } = settings.get();
    return {
      name: therapistName,
      practiceName,
      ...(phone === '' ? {} : { phone }),
      ...(emergencyText === '' ? {} : { emergencyText }),
    };
  }

  let unreadTold: number | undefined;
  function tellUnread(isNew: boolean): void {
    const count = conversations.unread();
    if (count === unreadTold && !isNew) return;
    unreadTold = count;
    ports.tellMain({ kind: 'unread', count, isNew });
  }

  const news = createNewsDesk(({ changed, arrived }) => {
    // Before the screens hear of it: what they ask for then holds it.
    for (const clientId of arrived) forms.takeIn(clientId);
    if (changed.size > 0) forms.lookForJoined();
    for (const clientId of changed) emit('conversationChanged', { clientId });
    for (const clientId of arrived) emit('messageReceived', { clientId });
    if (arrived.size > 0) emit('clientsChanged', undefined);
    tellUnread(arrived.size > 0);
  });
  begun.push(() => news.stop());

  function onMessengerEvent(event: MessengerEvent): void {
    switch (event.kind) {
      case 'conversation-changed':
        return news.changed(event.conversationId);
      case 'message-arrived':
        return news.arrived(event.conversationId);
      case 'attachment-progressed': {
        const { conversationId: clientId, messageId, done, total } = event;
        return emit('attachmentProgressed', { clientId, messageId, done, total });
      }
      case 'relay-state':
        return relay.heard(event.relayUrl, event.isReachable);
      case 'store-failed':
        return emit('storeFailed', { reason: event.reason });
      default:
        return assertNever(event);
    }
  }

  const idleLock = createIdleLock(clock, () => settings.get().idleLockMinutes, ports.lock);
  begun.push(() => idleLock.stop());
  let profileTold = JSON.stringify(profile());
  let settingsKnown = settings.get();

  /** Clients learn how the practice is called and reached now; invites use the relay that is chosen now. */
  async function onSettingsChange(): Promise<void> {
    const changed = changedFields(settingsKnown, settings.get());
    settingsKnown = settings.get();
    if (changed.length > 0)
      audit.note('settings-changed', '', Object.fromEntries(changed.map((field) => [field, true])));
    emit('settingsChanged', undefined);
    emit('vaultStatusChanged', undefined);
    idleLock.touch();
    relay.refresh();
    const own = profile();
    if (JSON.stringify(own) === profileTold) return;
    profileTold = JSON.stringify(own);
    await messenger.therapist.publishProfile(own);
  }

  const records = createRecordsHandlers({
    ...{ database, psychotherapyNotes, clock, random },
    appVersion: ports.appVersion,
    practice: () => ({ name: settings.get().practiceName, therapist: settings.get().therapistName }),
    ...{ print: ports.print, verifierFolder: ports.verifierFolder, emit },
    readFile: (clientId, messageId, piece) => messenger.attachments.read(clientId, messageId, piece),
    readImportedFile: createImportedFileReader({ database, files: attachments }),
    signingSeed: () => deriveKey('record-sign'),
    workFolder: ports.exportFolder,
    journalKey: deriveKey('export-kek'),
    onDisclosed(clientId, id, requestId) {
      audit.note('record-exported', clientId, { disclosure: id });
      if (requestId !== undefined) custody.requests.answered(requestId, clientId, id);
    },
    report: (fault) => log.incident(fault),
  });

  const beside = createBesides({
    ...{ ports, database, settings, clients, files: attachments },
    note: (kind, clientId, details) => audit.note(kind, clientId, details),
  });
  begun.push(() => beside.stop());

  const backups = createBackups({
    store,
    vaultId: opened.vaultId,
    deriveKey,
    keyFile: () => opened.keyFile(),
    attachmentFolder: ports.attachmentFolder,
    workFolder: ports.workFolder,
    clock,
    random,
    appVersion: ports.appVersion,
    note: (kind, subject, details) => audit.note(kind, subject, details),
    onChange: () => emit('backupsChanged', undefined),
    onMade: () => void custody.keepNow(),
    report: (fault) => void log.incident(fault),
    isAutomatic: !ports.isDemo && !residence.isReadOnly(),
  });
  begun.push(() => backups.stop());
  const custody = createCustody({
    ports,
    opened,
    settings: () => settings.get(),
    clients,
    audit,
    backups: () => backups,
    messenger,
    conversationStore,
    async removeKeyless() {
      await beside.forgetOrphans();
      await attachments.removeKeyless();
    },
    onDeleted: () => tellUnread(false),
  });
  begun.push(() => custody.stop());

  const forms = createPracticeForms({ ports, database, messenger, settings, clients, audit });
  if (!residence.isReadOnly()) forms.takeIn();

  const stopListening = messenger.onEvent(onMessengerEvent);
  begun.push(stopListening);
  async function begin(): Promise<void> {
    // First the relay, so that the engine's first call finds it; whether it runs or not, the practice opens.
    await embedded.start();
    await messenger.start();
    relay.refresh();
    tellUnread(false);
    forms.lookForJoined();
  }
  if (!residence.isReadOnly()) await begin();
  void audit.check().catch((fault: unknown) => log.incident(fault));

  const handlers: PracticeHandlers = {
    ...createClientsHandlers({
      database,
      messenger,
      clock,
      random,
      profile,
      inviteRelay: async () => {
        // A link can only be made once the port is known.
        await embedded.start();
        return relay.inviteRelay();
      },
      onChange: () => emit('clientsChanged', undefined),
    }),
    ...createConversationsHandlers({
      database,
      messenger,
      clientSummary: (clientId) => clients.get(clientId, now()),
      therapistName,
      more: { contact: contactsSource(database), imported: importsSource(database) },
      onClientsChange: () => emit('clientsChanged', undefined),
    }),
    ...beside.handlers,
    ...forms.handlers,
    ...createAttachmentsHandlers({ database, messenger, clientExists }),
    ...createNotesHandlers({
      ...common,
      onChange: (note) => emit('notesChanged', note),
    }),
    ...psychotherapyNotes.handlers,
    ...createSearchHandlers({ database, timelineKeyOf, contactKeyOf, importedKeyOf }),
    ...records.handlers,
    ...createReleasesHandlers({
      ...{ database, passages: psychotherapyNotes.passages, clock, random },
      therapistName: () => settings.get().therapistName,
      clientExists: (clientId) => clients.get(clientId, now()) !== undefined,
      note: (kind, clientId, details) => audit.note(kind, clientId, details),
      onChange(clientId) {
        emit('releaseChanged', { clientId });
        emit('conversationChanged', { clientId });
      },
    }),
    ...createSettingsHandlers({
      repository: settings,
      relayStatus: () => relay.status(),
      tryRelay: (url) => relay.tryRelay(url),
      onChange: onSettingsChange,
    }),
    ...createBackupsHandlers(backups),
    ...custody.handlers,
    ...createAuditHandlers({ audit, clock, vaultId: opened.vaultId }),
  };

  return {
    handlers: onlyReadingWhile(
      residence.isReadOnly,
      withAudit(handlers, audit, (fault) => log.incident(fault)),
    ),
    identity: {
      names() {
        const { practiceName, therapistName } = settings.get();
        return { practiceName, therapistName };
      },
      setNames(names) {
        settings.put({ ...settings.get(), ...names });
        profileTold = JSON.stringify(profile());
        settingsKnown = settings.get();
      },
      isRecoveryConfirmed: () => settings.isRecoveryConfirmed(),
      setRecoveryConfirmed: (isConfirmed) => settings.setRecoveryConfirmed(isConfirmed),
      touch: () => idleLock.touch(),
      wayNotes: () => settings.wayNotes(),
      setWayNote: (id, note) => settings.setWayNote(id, note),
      vaultSince: () => opened.keyFile().createdAt,
      note: (kind, details) => audit.note(kind, '', details),
      ...residence.of({
        backups,
        async fallSilent() {
          relay.stop();
          await messenger.stop();
        },
        begin,
        freeze: () => freezeRestored(conversationStore),
      }),
    },
    async close() {
      psychotherapyNotes.stop();
      idleLock.stop();
      relay.stop();
      await beside.stop();
      await records.stop();
      await backups.stop();
      await custody.stop();
      await messenger.stop();
      attachments.close();
      stopListening();
      news.stop();
      try {
        audit.note('locked');
      } catch (fault) {
        log.incident(fault);
      }
      await audit.stop();
    },
  };
}
