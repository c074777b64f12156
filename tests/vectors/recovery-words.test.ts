/** BIP-39's own vectors through the recovery words, and what somebody who mistypes is told. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { decodeWords, encodeWords, recoveryWordList } from '../../shared/crypto/recovery-words.ts';
import { fromHex } from '../../shared/language/bytes.ts';
import { describeWithTestData } from './test-data.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);

describeWithTestData('BIP-39 vectors', (data) => {
  const vectors = z
    .object({ english: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])) })
    .parse(data.json('bip39-vectors.json')).english;

  test('all vectors of 32 bytes, both ways', () => {
    const long = vectors.filter(([entropy]) => entropy.length === 64);
    expect(long).toHaveLength(8);
    for (const [entropy, words] of long) {
      const bytes = fromHex(entropy);
      if (bytes === undefined) throw new Error('a vector is not hexadecimal');
      expect(encodeWords(bytes).join(' ')).toBe(words);
      expect(decodeWords(words)).toEqual({ kind: 'secret', secret: bytes });
    }
  });

  test('shorter ones are valid elsewhere and have the wrong count here', () => {
    for (const [entropy, words] of vectors.filter(([text]) => text.length !== 64)) {
      expect(decodeWords(words)).toEqual({ kind: 'wrong-count', count: (entropy.length / 8) * 3 });
    }
  });
});

describe('attacks 42: recovery words that do not fit', () => {
  const words = encodeWords(secret);

  test('case, spacing and line breaks do not matter', () => {
    expect(decodeWords(`  ${words.join(' \n ').toUpperCase()} `)).toEqual({ kind: 'secret', secret });
  });

  test('the position of an unknown word is named', () => {
    expect(decodeWords(words.with(6, 'abandom').join(' '))).toEqual({ kind: 'unknown-word', position: 7 });
  });

  test('a missing word is a wrong count', () => {
    expect(decodeWords(words.slice(1).join(' '))).toEqual({ kind: 'wrong-count', count: 23 });
    expect(decodeWords('')).toEqual({ kind: 'wrong-count', count: 0 });
  });

  test('another word of the list fails the checksum, for nearly every word', () => {
    const others = recoveryWordList.filter((word) => word !== words[3]);
    const passing = others.filter((word) => decodeWords(words.with(3, word).join(' ')).kind !== 'wrong-checksum');
    // One in 256 passes by chance; the vault's own check tells it apart.
    expect(passing.length).toBeLessThan(20);
  });
});
