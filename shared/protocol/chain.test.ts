import { describe, expect, test } from 'vitest';
import { sha256 } from '../crypto/hash.ts';
import { concatBytes, u64, utf8 } from '../language/bytes.ts';
import { extendChain, extendChainByHash, payloadHash, placeInChain, shortHash, startChain } from './chain.ts';

const th1 = sha256(utf8('a transcript'));
const payloads = ['one', 'two', 'three'].map(utf8);
const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = payloads;
const start = startChain(th1);
const afterTwo = extendChain(extendChain(start, first), second);
const stored = (seq: number) => {
  const payload = payloads[seq - 1];
  return payload && payloadHash(payload);
};

test('H_n is the documented hash', () => {
  expect(start).toEqual({ seq: 0, hash: th1 });
  const hash = sha256(concatBytes(utf8('Quietline/1 chain'), th1, u64(1), sha256(first)));
  expect(extendChain(start, first)).toEqual({ seq: 1, hash });
  expect(shortHash(extendChain(start, first))).toEqual(hash.slice(0, 16));
});

test('a tombstone closes the chain as the payload would', () => {
  expect(extendChainByHash(start, payloadHash(first))).toEqual(extendChain(start, first));
});

describe('where a payload belongs', () => {
  test('the next one extends the chain', () => {
    const place = placeInChain(afterTwo, { seq: 3, prev: shortHash(afterTwo), payload: third }, stored);
    expect(place).toEqual({ kind: 'next', chain: extendChain(afterTwo, third) });
  });

  test('attacks 12: a later one tells exactly what is missing', () => {
    const place = placeInChain(start, { seq: 3, prev: shortHash(afterTwo), payload: third }, stored);
    expect(place).toEqual({ kind: 'early', missing: [1, 2] });
  });

  test('attacks 12: an earlier one that is the same is a duplicate', () => {
    expect(placeInChain(afterTwo, { seq: 1, prev: shortHash(start), payload: first }, stored).kind).toBe('duplicate');
  });

  test('attacks 15: the same number with other content, and another past, are forks', () => {
    expect(placeInChain(afterTwo, { seq: 2, prev: shortHash(start), payload: third }, stored).kind).toBe('fork');
    expect(placeInChain(afterTwo, { seq: 3, prev: shortHash(start), payload: third }, stored).kind).toBe('fork');
    expect(placeInChain(afterTwo, { seq: 2, prev: shortHash(start), payload: second }, () => undefined).kind).toBe(
      'fork',
    );
  });
});
