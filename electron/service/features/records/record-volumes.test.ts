/** Volumes hold every line once, in order, and none more than it may. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { volumesOf } from './record-volumes.ts';

test('volumes hold every line once and keep to their limits where a page allows it', () => {
  const pages = fc.array(
    fc.record({ lines: fc.integer({ min: 1, max: 40 }), characters: fc.integer({ min: 1, max: 400 }) }),
  );
  fc.assert(
    fc.property(pages, (given) => {
      let last = 0;
      const pageEnds = given.map(({ lines, characters }) => ({ last: (last += lines), characters }));
      const volumes = volumesOf({ total: last, pageEnds }, { lines: 100, characters: 1000 });
      expect(volumes.map(({ number }) => number)).toEqual(volumes.map((_, index) => index + 1));
      let next = 1;
      for (const { from, to, of } of volumes) {
        expect([from, of]).toEqual([next, volumes.length]);
        expect(to - from + 1).toBeLessThanOrEqual(100);
        next = to + 1;
      }
      expect(next).toBe(last + 1);
    }),
  );
});

test('a long record comes in volumes of about the same length', () => {
  const pageEnds = Array.from({ length: 1000 }, (_, index) => ({ last: (index + 1) * 53, characters: 400 }));
  const volumes = volumesOf({ total: 53_000, pageEnds }, { lines: 10_000, characters: 12 << 20 });
  expect(volumes).toHaveLength(6);
  const lengths = volumes.map(({ from, to }) => to - from + 1);
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(6 * 53);
});

test('a record without a line has a volume', () => {
  expect(volumesOf({ total: 0, pageEnds: [] })).toEqual([{ number: 1, of: 1, from: 1, to: 0 }]);
});
