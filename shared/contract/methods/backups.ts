/** Backups of the vault: where they go, how the last one went, and restoring from one. */
import { z } from 'zod';
import { nothing, passphrase, timestamp } from '../shapes.ts';
import { method } from './method.ts';
import { sharesSlip, typedShares, typedWords, wordsSlips } from './ways.ts';

export const backupCounts = z.object({ clients: z.number(), messages: z.number(), notes: z.number() });

export const backupFailure = z.enum([
  'folder-missing',
  'folder-unwritable',
  'disk-full',
  /** The store itself has a page that cannot be read. */
  'store-damaged',
  /** What was written did not read back whole. */
  'not-whole',
  'other',
]);

export const backupState = z.object({
  /** Undefined: none was chosen yet. */
  folder: z.string().optional(),
  /** The newest that was read back and found whole. */
  last: z.object({ at: timestamp, name: z.string(), bytes: z.number(), counts: backupCounts }).optional(),
  /** Of the newest try, unless it went well. */
  failure: z.object({ at: timestamp, reason: backupFailure }).optional(),
  /** The newest rehearsal: a whole backup was read without touching the vault. */
  checked: z
    .object({
      at: timestamp,
      outcome: z.enum(['whole', 'damaged', 'no-backup', 'folder-missing', 'disk-full']),
      name: z.string(),
      counts: backupCounts.optional(),
    })
    .optional(),
  running: z
    .object({
      kind: z.enum(['backup', 'check']),
      step: z.enum(['writing', 'reading']),
      done: z.number(),
      total: z.number(),
    })
    .optional(),
  /** Something stands in the way for days, or there is no backup at all. */
  needsAttention: z.boolean(),
});

export const backupMethods = {
  'backups.state': method(nothing, backupState),
  'backups.setFolder': method(
    z.object({ folder: z.string().min(1).max(4096) }),
    z.object({ kind: z.enum(['chosen', 'folder-missing', 'folder-unwritable']) }),
  ),
  /** Starts it, unless one runs already; `backups.state` says how far it is and how it ended. */
  'backups.start': method(nothing, nothing),
  /** Reads the newest backup whole. */
  'backups.check': method(nothing, nothing),
  'backups.cancel': method(nothing, nothing),
};

const restoreRefusal = z.enum(['not-a-backup', 'newer', 'damaged', 'file-unreadable']);

/** Answered while there is no vault, or one that can't be opened. */
export const restoreMethods = {
  'vault.inspectBackup': method(
    z.object({ file: z.string().min(1).max(4096) }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('backup'), createdAt: timestamp, counts: backupCounts, vaultName: z.string() }),
      z.object({ kind: restoreRefusal }),
    ]),
  ),
  /** Either everything is in place and open, or nothing was changed. */
  'vault.restore': method(
    z.object({
      file: z.string().min(1).max(4096),
      secret: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('passphrase'), passphrase }),
        z.object({ kind: z.literal('words'), words: typedWords, newPassphrase: passphrase }),
        z.object({ kind: z.literal('shares'), shares: typedShares, newPassphrase: passphrase }),
        /** A custodian's: the capsule of the full record, and shares that open it. */
        z.object({
          kind: z.literal('capsule'),
          capsule: z.string().min(1).max(4096),
          shares: typedShares,
          newPassphrase: passphrase,
        }),
      ]),
    }),
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('restored'),
        createdAt: timestamp,
        counts: backupCounts,
        /** Files of conversations that were not beside the backup. Absent: all came along. */
        missingFiles: z.number().optional(),
        /** For a custodian: a note of it lies beside the capsule. */
        isNoted: z.boolean().optional(),
        /** Where the files are that were in the way. */
        movedAside: z.string().optional(),
      }),
      z.object({ kind: restoreRefusal }),
      z.object({ kind: z.enum(['wrong-passphrase', 'weak-passphrase', 'cancelled']) }),
      z.object({ kind: z.literal('other-vault') }),
      ...wordsSlips,
      sharesSlip,
      z.object({ kind: z.enum(['other-shares', 'capsule-unreadable']) }),
      z.object({ kind: z.enum(['disk-full', 'no-permission']) }),
    ]),
  ),
  'vault.cancelRestore': method(nothing, nothing),
};
