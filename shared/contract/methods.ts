/** Every call that a screen may make of the service: its input and its output, parsed on the service's side. */
import type { z } from 'zod';
import { adoptionMethods } from './methods/adoption.ts';
import { attachmentMethods } from './methods/attachments.ts';
import { auditMethods } from './methods/audit.ts';
import { backupMethods, restoreMethods } from './methods/backups.ts';
import { channelPlanMethods } from './methods/channel-plans.ts';
import { clientMethods } from './methods/clients.ts';
import { contactMethods } from './methods/contacts.ts';
import { conversationMethods } from './methods/conversations.ts';
import { deletionMethods } from './methods/deletions.ts';
import { disclosureMethods } from './methods/disclosures.ts';
import { formMethods } from './methods/forms.ts';
import { importMethods } from './methods/imports.ts';
import { noteMethods } from './methods/notes.ts';
import { practiceModeMethods } from './methods/practice-mode.ts';
import { printMethods, recordMethods } from './methods/records.ts';
import { policyMethods } from './methods/policies.ts';
import { psychotherapyNoteMethods } from './methods/psychotherapy-notes.ts';
import { requestMethods } from './methods/requests.ts';
import { retentionMethods } from './methods/retention.ts';
import { releaseMethods } from './methods/releases.ts';
import { searchMethods } from './methods/search.ts';
import { settingsMethods } from './methods/settings.ts';
import { vaultMethods } from './methods/vault.ts';
import { waysMethods } from './methods/ways.ts';
import { custodianMethods, willMethods } from './methods/will.ts';

export const methods = {
  ...vaultMethods,
  ...waysMethods,
  ...clientMethods,
  ...conversationMethods,
  ...contactMethods,
  ...adoptionMethods,
  ...channelPlanMethods,
  ...practiceModeMethods,
  ...attachmentMethods,
  ...formMethods,
  ...policyMethods,
  ...importMethods,
  ...noteMethods,
  ...psychotherapyNoteMethods,
  ...searchMethods,
  ...releaseMethods,
  ...recordMethods,
  ...printMethods,
  ...settingsMethods,
  ...auditMethods,
  ...deletionMethods,
  ...retentionMethods,
  ...disclosureMethods,
  ...requestMethods,
  ...backupMethods,
  ...restoreMethods,
  ...willMethods,
  ...custodianMethods,
};

export type MethodName = keyof typeof methods;
export type Input<Name extends MethodName> = z.output<(typeof methods)[Name]['input']>;
export type Output<Name extends MethodName> = z.output<(typeof methods)[Name]['output']>;
