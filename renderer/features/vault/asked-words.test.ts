import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseAskedWords, isSameWord } from './asked-words.ts';

test('asks for three different words of the 24, in rising order', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (stream) => {
      const asked = chooseAskedWords(24, () => Uint8Array.of(...stream.take(1)));
      expect(new Set(asked).size).toBe(3);
      expect(asked).toEqual([...asked].sort((a, b) => a - b));
      expect(asked.every((position) => position >= 1 && position <= 24)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('spaces and capitals around the right word do not matter; another word does', () => {
  expect(isSameWord('  Ability ', 'ability')).toBe(true);
  expect(isSameWord('abilities', 'ability')).toBe(false);
  expect(isSameWord('', undefined)).toBe(false);
});
