/** What the shell and other features may use of notes. */
export { NotesPanel } from './NotesPanel.tsx';
export { NotesScreen } from './NotesScreen.tsx';
