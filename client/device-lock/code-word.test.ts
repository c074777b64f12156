import { expect, test } from 'vitest';
import { isSameWord } from './code-word.ts';

test('case, accents, spaces and signs do not matter; letters do', () => {
  expect(isSameWord(' limón azul', 'Limon-Azul')).toBe(true);
  expect(isSameWord('limon', 'limones')).toBe(false);
  expect(isSameWord('', '')).toBe(false);
  expect(isSameWord('!', '?')).toBe(false);
});
