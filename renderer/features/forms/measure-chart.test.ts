/** A measure's chart: time to the right, scores upwards, and only what counts. */
import { expect, test } from 'vitest';
import type { MessageId, Timestamp } from '../../../shared/domain/ids.ts';
import { chartOf } from './measure-chart.ts';

function point(at: number, total: number | undefined, isWithdrawn = false) {
  return {
    messageId: String(at) as MessageId,
    at: at as Timestamp,
    ...(total !== undefined && { total }),
    isSelfHarmNamed: false,
    isWithdrawn,
    verdict: 'sound' as const,
  };
}

test('later is further right, higher is further up, and half scores and withdrawn ones are left out', () => {
  const { points, lines, width, height } = chartOf({
    of: 27,
    points: [point(1000, 0), point(2000, undefined), point(3000, 27), point(4000, 9, true), point(5000, 14)],
  });
  expect(points.map(({ total }) => total)).toEqual([0, 27, 14]);
  const [first, second, third] = points;
  expect(first?.y).toBe(lines[0]?.y);
  expect(second?.y).toBe(lines[3]?.y);
  expect(second?.x).toBeCloseTo(((first?.x ?? 0) + (third?.x ?? 0)) / 2);
  for (const { x, y } of points) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(width);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(height);
  }
});

test('one point alone stands in the middle', () => {
  const { points, width, left } = chartOf({ of: 21, points: [point(1000, 7)] });
  expect(points[0]?.x).toBeCloseTo((left + width) / 2);
});
