/** The folder of the backups: names, what is in it, and what goes. */
import { constants } from 'node:fs';
import { access, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { backupExtension, type BackupHeader, openFileKey, readHeader } from './backup-file.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';

export type FolderProblem = 'folder-missing' | 'folder-unwritable';

export async function problemOfFolder(folder: string): Promise<FolderProblem | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return 'folder-missing';
    await access(folder, constants.W_OK | constants.R_OK);
    return undefined;
  } catch (error) {
    return isMissing(error) ? 'folder-missing' : 'folder-unwritable';
  }
}

/** `Quietline backup 2026-11-22.qlbackup`, the day in the time zone of this computer. */
export function backupName(at: number): string {
  return `Quietline backup ${dayName(at)}${backupExtension}`;
}

/** For the move to another computer. */
export function moveName(at: number): string {
  return `Quietline move ${dayName(at)}${backupExtension}`;
}

function dayName(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Never taken for a backup. `vaultId`: two vaults may share a folder. */
export function partialPath(folder: string, vaultId: string): string {
  return path.join(folder, `${partialPrefix(vaultId)}.partial`);
}

function partialPrefix(vaultId: string): string {
  return `.quietline-backup-${vaultId.slice(0, 16)}`;
}

export type KnownBackup = { readonly name: string; readonly createdAt: number; readonly header: BackupHeader };

/** This vault's backups whose header proves itself; others, and what is not readable, are left out and alone. */
export async function backupsIn(folder: string, vaultId: string, kek: Uint8Array): Promise<readonly KnownBackup[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(backupExtension) && !name.startsWith('.'));
  const found: KnownBackup[] = [];
  for (const name of names) {
    const header = await headerAt(path.join(folder, name)).catch(() => undefined);
    if (header === undefined || header.manifest.vaultId !== vaultId) continue;
    const fileKey = openFileKey(kek, header);
    if (fileKey === undefined) continue;
    wipe(fileKey);
    found.push({ name, createdAt: header.manifest.createdAt, header });
  }
  return found.sort((a, b) => b.createdAt - a.createdAt);
}

/** Undefined when it is not a backup that this version reads. Throws what the file system throws. */
export async function headerAt(file: string): Promise<BackupHeader | undefined> {
  const handle = await open(file, 'r');
  try {
    const read = await readHeader(handle);
    return read.kind === 'header' ? read.header : undefined;
  } finally {
    await handle.close();
  }
}

/** A file that can't go now goes another time. */
export async function removeFrom(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(path.join(folder, name), { force: true }).catch(() => undefined);
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'EHOSTDOWN', 'EHOSTUNREACH'].includes(codeOf(error));
}
