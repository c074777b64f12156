/** The vault's life: none, locked, unlocked. Every way that does not end in "unlocked" leaves the files as they were. */
import { existsSync, renameSync } from 'node:fs';
import { Fault } from '../../../shared/contract/errors.ts';
import { decodeWords, encodeWords, recoveryWordList } from '../../../shared/crypto/recovery-words.ts';
import { sha256 } from '../../../shared/crypto/hash.ts';
import { wipe } from '../../../shared/crypto/secret-bytes.ts';
import { toHex } from '../../../shared/language/bytes.ts';
import type { Clock } from '../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../shared/language/random.ts';
import { type FileLock, lockFile } from '../database/lock-file.ts';
import {
  createStore,
  inspectStoreFile,
  type OpenOutcome,
  type OpenStore,
  openStore,
  removeStoreFiles,
  type StoreProblem,
} from '../database/open.ts';
import type { Argon2Parameters } from './argon2.ts';
import { keepAttempts } from './attempts.ts';
import { makeFolder, vaultFolderAt } from './folder.ts';
import { deriveKey, type KeyLabel } from './keys.ts';
import { openPassSlot, openRecoverySlot, type PassSlot, sealPassSlot, sealRecoverySlot } from './slots.ts';
import { encodeVaultFile, readVaultFile, syncFolder, type VaultFile, writeFileDurably } from './vault-file.ts';

export type UnreadableReason = 'key-file-damaged' | 'key-file-missing' | 'key-file-newer' | StoreProblem;
export type Unreadable = { readonly kind: 'unreadable'; readonly reason: UnreadableReason; readonly folder: string };

export type VaultState =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly waitMs: number }
  | { readonly kind: 'unlocked' }
  | Unreadable;

export type RecoveryWords = { readonly words: string[]; readonly vaultName: string };

export type CreateOutcome =
  | { readonly kind: 'created'; readonly recovery: RecoveryWords }
  | { readonly kind: 'weak-passphrase' };
export type UnlockOutcome =
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'wrong-passphrase'; readonly waitMs: number }
  | { readonly kind: 'wait'; readonly waitMs: number }
  | Unreadable;
export type WordsOutcome =
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'word-count'; readonly count: number }
  | { readonly kind: 'unknown-word'; readonly position: number }
  | { readonly kind: 'mistyped' }
  | { readonly kind: 'other-vault' }
  | { readonly kind: 'weak-passphrase' }
  | Unreadable;
export type ChangeOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'wrong-passphrase'; readonly waitMs: number }
  | { readonly kind: 'weak-passphrase' };

/** What an unlocked vault gives to what is built on it. */
export type OpenedVault = {
  readonly store: OpenStore;
  /** 32 hexadecimal digits. */
  readonly vaultId: string;
  readonly openedBy: OpenedBy;
  /** Wrong passphrases since it was last open. */
  readonly failedTries: number;
  deriveKey(purpose: KeyLabel): Uint8Array;
};
export type OpenedBy = 'creation' | 'passphrase' | 'words';

export type VaultPorts = {
  readonly folder: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** For new slots; a test may ask for less, never less than what is accepted on read. */
  readonly argon2: Argon2Parameters;
  readonly acceptsPassphrase: (passphrase: string) => boolean;
  /** Builds what lives while the vault is unlocked; `close` ends it, and resolves when nothing of it runs any more. */
  readonly open: (opened: OpenedVault) => Promise<{ close(): Promise<void> }>;
  /** Unlocked or locked: the state is another one now. */
  readonly onChange: () => void;
};

export type Vault = {
  state(): VaultState;
  create(passphrase: string): Promise<CreateOutcome>;
  unlock(passphrase: string): Promise<UnlockOutcome>;
  unlockWithWords(words: string, newPassphrase: string): Promise<WordsOutcome>;
  renewRecoveryWords(): Promise<RecoveryWords>;
  changePassphrase(current: string, next: string): Promise<ChangeOutcome>;
  lock(): Promise<void>;
  /** Locks, and lets go of the folder. */
  stop(): Promise<void>;
};

type Unlocked = { readonly masterKey: Uint8Array; readonly store: OpenStore; close(): Promise<void> };

export function createVault(ports: VaultPorts): Vault {
  const { clock, random } = ports;
  const folder = vaultFolderAt(ports.folder);
  const attempts = keepAttempts(folder.attempts, clock);
  let fileLock: FileLock | undefined;
  let unlocked: Unlocked | undefined;
  let tail: Promise<unknown> = Promise.resolve();

  /** One thing at a time: deriving a key takes long enough for a second call to come. */
  function serially<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  }

  function unreadable(reason: UnreadableReason): Unreadable {
    return { kind: 'unreadable', reason, folder: folder.path };
  }

  /** Undefined once this process alone has the folder. */
  function claimFolder(): Unreadable | undefined {
    if (fileLock?.kind === 'held' && existsSync(folder.lockFile)) return undefined;
    try {
      makeFolder(folder.path);
    } catch (error) {
      return unreadable(systemFault(error).code === 'store-full' ? 'disk-full' : 'no-permission');
    }
    fileLock = lockFile(folder.lockFile);
    switch (fileLock.kind) {
      case 'held':
        return undefined;
      case 'held-elsewhere':
        return unreadable('store-in-use');
      case 'no-permission':
        return unreadable('no-permission');
      case 'disk-full':
        return unreadable('disk-full');
    }
  }

  function readFiles(): { readonly kind: 'none' } | { readonly kind: 'file'; readonly file: VaultFile } | Unreadable {
    const claim = claimFolder();
    if (claim !== undefined) return claim;
    const read = readVaultFile(folder.keyFile);
    switch (read.kind) {
      case 'missing':
        return existsSync(folder.store) || existsSync(`${folder.store}-wal`)
          ? unreadable('key-file-missing')
          : { kind: 'none' };
      case 'damaged':
        return unreadable('key-file-damaged');
      case 'newer':
        return unreadable('key-file-newer');
      case 'no-permission':
        return unreadable('no-permission');
      case 'file': {
        const problem = inspectStoreFile(existsSync(folder.store) ? folder.store : folder.newStore);
        return problem === undefined ? read : unreadable(problem);
      }
    }
  }

  function openWithKey(masterKey: Uint8Array, file: VaultFile): OpenOutcome {
    const key = deriveKey(masterKey, file.vaultId, 'sqlite-main');
    try {
      return openStore({ path: folder.store, key, vaultId: toHex(file.vaultId), mark: file.storeMark });
    } finally {
      wipe(key);
    }
  }

  async function open(
    masterKey: Uint8Array,
    file: VaultFile,
    openedBy: OpenedBy,
  ): Promise<{ readonly kind: 'unlocked' } | Unreadable> {
    // The last step of a creation that was cut off: vault.json is there, and with it the store is in use.
    if (!existsSync(folder.store) && existsSync(folder.newStore)) renameSync(folder.newStore, folder.store);
    let store: OpenStore | undefined;
    try {
      const outcome = openWithKey(masterKey, file);
      if (outcome.kind === 'problem') {
        wipe(masterKey);
        return unreadable(outcome.problem);
      }
      const opened = outcome.store;
      store = opened;
      const practice = await ports.open({
        store: opened,
        vaultId: toHex(file.vaultId),
        openedBy,
        failedTries: attempts.failures(),
        deriveKey: (purpose) => deriveKey(masterKey, file.vaultId, purpose),
      });
      unlocked = { masterKey, store: opened, close: () => practice.close() };
    } catch (error) {
      store?.close();
      wipe(masterKey);
      throw error;
    }
    attempts.succeeded();
    ports.onChange();
    return { kind: 'unlocked' };
  }

  async function close(): Promise<void> {
    const closing = unlocked;
    if (closing === undefined) return;
    // 1. Nothing is answered any more. 2. What runs comes to its end. 3. The store closes. 4. The keys go.
    unlocked = undefined;
    ports.onChange();
    try {
      await closing.close();
    } finally {
      closing.store.close();
      wipe(closing.masterKey);
    }
  }

  /** Writes the vault file with other slots; throws a `Fault` when the folder does not take it, and the old file stands. */
  function replaceSlots(file: VaultFile, slots: VaultFile['slots']): void {
    try {
      writeFileDurably(folder.keyFile, encodeVaultFile({ ...file, slots }));
    } catch (error) {
      throw systemFault(error);
    }
  }

  /** The key file of the vault that is unlocked now. */
  function currentFile(): { readonly file: VaultFile; readonly masterKey: Uint8Array } {
    if (unlocked === undefined) throw new Fault('vault-locked');
    const read = readVaultFile(folder.keyFile);
    if (read.kind !== 'file') throw new Fault('store-failed', { keyFile: read.kind });
    return { file: read.file, masterKey: unlocked.masterKey };
  }

  function state(): VaultState {
    if (unlocked !== undefined) return { kind: 'unlocked' };
    const files = readFiles();
    return files.kind === 'file' ? { kind: 'locked', waitMs: attempts.waitMs() } : files;
  }

  async function create(passphrase: string): Promise<CreateOutcome> {
    if (unlocked !== undefined) throw new Fault('vault-exists');
    const files = readFiles();
    if (files.kind === 'unreadable' && files.reason === 'no-permission') throw new Fault('folder-unwritable');
    if (files.kind === 'unreadable' && files.reason === 'disk-full') throw new Fault('store-full');
    if (files.kind !== 'none') throw new Fault('vault-exists');
    if (!ports.acceptsPassphrase(passphrase)) return { kind: 'weak-passphrase' };

    const vaultId = random(16);
    const masterKey = random(32);
    const recoverySecret = random(32);
    const createdAt = clock.now();
    try {
      const slots: VaultFile['slots'] = [
        await sealPassSlot(passphrase, masterKey, vaultId, ports.argon2, random),
        sealRecoverySlot(recoverySecret, masterKey, vaultId, random),
      ];
      // 1. The store, whole, under a name that nothing reads. 2. The key file, which makes the vault. 3. The store's own name.
      // Cut off before 2 there is no vault; before 3 the next unlock takes step 3.
      const key = deriveKey(masterKey, vaultId, 'sqlite-main');
      const storeMark = createStore({
        path: folder.newStore,
        key,
        vaultId: toHex(vaultId),
        epochId: toHex(random(16)),
        createdAt,
      });
      wipe(key);
      const file: VaultFile = { format: 'quietline-vault', version: 1, vaultId, createdAt, storeMark, slots };
      writeFileDurably(folder.keyFile, encodeVaultFile(file));
      renameSync(folder.newStore, folder.store);
      syncFolder(folder.path);
      const words = recoveryWordsOf(recoverySecret, vaultId);
      const opened = await open(masterKey, file, 'creation');
      if (opened.kind !== 'unlocked') throw new Fault('store-failed', { reason: opened.reason });
      return { kind: 'created', recovery: words };
    } catch (error) {
      if (!existsSync(folder.keyFile)) removeStoreFiles(folder.newStore);
      throw systemFault(error);
    } finally {
      wipe(recoverySecret);
    }
  }

  async function unlock(passphrase: string): Promise<UnlockOutcome> {
    if (unlocked !== undefined) return { kind: 'unlocked' };
    const waitMs = attempts.waitMs();
    if (waitMs > 0) return { kind: 'wait', waitMs };
    const files = readFiles();
    if (files.kind === 'none') throw new Fault('not-found');
    if (files.kind === 'unreadable') return files;
    const opened = await openAnyPassSlot(files.file, passphrase);
    switch (opened.kind) {
      case 'opened':
        return open(opened.masterKey, files.file, 'passphrase');
      case 'damaged':
        return unreadable('key-file-damaged');
      case 'wrong-secret':
        return { kind: 'wrong-passphrase', waitMs: attempts.failed() };
    }
  }

  async function unlockWithWords(words: string, newPassphrase: string): Promise<WordsOutcome> {
    if (unlocked !== undefined) return { kind: 'unlocked' };
    const decoded = decodeWords(words);
    switch (decoded.kind) {
      case 'unknown-word':
        return { kind: 'unknown-word', position: decoded.position };
      case 'wrong-count':
        return { kind: 'word-count', count: decoded.count };
      case 'wrong-checksum':
        return { kind: 'mistyped' };
      case 'secret':
        break;
    }
    const files = readFiles();
    if (files.kind === 'none') throw new Fault('not-found');
    if (files.kind === 'unreadable') return files;
    const { file } = files;
    const recovery = file.slots.find((slot) => slot.kind === 'recovery');
    const opened = recovery === undefined ? undefined : openRecoverySlot(recovery, decoded.secret, file.vaultId);
    wipe(decoded.secret);
    if (recovery === undefined || opened === undefined || opened.kind === 'wrong-secret')
      return { kind: 'other-vault' };
    if (opened.kind === 'damaged') return unreadable('key-file-damaged');
    if (!ports.acceptsPassphrase(newPassphrase)) {
      wipe(opened.masterKey);
      return { kind: 'weak-passphrase' };
    }
    const pass = await sealPassSlot(newPassphrase, opened.masterKey, file.vaultId, ports.argon2, random);
    const outcome = await open(opened.masterKey, file, 'words');
    if (outcome.kind !== 'unlocked') return outcome;
    try {
      replaceSlots(file, [pass, ...file.slots.filter((slot) => slot.kind !== 'pass')]);
    } catch (error) {
      await close();
      throw error;
    }
    return outcome;
  }

  async function renewRecoveryWords(): Promise<RecoveryWords> {
    const { file, masterKey } = currentFile();
    const recoverySecret = random(32);
    const recovery = sealRecoverySlot(recoverySecret, masterKey, file.vaultId, random);
    const words = recoveryWordsOf(recoverySecret, file.vaultId);
    wipe(recoverySecret);
    replaceSlots(file, [...file.slots.filter((slot) => slot.kind !== 'recovery'), recovery]);
    return words;
  }

  async function changePassphrase(current: string, next: string): Promise<ChangeOutcome> {
    const { file } = currentFile();
    const waitMs = attempts.waitMs();
    if (waitMs > 0) return { kind: 'wrong-passphrase', waitMs };
    const opened = await openAnyPassSlot(file, current);
    if (opened.kind === 'wrong-secret') return { kind: 'wrong-passphrase', waitMs: attempts.failed() };
    if (opened.kind === 'damaged') throw new Fault('store-failed', { keyFile: 'damaged' });
    try {
      if (!ports.acceptsPassphrase(next)) return { kind: 'weak-passphrase' };
      const pass = await sealPassSlot(next, opened.masterKey, file.vaultId, ports.argon2, random);
      replaceSlots(file, [pass, ...file.slots.filter((slot) => slot.kind !== 'pass')]);
      attempts.succeeded();
      return { kind: 'changed' };
    } finally {
      wipe(opened.masterKey);
    }
  }

  return {
    state,
    create: (passphrase) => serially(() => create(passphrase)),
    unlock: (passphrase) => serially(() => unlock(passphrase)),
    unlockWithWords: (words, newPassphrase) => serially(() => unlockWithWords(words, newPassphrase)),
    renewRecoveryWords: () => serially(renewRecoveryWords),
    changePassphrase: (current, next) => serially(() => changePassphrase(current, next)),
    lock: () => serially(close),
    stop: () =>
      serially(async () => {
        try {
          await close();
        } finally {
          if (fileLock?.kind === 'held') fileLock.release();
          fileLock = undefined;
        }
      }),
  };
}

async function openAnyPassSlot(file: VaultFile, passphrase: string): ReturnType<typeof openPassSlot> {
  const slots = file.slots.filter((slot): slot is PassSlot => slot.kind === 'pass');
  for (const slot of slots) {
    const opened = await openPassSlot(slot, passphrase, file.vaultId);
    if (opened.kind !== 'wrong-secret') return opened;
  }
  return { kind: 'wrong-secret' };
}

/** The name is two words out of the vault's public id, and tells nothing about the secret. */
function recoveryWordsOf(recoverySecret: Uint8Array, vaultId: Uint8Array): RecoveryWords {
  const digest = sha256(vaultId);
  const index = (offset: number): number =>
    (((digest[offset] ?? 0) << 8) | (digest[offset + 1] ?? 0)) % recoveryWordList.length;
  const vaultName = `${recoveryWordList[index(0)] ?? ''} ${recoveryWordList[index(2)] ?? ''}`;
  return { words: [...encodeWords(recoverySecret)], vaultName };
}

/** What the file system said, as the contract says it. */
function systemFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('store-full', {}, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT')
    return new Fault('folder-unwritable', {}, { cause: error });
  return new Fault('store-failed', {}, { cause: error });
}
