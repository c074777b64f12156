import { expect, test } from 'vitest';
import { testClock } from '../testing/vaults.ts';
import { createIdleLock } from './idle-lock.ts';

test('locks after the time that the settings say, counted from the last sign of life', () => {
  const clock = testClock();
  let minutes = 10;
  let locks = 0;
  const idle = createIdleLock(
    clock,
    () => minutes,
    () => {
      locks += 1;
    },
  );
  clock.advance(9 * 60_000);
  idle.touch();
  clock.advance(9 * 60_000);
  expect(locks).toBe(0);
  minutes = 1;
  idle.touch();
  clock.advance(60_000);
  expect(locks).toBe(1);
});

test('a stopped one never locks', () => {
  const clock = testClock();
  let locks = 0;
  createIdleLock(
    clock,
    () => 1,
    () => {
      locks += 1;
    },
  ).stop();
  clock.advance(600_000);
  expect(locks).toBe(0);
});
