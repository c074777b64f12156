/** The only door of the psychotherapy notes. */
export { movePsychotherapyNotes } from './move-notes.ts';
export {
  createPsychotherapyNotes,
  type PsychotherapyNotes,
  type PsychotherapyNotesPorts,
} from './psychotherapy-notes.ts';
export type { SealedPassages } from './sealed-passages.ts';
