import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charactersTooMany, firstWords, sendsOnKey } from './reply-text.ts';

const size = (text: string) => new TextEncoder().encode(text).length;

describe('the length of a message', () => {
  test('is counted in bytes and said in characters', () => {
    expect(charactersTooMany('a'.repeat(100), 100)).toBe(0);
    expect(charactersTooMany('a'.repeat(103), 100)).toBe(3);
    expect(charactersTooMany('ñ'.repeat(60), 100)).toBe(10);
  });

  test('taking off what is said too many of an even text makes it fit', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'ñ', '語', '🌿'), fc.integer({ min: 1, max: 400 }), (character, count) => {
        const tooMany = charactersTooMany(character.repeat(count), 300);
        expect(size(character.repeat(count - tooMany))).toBeLessThanOrEqual(300);
      }),
    );
  });
});

describe('Enter', () => {
  const enter = { key: 'Enter', shiftKey: false, altKey: false, isComposing: false };

  test('sends, also with Ctrl', () => expect(sendsOnKey(enter)).toBe(true));
  test('makes a new line with Shift', () => expect(sendsOnKey({ ...enter, shiftKey: true })).toBe(false));
  test('ends a composed word without sending', () => expect(sendsOnKey({ ...enter, isComposing: true })).toBe(false));
});

describe('first words', () => {
  test('are one line and never half a character', () => {
    expect(firstWords('  one\n\ntwo\tthree ', 20)).toBe('one two three');
    expect(firstWords('🌿🌿🌿', 2)).toBe('🌿🌿…');
  });
});
