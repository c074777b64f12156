import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createValueCut } from './cut-values.ts';

function cut(text: string, longest: number, pieceLength: number): string {
  const { push, finish } = createValueCut(longest);
  let out = '';
  for (let at = 0; at < text.length; at += pieceLength)
    out += push(text.slice(at, at + pieceLength))
      .filter((segment) => typeof segment === 'string')
      .join('');
  return out + finish();
}

const lengths = [1, 2, 3, 7, 1000];

test('long values become short, and all else stays, whatever the pieces', () => {
  const file = (data: string) =>
    `<?xml version="1.0" x='"'?><!-- it's "a <note> --><a b='say "${data}"' c="it's ${data}">"out'side"<![CDATA["]]></a>`;
  for (const length of lengths) {
    expect(cut(file('x'.repeat(500)), 1000, length)).toBe(file('x'.repeat(500)));
    expect(cut('<a b="0123456789" c=\'0123456789\' d="01"/>0123456789', 4, length)).toBe(
      '<a b="0123" c=\'0123\' d="01"/>0123456789',
    );
  }
});

test('nothing is cut in the middle of a reference or a character', () => {
  for (const length of lengths) {
    expect(cut('<a b="012&amp;45"/>', 5, length)).toBe('<a b="012&amp;"/>');
    expect(cut('<a b="01&#x1F602;45"/>', 5, length)).toBe('<a b="01&#x1F602;"/>');
    expect(cut('<a b="012😂45"/>', 4, length)).toBe('<a b="012😂"/>');
    expect(cut('<a b="01&am"/>', 3, length)).toBe('<a b="01&am"/>');
  }
});

test('what has no long value comes out as it went in', () => {
  const piece = fc.constantFrom('<', '>', '"', "'", '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', 'a', '&', ';', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (pieces, length) => {
      expect(cut(pieces.join(''), 1000, length)).toBe(pieces.join(''));
    }),
  );
});
