/** The vault's life: none, locked, unlocked. Every way that does not end in "unlocked" leaves the files as they were. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Fault } from '../../../shared/contract/errors.ts';
import { wipe } from '../../../shared/crypto/secret-bytes.ts';
import { toHex } from '../../../shared/language/bytes.ts';
import { syncFolder, writeFileDurably } from '../database/durable-files.ts';
import { type FileLock, lockFile } from '../database/lock-file.ts';
import { finishMigrating } from '../database/migrate-on-copy.ts';
import {
  createStore,
  inspectStoreFile,
  isOlderStore,
  type OpenOutcome,
  type OpenStore,
  openStore,
  removeStoreFiles,
} from '../database/open.ts';
import { keepAttempts } from './attempts.ts';
import { makeFolder, marksOf, type VaultFolder, vaultFolderAt } from './folder.ts';
import { deriveKey, deriveStandingKeys, type StandingKeys } from './keys.ts';
import { placeRestored, finishPlacing } from './place-restored.ts';
import { createOtherUnlocks } from './other-unlocks.ts';
import { openAnyPassSlot, sealPassSlot, sealSecretSlot } from './slots.ts';
import {
  type CreateOutcome,
  isPrepared,
  isDamage,
  isLasting,
  mayBeReplaced,
  type OpenedBy,
  type Prepared,
  type RestoreOutcome,
  systemFault,
  type Unreadable,
  type UnreadableReason,
  type UnlockOutcome,
  type Vault,
  type VaultPorts,
  type VaultState,
} from './vault-outcomes.ts';
import { encodeVaultFile, readVaultFile, type Slot, type VaultFile } from './vault-file.ts';
import { createWaysIn, wordsOf } from './ways-in.ts';

type Unlocked = {
  /** Only until the recovery words are confirmed. */
  masterKey: Uint8Array | undefined;
  readonly keys: StandingKeys;
  readonly store: OpenStore;
  close(): Promise<void>;
};

export function createVault(ports: VaultPorts): Vault {
  const { clock, random } = ports;
  const folder = vaultFolderAt(ports.folder);
  const attempts = keepAttempts(folder.attempts, clock);
  let fileLock: FileLock | undefined;
  let unlocked: Unlocked | undefined;
  /** What the last try to open found, for as long as the files are the same. */
  let found: { readonly unreadable: Unreadable; readonly marks: string } | undefined;
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
    if (fileLock?.kind === 'held' && existsSync(folder.lockFile)) return finish(() => finishMigrating(folder.store));
    try {
      makeFolder(folder.path);
    } catch (error) {
      return unreadable(systemFault(error).code === 'store-full' ? 'disk-full' : 'no-permission');
    }
    fileLock = lockFile(folder.lockFile);
    switch (fileLock.kind) {
      case 'held':
        return finish(() => {
          finishPlacing(folder);
          finishMigrating(folder.store);
        });
      case 'held-elsewhere':
        return unreadable('store-in-use');
      case 'no-permission':
        return unreadable('no-permission');
      case 'disk-full':
        return unreadable('disk-full');
    }
  }

  /** What a crash left half way of a restore or a migration comes to its end before anything is read. */
  function finish(work: () => void): Unreadable | undefined {
    try {
      work();
      return undefined;
    } catch (error) {
      const { code } = systemFault(error);
      if (fileLock?.kind === 'held') fileLock.release();
      fileLock = undefined;
      if (code === 'store-failed') throw error;
      return unreadable(code === 'store-full' ? 'disk-full' : 'no-permission');
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

  async function openWithKey(masterKey: Uint8Array, file: VaultFile): Promise<OpenOutcome> {
    const key = deriveKey(masterKey, file.vaultId, 'sqlite-main');
    const location = { path: folder.store, key, vaultId: toHex(file.vaultId), mark: file.storeMark };
    try {
      if (isOlderStore(location)) {
        ports.onUpdating?.();
        // What was told goes out before the migration holds this process.
        await setImmediate();
      }
      return openStore(location);
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
    const keys = deriveStandingKeys(masterKey, file.vaultId);
    let isBuilding = true;
    try {
      const outcome = await openWithKey(masterKey, file);
      if (outcome.kind === 'problem') {
        wipe(masterKey);
        keys.wipe();
        found = isLasting(outcome.problem)
          ? { unreadable: unreadable(outcome.problem), marks: marksOf(folder) }
          : undefined;
        return unreadable(outcome.problem);
      }
      const opened = outcome.store;
      store = opened;
      const practice = await ports.open({
        store: opened,
        vaultId: toHex(file.vaultId),
        openedBy,
        failedTries: attempts.failures(),
        keyFile() {
          const { file: now } = currentFile();
          return { ...now, slots: now.slots.filter((slot) => slot.kind !== 'keychain') };
        },
        deriveKey: keys.key,
        derivePsychotherapyKey() {
          if (!isBuilding) throw new Fault('psychotherapy-notes-locked');
          return deriveKey(masterKey, file.vaultId, 'psychotherapy-notes');
        },
      });
      isBuilding = false;
      const isKept = practice.keepsMasterKey === true;
      if (!isKept) wipe(masterKey);
      unlocked = { masterKey: isKept ? masterKey : undefined, keys, store: opened, close: () => practice.close() };
    } catch (error) {
      store?.close();
      wipe(masterKey);
      keys.wipe();
      if (!isDamage(error)) throw error;
      found = { unreadable: unreadable('store-damaged'), marks: marksOf(folder) };
      return found.unreadable;
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
    ways.forgetNew();
    ports.onChange();
    try {
      await closing.close();
    } finally {
      closing.store.close();
      closing.keys.wipe();
      if (closing.masterKey !== undefined) wipe(closing.masterKey);
    }
  }

  async function forgetMasterKey(): Promise<void> {
    if (unlocked?.masterKey === undefined) return;
    wipe(unlocked.masterKey);
    unlocked.masterKey = undefined;
  }

  /** Writes the vault file with other slots; throws a `Fault` when the folder does not take it, and the old file stands. */
  function replaceSlots(file: VaultFile, slots: readonly Slot[]): void {
    try {
      writeFileDurably(folder.keyFile, encodeVaultFile({ ...file, slots: [...slots] }));
    } catch (error) {
      throw systemFault(error);
    }
  }

  /** The key file of the vault that is unlocked now. */
  function currentFile(): { readonly file: VaultFile; readonly masterKey: Uint8Array | undefined } {
    if (unlocked === undefined) throw new Fault('vault-locked');
    const read = readVaultFile(folder.keyFile);
    if (read.kind !== 'file') throw new Fault('store-failed', { keyFile: read.kind });
    return { file: read.file, masterKey: unlocked.masterKey };
  }

  function state(): VaultState {
    if (unlocked !== undefined) return { kind: 'unlocked' };
    const files = readFiles();
    if (files.kind === 'file' && found !== undefined && found.marks === marksOf(folder)) return found.unreadable;
    return files.kind === 'file' ? { kind: 'locked', waitMs: attempts.waitMs() } : files;
  }

  const ways = createWaysIn({
    current: currentFile,
    replaceSlots,
    attempts,
    random,
    argon2: ports.argon2,
    acceptsPassphrase: ports.acceptsPassphrase,
    keychain: ports.keychain,
  });

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
        sealSecretSlot('recovery', recoverySecret, masterKey, vaultId, random),
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
      const words = wordsOf(recoverySecret, vaultId);
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

  const others = createOtherUnlocks({
    ...ports,
    isUnlocked: () => unlocked !== undefined,
    readFiles,
    unreadable,
    open,
    close,
    replaceSlots,
    serially,
  });

  function waysToOpen(): ReturnType<Vault['waysToOpen']> {
    const read = readVaultFile(folder.keyFile);
    return read.kind === 'file' ? read.file.slots.map(({ kind }) => kind) : [];
  }

  async function restore<Refusal>(
    prepare: (folder: VaultFolder) => Promise<Prepared | Refusal>,
  ): Promise<RestoreOutcome | Exclude<Refusal, Prepared>> {
    const before = state();
    if (before.kind !== 'none' && !(before.kind === 'unreadable' && mayBeReplaced(before.reason)))
      throw new Fault('vault-exists');
    rmSync(folder.restoring, { recursive: true, force: true });
    let prepared: Prepared | undefined;
    let movedAside: string | undefined;
    try {
      makeFolder(folder.restoring);
      const outcome = await prepare(folder);
      if (!isPrepared(outcome)) return outcome as Exclude<Refusal, Prepared>;
      prepared = outcome;
      movedAside = placeRestored(folder, clock.now());
    } catch (error) {
      if (prepared !== undefined) wipe(prepared.masterKey);
      throw error;
    } finally {
      if (prepared === undefined) rmSync(folder.restoring, { recursive: true, force: true });
    }
    attempts.succeeded();
    const opened = await open(prepared.masterKey, prepared.file, 'backup');
    return opened.kind === 'unlocked' ? { kind: 'placed', movedAside } : opened;
  }

  return {
    state,
    create: (passphrase) => serially(() => create(passphrase)),
    unlock: (passphrase) => serially(() => unlock(passphrase)),
    ...others,
    waysToOpen,
    lookAtKeychain: () => ports.keychain.ask({ kind: 'look' }),
    inWaysIn: (work) => serially(async () => work(ways)),
    restore: (prepare) => serially(() => restore(prepare)),
    forgetMasterKey: () => serially(forgetMasterKey),
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
