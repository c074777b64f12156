import { describe, expect, test } from 'vitest';
import { timeLeft, worksHereOnly } from './invite-words.ts';

const HOUR = 3_600_000;

describe('how long an invite still works', () => {
  test('is whole days from two days on, then hours, never more than is left', () => {
    expect(timeLeft(7 * 24 * HOUR, 0)).toEqual({ unit: 'days', count: 7 });
    expect(timeLeft(7 * 24 * HOUR, 1)).toEqual({ unit: 'days', count: 6 });
    expect(timeLeft(47.5 * HOUR, 0)).toEqual({ unit: 'hours', count: 47 });
    expect(timeLeft(HOUR - 1, 0)).toEqual({ unit: 'minutes' });
    expect(timeLeft(0, HOUR)).toEqual({ unit: 'minutes' });
  });
});

test('a link to this computer is known as one', () => {
  expect(['http://127.0.0.1:47631/#a', 'http://localhost:1/#a', 'http://[::1]:1/#a'].map(worksHereOnly)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['https://relay.example/#a', 'https://localhost.example/#a'].map(worksHereOnly)).toEqual([false, false]);
});
