import { expect, test } from 'vitest';
import { lockTimes } from './lock-times.ts';

test('offers the usual times, and the one that is set where it belongs', () => {
  expect(lockTimes(10)).toEqual([1, 2, 5, 10, 15, 30, 60, 120]);
  expect(lockTimes(7)).toEqual([1, 2, 5, 7, 10, 15, 30, 60, 120]);
});
