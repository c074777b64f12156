/** Case notes: save, sign, lock, add. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { NoteId, Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { createNotesRepository, type NoteSection, type NoteText } from './notes.repository.ts';
import { signatureHash } from './note-signature.ts';

export type NotesPorts = {
  readonly database: WritableDatabase;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Who writes, by the name in the settings. */
  readonly therapistName: () => string;
  readonly clientExists: (clientId: Input<'notes.create'>['clientId']) => boolean;
  readonly onChange: (note: { readonly clientId: Input<'notes.create'>['clientId']; readonly noteId: NoteId }) => void;
};

const sectionNames: { readonly [Template in Input<'notes.create'>['template']]: readonly NoteSection['name'][] } = {
  soap: ['subjective', 'objective', 'assessment', 'plan'],
  free: ['text'],
};

export function createNotesHandlers({ database, clock, random, therapistName, clientExists, onChange }: NotesPorts) {
  const repository = createNotesRepository(database);
  const now = () => clock.now() as Timestamp;

  function existing(id: NoteId) {
    const note = repository.summary(id);
    if (note === undefined) throw new Fault('not-found');
    return note;
  }

  function unsigned(id: NoteId) {
    const note = existing(id);
    if (note.signedAt !== undefined) throw new Fault('note-signed');
    return note;
  }

  /** The number of the version that now holds this text; a new one only where it differs from the newest. */
  function saveVersion(id: NoteId, text: NoteText): number {
    const newest = repository.newestVersion(id);
    if (newest !== undefined && isSameText(newest, text)) {
      repository.dropDraft(id);
      return newest.number;
    }
    const number = (newest?.number ?? 0) + 1;
    repository.addVersion(id, number, text, therapistName(), now());
    return number;
  }

  return {
    'notes.list': ({ clientId }: Input<'notes.list'>): Output<'notes.list'> => repository.list(clientId),

    'notes.get': ({ id }: Input<'notes.get'>): Output<'notes.get'> => {
      const note = repository.get(id);
      if (note === undefined) throw new Fault('not-found');
      return note;
    },

    'notes.create': ({ clientId, kind, template, sessionDay }: Input<'notes.create'>): Output<'notes.create'> => {
      if (!clientExists(clientId)) throw new Fault('not-found');
      const id = toHex(random(16)) as NoteId;
      repository.create(id, clientId, kind ?? 'progress', template, sessionDay, now());
      onChange({ clientId, noteId: id });
      return { id };
    },

    'notes.saveDraft': ({ id, ...text }: Input<'notes.saveDraft'>): void => {
      const { clientId, template } = unsigned(id);
      repository.saveDraft(id, inOrder(template, text), now());
      onChange({ clientId, noteId: id });
    },

    'notes.save': ({ id, ...text }: Input<'notes.save'>): Output<'notes.save'> => {
      const { clientId, template } = unsigned(id);
      const version = database.transaction(() => saveVersion(id, inOrder(template, text)));
      onChange({ clientId, noteId: id });
      return { version };
    },

    'notes.sign': ({ id, ...text }: Input<'notes.sign'>): void => {
      const { clientId, template } = unsigned(id);
      const signed = inOrder(template, text);
      database.transaction(() => {
        const version = saveVersion(id, signed);
        const by = therapistName();
        const at = now();
        repository.sign(id, version, by, at, signatureHash(id, version, signed, by, at));
      });
      onChange({ clientId, noteId: id });
    },

    'notes.addAddendum': ({ id, text }: Input<'notes.addAddendum'>): void => {
      const { clientId, signedAt } = existing(id);
      // Before the signature the text itself can still be changed.
      if (signedAt === undefined) throw new Fault('invalid-input');
      database.transaction(() => repository.addAddendum(id, text, therapistName(), now()));
      onChange({ clientId, noteId: id });
    },

    'notes.discard': ({ id }: Input<'notes.discard'>): void => {
      const { clientId, versions } = existing(id);
      if (versions > 0) throw new Fault('invalid-input');
      database.transaction(() => repository.remove(id));
      onChange({ clientId, noteId: id });
    },
  };
}

/** The template's sections, each once and in its order, whatever was sent. */
function inOrder(template: Input<'notes.create'>['template'], text: NoteText): NoteText {
  const sections = sectionNames[template].map((name) => ({
    name,
    text: text.sections.find((section) => section.name === name)?.text ?? '',
  }));
  return { title: text.title, sessionDay: text.sessionDay, sections };
}

function isSameText(a: NoteText, b: NoteText): boolean {
  return (
    a.title === b.title && a.sessionDay === b.sessionDay && JSON.stringify(a.sections) === JSON.stringify(b.sections)
  );
}
