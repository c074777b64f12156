import { expect, test } from 'vitest';
import { noCounts } from '../../electron/service/testing/releases.ts';
import { moreCounts } from './ReleaseFacts.tsx';

test('page one counts safety plans beside the other forms', () => {
  const counts = { ...noCounts, ...{ forms: 4, expectedForms: 4, safetyPlans: 2, expectedSafetyPlans: 3 } };
  expect(moreCounts(counts, 'en')).toEqual(['Forms and answers: 4 of 4', 'Safety plans: 2 of 3']);
  expect(moreCounts(counts, 'es')[1]).toBe('Planes de seguridad: 2 de 3');
});
