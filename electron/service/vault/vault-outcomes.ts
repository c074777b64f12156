/** What can be asked of the vault and what can come of it, and the file system's errors as the contract says them. */
import { Fault } from '../../../shared/contract/errors.ts';
import { assertNever } from '../../../shared/language/assert-never.ts';
import type { Clock } from '../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../shared/language/random.ts';
import type { OpenStore, StoreProblem } from '../database/open.ts';
import type { Argon2Parameters } from './argon2.ts';
import type { VaultFolder } from './folder.ts';
import type { StandingLabel } from './keys.ts';
import type { Keychain, KeychainAnswer } from './keychain.ts';
import type { Paper, PaperSlip } from './paper-secrets.ts';
import type { Slot, VaultFile } from './vault-file.ts';
import type { RecoveryWords, WaysIn } from './ways-in.ts';

export type UnreadableReason = 'key-file-damaged' | 'key-file-missing' | 'key-file-newer' | StoreProblem;
export type Unreadable = { readonly kind: 'unreadable'; readonly reason: UnreadableReason; readonly folder: string };

export type VaultState =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly waitMs: number }
  | { readonly kind: 'unlocked' }
  | Unreadable;

export type CreateOutcome =
  | { readonly kind: 'created'; readonly recovery: RecoveryWords }
  | { readonly kind: 'weak-passphrase' };
export type UnlockOutcome =
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'wrong-passphrase'; readonly waitMs: number }
  | { readonly kind: 'wait'; readonly waitMs: number }
  | Unreadable;
export type PaperOutcome =
  | { readonly kind: 'unlocked' }
  | PaperSlip
  | { readonly kind: 'other-vault' }
  | { readonly kind: 'weak-passphrase' }
  | Unreadable;
export type KeychainOutcome =
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'keychain-unavailable'; readonly reason: 'plain-text' | 'none' }
  /** The system keeps its secrets elsewhere than on the day it was set. */
  | { readonly kind: 'keychain-changed' }
  | { readonly kind: 'keychain-refused' }
  | Unreadable;

export type RestoreOutcome = { readonly kind: 'placed'; readonly movedAside: string | undefined } | Unreadable;

/** What an unlocked vault gives to what is built on it. */
export type OpenedVault = {
  readonly store: OpenStore;
  /** 32 hexadecimal digits. */
  readonly vaultId: string;
  readonly openedBy: OpenedBy;
  /** Wrong passphrases since it was last open. */
  readonly failedTries: number;
  /** vault.json as it is now, without what is good on this computer only. */
  keyFile(): VaultFile;
  /** 32 bytes, the caller's to wipe. */
  deriveKey(purpose: StandingLabel): Uint8Array;
  /** The key of the psychotherapy notes, only until the practice is built; 32 bytes, the caller's to wipe. */
  derivePsychotherapyKey(): Uint8Array;
};
export type OpenedBy = 'creation' | 'passphrase' | 'words' | 'shares' | 'keychain' | 'backup';

/** A restored vault in `folder.restoring`, proven whole. */
export type Prepared = { readonly kind: 'prepared'; readonly masterKey: Uint8Array; readonly file: VaultFile };

export function isPrepared(outcome: unknown): outcome is Prepared {
  return typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'prepared';
}

export type VaultPorts = {
  readonly folder: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** For new slots; a test may ask for less, never less than what is accepted on read. */
  readonly argon2: Argon2Parameters;
  readonly acceptsPassphrase: (passphrase: string) => boolean;
  readonly keychain: Keychain;
  /** Builds what lives while the vault is unlocked; `close` ends it, and resolves when nothing of it runs any more. */
  readonly open: (opened: OpenedVault) => Promise<{
    close(): Promise<void>;
    /** Until the recovery words are confirmed others may be made without the passphrase, for which the key stays. */
    readonly keepsMasterKey?: boolean;
  }>;
  /** An unlock goes on with a migration, during which nothing else is answered. */
  readonly onUpdating?: () => void;
  /** Unlocked or locked: the state is another one now. */
  readonly onChange: () => void;
};

export type Vault = {
  state(): VaultState;
  create(passphrase: string): Promise<CreateOutcome>;
  unlock(passphrase: string): Promise<UnlockOutcome>;
  unlockWithPaper(paper: Paper, newPassphrase: string): Promise<PaperOutcome>;
  unlockWithKeychain(): Promise<KeychainOutcome>;
  /** Which slots the files have, for a vault that is locked. */
  waysToOpen(): readonly Slot['kind'][];
  /** Of this vault's key file, locked or not; `more` shares, or another paper, may be what is missing. */
  checkPaper(paper: Paper): { readonly kind: 'fits' } | { readonly kind: 'other-vault' } | PaperSlip;
  lookAtKeychain(): Promise<KeychainAnswer>;
  /** One thing at a time with everything else that the vault does. */
  inWaysIn<Result>(work: (ways: WaysIn) => Result | Promise<Result>): Promise<Result>;
  /**
   * Only where there is no vault, or one that no key opens; else throws `vault-exists`. What `prepare` gives
   * other than `Prepared` comes back, and nothing has changed.
   */
  restore<Refusal>(
    prepare: (folder: VaultFolder) => Promise<Prepared | Refusal>,
  ): Promise<RestoreOutcome | Exclude<Refusal, Prepared>>;
  /** The recovery words are confirmed: what is made from now on asks for the passphrase, which opens it again. */
  forgetMasterKey(): Promise<void>;
  lock(): Promise<void>;
  /** Locks, and lets go of the folder. */
  stop(): Promise<void>;
};

/** A page that does not prove itself may be met only once the practice reads it. */
export function isDamage(error: unknown): boolean {
  const sqlite = error instanceof Fault && error.code === 'store-failed' ? error.details['sqlite'] : undefined;
  return typeof sqlite === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(sqlite);
}

/** What another try, another moment or an empty disk would not change. */
export function isLasting(problem: StoreProblem): boolean {
  return problem === 'store-damaged' || problem === 'store-other-key' || problem === 'store-newer';
}

/** Elsewhere the vault is in order, and only this program, moment or account can't open it. */
export function mayBeReplaced(reason: UnreadableReason): boolean {
  switch (reason) {
    case 'key-file-damaged':
    case 'key-file-missing':
    case 'store-damaged':
    case 'store-missing':
    case 'store-other-key':
      return true;
    case 'key-file-newer':
    case 'store-newer':
    case 'store-in-use':
    case 'no-permission':
    case 'disk-full':
    case 'migration-failed':
      return false;
    default:
      return assertNever(reason);
  }
}

/** What the file system said, as the contract says it. */
export function systemFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('store-full', {}, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT')
    return new Fault('folder-unwritable', {}, { cause: error });
  return new Fault('store-failed', {}, { cause: error });
}
