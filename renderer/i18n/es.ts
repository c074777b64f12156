/** All texts of the screens in Spanish, put together from one file per feature. */
import { adoption } from './es/adoption.ts';
import { attachments } from './es/attachments.ts';
import { audit } from './es/audit.ts';
import { backups } from './es/backups.ts';
import { channelPlans } from './es/channel-plans.ts';
import { clients } from './es/clients.ts';
import { components } from './es/components.ts';
import { contacts } from './es/contacts.ts';
import { conversations } from './es/conversations.ts';
import { deletions } from './es/deletions.ts';
import { moving } from './es/moving.ts';
import { disclosures } from './es/disclosures.ts';
import { forms } from './es/forms.ts';
import { imports } from './es/imports.ts';
import { notes } from './es/notes.ts';
import { policies } from './es/policies.ts';
import { practiceMode } from './es/practice-mode.ts';
import { print } from './es/print.ts';
import { psychotherapyNotes } from './es/psychotherapy-notes.ts';
import { records } from './es/records.ts';
import { releases } from './es/releases.ts';
import { requests } from './es/requests.ts';
import { retention } from './es/retention.ts';
import { search } from './es/search.ts';
import { settings } from './es/settings.ts';
import { shell } from './es/shell.ts';
import { vault } from './es/vault.ts';
import { ways } from './es/ways.ts';
import { will } from './es/will.ts';

export const es = {
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
