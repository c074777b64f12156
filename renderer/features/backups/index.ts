/** The screens of backups: their settings, what is said about them everywhere, and restoring from one. */
export { backupNotice } from './backup-notice.ts';
export { BackupsSection } from './BackupsSection.tsx';
export { Restore } from './Restore.tsx';
