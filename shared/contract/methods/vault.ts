/** The vault: whether there is one, opening, locking, recovery words, passphrase. */
import { z } from 'zod';
import { nothing, passphrase, shortText } from '../shapes.ts';
import { method } from './method.ts';

export const unreadableReason = z.enum([
  'key-file-damaged',
  'key-file-missing',
  'key-file-newer',
  'store-damaged',
  'store-missing',
  'store-newer',
  'store-in-use',
  'store-other-key',
  'no-permission',
  'disk-full',
  'migration-failed',
]);

/** Why the vault can't be opened, and where its untouched files are. */
const unreadable = z.object({ kind: z.literal('unreadable'), reason: unreadableReason, folder: z.string() });

export const vaultStatus = z.discriminatedUnion('kind', [
  /** No vault in this folder: the first run. */
  z.object({ kind: z.literal('none') }),
  /** `waitMs`: how long a further try has to wait after wrong ones. */
  z.object({ kind: z.literal('locked'), waitMs: z.number() }),
  /** `recoveryConfirmed`: the person has shown that the recovery words were written down. */
  z.object({
    kind: z.literal('unlocked'),
    recoveryConfirmed: z.boolean(),
    practiceName: z.string(),
    therapistName: z.string(),
    isDemo: z.boolean(),
  }),
  unreadable,
]);

const unlockOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unlocked') }),
  z.object({ kind: z.literal('wrong-passphrase'), waitMs: z.number() }),
  z.object({ kind: z.literal('wait'), waitMs: z.number() }),
  unreadable,
]);

const recoveryWords = z.object({
  words: z.array(z.string()).length(24),
  /** Two words that name this vault, so that a paper is never tried on another. */
  vaultName: z.string(),
});

export const vaultMethods = {
  'vault.status': method(nothing, vaultStatus),
  /** What a person may send to somebody who helps: versions, reason, names and sizes of files. No content, no names of people, no keys. */
  'vault.diagnostic': method(z.object({ reason: unreadableReason }), z.string()),
  'vault.create': method(
    z.object({ passphrase, practiceName: shortText, therapistName: shortText }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('created'), recovery: recoveryWords }),
      z.object({ kind: z.literal('weak-passphrase') }),
    ]),
  ),
  'vault.unlock': method(z.object({ passphrase }), unlockOutcome),
  'vault.unlockWithWords': method(
    z.object({ words: z.string().max(2000), newPassphrase: passphrase }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('unlocked') }),
      z.object({ kind: z.literal('word-count'), count: z.number() }),
      z.object({ kind: z.literal('unknown-word'), position: z.number() }),
      z.object({ kind: z.literal('mistyped') }),
      z.object({ kind: z.literal('other-vault') }),
      z.object({ kind: z.literal('weak-passphrase') }),
      z.object({ kind: z.literal('wait'), waitMs: z.number() }),
      unreadable,
    ]),
  ),
  /** New words in place of the old ones; for a first run that was broken off before they were confirmed; refused afterwards. */
  'vault.renewRecoveryWords': method(nothing, recoveryWords),
  'vault.confirmRecoveryWords': method(nothing, nothing),
  'vault.changePassphrase': method(
    z.object({ current: passphrase, next: passphrase }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('changed') }),
      z.object({ kind: z.literal('wrong-passphrase'), waitMs: z.number() }),
      z.object({ kind: z.literal('weak-passphrase') }),
    ]),
  ),
  'vault.lock': method(nothing, nothing),
  /** The person is here: idle time starts anew. */
  'vault.touch': method(nothing, nothing),
};
