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

test('finds a name with another apostrophe or hyphen, and with what nobody sees inside it', () => {
  expect(hidden("O’Brien and O'Brien", everywhere("O'Brien"))).toBe('█ and █');
  expect(hidden('Smith\u2011Jones, Smith-Jones', everywhere('Smith–Jones'))).toBe('█, █');
  expect(hidden('Ka\u00adren, K\u200bare\u2060n \u200fB.', everywhere('Karen B'))).toBe('Ka\u00adren, █.');
  expect(hidden('Karen\u200b', everywhere('\u200bKar\u00aden'))).toBe('█\u200b');
  expect(hidden('a\u200bb', { ...everywhere('\u200b'), itemId: 'item' })).toBe('a█b');
});

test('is not held up by a text that is made to hold it up', () => {
  const text = `Karen${'\ufeff \u200b'.repeat(30_000)}C Karen B`;
  expect(hidden(text, everywhere('Karen B')).endsWith('C █')).toBe(true);
  const invisible = '\u200b'.repeat(60);
  expect(hidden(`${invisible.slice(1)}seen`, { ...everywhere(invisible), itemId: 'item' })).toBe(
    `${invisible.slice(1)}seen`,
  );
});

test('finds a name where words stand without spaces, and no shorter name in one with an accent', () => {
  expect(hidden('我和王伟去了，和John去', everywhere('王伟'), everywhere('John'))).toBe('我和█去了，和█去');
  expect(hidden('Jose\u0301 and José and Jose', everywhere('Jose'))).toBe('Jose\u0301 and José and █');
});

test('hides a name as a word of its own, and all of an item that is hidden whole', () => {
  expect(hidden('Ann goes annually, Ann.', everywhere('Ann'))).toBe('█ goes annually, █.');
  expect(hidden('anything', { itemId: 'item', passage: undefined, reason: 'harm' })).toBe('█');
  expect(hidden('anything', { itemId: 'another', passage: undefined, reason: 'harm' })).toBe('anything');
  expect(createRedactor([everywhere('a'), everywhere('b')], label)('item')?.('a or b').reasons).toHaveLength(2);
});

test('takes characters whole: of a joined person, a colour of skin or an accent nothing is left', () => {
  const inItem = (passage: string, text: string) => hidden(text, { itemId: 'item', passage, reason: 'harm' });
  expect(inItem('👩‍👩‍👧', 'us: 👩‍👩‍👧‍👦.')).toBe('us: █.');
  expect(inItem('👍', 'a👍🏽b')).toBe('a█b');
  expect(inItem('Zoe', 'Zoe\u0308s')).toBe('█s');
  expect(inItem('🇪', '🇪🇸🇫🇷')).toBe('█🇫🇷');
  expect(inItem('לום', 'של\u05d5\u05b9ם שלום')).toBe('של\u05d5\u05b9ם ש█');
});
