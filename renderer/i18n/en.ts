/** All texts of the screens in English, put together from one file per feature. */
import { adoption } from './en/adoption.ts';
import { attachments } from './en/attachments.ts';
import { audit } from './en/audit.ts';
import { backups } from './en/backups.ts';
import { channelPlans } from './en/channel-plans.ts';
import { clients } from './en/clients.ts';
import { components } from './en/components.ts';
import { contacts } from './en/contacts.ts';
import { conversations } from './en/conversations.ts';
import { deletions } from './en/deletions.ts';
import { moving } from './en/moving.ts';
import { disclosures } from './en/disclosures.ts';
import { forms } from './en/forms.ts';
import { imports } from './en/imports.ts';
import { notes } from './en/notes.ts';
import { policies } from './en/policies.ts';
import { practiceMode } from './en/practice-mode.ts';
import { print } from './en/print.ts';
import { psychotherapyNotes } from './en/psychotherapy-notes.ts';
import { records } from './en/records.ts';
import { releases } from './en/releases.ts';
import { requests } from './en/requests.ts';
import { retention } from './en/retention.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { vault } from './en/vault.ts';
import { ways } from './en/ways.ts';
import { will } from './en/will.ts';

export const en = {
  ...components,
  ...shell,
  ...vault,
  ...ways,
  ...settings,
  ...channelPlans,
  ...clients,
  ...contacts,
  ...adoption,
  ...policies,
  ...imports,
  ...conversations,
  ...moving,
  ...forms,
  ...notes,
  ...search,
  ...records,
  ...releases,
  ...practiceMode,
  ...print,
  ...psychotherapyNotes,
  ...audit,
  ...backups,
  ...deletions,
  ...retention,
  ...disclosures,
  ...requests,
  ...attachments,
  ...will,
};
