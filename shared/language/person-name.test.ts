import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanPersonName } from './person-name.ts';

test.each([
  ['Ana Ruiz', 'Ana Ruiz'],
  ['  Ana \n\t Ruiz ', 'Ana Ruiz'],
  ['Jose\u0301', 'Jos\u00e9'],
  ['\u202eyraM\u202c', 'yraM'],
  ['\u2066Bo\u2069\u200b\ufeff', 'Bo'],
  ['Bo\u0000\u001b[31m', 'Bo[31m'],
  ['\u0645\u0631\u06cc\u0645', '\u0645\u0631\u06cc\u0645'],
  ['\u{1f469}\u200d\u{1f4bb}', '\u{1f469}\u200d\u{1f4bb}'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['a\ud800b', 'a\ufffdb'],
  ['\u200b \u202e', ''],
])('%j is shown as %j', (text, shown) => {
  expect(cleanPersonName(text)).toBe(shown);
});

test('120 characters at most, counted as people do for emoji', () => {
  expect(cleanPersonName('x'.repeat(1_000_000))).toBe('x'.repeat(120));
  expect(cleanPersonName('\u{1f33f}'.repeat(200))).toBe('\u{1f33f}'.repeat(120));
});

test('cleaning twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cleanPersonName(cleanPersonName(text))).toBe(cleanPersonName(text));
    }),
  );
});
