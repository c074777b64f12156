import { expect, test } from 'vitest';
import { webAddress } from './web-address.ts';

test.each([
  ['relay.example.org', 'https://relay.example.org'],
  ['  https://relay.example.org/ ', 'https://relay.example.org/'],
  ['http://127.0.0.1:47110', 'http://127.0.0.1:47110'],
])('%s is read as %s', (typed, address) => {
  expect(webAddress(typed)).toBe(address);
});

test.each([
  '',
  '   ',
  'not an address',
  'javascript://relay',
  'file:///etc/passwd',
  'ftp://relay.example.org',
  'http://relay.example.org',
  'http://192.168.1.20:47110',
  'https://user:secret@relay.example.org',
])('%s is no address of a relay', (typed) => {
  expect(webAddress(typed)).toBeUndefined();
});
