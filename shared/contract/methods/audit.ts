/** The audit log: what was done with the vault, and whether the log is whole. */
import { z } from 'zod';
import { nothing, timestamp } from '../shapes.ts';
import { method } from './method.ts';

/** Every kind of entry, by the group that a person filters by. */
export const auditKinds = {
  vault: [
    'log-begun',
    'vault-created',
    'unlocked',
    'unlocked-with-words',
    'unlocked-with-shares',
    'unlocked-with-keychain',
    'locked',
    'failed-tries',
    'psychotherapy-notes-moved',
    'psychotherapy-notes-unlocked',
    'psychotherapy-notes-refused',
    'psychotherapy-notes-locked',
    'older-store-noticed',
    'vault-restored',
    'moved-away',
    'moved-here',
    'kept-as-copy',
  ],
  keys: [
    'passphrase-changed',
    'passphrase-change-refused',
    'recovery-words-renewed',
    'recovery-words-confirmed',
    'words-tested',
    'words-removed',
    'kit-printed',
    'shares-made',
    'shares-tested',
    'shares-removed',
    'share-printed',
    'keychain-set',
    'keychain-removed',
  ],
  clients: [
    'invite-made',
    'invite-revoked',
    'join-approved',
    'join-declined',
    'safety-number-compared',
    'safety-number-withdrawn',
    'channel-plan-changed',
  ],
  custodians: [
    'capsule-shares-made',
    'capsule-shares-printed',
    'capsule-rehearsed',
    'capsule-exported',
    'capsule-removed',
    'capsule-opened',
  ],
  record: [
    'note-signed',
    'addendum-added',
    'form-saved',
    'form-retired',
    'form-asked',
    'policy-made',
    'self-harm-answer-seen',
    'record-exported',
    'set-outside-record',
    'taken-into-record',
    'redaction-made',
    'redaction-removed',
    'audit-log-exported',
    'messages-imported',
    'import-undone',
    'client-deleted',
    'records-request-opened',
    'records-request-closed',
    'disclosure-added',
    'amendment-asked',
    'amendment-answered',
    'amendment-disagreed',
    'retention-rule-saved',
    'retention-rule-retired',
    'retention-rule-usual',
    'client-keeping-changed',
    'legal-hold-set',
    'legal-hold-lifted',
    'retention-reviewed',
  ],
  backups: ['backup-folder-changed', 'backup-made', 'backup-failed', 'backup-checked', 'backup-check-failed'],
  settings: ['settings-changed'],
} as const;

export const auditGroup = z.enum(['vault', 'keys', 'clients', 'custodians', 'record', 'backups', 'settings']);
export type AuditGroup = z.output<typeof auditGroup>;

export const auditKind = z.enum([
  ...auditKinds.vault,
  ...auditKinds.keys,
  ...auditKinds.clients,
  ...auditKinds.custodians,
  ...auditKinds.record,
  ...auditKinds.backups,
  ...auditKinds.settings,
]);
export type AuditKind = z.output<typeof auditKind>;

/** Numbers, yes or no, and kinds: what a person wrote has no place in it. */
export const auditDetails = z.record(
  z.string().regex(/^[a-z][A-Za-z]{0,39}$/),
  z.union([z.number(), z.boolean(), z.string().regex(/^[a-z0-9-]{0,64}$/)]),
);

export const auditEntry = z.object({
  sequence: z.int(),
  at: timestamp,
  /** A later version may have written kinds that this one does not know. */
  kind: auditKind.or(z.literal('unknown')),
  /** An id, or empty. */
  subject: z.string(),
  /** Whose entry it is now, where the subject is a client. */
  clientName: z.string().optional(),
  details: auditDetails,
});

export const auditState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('whole'), entries: z.number(), checkedAt: timestamp }),
  /** `sequence`: the first entry that does not fit; one more than there are when the end is missing. */
  z.object({ kind: z.literal('broken'), sequence: z.number(), entries: z.number(), checkedAt: timestamp }),
]);

export const auditMethods = {
  'audit.state': method(nothing, auditState),
  /** Newest first. */
  'audit.page': method(
    z.object({
      group: auditGroup.optional(),
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(200),
    }),
    z.object({ entries: z.array(auditEntry), hasOlder: z.boolean() }),
  ),
  /** Goes through the whole log again. */
  'audit.check': method(nothing, auditState),
  /** Writes the whole log with its chain into the folder that the person chose. */
  'audit.export': method(
    z.object({ folder: z.string().min(1).max(4096) }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('written'), name: z.string(), entries: z.number() }),
      z.object({ kind: z.enum(['disk-full', 'folder-unwritable']) }),
    ]),
  ),
};
