/** The only door of the notes feature. */
export { createNotesHandlers, type NotesPorts } from './notes.handlers.ts';
export { createNotesRepository, type NotesRepository } from './notes.repository.ts';
