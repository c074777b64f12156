import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { padmeBytes, padmeSize, unpad } from './padme.ts';

/** The paper's algorithm word for word, over integers of any size. */
function padmeByBits(size: bigint): bigint {
  const exponent = BigInt(size.toString(2).length - 1);
  const kept = BigInt(exponent.toString(2).length);
  const mask = (1n << (exponent - kept)) - 1n;
  return (size + mask) & ~mask;
}

describe('the padded size', () => {
  test('is the paper’s', () => {
    expect([0, 1, 2, 3, 7, 8, 9, 10, 100, 1000, 65_536, 65_537, 70_000].map(padmeSize)).toEqual([
      0, 1, 2, 3, 7, 8, 10, 10, 104, 1024, 65_536, 67_584, 71_680,
    ]);
    fc.assert(
      fc.property(fc.oneof(fc.nat(100_000), fc.nat(100 * 2 ** 20), fc.integer({ min: 2, max: 2 ** 52 })), (size) => {
        fc.pre(size >= 8);
        expect(BigInt(padmeSize(size))).toBe(padmeByBits(BigInt(size)));
      }),
    );
  });

  test('adds at most 12 %, nothing to a padded size, and never falls behind a smaller one', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 2), (size) => {
        const padded = padmeSize(size);
        expect(padded - size).toBe(padmeBytes(size));
        expect(padded).toBeGreaterThanOrEqual(size);
        expect(padded).toBeLessThanOrEqual(size * 1.12 + 1);
        expect(padmeSize(padded)).toBe(padded);
        expect(padmeSize(size + 1)).toBeGreaterThanOrEqual(padded);
      }),
    );
  });

  test('hides the size among few', () => {
    const lengths = new Set<number>();
    for (let size = 1; size <= 100 * 2 ** 20; size = padmeSize(size) + 1) lengths.add(padmeSize(size));
    expect(lengths.size).toBeLessThan(650);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1, Number.MAX_SAFE_INTEGER])(
    'of %d is a fault of the caller',
    (size) => {
      expect(() => padmeSize(size)).toThrow();
    },
  );
});

describe('unpadding', () => {
  test('gives the file back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (file) => {
        const padded = new Uint8Array(padmeSize(file.length));
        padded.set(file);
        expect(unpad(padded, file.length)).toEqual(file);
      }),
    );
  });

  test('refuses another length, a padding that says something, and sizes that are none', () => {
    const padded = new Uint8Array(104).fill(1, 0, 100);
    expect(unpad(padded, 100)).toHaveLength(100);
    expect(unpad(padded, 96)).toBeUndefined();
    expect(unpad(padded, 105)).toBeUndefined();
    expect(unpad(padded.subarray(0, 103), 100)).toBeUndefined();
    expect(
      unpad(
        padded.map((byte, index) => (index === 103 ? 1 : byte)),
        100,
      ),
    ).toBeUndefined();
    for (const size of [-1, 0.5, Number.NaN, 2 ** 31]) expect(unpad(padded, size)).toBeUndefined();
    expect(unpad(new Uint8Array(), 0)).toEqual(new Uint8Array());
  });
});
