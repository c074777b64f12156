import { describe, expect, test } from 'vitest';
import { timestamp } from '../../../shared/contract/shapes.ts';
import { actionOfKey, actionsFor, currentText, earlierVersions, editedAt } from './message-versions.ts';
import { message } from './testing/timeline-items.ts';

const usual = { canSend: true, isFormer: false };
const at = (ms: number) => timestamp.parse(ms);

describe('the versions of a message', () => {
  test('one that was never edited says its text, and nothing stood there before', () => {
    const plain = message(5, true, 'first');
    expect(currentText(plain)).toBe('first');
    expect(editedAt(plain)).toBeUndefined();
    expect(earlierVersions(plain)).toEqual([]);
  });

  test('an edited one says its last edit; the original and what came between stay', () => {
    const edited = {
      ...message(5, true, 'first'),
      edits: [
        { text: 'second', at: at(6) },
        { text: 'third', at: at(7) },
      ],
    };
    expect(currentText(edited)).toBe('third');
    expect(editedAt(edited)).toBe(7);
    expect(earlierVersions(edited)).toEqual([
      { text: 'first', at: 5 },
      { text: 'second', at: 6 },
    ]);
  });
});

describe('what may be done with a message', () => {
  test('edits and takes back the own, reacts to the other', () => {
    expect(actionsFor(message(5, true), usual)).toEqual(['reply', 'copy', 'edit', 'take-back']);
    expect(actionsFor(message(5, false), usual)).toEqual(['reply', 'react', 'copy']);
  });

  test('leaves only copying where nothing can be sent, and nothing once it was taken back', () => {
    expect(actionsFor(message(5, true), { ...usual, canSend: false })).toEqual(['copy']);
    expect(actionsFor({ ...message(5, true), retractedAt: at(9) }, usual)).toEqual([]);
  });

  test('offers no change of what never left', () => {
    const failed = { kind: 'failed', failedAt: at(6), reason: 'mailbox-gone' } as const;
    expect(actionsFor({ ...message(5, true), delivery: failed }, usual)).toEqual(['reply', 'copy']);
  });

  test('offers no word about what was written with a device of before', () => {
    expect(actionsFor(message(5, true), { ...usual, isFormer: true })).toEqual(['reply', 'copy']);
    expect(actionsFor(message(5, false), { ...usual, isFormer: true })).toEqual(['reply', 'copy']);
  });

  test('has keys for what is wanted often', () => {
    expect(actionOfKey('r')).toBe('reply');
    expect(actionOfKey('E')).toBe('edit');
    expect(actionOfKey('Delete')).toBe('take-back');
    expect(actionOfKey('Backspace')).toBe('take-back');
    expect(actionOfKey('x')).toBeUndefined();
  });
});
