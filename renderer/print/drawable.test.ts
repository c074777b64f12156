/** What would not be seen on paper is written out; what would reach beyond its place is kept there. */
import { describe, expect, test } from 'vitest';
import { amidOthers, drawableParts } from './drawable.ts';

describe('words of a person', () => {
  test('that are plain stay one piece, with their joiners, marks and line feeds', () => {
    const text = 'שלום\t👩‍👩‍👧‍👦 e\u0301\nno\u200bwidth';
    expect(drawableParts(text)).toEqual([{ kind: 'words', text }]);
    expect(drawableParts('')).toEqual([]);
  });

  test('end a line at every sign for it', () => {
    expect(drawableParts('a\r\nb\rc\u2028d\u2029e\u0085f')).toEqual([{ kind: 'words', text: 'a\nb\nc\nd\ne\nf' }]);
  });

  test('show the number of what nothing is drawn for', () => {
    expect(drawableParts('a\u0000\u001b[31m\ufffe\u{1ffff}')).toEqual([
      { kind: 'words', text: 'a' },
      { kind: 'codes', text: 'U+0000 U+001B' },
      { kind: 'words', text: '[31m' },
      { kind: 'codes', text: 'U+FFFE U+1FFFF' },
    ]);
  });

  test('keep apart a letter under a pile of marks, and no other', () => {
    const mark = '\u0301';
    expect(drawableParts(`e${mark}ve${mark.repeat(60)}n`)).toEqual([
      { kind: 'words', text: `e${mark}v` },
      { kind: 'pile', text: `e${mark.repeat(60)}` },
      { kind: 'words', text: 'n' },
    ]);
  });

  test('without end are parted, between characters as people see them and with nothing lost', () => {
    const family = '👩‍👩‍👧‍👦';
    const parts = drawableParts(`so ${family.repeat(1000)} long`);
    expect(parts.map(({ text }) => text).join('')).toBe(`so ${family.repeat(1000)} long`);
    const middle = parts.filter(({ kind }) => kind === 'part');
    expect(middle.length).toBeGreaterThan(20);
    for (const { text } of middle) expect(text.length % family.length).toBe(0);
  });
});

test('a name on a line with others turns nothing around it, and is not turned by it', () => {
  expect(amidOthers('Ana')).toBe('Ana');
  expect(amidOthers('Ana\n\u202ekcab')).toBe('Ana U+202Ekcab');
  expect(amidOthers(`e${'\u0301'.repeat(5)}`)).toBe(`e${Array.from({ length: 5 }, () => 'U+0301').join(' ')}`);
  expect(amidOthers('אנה')).toBe('\u2068אנה\u2069');
  expect(amidOthers('אנה\u2069\u0007')).toBe('\u2068אנהU+2069U+0007\u2069');
});
