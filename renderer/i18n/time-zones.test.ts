import { expect, test } from 'vitest';
import { timeZoneNames } from './time-zones.ts';

test('the own time zone and UTC are offered first and once', () => {
  expect(timeZoneNames('Europe/Madrid', ['Africa/Cairo', 'Europe/Madrid'])).toEqual([
    'Europe/Madrid',
    'UTC',
    'Africa/Cairo',
  ]);
});
