/** A hidden passage is nowhere in what is left, however it was written. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRedactor, type Redaction } from './redaction.ts';

const label = () => '█';
const everywhere = (passage: string): Redaction => ({ itemId: undefined, passage, reason: 'third-party' });

function hidden(text: string, ...redactions: readonly Redaction[]): string {
  return createRedactor(redactions, label)('item')?.(text).text ?? text;
}

test('leaves nothing of a passage, wherever it stands', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => text.trim() !== '' && !text.includes('█'));
  fc.assert(
    fc.property(word, fc.array(fc.string({ unit: 'grapheme' })), (passage, parts) => {
      const rule = { itemId: 'item', passage, reason: 'harm' } as const;
      expect(hidden(parts.join(passage.trim()), rule).includes(passage.trim())).toBe(false);
    }),
  );
});

test('finds it in another case, composition and spacing, and across what overlaps', () => {
  expect(hidden('I saw KAREN   Müller’s car', everywhere('karen Mu\u0308ller'))).toBe('I saw █’s car');
  expect(hidden('abcdef', { ...everywhere('bcd'), itemId: 'item' }, { ...everywhere('cde'), itemId: 'item' })).toBe(
    'a█f',
  );
  expect(hidden('a+b (c) [d]', { ...everywhere('+b (c) ['), itemId: 'item' })).toBe('a█d]');
});

test('hides a name as a word of its own, and all of an item that is hidden whole', () => {
  expect(hidden('Ann goes annually, Ann.', everywhere('Ann'))).toBe('█ goes annually, █.');
  expect(hidden('anything', { itemId: 'item', passage: undefined, reason: 'harm' })).toBe('█');
  expect(hidden('anything', { itemId: 'another', passage: undefined, reason: 'harm' })).toBe('anything');
  expect(createRedactor([everywhere('a'), everywhere('b')], label)('item')?.('a or b').reasons).toHaveLength(2);
});
