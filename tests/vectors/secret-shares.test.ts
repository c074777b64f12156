/** SLIP-39's own vectors through the shares, and what somebody is told whose shares do not fit. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { combineShares, MAX_SHARES, splitSecret } from '../../electron/service/vault/secret-shares.ts';
import { readShare, SHARE_WORD_COUNT, shareWordList } from '../../electron/service/vault/share-words.ts';
import { toHex } from '../../shared/language/bytes.ts';
import { describeWithTestData } from './test-data.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => 7 * index);

describeWithTestData('SLIP-39 vectors', (data) => {
  const vectors = z
    .array(z.tuple([z.string(), z.array(z.string()), z.string(), z.string()]))
    .parse(data.json('slip39-vectors.json'));
  const valid = vectors.filter(([, , hex]) => hex !== '');
  const refused = vectors.filter(([, , hex]) => hex === '');

  test('there are 15 to take and 30 to refuse', () => {
    expect([valid.length, refused.length]).toEqual([15, 30]);
  });

  test.each(valid)('%s', (_title, shares, hex) => {
    const combined = combineShares(shares, 'TREZOR');
    expect(combined.kind === 'secret' ? toHex(combined.secret) : combined.kind).toBe(hex);
  });

  const reasons: readonly (readonly [RegExp, readonly string[]])[] = [
    [/invalid checksum/, ['wrong-word']],
    [/invalid padding/, ['unusable']],
    [/Basic sharing/, ['too-few']],
    [/different|mismatching|duplicate/, ['other-set']],
    [/greater group threshold/, ['unusable']],
    [/invalid digest/, ['not-together']],
    [/nsufficient number/, ['too-few']],
    [/insufficient length|secret length/, ['wrong-count']],
  ];
  test.each(refused)('refused: %s', (title, shares) => {
    const expected = reasons.find(([pattern]) => pattern.test(title))?.[1];
    expect(expected).toContain(combineShares(shares, 'TREZOR').kind);
  });
});

test('any k of n shares give the secret back, and k−1 of them say how many are missing', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc
        .integer({ min: 2, max: 6 })
        .chain((count) => fc.tuple(fc.integer({ min: 2, max: count }), fc.constant(count)))
        .chain(([needed, count]) =>
          fc.tuple(
            fc.constant(needed),
            fc.constant(count),
            fc.shuffledSubarray([...Array(count).keys()], { minLength: needed, maxLength: needed }),
          ),
        ),
      (bytes, [needed, count, chosen]) => {
        const shares = splitSecret(bytes, needed, count);
        expect(new Set(shares).size).toBe(count);
        expect(shares.every((share) => share.split(' ').length === SHARE_WORD_COUNT)).toBe(true);
        const some = chosen.map((index) => shares[index] ?? '');
        expect(combineShares(some)).toEqual({ kind: 'secret', secret: bytes });
        expect(combineShares(shares)).toEqual({ kind: 'secret', secret: bytes });
        expect(combineShares(some.slice(1))).toEqual({ kind: 'too-few', given: needed - 1, needed });
      },
    ),
    { numRuns: 15 },
  );
});

test('the largest set is sixteen shares; one for all, more needed than there are, or another length is a fault', () => {
  expect(splitSecret(secret, 16, MAX_SHARES)).toHaveLength(16);
  for (const [needed, count] of [
    [1, 1],
    [1, 3],
    [4, 3],
    [2, 17],
    [2.5, 3],
  ] as const)
    expect(() => splitSecret(secret, needed, count)).toThrow('number of shares');
  expect(() => splitSecret(secret.subarray(1), 2, 3)).toThrow('32 bytes');
});

describe('attacks 42: shares that do not fit', () => {
  const [first = '', second = '', third = ''] = splitSecret(secret, 2, 3);

  test('case, line breaks and the sheet’s own numbers do not matter', () => {
    const printed = first
      .split(' ')
      .map((word, index) => `${String(index + 1)}. ${word.toUpperCase()}`)
      .join('\n');
    expect(combineShares([printed, second])).toEqual({ kind: 'secret', secret });
  });

  test('a word that is not in the list is named by its place', () => {
    const typo = first.split(' ').with(6, 'zzzz').join(' ');
    expect(combineShares([second, typo])).toEqual({ kind: 'unknown-word', position: 7, share: 2 });
  });

  test('another word of the list is named by its place as well, and two of them by the checksum', () => {
    for (const [index, word] of first.split(' ').entries()) {
      // The second word says by which rule the checksum is made.
      if (index === 1) continue;
      const other = shareWordList[(shareWordList.indexOf(word) + 37) % shareWordList.length] ?? '';
      expect(readShare(first.split(' ').with(index, other).join(' '))).toEqual({
        kind: 'wrong-word',
        position: index + 1,
      });
    }
    const words = first.split(' ');
    const swapped = [...words.slice(0, 9), words[10], words[9], ...words.slice(11)].join(' ');
    expect(words[9] === words[10] || combineShares([second, swapped]).kind).not.toBe('secret');
    const twice = words
      .with(20, words[20] === 'zero' ? 'acid' : 'zero')
      .with(21, words[21] === 'zero' ? 'acid' : 'zero');
    expect(combineShares([second, twice.join(' ')])).toEqual({ kind: 'wrong-checksum', share: 2 });
  });

  test('a missing word is a wrong count', () => {
    expect(combineShares([first.split(' ').slice(1).join(' ')])).toEqual({ kind: 'wrong-count', count: 32, share: 1 });
    expect(combineShares([''])).toEqual({ kind: 'wrong-count', count: 0, share: 1 });
  });

  test('shares of two sets of the same secret do not mix', () => {
    const [elsewhere = ''] = splitSecret(secret, 2, 3);
    expect(combineShares([first, elsewhere])).toEqual({ kind: 'other-set', share: 2 });
  });

  test('one share twice is one share', () => {
    expect(combineShares([first, third, ` ${first}`])).toEqual({ kind: 'duplicate', share: 3, sameAs: 1 });
  });

  test('one share alone says only how many are missing', () => {
    expect(combineShares([third])).toEqual({ kind: 'too-few', given: 1, needed: 2 });
    expect(combineShares([])).toEqual({ kind: 'too-few', given: 0, needed: 1 });
  });
});

test('the built-in prototypes show nothing of the package', () => {
  expect(Object.keys(Array.prototype)).toEqual([]);
  expect(Object.keys(String.prototype)).toEqual([]);
});
