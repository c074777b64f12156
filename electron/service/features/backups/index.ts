/** The only door of the backups. */
export { type Backups, createBackups, type MoveProblem } from './backups.ts';
export { createBackupsHandlers } from './backups.handlers.ts';
export { problemOfFolder } from './backup-folder.ts';
export { forgetRestoredMark, restoredMark } from './backups.repository.ts';
export { readBackup } from './read-backup.ts';
export { createRestoreHandlers } from './restore.handlers.ts';
export { type FullRecordOpener, inspectBackup, prepareRestore } from './restore.ts';
