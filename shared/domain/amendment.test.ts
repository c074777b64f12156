import { expect, test } from 'vitest';
import { nextStatements } from './amendment.ts';

test('a request is answered once, and only a denial is disagreed with', () => {
  expect(nextStatements([])).toEqual(['request']);
  expect(nextStatements(['request'])).toEqual(['accepted', 'denied']);
  expect(nextStatements(['request', 'accepted'])).toEqual([]);
  expect(nextStatements(['request', 'denied'])).toEqual(['disagreement']);
  expect(nextStatements(['request', 'denied', 'disagreement'])).toEqual(['disagreement']);
});
