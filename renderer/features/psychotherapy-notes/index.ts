/** What notes and records may use of the psychotherapy notes' lock. */
export { KeepOpen } from './KeepOpen.tsx';
export { NoteLock } from './NoteLock.tsx';
export { NotesLock } from './NotesLock.tsx';
export { UnlockDialog } from './UnlockDialog.tsx';
