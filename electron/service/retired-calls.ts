/** What may still be asked of a vault that is only read: one that moved on, or a copy. */
import { Fault, type MethodName } from '../../shared/contract/index.ts';

const readable: ReadonlySet<string> = new Set<MethodName>([
  'adoption.list',
  'amendments.list',
  'attachments.read',
  'attachments.save',
  'audit.check',
  'audit.export',
  'audit.page',
  'audit.state',
  'backups.state',
  'channelPlans.due',
  'channelPlans.get',
  'clients.invitation',
  'clients.list',
  'contacts.get',
  'conversations.get',
  'conversations.page',
  'conversations.safetyNumber',
  'deletions.list',
  'deletions.save',
  'disclosures.accounting',
  'forms.answer',
  'forms.asked',
  'forms.attention',
  'forms.get',
  'forms.list',
  'forms.measures',
  'forms.question',
  'imports.list',
  'imports.readFile',
  'imports.saveFile',
  'imports.saveOriginal',
  'notes.get',
  'notes.list',
  'policies.consent',
  'policies.consents',
  'policies.get',
  'policies.version',
  'practiceMode.records',
  'practiceMode.state',
  'psychotherapyNotes.get',
  'psychotherapyNotes.list',
  'psychotherapyNotes.lock',
  'psychotherapyNotes.state',
  'psychotherapyNotes.touch',
  'psychotherapyNotes.unlock',
  'records.cancel',
  'records.certificateKey',
  'records.disclosures',
  'records.export',
  'records.findPassages',
  'records.firstDay',
  'records.itemTexts',
  'records.items',
  'records.preview',
  'records.print',
  'records.printDocument',
  'requests.due',
  'requests.get',
  'requests.list',
  'retention.client',
  'retention.due',
  'retention.review',
  'retention.rules',
  'releases.redactions',
  'search.find',
  'settings.get',
  'settings.relayStatus',
]);

/** What screens do by themselves while somebody reads: done by nobody here, and no fault. */
const silent: ReadonlySet<string> = new Set<MethodName>(['conversations.markRead', 'conversations.saveDraft']);

/** The same handlers; while `isRetired`, all but reading throws `vault-retired`. */
export function onlyReadingWhile<Handlers extends object>(isRetired: () => boolean, handlers: Handlers): Handlers {
  const guarded: { [name: string]: unknown } = {};
  for (const [name, handler] of Object.entries(handlers) as [string, (input: unknown) => unknown][]) {
    guarded[name] = (input: unknown): unknown => {
      if (!isRetired() || readable.has(name)) return handler(input);
      if (silent.has(name)) return undefined;
      throw new Fault('vault-retired');
    };
  }
  return guarded as Handlers;
}
