/** One backup: written beside its place, read back whole, compared. */
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { OpenStore } from '../../database/open.ts';
import type { VaultFile } from '../../vault/vault-file.ts';
import { type SealedFile, sealedFilesOf } from '../attachments/index.ts';
import { copyFiles } from './backup-attachments.ts';
import type { Manifest } from './backup-file.ts';
import { countContents } from './count-contents.ts';
import { type BackupKeys, readBackup, removeCopy } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

export type MakeBackup = {
  readonly store: OpenStore;
  readonly vaultId: string;
  readonly keyFile: () => VaultFile;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly appVersion: string;
  readonly keys: BackupKeys;
  /** The new file; must not exist. */
  readonly path: string;
  /** Where it is read back into; removed at the end. */
  readonly target: string;
  /** Where the vault's own sealed files are, and where they are kept beside the backups. */
  readonly attachmentFolder: string;
  readonly attachmentsBeside: string;
  readonly onProgress: (step: 'writing' | 'reading', done: number, total: number) => void;
  readonly signal: AbortSignal;
};

export type MadeBackup =
  | { readonly kind: 'made'; readonly manifest: Manifest }
  /** The store's own file has a page that does not prove itself. */
  | { readonly kind: 'store-damaged' }
  /** The folder gave back other bytes than it was given. */
  | { readonly kind: 'not-whole' };

/** Throws what the file system throws, and the signal's reason. */
export async function makeBackup(make: MakeBackup): Promise<MadeBackup> {
  const { store, keys, path, target, onProgress, signal } = make;
  const copy = (files: readonly SealedFile[], tell: (done: number) => void) =>
    copyFiles({ from: make.attachmentFolder, to: make.attachmentsBeside, files, onProgress: tell, signal });
  // Most of them before the store is held still: files may be large, and a log that waits for them grows.
  const files = sealedFilesOf(store.database);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  await copy(files, (done) => onProgress('writing', done, total));
  const held = store.holdStill();
  let manifest: Manifest;
  let written: string;
  try {
    // In the same turn as the file was held still: the counts are those of exactly these bytes.
    const wanted = sealedFilesOf(store.database);
    const stood = {
      vaultId: make.vaultId,
      epochId: store.epochId,
      generation: store.generation,
      schemaVersion: store.schemaVersion,
      createdAt: make.clock.now(),
      appVersion: make.appVersion,
      storeBytes: held.bytes,
      counts: countContents(store.database),
    };
    manifest = { ...stood, attachments: [...(await copy(wanted, () => undefined))] };
    written = await writeBackup({
      path,
      held,
      manifest,
      keyFile: make.keyFile(),
      kek: keys.kek,
      random: make.random,
      onProgress: (done) => onProgress('writing', done, held.bytes),
      signal,
    });
  } finally {
    held.release();
  }
  let copied: string | undefined;
  const read = await readBackup({
    path,
    keysOf: () => keys,
    target,
    onProgress: (done, total) => onProgress('reading', done, total),
    onCopied: (sha256) => {
      copied = sha256;
    },
    signal,
  });
  await removeCopy(target);
  if (copied !== written) return { kind: 'not-whole' };
  return read.kind === 'whole' ? { kind: 'made', manifest } : { kind: 'store-damaged' };
}
