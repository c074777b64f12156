import { describe, expect, test } from 'vitest';
import type { Timestamp } from '../../shared/domain/ids.ts';
import { noReferences } from '../../shared/messenger/references.ts';
import { standingOf } from './message-standing.ts';

const at = (ms: number) => ms as Timestamp;
const edits = [
  { text: 'second', at: at(2) },
  { text: 'third', at: at(3) },
];

describe('how a message stands', () => {
  test('as written while nothing was said about it, also where it cannot be read', () => {
    expect(standingOf({ text: 'first' }, noReferences)).toEqual({ kind: 'as-written', text: 'first' });
    expect(standingOf({ text: undefined }, noReferences)).toEqual({ kind: 'as-written', text: undefined });
  });

  test('an edit shows the last words and keeps all earlier ones, oldest first', () => {
    const edited = { kind: 'edited', text: 'third', at: 3 };
    expect(standingOf({ text: 'first' }, { ...noReferences, edits })).toEqual({
      ...edited,
      earlier: ['first', 'second'],
    });
    expect(standingOf({ text: undefined }, { ...noReferences, edits })).toEqual({ ...edited, earlier: ['second'] });
  });

  test('taken back hides it, whatever was edited before or after', () => {
    expect(standingOf({ text: 'first' }, { ...noReferences, edits, retractedAt: at(4) })).toEqual({
      kind: 'taken-back',
      at: 4,
    });
  });
});
