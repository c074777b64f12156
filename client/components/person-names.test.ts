import { expect, test } from 'vitest';
import { nameOf, practiceOf } from './person-names.ts';

test('attacks 46: a name cannot disturb the sentence around it, and there is always one', () => {
  expect(nameOf({ name: '\u202EtsiparehT\u202C\n Dr.\u200B Who' })).toBe('tsiparehT Dr. Who');
  expect(nameOf({ name: '\u200B \u202E', practiceName: 'Linden' })).toBe('Linden');
  expect(nameOf({ name: '' })).toBe('·');
  expect(practiceOf({ name: 'Linden', practiceName: ' Linden ' })).toBeUndefined();
  expect(practiceOf({ name: 'Amara', practiceName: 'Linden' })).toBe('Linden');
});
