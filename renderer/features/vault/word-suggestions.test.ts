import { expect, test } from 'vitest';
import { complete, countWords, suggestionsFor } from './word-suggestions.ts';

const list = ['academic', 'acid', 'acne', 'acquire', 'acrobat', 'activity', 'zero'];

test('offers words from two letters on, at most five, and none for one that is whole', () => {
  expect(suggestionsFor('zero a', list)).toEqual([]);
  expect(suggestionsFor('zero ac', list)).toEqual(['academic', 'acid', 'acne', 'acquire', 'acrobat']);
  expect(suggestionsFor('zero ACI', list)).toEqual(['acid']);
  expect(suggestionsFor('acid', list)).toEqual([]);
  expect(suggestionsFor('acid ', list)).toEqual([]);
});

test('completes only the last word', () => {
  expect(complete('acid zer', 'zero')).toBe('acid zero ');
});

test('counts words and not the numbers of a sheet', () => {
  expect(countWords(' 1. acid\n2. zero ')).toBe(2);
});
