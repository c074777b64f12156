/** Line numbers are found whatever the pieces are, and nothing is claimed of a file that is damaged in its structure. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineScanner } from './line-numbers.ts';

const hostile = ['"', '\\', '\\"', '{"lines":[{"number":9}]}', '"],', '\n[7] ', '"9","', 'é👩‍👩‍👧', '\u2028', ''];
const texts = fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' })), { maxLength: 12 });

function scanned(name: string, text: string, cuts: readonly number[]): ReadonlySet<number> | undefined {
  const scanner = lineScanner(name);
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...places, text.length]) {
    scanner?.feed(text.slice(from, to));
    from = to;
  }
  return scanner?.finish();
}

function written(lines: readonly string[]) {
  const all = lines.map((text, index) => ({ kind: 'message', number: index + 1, text, chain: { number: 99 } }));
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return {
    'record.json': `${JSON.stringify({ number: 5, channelPlan: [{ number: 77 }], lines: all }, null, 2)}\n`,
    'record.csv': `\ufeff"number","text"\r\n${all.map(({ number, text }) => `"${String(number)}",${cell(text)}\r\n`).join('')}`,
    'record.txt': `${all.map(({ number, text }) => `[${String(number)}] x\n    ${text.replaceAll('\n', '\n    ')}\n`).join('\n')}`,
  };
}

test('finds the number of each line, and no other, in pieces of any length', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { maxLength: 6 }), (lines, cuts) => {
      const numbers = lines.map((_, index) => index + 1);
      for (const [name, text] of Object.entries(written(lines)))
        expect([...(scanned(name, text, cuts) ?? [])], name).toEqual(numbers);
    }),
  );
});

test('says nothing of lines where a changed byte made another structure', () => {
  const { 'record.json': json, 'record.csv': csv } = written(['one', 'two', 'three']);
  for (const [name, text] of [
    ['record.json', json],
    ['record.csv', csv],
  ] as const) {
    const quotes = [...text.matchAll(/"/g)].map(({ index }) => index);
    expect(quotes.length).toBeGreaterThan(10);
    for (const at of quotes)
      expect(scanned(name, `${text.slice(0, at)}#${text.slice(at + 1)}`, []), `${name} at ${String(at)}`).toBe(
        undefined,
      );
  }
  expect(scanned('record.json', json.slice(0, -10), [])).toBe(undefined);
  expect(lineScanner('record.pdf')).toBe(undefined);
});
