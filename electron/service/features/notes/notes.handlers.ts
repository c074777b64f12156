/** Case notes as screens ask for them, but for psychotherapy notes. */
import { createNoteUse, type NoteUsePorts } from './note-use.ts';
import { createNotesRepository } from './notes.repository.ts';

export type NotesPorts = Omit<NoteUsePorts, 'store'>;

export function createNotesHandlers(ports: NotesPorts) {
  const use = createNoteUse({ ...ports, store: createNotesRepository(ports.database) });
  return {
    'notes.list': use.list,
    'notes.get': use.get,
    'notes.create': use.create,
    'notes.saveDraft': use.saveDraft,
    'notes.save': use.save,
    'notes.sign': use.sign,
    'notes.addAddendum': use.addAddendum,
    'notes.discard': use.discard,
  };
}
