/** What is done with a note, in whichever store it is kept: save, sign, lock, add. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { NoteId, Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { isHeld } from '../retention/index.ts';
import type { NoteSection, NoteStore, NoteSummary, NoteText } from './notes.repository.ts';
import { signatureHash } from './note-signature.ts';

export type NoteUsePorts = {
  readonly store: NoteStore;
  readonly database: WritableDatabase;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Who writes, by the name in the settings. */
  readonly therapistName: () => string;
  readonly clientExists: (clientId: Input<'notes.create'>['clientId']) => boolean;
  readonly onChange: (note: { readonly clientId: Input<'notes.create'>['clientId']; readonly noteId: NoteId }) => void;
};

type NewNote = Omit<Input<'notes.create'>, 'kind'> & { readonly kind?: NoteSummary['kind'] | undefined };

const sectionNames: { readonly [Template in Input<'notes.create'>['template']]: readonly NoteSection['name'][] } = {
  soap: ['subjective', 'objective', 'assessment', 'plan'],
  free: ['text'],
};

export function createNoteUse({ store, database, clock, random, therapistName, clientExists, onChange }: NoteUsePorts) {
  const now = () => clock.now() as Timestamp;

  function existing(id: NoteId) {
    const note = store.summary(id);
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
    const newest = store.newestVersion(id);
    if (newest !== undefined && isSameText(newest, text)) {
      store.dropDraft(id);
      return newest.number;
    }
    const number = (newest?.number ?? 0) + 1;
    store.addVersion(id, number, text, therapistName(), now());
    return number;
  }

  return {
    list: ({ clientId }: Input<'notes.list'>): Output<'notes.list'> => store.list(clientId),

    get: ({ id }: Input<'notes.get'>): Output<'notes.get'> => {
      const note = store.get(id);
      if (note === undefined) throw new Fault('not-found');
      return note;
    },

    create: ({ clientId, kind, template, sessionDay }: NewNote): Output<'notes.create'> => {
      if (!clientExists(clientId)) throw new Fault('not-found');
      const id = toHex(random(16)) as NoteId;
      store.create(id, clientId, kind ?? 'progress', template, sessionDay, now());
      onChange({ clientId, noteId: id });
      return { id };
    },

    saveDraft: ({ id, ...text }: Input<'notes.saveDraft'>): void => {
      const { clientId, template } = unsigned(id);
      store.saveDraft(id, inOrder(template, text), now());
      onChange({ clientId, noteId: id });
    },

    save: ({ id, ...text }: Input<'notes.save'>): Output<'notes.save'> => {
      const { clientId, template } = unsigned(id);
      const version = database.transaction(() => saveVersion(id, inOrder(template, text)));
      onChange({ clientId, noteId: id });
      return { version };
    },

    sign: ({ id, ...text }: Input<'notes.sign'>): void => {
      const { clientId, template } = unsigned(id);
      const signed = inOrder(template, text);
      database.transaction(() => {
        const version = saveVersion(id, signed);
        const by = therapistName();
        const at = now();
        store.sign(id, version, by, at, signatureHash(id, version, signed, by, at));
      });
      onChange({ clientId, noteId: id });
    },

    addAddendum: ({ id, text }: Input<'notes.addAddendum'>): void => {
      const { clientId, signedAt } = existing(id);
      // Before the signature the text itself can still be changed.
      if (signedAt === undefined) throw new Fault('invalid-input');
      database.transaction(() => store.addAddendum(id, text, therapistName(), now()));
      onChange({ clientId, noteId: id });
    },

    discard: ({ id }: Input<'notes.discard'>): void => {
      const { clientId, versions } = existing(id);
      if (versions > 0) throw new Fault('invalid-input');
      // A draft is what a court may ask for, too; where nothing was written, nothing is taken away.
      if (isHeld(database, clientId) && isWritten(store.get(id)?.draft)) throw new Fault('legal-hold');
      database.transaction(() => store.remove(id));
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

function isWritten(text: NoteText | undefined): boolean {
  return text !== undefined && [text.title, ...text.sections.map((section) => section.text)].join('').trim() !== '';
}

function isSameText(a: NoteText, b: NoteText): boolean {
  return (
    a.title === b.title && a.sessionDay === b.sessionDay && JSON.stringify(a.sections) === JSON.stringify(b.sections)
  );
}
