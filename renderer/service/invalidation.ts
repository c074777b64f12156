/** Which cached answers an event makes stale. The only place that knows. */
import { assertNever } from '../../shared/language/assert-never.ts';
import type { Input, MethodName } from '../../shared/contract/index.ts';
import type { ServiceEvent } from './service-client.ts';

/** A method, or that method for inputs that hold the given values. */
export type Stale = {
  [Name in MethodName]: { readonly method: Name; readonly where?: Partial<Input<Name>> };
}[MethodName];

const aboutKeeping: readonly Stale[] = [
  { method: 'retention.rules' },
  { method: 'retention.client' },
  { method: 'retention.review' },
  { method: 'retention.due' },
  { method: 'deletions.preview' },
];

/** Answers that may hold words of them. */
const wordsOfPsychotherapyNotes = [
  'psychotherapyNotes.list',
  'psychotherapyNotes.get',
  'records.items',
  'records.itemTexts',
  'releases.redactions',
] as const satisfies readonly MethodName[];

/** What must not be remembered after an event, whether it is on the screen or not. */
export function forgottenAfter(event: ServiceEvent): readonly MethodName[] {
  return event.name === 'psychotherapyNotesLockChanged' && !event.payload.isOpen ? wordsOfPsychotherapyNotes : [];
}

const aboutConsent: readonly Stale[] = [
  { method: 'policies.consents' },
  { method: 'policies.consent' },
  { method: 'adoption.list' },
];

export function staleAfter(event: ServiceEvent): readonly Stale[] {
  switch (event.name) {
    case 'vaultStatusChanged':
      return [{ method: 'vault.status' }];
    case 'clientsChanged':
      return [
        { method: 'clients.list' },
        { method: 'clients.invitation' },
        { method: 'conversations.get' },
        { method: 'channelPlans.due' },
        { method: 'retention.review' },
        ...aboutConsent,
      ];
    case 'conversationChanged': {
      const { clientId } = event.payload;
      return [
        { method: 'clients.list' },
        { method: 'clients.invitation', where: { id: clientId } },
        { method: 'conversations.get', where: { clientId } },
        { method: 'conversations.page', where: { clientId } },
        { method: 'conversations.safetyNumber', where: { clientId } },
        { method: 'forms.asked', where: { clientId } },
        { method: 'forms.question', where: { clientId } },
        { method: 'adoption.list' },
        { method: 'channelPlans.get', where: { clientId } },
        { method: 'channelPlans.due' },
        { method: 'search.find' },
      ];
    }
    case 'messageReceived': {
      const { clientId } = event.payload;
      return [
        { method: 'clients.list' },
        { method: 'conversations.get', where: { clientId } },
        { method: 'conversations.page', where: { clientId } },
        { method: 'channelPlans.get', where: { clientId } },
        { method: 'channelPlans.due' },
        { method: 'search.find' },
      ];
    }
    case 'notesChanged':
      return [
        { method: 'notes.list' },
        { method: 'notes.get', where: { id: event.payload.noteId } },
        { method: 'psychotherapyNotes.state' },
        { method: 'psychotherapyNotes.list' },
        { method: 'psychotherapyNotes.get', where: { id: event.payload.noteId } },
        { method: 'records.preview' },
        { method: 'records.items' },
        { method: 'records.findPassages' },
        { method: 'search.find' },
      ];
    case 'psychotherapyNotesLockChanged':
      return [
        { method: 'psychotherapyNotes.state' },
        { method: 'records.findPassages' },
        ...wordsOfPsychotherapyNotes.map((method) => ({ method })),
      ];
    case 'formsChanged':
      return [
        { method: 'forms.list' },
        { method: 'forms.get' },
        { method: 'forms.asked' },
        { method: 'forms.answer' },
        { method: 'forms.question' },
        { method: 'forms.measures' },
        { method: 'forms.attention' },
        ...aboutConsent,
      ];
    case 'channelPlansChanged': {
      const { clientId } = event.payload;
      return [
        { method: 'channelPlans.get', ...(clientId === undefined ? {} : { where: { clientId } }) },
        { method: 'channelPlans.due' },
        { method: 'adoption.list' },
      ];
    }
    case 'policiesChanged':
      return [{ method: 'policies.get' }, ...aboutConsent];
    case 'importsChanged':
      return [
        { method: 'imports.list', where: { clientId: event.payload.clientId } },
        { method: 'records.preview' },
        { method: 'records.firstDay', where: { clientId: event.payload.clientId } },
        { method: 'records.findPassages', where: { clientId: event.payload.clientId } },
        { method: 'search.find' },
      ];
    case 'settingsChanged':
      return [
        { method: 'settings.get' },
        { method: 'settings.relayStatus' },
        { method: 'vault.status' },
        { method: 'channelPlans.get' },
        { method: 'channelPlans.due' },
      ];
    case 'relayStatusChanged':
      return [{ method: 'settings.relayStatus' }, { method: 'clients.invitation' }];
    case 'releaseChanged': {
      const { clientId } = event.payload;
      return [
        { method: 'records.preview', where: { clientId } },
        { method: 'records.items', where: { clientId } },
        { method: 'records.itemTexts', where: { clientId } },
        { method: 'releases.redactions', where: { clientId } },
        { method: 'conversations.page', where: { clientId } },
        { method: 'notes.list' },
        { method: 'notes.get' },
        { method: 'psychotherapyNotes.list' },
        { method: 'psychotherapyNotes.get' },
      ];
    }
    case 'disclosuresChanged':
      return [{ method: 'records.disclosures' }, { method: 'disclosures.accounting' }, { method: 'amendments.list' }];
    case 'deletionsChanged':
      return [
        { method: 'deletions.list' },
        { method: 'clients.list' },
        { method: 'notes.list' },
        { method: 'psychotherapyNotes.state' },
        { method: 'psychotherapyNotes.list' },
        { method: 'records.disclosures' },
        { method: 'forms.attention' },
        { method: 'search.find' },
      ];
    case 'retentionChanged':
      // Time went on: a request may be due, too.
      return [...aboutKeeping, { method: 'requests.due' }];
    case 'requestsChanged':
      return [{ method: 'requests.list' }, { method: 'requests.get' }, { method: 'requests.due' }];
    case 'auditChanged':
      // Whatever is done with a way into the vault leaves an entry.
      return [{ method: 'audit.state' }, { method: 'audit.page' }, { method: 'vault.waysIn' }];
    case 'willChanged':
      return [{ method: 'will.state' }];
    case 'backupsChanged':
      return [{ method: 'backups.state' }];
    case 'practiceModeChanged':
      return [{ method: 'practiceMode.state' }, { method: 'practiceMode.records' }];
    case 'practiceModeEvent':
    case 'attachmentProgressed':
    case 'importProgressed':
    case 'restoreProgressed':
    case 'vaultUpdating':
    case 'storeFailed':
    case 'taskProgressed':
    case 'taskEnded':
      return [];
    default:
      return assertNever(event);
  }
}

/** Whether the answer to `method` for `input` is among the stale ones. */
export function isStale(stale: readonly Stale[], method: string, input: unknown): boolean {
  return stale.some((one) => one.method === method && holds(input, one.where ?? {}));
}

function holds(input: unknown, where: object): boolean {
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(input ?? {}));
  return Object.entries(where).every(([name, value]) => values.get(name) === value);
}
