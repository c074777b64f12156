/**
 * The sealed files of conversations beside the backups: each is copied once, under its id, and named with its
 * hash by every backup that it belongs to. They are opened by keys inside the backups alone.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../../database/durable-files.ts';
import type { SealedFile } from '../attachments/index.ts';
import { backupExtension } from './backup-file.ts';
import { codeOf, headerAt, removeFrom } from './backup-folder.ts';

/** `vaultId`: two vaults may share a folder. */
export function attachmentsBeside(backupFolder: string, vaultId: string): string {
  return path.join(backupFolder, `Quietline files ${vaultId.slice(0, 16)}`);
}

export type CopyFiles = {
  readonly from: string;
  readonly to: string;
  readonly files: readonly SealedFile[];
  /** Bytes so far. */
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Gives those that stand in `to` afterwards; what is missing in `from` or is not what its hash says is left out.
 * One that was copied before is known by its length; the rehearsal reads it. Throws what the file system throws.
 */
export async function copyFiles({ from, to, files, onProgress, signal }: CopyFiles): Promise<readonly SealedFile[]> {
  const there: SealedFile[] = [];
  let done = 0;
  if (files.length > 0) await makeFolder(to);
  for (const file of files) {
    signal.throwIfAborted();
    const target = path.join(to, file.id);
    const known = await stat(target).catch(() => undefined);
    if (known?.size === file.bytes || (await copyFile(path.join(from, file.id), target, file))) there.push(file);
    done += file.bytes;
    onProgress(done);
  }
  if (files.length > 0) syncFolder(to);
  return there;
}

/** Reads each from its first byte to its last. */
export async function areWhole(folder: string, files: readonly SealedFile[], signal: AbortSignal): Promise<boolean> {
  for (const file of files) {
    signal.throwIfAborted();
    if ((await hashOf(path.join(folder, file.id))) !== file.sha256) return false;
  }
  return true;
}

/** Removes what no backup in the folder names any more. Where one of them can't be read, nothing: it may name it. */
export async function removeUnnamed(backupFolder: string, vaultId: string): Promise<void> {
  const beside = attachmentsBeside(backupFolder, vaultId);
  const copies = await readdir(beside).catch(() => []);
  if (copies.length === 0) return;
  const named = new Set<string>();
  for (const name of await readdir(backupFolder)) {
    if (!name.endsWith(backupExtension) || name.startsWith('.')) continue;
    const header = await headerAt(path.join(backupFolder, name)).catch(() => undefined);
    if (header === undefined) return;
    if (header.manifest.vaultId === vaultId) for (const { id } of header.manifest.attachments) named.add(id);
  }
  await removeFrom(
    beside,
    copies.filter((name) => !named.has(name)),
  );
}

/** Not its parents: where the drive is gone there is none. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** 1. Written beside its place, and down to the disk. 2. Read back. 3. Its name. */
async function copyFile(source: string, target: string, { sha256 }: SealedFile): Promise<boolean> {
  const partial = `${target}.partial`;
  try {
    const out = await open(partial, 'w', 0o600);
    try {
      for await (const piece of createReadStream(source)) await out.writeFile(piece as Uint8Array);
      await out.sync();
    } finally {
      await out.close();
    }
    if ((await hashOf(partial)) !== sha256) return false;
    await rename(partial, target);
    return true;
  } catch (error) {
    // Taken away since it was listed. A drive that is gone says so at the next file.
    if (codeOf(error) === 'ENOENT' && (await isThere(path.dirname(target)))) return false;
    throw error;
  } finally {
    await rm(partial, { force: true }).catch(() => undefined);
  }
}

function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}

/** Undefined when there is no such file. */
async function hashOf(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Uint8Array);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  return hash.digest('hex');
}
