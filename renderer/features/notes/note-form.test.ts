import { describe, expect, test } from 'vitest';
import { clientId, noteId, timestamp } from '../../../shared/contract/shapes.ts';
import {
  emptySections,
  inOrder,
  isSameText,
  type NoteSummary,
  type NoteView,
  noteState,
  savedText,
  textToEdit,
  withSection,
} from './note-form.ts';

const zeros = '0'.repeat(32);

function summary(changed: Partial<NoteSummary> = {}): NoteSummary {
  return {
    id: noteId.parse(zeros),
    clientId: clientId.parse(zeros),
    kind: 'progress',
    template: 'soap',
    title: '',
    sessionDay: '2026-03-03',
    updatedAt: timestamp.parse(1),
    versions: 1,
    addenda: 0,
    hasDraft: false,
    ...changed,
  };
}

function note(changed: Partial<NoteView> = {}): NoteView {
  return { summary: summary(), sections: [], author: 'Ruth', addenda: [], versions: [], ...changed };
}

describe('a note while it is written', () => {
  test('has every section of its template, in the usual order, whatever was kept', () => {
    const text = textToEdit(note({ sections: [{ name: 'plan', text: 'rest' }] }));
    expect(text.sections).toEqual([
      { name: 'subjective', text: '' },
      { name: 'objective', text: '' },
      { name: 'assessment', text: '' },
      { name: 'plan', text: 'rest' },
    ]);
  });

  test('opens with the draft, and differs from what is saved until both are the same', () => {
    const draft = { title: 'First', sessionDay: '2026-03-04', sections: [{ name: 'plan' as const, text: 'walk' }] };
    const opened = note({ sections: [{ name: 'plan', text: 'rest' }], draft });
    expect(textToEdit(opened).title).toBe('First');
    expect(isSameText(textToEdit(opened), savedText(opened))).toBe(false);
    const written = withSection({ ...textToEdit(opened), title: '', sessionDay: '2026-03-03' }, 'plan', 'rest');
    expect(isSameText(written, savedText(opened))).toBe(true);
  });

  test('names what is still empty; blanks are nothing', () => {
    const text = withSection(textToEdit(note()), 'objective', '  \n');
    expect(emptySections(withSection(text, 'plan', 'rest'))).toEqual(['subjective', 'objective', 'assessment']);
  });
});

describe('the list of notes', () => {
  test('says signed, saved or not saved', () => {
    expect(noteState(summary({ signedAt: timestamp.parse(5), hasDraft: true }))).toBe('signed');
    expect(noteState(summary({ hasDraft: true }))).toBe('draft');
    expect(noteState(summary({ versions: 0 }))).toBe('draft');
    expect(noteState(summary())).toBe('saved');
  });

  test('has the newest session first, then what was touched last', () => {
    const notes = [
      summary({ title: 'a', sessionDay: '2026-01-01' }),
      summary({ title: 'b', updatedAt: timestamp.parse(2) }),
      summary({ title: 'c', updatedAt: timestamp.parse(3) }),
    ];
    expect(inOrder(notes).map((one) => one.title)).toEqual(['c', 'b', 'a']);
  });
});
