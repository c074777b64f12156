import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClientId } from '../../shared/domain/ids.ts';
import { createNewsDesk } from './news.ts';

const [one, two] = ['one' as ClientId, 'two' as ClientId];

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function told() {
  const all: { changed: ClientId[]; arrived: ClientId[] }[] = [];
  const desk = createNewsDesk(({ changed, arrived }) => all.push({ changed: [...changed], arrived: [...arrived] }));
  return { all, desk };
}

test('the first news is told at once, what follows within a tenth of a second together', () => {
  const { all, desk } = told();
  desk.changed(one);
  desk.arrived(one);
  vi.advanceTimersByTime(1);
  expect(all).toEqual([{ changed: [one], arrived: [one] }]);
  for (let count = 0; count < 1000; count += 1) {
    desk.changed(two);
    desk.arrived(count % 2 === 0 ? one : two);
  }
  vi.advanceTimersByTime(98);
  expect(all).toHaveLength(1);
  vi.advanceTimersByTime(2);
  expect(all.slice(1)).toEqual([{ changed: [two], arrived: [one, two] }]);
  vi.advanceTimersByTime(1000);
  expect(all).toHaveLength(2);
});

test('nothing is told after the end', () => {
  const { all, desk } = told();
  desk.changed(one);
  desk.stop();
  vi.advanceTimersByTime(1000);
  expect(all).toEqual([]);
});
