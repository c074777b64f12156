import { expect, test } from 'vitest';
import { createEscapeCounter } from './leave.ts';

test('three presses in a row are enough, two or slow ones are not', () => {
  const press = createEscapeCounter();
  expect([0, 300, 600].map(press)).toEqual([false, false, true]);
  const slow = createEscapeCounter();
  expect([0, 1_000, 2_000, 3_000].map(slow)).toEqual([false, false, false, false]);
});
