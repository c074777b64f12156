/** Makes a vault out of a backup, beside its place: read whole, proven, brought to this version, and marked as restored. */
import { open } from 'node:fs/promises';
import path from 'node:path';
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { sameBytes, toHex } from '../../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import { writeFileDurably } from '../../database/durable-files.ts';
import { newestSchemaVersion, openStore } from '../../database/open.ts';
import { markMissing } from '../attachments/index.ts';
import type { Argon2Parameters } from '../../vault/argon2.ts';
import type { VaultFolder } from '../../vault/folder.ts';
import { deriveKey } from '../../vault/keys.ts';
import { readPaper } from '../../vault/paper-secrets.ts';
import { openAnyPassSlot, openAnySecretSlot, sealPassSlot } from '../../vault/slots.ts';
import { encodeVaultFile, type VaultFile } from '../../vault/vault-file.ts';
import { vaultNameOf } from '../../vault/vault-name.ts';
import { attachmentsBeside, copyFiles } from './backup-attachments.ts';
import { type BackupHeader, type Counts, readHeader } from './backup-file.ts';
import { codeOf } from './backup-folder.ts';
import { markRestored } from './backups.repository.ts';
import { isDiskFull } from './failures.ts';
import { readBackup } from './read-backup.ts';

type RestoreOutput = Output<'vault.restore'>;
export type RestoreRefusal = Exclude<RestoreOutput, { kind: 'restored' }>;
type Secret = Input<'vault.restore'>['secret'];

export type PreparedVault = {
  readonly kind: 'prepared';
  readonly masterKey: Uint8Array;
  readonly file: VaultFile;
  readonly createdAt: Timestamp;
  readonly counts: Counts;
  /** Files of conversations that were not beside the backup, or not whole. */
  readonly missingFiles: number;
  readonly custodian?: Custodian;
};

/** Who opens the full record with shares, and how the practice gets to know. */
export type Custodian = {
  readonly shares: readonly number[];
  leaveNote(at: number): Promise<boolean>;
};

export type FullRecordOpener = (
  capsule: string,
  shares: readonly string[],
) => Promise<
  | (Custodian & { readonly kind: 'full'; readonly vaultId: Uint8Array; readonly masterKey: Uint8Array })
  | Exclude<Output<'vault.checkCapsuleShares'>, { kind: 'fits' }>
>;

export type RestorePorts = {
  readonly random: RandomBytes;
  readonly argon2: Argon2Parameters;
  readonly acceptsPassphrase: (passphrase: string) => boolean;
  readonly onProgress: (done: number, total: number) => void;
  readonly openFullRecord: FullRecordOpener;
  readonly signal: AbortSignal;
};

export async function inspectBackup(file: string): Promise<Output<'vault.inspectBackup'>> {
  const found = await headerOf(file);
  if (found.kind !== 'header') return found;
  const { manifest, keyFile } = found.header;
  return {
    kind: 'backup',
    createdAt: manifest.createdAt as Timestamp,
    counts: manifest.counts,
    vaultName: vaultNameOf(keyFile.vaultId),
  };
}

/** Throws what nobody foresaw; whatever it leaves in `folder.restoring` then is the caller's to remove. */
export async function prepareRestore(
  folder: VaultFolder,
  file: string,
  secret: Secret,
  ports: RestorePorts,
): Promise<PreparedVault | RestoreRefusal> {
  const found = await headerOf(file);
  if (found.kind !== 'header') return found;
  const opened = await openWith(secret, found.header, ports);
  if (opened.kind !== 'opened') return opened;
  try {
    const outcome = await unpack(folder, file, found.header, opened, ports);
    if (outcome.kind !== 'prepared') wipe(opened.masterKey);
    return outcome;
  } catch (error) {
    wipe(opened.masterKey);
    if (ports.signal.aborted) return { kind: 'cancelled' };
    if (isDiskFull(error)) return { kind: 'disk-full' };
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) return { kind: 'no-permission' };
    // The drive with the backup is gone, or can't be read to its end.
    if (['ENOENT', 'EIO', 'ENXIO', 'ENODEV', 'ESTALE'].includes(codeOf(error))) return { kind: 'file-unreadable' };
    throw error;
  }
}

async function headerOf(
  file: string,
): Promise<
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'not-a-backup' | 'newer' | 'damaged' | 'file-unreadable' }
> {
  try {
    const handle = await open(file, 'r');
    try {
      const found = await readHeader(handle);
      const isNewer = found.kind === 'header' && found.header.manifest.schemaVersion > newestSchemaVersion;
      return isNewer ? { kind: 'newer' } : found;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return { kind: 'file-unreadable' };
  }
}

type OpenedHeader = {
  readonly kind: 'opened';
  readonly masterKey: Uint8Array;
  readonly file: VaultFile;
  readonly custodian?: Custodian;
};

async function openWith(
  secret: Secret,
  { keyFile }: BackupHeader,
  ports: RestorePorts,
): Promise<OpenedHeader | RestoreRefusal> {
  const { random, argon2, acceptsPassphrase } = ports;
  if (secret.kind === 'passphrase') {
    const opened = await openAnyPassSlot(keyFile, secret.passphrase);
    if (opened.kind === 'opened') return { ...opened, file: keyFile };
    return { kind: opened.kind === 'damaged' ? 'damaged' : 'wrong-passphrase' };
  }
  if (secret.kind === 'capsule') return openWithCapsule(secret, keyFile, ports);
  const read = readPaper(secret);
  if (read.kind !== 'secret') return read;
  const opened = openAnySecretSlot(keyFile, read.slot, read.secret);
  wipe(read.secret);
  if (opened.kind === 'wrong-secret') return { kind: 'other-vault' };
  if (opened.kind === 'damaged') return { kind: 'damaged' };
  if (!acceptsPassphrase(secret.newPassphrase)) {
    wipe(opened.masterKey);
    return { kind: 'weak-passphrase' };
  }
  try {
    const pass = await sealPassSlot(secret.newPassphrase, opened.masterKey, keyFile.vaultId, argon2, random);
    const slots = [pass, ...keyFile.slots.filter(({ kind }) => kind !== 'pass')];
    return { ...opened, file: { ...keyFile, slots } };
  } catch (error) {
    wipe(opened.masterKey);
    throw error;
  }
}

async function openWithCapsule(
  { capsule, shares, newPassphrase }: Extract<Secret, { kind: 'capsule' }>,
  keyFile: VaultFile,
  { random, argon2, acceptsPassphrase, openFullRecord }: RestorePorts,
): Promise<OpenedHeader | RestoreRefusal> {
  const full = await openFullRecord(capsule, shares);
  if (full.kind === 'shares' || full.kind === 'other-shares') return full;
  if (full.kind !== 'full') return { kind: 'capsule-unreadable' };
  const { masterKey } = full;
  if (!sameBytes(full.vaultId, keyFile.vaultId)) {
    wipe(masterKey);
    return { kind: 'other-vault' };
  }
  if (!acceptsPassphrase(newPassphrase)) {
    wipe(masterKey);
    return { kind: 'weak-passphrase' };
  }
  const pass = await sealPassSlot(newPassphrase, masterKey, keyFile.vaultId, argon2, random);
  const slots = [pass, ...keyFile.slots.filter(({ kind }) => kind !== 'pass')];
  return { kind: 'opened', masterKey, file: { ...keyFile, slots }, custodian: full };
}

async function unpack(
  folder: VaultFolder,
  backup: string,
  { manifest }: BackupHeader,
  { masterKey, file, custodian }: OpenedHeader,
  { random, onProgress, signal }: RestorePorts,
): Promise<PreparedVault | RestoreRefusal> {
  const { vaultId } = file;
  const target = path.join(folder.restoring, path.basename(folder.store));
  const keys = {
    kek: deriveKey(masterKey, vaultId, 'backup-kek'),
    storeKey: deriveKey(masterKey, vaultId, 'sqlite-main'),
  };
  try {
    const read = await readBackup({ path: backup, keysOf: () => keys, target, onProgress, signal });
    if (read.kind === 'other-vault') return { kind: 'damaged' };
    if (read.kind !== 'whole') return { kind: read.kind };
    signal.throwIfAborted();
    const opened = openStore({ path: target, key: keys.storeKey, vaultId: toHex(vaultId), mark: file.storeMark });
    if (opened.kind === 'problem') {
      if (opened.problem === 'disk-full' || opened.problem === 'no-permission') return { kind: opened.problem };
      if (opened.problem === 'migration-failed') throw new Fault('store-failed', { migration: 'failed' });
      return { kind: opened.problem === 'store-newer' ? 'newer' : 'damaged' };
    }
    let missingFiles: number;
    try {
      const beside = attachmentsBeside(path.dirname(backup), toHex(vaultId));
      const restored = await copyFiles({
        from: beside,
        to: path.join(folder.restoring, path.basename(folder.attachments)),
        files: manifest.attachments,
        onProgress: () => signal.throwIfAborted(),
        signal,
      });
      missingFiles = markMissing(opened.store.database, restored);
      const from = {
        backupAt: manifest.createdAt,
        generation: manifest.generation,
        ...read.counts,
        ...(custodian === undefined ? {} : { custodianShares: custodian.shares.join('-') }),
      };
      // Another line of generations from here on: the store that was backed up goes its own way.
      markRestored(opened.store.database, from, toHex(random(16)));
      // The backup itself is the older store.
      opened.store.removeFormer();
    } finally {
      opened.store.close();
    }
    writeFileDurably(path.join(folder.restoring, path.basename(folder.keyFile)), encodeVaultFile(file));
    return {
      kind: 'prepared',
      masterKey,
      file,
      createdAt: manifest.createdAt as Timestamp,
      counts: read.counts,
      missingFiles,
      ...(custodian === undefined ? {} : { custodian }),
    };
  } finally {
    wipe(keys.kek, keys.storeKey);
  }
}
