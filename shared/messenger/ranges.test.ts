import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRange, clipRanges } from './ranges.ts';
import type { Range } from './store.ts';

const range: fc.Arbitrary<Range> = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 8 }))
  .map(([from, length]): Range => [from, from + length]);

function members(ranges: readonly Range[]): readonly number[] {
  const found = new Set<number>();
  for (const [from, to] of ranges) for (let value = from; value <= to; value += 1) found.add(value);
  return [...found].sort((a, b) => a - b);
}

test('ranges hold what was added, sorted, apart from each other, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 20 }), (added) => {
      const ranges = added.reduce<readonly Range[]>(addRange, []);
      expect(members(ranges)).toEqual(members(added));
      for (const [index, [from]] of ranges.entries()) {
        const before = ranges[index - 1];
        if (before) expect(from).toBeGreaterThan(before[1] + 1);
      }
    }),
  );
});

test('clipping keeps what lies within, and drops what is no range', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 20 }), range, (ranges, limit) => {
      const kept = members(ranges).filter((value) => value >= limit[0] && value <= limit[1]);
      expect(members(clipRanges(ranges, limit))).toEqual(kept);
    }),
  );
  const nonsense: readonly Range[] = [
    [5, 2],
    [-3, 0],
    [1.5, 3],
    [Number.NaN, 4],
    [1, Number.POSITIVE_INFINITY],
  ];
  expect(clipRanges(nonsense, [1, 10])).toEqual([]);
});
