/** The psychotherapy notes over one open store: those of an earlier version are sealed first, and none is open. */
import type { Audit } from './features/audit/index.ts';
import {
  createPsychotherapyNotes,
  movePsychotherapyNotes,
  type PsychotherapyNotes,
  type PsychotherapyNotesPorts,
} from './features/psychotherapy-notes/index.ts';
import type { PracticePorts } from './practice-ports.ts';
import type { OpenedVault } from './vault/vault-outcomes.ts';

type PracticePsychotherapyNotesPorts = {
  readonly ports: Pick<PracticePorts, 'derivePsychotherapyKey' | 'emit' | 'log'>;
  readonly opened: Pick<OpenedVault, 'store' | 'derivePsychotherapyKey'>;
  readonly audit: Pick<Audit, 'note'>;
} & Pick<PsychotherapyNotesPorts, 'database' | 'clock' | 'random' | 'therapistName' | 'clientExists'>;

export function createPracticePsychotherapyNotes(given: PracticePsychotherapyNotesPorts): PsychotherapyNotes {
  const { ports, opened, audit, database, random } = given;
  const moved = movePsychotherapyNotes({
    ...{ database, random, deriveKey: opened.derivePsychotherapyKey },
    onMoved: (count) => audit.note('psychotherapy-notes-moved', '', { count }),
  });
  // The log beside the store still has them as they were.
  if (moved > 0) opened.store.emptyLog();
  return createPsychotherapyNotes({
    ...given,
    deriveKey: ports.derivePsychotherapyKey,
    note(kind, details) {
      try {
        audit.note(kind, '', details);
      } catch (fault) {
        // The key is gone, or was given: neither waits for the log.
        ports.log.incident(fault);
      }
    },
    onChange: (note) => ports.emit('notesChanged', note),
    onLockChange: (isOpen) => ports.emit('psychotherapyNotesLockChanged', { isOpen }),
  });
}
