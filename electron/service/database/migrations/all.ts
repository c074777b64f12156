/** Every migration there is, in order. A published one is never edited: a change is a further migration. */
import { practice } from './0001-practice.ts';
import { conversations } from './0002-conversations.ts';
import { notes } from './0003-notes.ts';
import { search } from './0004-search.ts';
import { disclosures } from './0005-disclosures.ts';
import { lastingConversations } from './0006-lasting-conversations.ts';
import { audit } from './0007-audit.ts';
import { noMailboxCursor } from './0008-no-mailbox-cursor.ts';
import { deletions } from './0009-deletions.ts';
import { joinCodes } from './0010-join-codes.ts';
import { contacts } from './0011-contacts.ts';
import { attachments } from './0012-attachments.ts';
import { countedEvents } from './0013-counted-events.ts';
import { professionalWill } from './0014-professional-will.ts';
import { forms } from './0015-forms.ts';
import { channelPlans } from './0016-channel-plans.ts';
import { policies } from './0017-policies.ts';
import { codeWord } from './0018-code-word.ts';
import { competence } from './0019-competence.ts';
import { imports } from './0020-imports.ts';
import { retention } from './0021-retention.ts';
import { releases } from './0022-releases.ts';
import { accounting } from './0023-accounting.ts';
import { recordsRequests } from './0024-records-requests.ts';
import { importedFileNames } from './0025-imported-file-names.ts';
import { importedFiles } from './0026-imported-files.ts';
import { psychotherapyNotes } from './0027-psychotherapy-notes.ts';
import { formerCapsules } from './0028-former-capsules.ts';
import { countedApart } from './0029-counted-apart.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [
  practice,
  conversations,
  notes,
  search,
  disclosures,
  lastingConversations,
  audit,
  noMailboxCursor,
  deletions,
  joinCodes,
  contacts,
  attachments,
  countedEvents,
  professionalWill,
  forms,
  channelPlans,
  policies,
  codeWord,
  competence,
  imports,
  retention,
  releases,
  accounting,
  recordsRequests,
  importedFileNames,
  importedFiles,
  psychotherapyNotes,
  formerCapsules,
  countedApart,
];
