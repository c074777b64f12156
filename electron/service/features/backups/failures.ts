/** What the file system said, as the few things that make a difference to a person. */
import type { Output } from '../../../../shared/contract/index.ts';
import { Fault } from '../../../../shared/contract/index.ts';
import { codeOf, problemOfFolder } from './backup-folder.ts';

type BackupFailure = NonNullable<Output<'backups.state'>['failure']>['reason'];

/** A drive that was pulled out says anything from "no such file" to "input error": the folder itself is asked again. */
export async function backupFailureOf(error: unknown, folder: string): Promise<BackupFailure> {
  const reason = isDiskFull(error) ? 'disk-full' : await problemOfFolder(folder);
  if (reason !== undefined) return reason;
  if (error instanceof Fault && error.code === 'store-failed') return 'store-damaged';
  return ['EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT'].includes(codeOf(error)) ? 'folder-unwritable' : 'other';
}

/** Undefined: nobody foresaw it. */
export function checkFailureOf(error: unknown): 'disk-full' | 'damaged' | 'folder-missing' | undefined {
  if (isDiskFull(error)) return 'disk-full';
  if (codeOf(error) === 'ENOENT') return 'folder-missing';
  return codeOf(error) === 'EIO' ? 'damaged' : undefined;
}

export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) || (error instanceof Fault && error.code === 'store-full');
}
