/** The only door of the notes feature. */
export { createNoteUse, type NoteUsePorts } from './note-use.ts';
export { viewOf } from './note-view.ts';
export { createNotesHandlers } from './notes.handlers.ts';
export { createNotesRepository, type NotesRepository, type NoteStore, type NoteSummary } from './notes.repository.ts';
