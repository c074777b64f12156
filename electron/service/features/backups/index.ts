/** The only door of the backups. */
export { type Backups, createBackups } from './backups.ts';
export { createBackupsHandlers } from './backups.handlers.ts';
export { forgetRestoredMark, restoredMark } from './backups.repository.ts';
export { readBackup } from './read-backup.ts';
export { createRestoreHandlers } from './restore.handlers.ts';
export { prepareRestore } from './restore.ts';
