/** The text of a note while it is written: which sections it has, whether it differs from what is kept, what is still empty. */
import type { Output } from '../../../shared/contract/index.ts';

export type NoteView = Output<'notes.get'>;
export type NoteSummary = Output<'notes.list'>[number];
export type NoteSection = NoteView['sections'][number];
export type SectionName = NoteSection['name'];
export type NoteTemplate = NoteSummary['template'];
export type NoteKind = NoteSummary['kind'];

/** Under which methods a note is kept. */
export type Kept = 'notes' | 'psychotherapyNotes';

export function keptIn({ kind }: Pick<NoteSummary, 'kind'>): Kept {
  return kind === 'psychotherapy' ? 'psychotherapyNotes' : 'notes';
}

export const noteKinds: readonly NoteKind[] = ['progress', 'contact', 'psychotherapy'];
export type NoteText = {
  readonly title: string;
  readonly sessionDay: string;
  readonly sections: readonly NoteSection[];
};
export type NoteState = 'draft' | 'saved' | 'signed';

const sectionsOf: Readonly<Record<NoteTemplate, readonly SectionName[]>> = {
  soap: ['subjective', 'objective', 'assessment', 'plan'],
  free: ['text'],
};

export function noteState(summary: NoteSummary): NoteState {
  if (summary.signedAt !== undefined) return 'signed';
  return summary.versions === 0 || summary.hasDraft ? 'draft' : 'saved';
}

/** What the editor opens with: the draft if there is one, else the newest version, each section of the template present. */
export function textToEdit(note: NoteView): NoteText {
  return withAllSections(note.summary.template, note.draft ?? savedText(note));
}

/** What stands as the newest version. */
export function savedText(note: NoteView): NoteText {
  return withAllSections(note.summary.template, {
    title: note.summary.title,
    sessionDay: note.summary.sessionDay,
    sections: note.sections,
  });
}

function withAllSections(template: NoteTemplate, text: NoteText): NoteText {
  const sections = sectionsOf[template].map(
    (name) => text.sections.find((section) => section.name === name) ?? { name, text: '' },
  );
  return { ...text, sections };
}

export function withSection(text: NoteText, name: SectionName, value: string): NoteText {
  return {
    ...text,
    sections: text.sections.map((section) => (section.name === name ? { name, text: value } : section)),
  };
}

export function isSameText(a: NoteText, b: NoteText): boolean {
  return (
    a.title === b.title &&
    a.sessionDay === b.sessionDay &&
    a.sections.length === b.sections.length &&
    a.sections.every((section, index) => {
      const other = b.sections[index];
      return other?.name === section.name && other.text === section.text;
    })
  );
}

export function emptySections(text: NoteText): SectionName[] {
  return text.sections.filter((section) => section.text.trim() === '').map((section) => section.name);
}

/** Newest session first, and within a day what was touched last. */
export function inOrder(notes: readonly NoteSummary[]): NoteSummary[] {
  return [...notes].sort((a, b) => b.sessionDay.localeCompare(a.sessionDay) || b.updatedAt - a.updatedAt);
}
