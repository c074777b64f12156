import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, fromHex, toHex, utf8 } from '../language/bytes.ts';
import { CBOR_MAX_BYTES, type CborValue, cborMap, decodeCbor, encodeCbor } from './cbor.ts';

function bytes(hex: string): Uint8Array {
  const decoded = fromHex(hex);
  if (decoded === undefined) throw new Error('not hexadecimal');
  return decoded;
}

describe('RFC 8949 appendix A, inside our subset', () => {
  const examples: readonly (readonly [string, CborValue])[] = [
    ['00', 0],
    ['01', 1],
    ['0a', 10],
    ['17', 23],
    ['1818', 24],
    ['1819', 25],
    ['1864', 100],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['20', -1],
    ['29', -10],
    ['3863', -100],
    ['3903e7', -1000],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['40', new Uint8Array()],
    ['4401020304', Uint8Array.of(1, 2, 3, 4)],
    ['60', ''],
    ['6161', 'a'],
    ['6449455446', 'IETF'],
    ['62225c', '"\\'],
    ['62c3bc', '\u00fc'],
    ['63e6b0b4', '\u6c34'],
    ['64f0908591', '\u{10151}'],
    ['80', []],
    ['83010203', [1, 2, 3]],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    ['98190102030405060708090a0b0c0d0e0f101112131415161718181819', Array.from({ length: 25 }, (_, index) => index + 1)],
    ['a0', cborMap({})],
    ['a201020304', cborMap({ 1: 2, 3: 4 })],
  ];

  test.each(examples)('%s', (hex, value) => {
    expect(toHex(encodeCbor(value))).toBe(hex);
    expect(decodeCbor(bytes(hex))).toEqual({ kind: 'value', value });
  });

  test.each([
    ['integers beyond 2^53', '1bffffffffffffffff', 'unsupported'],
    ['negative integers beyond 2^53', '3bffffffffffffffff', 'unsupported'],
    ['big numbers', 'c249010000000000000000', 'unsupported'],
    ['half floats', 'f93c00', 'unsupported'],
    ['single floats', 'fa47c35000', 'unsupported'],
    ['double floats', 'fb3ff199999999999a', 'unsupported'],
    ['infinity', 'f97c00', 'unsupported'],
    ['undefined', 'f7', 'unsupported'],
    ['simple(16)', 'f0', 'unsupported'],
    ['simple(255)', 'f8ff', 'unsupported'],
    ['tagged dates', 'c074323031332d30332d32315432303a30343a30305a', 'unsupported'],
    ['tagged bytes', 'd74401020304', 'unsupported'],
    ['maps with text keys', 'a26161016162820203', 'map-key'],
    ['indefinite bytes', '5f42010243030405ff', 'unsupported'],
    ['indefinite text', '7f657374726561646d696e67ff', 'unsupported'],
    ['indefinite arrays', '9f018202039f0405ffff', 'unsupported'],
    ['indefinite arrays inside', '83018202039f0405ff', 'unsupported'],
    ['indefinite maps', 'bf61610161629f0203ffff', 'unsupported'],
  ])('outside of it: %s', (_, hex, reason) => {
    expect(decodeCbor(bytes(hex))).toEqual({ kind: 'refused', reason });
  });
});

describe('attacks 16: hostile bytes', () => {
  test.each([
    ['nothing', '', 'truncated'],
    ['a number in two bytes that fits in one', '1817', 'not-minimal'],
    ['a number in three bytes that fits in two', '1900ff', 'not-minimal'],
    ['a number in five bytes that fits in three', '1a0000ffff', 'not-minimal'],
    ['a number in nine bytes that fits in five', '1b00000000ffffffff', 'not-minimal'],
    ['a length in two bytes that fits in one', '780161', 'not-minimal'],
    ['a key twice', 'a201020103', 'map-key'],
    ['keys out of order', 'a203040102', 'map-key'],
    ['a negative key before a positive one', 'a220010102', 'map-key'],
    ['bytes after the end', '0000', 'trailing-bytes'],
    ['text of 4 GB', '7affffffff61', 'truncated'],
    ['bytes of 4 GB', '5affffffff00', 'truncated'],
    ['an array of 4 billion', '9affffffff00', 'truncated'],
    ['a map of 4 billion', 'baffffffff00', 'truncated'],
    ['a length of 2^53 - 1', '5b001fffffffffffff', 'truncated'],
    ['a map of two with room for one', 'a2010203', 'truncated'],
    ['half a number', '19ff', 'truncated'],
    ['bytes that are not UTF-8', '62c328', 'text'],
    ['an overlong encoding', '62c0af', 'text'],
    ['a lone surrogate', '63eda080', 'text'],
    ['reserved length 28', '1c', 'unsupported'],
    ['a break without a beginning', 'ff', 'unsupported'],
  ])('%s', (_, hex, reason) => {
    expect(decodeCbor(bytes(hex))).toEqual({ kind: 'refused', reason });
  });

  test('eight levels are read, nine and a million are not', () => {
    expect(decodeCbor(bytes(`${'81'.repeat(7)}00`)).kind).toBe('value');
    expect(decodeCbor(bytes(`${'81'.repeat(8)}00`))).toEqual({ kind: 'refused', reason: 'depth' });
    const bomb = new Uint8Array(1_000_000).fill(0x81);
    expect(decodeCbor(bomb, bomb.length)).toEqual({ kind: 'refused', reason: 'depth' });
  });

  test('input above the limit is not looked at', () => {
    expect(decodeCbor(new Uint8Array(CBOR_MAX_BYTES + 1))).toEqual({ kind: 'refused', reason: 'size' });
  });

  test('text and byte-order marks come back as they were', () => {
    const text = '\ufeff\u202eevil\u200b <img src=x onerror=alert(1)>';
    expect(decodeCbor(encodeCbor(text))).toEqual({ kind: 'value', value: text });
  });
});

describe('one value, one spelling', () => {
  const { value } = fc.letrec<{ value: CborValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 5 },
      fc.maxSafeInteger(),
      fc.string({ unit: 'grapheme' }),
      fc.boolean(),
      fc.constant(null),
      fc.uint8Array({ maxLength: 300 }).map((array) => Uint8Array.from(array)),
      fc.array(tie('value'), { maxLength: 30 }),
      fc.array(fc.tuple(fc.maxSafeInteger(), tie('value')), { maxLength: 30 }).map((entries) => new Map(entries)),
    ),
  }));

  test('what is encoded decodes to the same', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(decodeCbor(encodeCbor(one))).toEqual({ kind: 'value', value: one });
      }),
    );
  });

  test('a map’s order of insertion does not matter', () => {
    const forwards = new Map([
      [1, 'a'],
      [-1, 'b'],
      [300, 'c'],
    ]);
    const backwards = new Map([...forwards].reverse());
    expect(encodeCbor(forwards)).toEqual(encodeCbor(backwards));
    expect(toHex(encodeCbor(forwards))).toBe('a301616119012c6163206162');
  });

  test('whatever decodes at all encodes to the same bytes, and nothing throws', () => {
    const almost = fc.tuple(value, fc.nat(), fc.nat(255)).map(([one, at, byte]) => {
      const encoded = encodeCbor(one);
      return encoded.with(at % encoded.length, byte);
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), almost), (input) => {
        const decoded = decodeCbor(input);
        if (decoded.kind === 'value') expect(toHex(encodeCbor(decoded.value))).toBe(toHex(input));
      }),
      { numRuns: 2000 },
    );
  });

  test('numbers that are none are a programmer’s fault', () => {
    expect(() => encodeCbor(1.5)).toThrow();
    expect(() => encodeCbor(2 ** 53)).toThrow();
    expect(() => encodeCbor(Number.NaN)).toThrow();
  });

  test('a lone surrogate becomes the replacement character', () => {
    expect(encodeCbor('a\ud800')).toEqual(concatBytes(Uint8Array.of(0x64), utf8('a\ufffd')));
  });
});
