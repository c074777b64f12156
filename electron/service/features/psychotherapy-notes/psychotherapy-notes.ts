/** The psychotherapy notes while the vault is open: their lock, and the use of notes over the sealed store. */
import type { Input, Output } from '../../../../shared/contract/index.ts';
import { createNoteUse, type NoteUsePorts } from '../notes/index.ts';
import { createNotesKey, type NotesKeyPorts } from './notes-key.ts';
import { createPsychotherapyNotesRepository } from './psychotherapy-notes.repository.ts';
import { createSealedPassages } from './sealed-passages.ts';

export type PsychotherapyNotesPorts = Omit<NoteUsePorts, 'store'> & {
  readonly deriveKey: NotesKeyPorts['deriveKey'];
  readonly note: NotesKeyPorts['note'];
  readonly onLockChange: NotesKeyPorts['onChange'];
};

export type PsychotherapyNotes = ReturnType<typeof createPsychotherapyNotes>;

export function createPsychotherapyNotes(ports: PsychotherapyNotesPorts) {
  const { database, clock, random, deriveKey, note, onLockChange } = ports;
  const key = createNotesKey({ clock, deriveKey, note, onChange: onLockChange });
  const store = createPsychotherapyNotesRepository(database, () => key.now(), random);
  const use = createNoteUse({ ...ports, store });

  /** Throws `psychotherapy-notes-locked` before anything of the notes is looked at. */
  function touching<Asked, Answer>(work: (input: Asked) => Answer): (input: Asked) => Answer {
    return (input) => {
      key.touch();
      return work(input);
    };
  }

  return {
    isOpen: () => key.isOpen(),
    places: store.places,
    get: store.get,
    passages: createSealedPassages(database, key, random),
    /** The key goes. */
    stop: () => key.stop(),
    handlers: {
      'psychotherapyNotes.state': (of: Input<'psychotherapyNotes.state'>): Output<'psychotherapyNotes.state'> => ({
        isOpen: key.isOpen(),
        count: store.count(of),
      }),
      'psychotherapyNotes.unlock': ({ passphrase }: Input<'psychotherapyNotes.unlock'>) => key.unlock(passphrase),
      'psychotherapyNotes.lock': (): void => key.lock('hand'),
      'psychotherapyNotes.touch': (): void => key.touch(),
      // A list is asked for anew by itself whenever something changed: it is no touch.
      'psychotherapyNotes.list': use.list,
      'psychotherapyNotes.get': touching(use.get),
      'psychotherapyNotes.create': touching((asked: Input<'psychotherapyNotes.create'>) =>
        use.create({ ...asked, kind: 'psychotherapy' }),
      ),
      'psychotherapyNotes.saveDraft': touching(use.saveDraft),
      'psychotherapyNotes.save': touching(use.save),
      'psychotherapyNotes.sign': touching(use.sign),
      'psychotherapyNotes.addAddendum': touching(use.addAddendum),
      'psychotherapyNotes.discard': touching(use.discard),
    },
  };
}
