/** The vault: whether there is one, opening, locking, recovery words, passphrase. */
import { z } from 'zod';
import { nothing, passphrase, shortText, timestamp } from '../shapes.ts';
import { method } from './method.ts';
import {
  keychainReason,
  recoveryWords,
  sharesSlip,
  typedShares,
  typedWords,
  wayKind,
  wordsSlips,
  wrongPassphrase,
} from './ways.ts';

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

/** `unsettled`: it was last open elsewhere, and the person has to say whether it moved or was copied. */
export const standing = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['active', 'unsettled']) }),
  z.object({ kind: z.enum(['moved', 'copy']), at: timestamp }),
]);

export const vaultStatus = z.discriminatedUnion('kind', [
  /** No vault in this folder: the first run. */
  z.object({ kind: z.literal('none') }),
  /** `waitMs`: how long a further try has to wait after wrong ones. */
  /** `ways`: what opens it besides the passphrase. */
  z.object({ kind: z.literal('locked'), waitMs: z.number(), ways: z.array(wayKind) }),
  /** `recoveryConfirmed`: the person has shown that the recovery words were written down. */
  z.object({
    kind: z.literal('unlocked'),
    recoveryConfirmed: z.boolean(),
    practiceName: z.string(),
    therapistName: z.string(),
    isDemo: z.boolean(),
    standing,
  }),
  unreadable,
]);

const unlockOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unlocked') }),
  z.object({ kind: z.literal('wrong-passphrase'), waitMs: z.number() }),
  z.object({ kind: z.literal('wait'), waitMs: z.number() }),
  unreadable,
]);

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
    z.object({ words: typedWords, newPassphrase: passphrase }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('unlocked') }),
      ...wordsSlips,
      z.object({ kind: z.literal('other-vault') }),
      z.object({ kind: z.literal('weak-passphrase') }),
      unreadable,
    ]),
  ),
  'vault.unlockWithShares': method(
    z.object({ shares: typedShares, newPassphrase: passphrase }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('unlocked') }),
      sharesSlip,
      z.object({ kind: z.literal('other-vault') }),
      z.object({ kind: z.literal('weak-passphrase') }),
      unreadable,
    ]),
  ),
  'vault.unlockWithKeychain': method(
    nothing,
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('unlocked') }),
      z.object({ kind: z.literal('keychain-unavailable'), reason: keychainReason }),
      z.object({ kind: z.enum(['keychain-changed', 'keychain-refused']) }),
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
      wrongPassphrase,
      z.object({ kind: z.literal('weak-passphrase') }),
    ]),
  ),
  /** Everything into one file in that folder; from then on this computer only reads. */
  'vault.moveAway': method(
    z.object({ passphrase, folder: z.string().min(1).max(4096) }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('moved'), name: z.string() }),
      z.object({ kind: z.enum(['folder-missing', 'folder-unwritable', 'disk-full', 'other']) }),
      wrongPassphrase,
    ]),
  ),
  /** `moved`: it lives here now, and its conversations are renewed. `copy`: it is only read here. */
  'vault.settle': method(z.object({ answer: z.enum(['moved', 'copy']) }), nothing),
  'vault.lock': method(nothing, nothing),
  /** The person is here: idle time starts anew. */
  'vault.touch': method(nothing, nothing),
};
