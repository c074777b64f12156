import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemRandom } from '../../shared/crypto/random.ts';
import { createLog } from './log.ts';
import { temporaryFolder } from './testing/folders.ts';
import { testClock } from './testing/vaults.ts';

test('an entry holds the event and its closed fields, and an error without its message', () => {
  const folder = temporaryFolder();
  const log = createLog(join(folder, 'logs'), testClock(0), systemRandom);
  const incident = log.incident(new RangeError('Amira wrote: help'), 'clients.list');
  const [line = ''] = readFileSync(join(folder, 'logs', 'service.log'), 'utf8').split('\n');
  expect(JSON.parse(line)).toMatchObject({
    at: '1970-01-01T00:00:00.000Z',
    event: 'fault',
    incident,
    method: 'clients.list',
    error: 'RangeError',
  });
  expect(line).not.toContain('Amira');
  expect(line).not.toContain(import.meta.dirname);
  expect(line).toContain('log.test.ts');
  expect(statSync(join(folder, 'logs', 'service.log')).mode & 0o077).toBe(0);
});

test('a message whose lines look like a stack leaves nothing of itself', () => {
  const folder = temporaryFolder();
  const log = createLog(folder, testClock(0), systemRandom);
  log.incident(new Error('It says\n    at home with Amira (Hazel Street:1:2)'));
  const line = readFileSync(join(folder, 'service.log'), 'utf8');
  expect(line).not.toContain('Amira');
  expect(line).not.toContain('Hazel');
  expect(line).toContain('log.test.ts');
});

test('the file stays small: it moves aside once, and the one before goes', () => {
  const folder = temporaryFolder();
  const log = createLog(folder, testClock(), systemRandom);
  for (let index = 0; index < 9000; index += 1) log.write('started');
  expect(existsSync(join(folder, 'service.1.log'))).toBe(true);
  expect(statSync(join(folder, 'service.log')).size).toBeLessThan(300_000);
  expect(statSync(join(folder, 'service.1.log')).size).toBeLessThan(300_000);
});

test('a log that cannot be written stops nothing', () => {
  const folder = temporaryFolder();
  const log = createLog(join(folder, 'a\0b'), testClock(), systemRandom);
  expect(log.incident(new Error('x'))).toMatch(/^[0-9a-f]{12}$/);
});
