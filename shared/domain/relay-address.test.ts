import { expect, test } from 'vitest';
import { isSafeOnTheWay } from './relay-address.ts';

test.each([
  'https://relay.example',
  'HTTPS://relay.example/x',
  'http://127.0.0.1:8787',
  'http://localhost',
  'http://[::1]:1/',
])('%s may be used', (url) => {
  expect(isSafeOnTheWay(url)).toBe(true);
});

test.each([
  'http://relay.example',
  'http://192.168.1.20:47110',
  'http://localhost.example',
  'http://127.0.0.1.example',
  'http://localhost@relay.example',
  'ftp://localhost',
  '',
])('%s may not', (url) => {
  expect(isSafeOnTheWay(url)).toBe(false);
});
