import { expect, test } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('the platform’s own modifier counts, the other one does not', () => {
  expect(shortcutOf({ ...plain, key: 'l', ctrlKey: true }, false, true)).toBe('lock');
  expect(shortcutOf({ ...plain, key: 'L', metaKey: true }, true, true)).toBe('lock');
  expect(shortcutOf({ ...plain, key: 'l', ctrlKey: true }, true, false)).toBeUndefined();
  expect(shortcutOf({ ...plain, key: 'l', metaKey: true }, false, false)).toBeUndefined();
});

test('K and F search, N makes a client, the comma opens the settings', () => {
  const pressed = (key: string) => shortcutOf({ ...plain, key, ctrlKey: true }, false, true);
  expect([pressed('k'), pressed('f'), pressed('n'), pressed(','), pressed('q')]).toEqual([
    'search',
    'search',
    'new-client',
    'settings',
    undefined,
  ]);
});

test('a question mark is a letter where someone types', () => {
  expect(shortcutOf({ ...plain, key: '?', shiftKey: true }, false, false)).toBe('help');
  expect(shortcutOf({ ...plain, key: '?', shiftKey: true }, false, true)).toBeUndefined();
});

test('Alt and Shift belong to others', () => {
  expect(shortcutOf({ ...plain, key: 'l', ctrlKey: true, altKey: true }, false, false)).toBeUndefined();
  expect(shortcutOf({ ...plain, key: 'N', ctrlKey: true, shiftKey: true }, false, false)).toBeUndefined();
});
