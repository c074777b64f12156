import { expect, test } from 'vitest';
import { clientId } from '../../../shared/contract/shapes.ts';
import { formatsOf, neededAt, requestFormOf, savedRequest, stepAfter } from './request-form.ts';

const empty = requestFormOf(undefined, '2026-11-22', 'en');
const filled = { ...empty, clientId: clientId.parse('0'.repeat(32)), asker: 'Ana', wanted: 'Everything' };

test('each step asks for what it needs', () => {
  expect(neededAt('who', empty)).toEqual(['clientId', 'asker']);
  expect(neededAt('clock', { ...empty, receivedDay: '', isExtended: true })).toEqual(['receivedDay', 'extensionWhy']);
  expect(neededAt('what', empty)).toEqual(['wanted']);
  for (const step of ['who', 'clock', 'what', 'papers', 'release'] as const) expect(neededAt(step, filled)).toEqual([]);
});

test('an extension that the right does not know is not kept', () => {
  const subpoena = { ...filled, right: 'subpoena' as const, isExtended: true, extensionWhy: 'Illness', givenDay: '' };
  expect(savedRequest(subpoena, 'what')).toMatchObject({ isExtended: false, extensionWhy: '', step: 'what' });
  expect(savedRequest(subpoena, 'what')).not.toHaveProperty('givenDay');
  expect(savedRequest({ ...subpoena, right: 'gdpr-sar' }, 'what')).toMatchObject({ isExtended: true });
});

test('steps follow each other and end at both ends', () => {
  expect(stepAfter('who', -1)).toBe('who');
  expect(stepAfter('who', 1)).toBe('clock');
  expect(stepAfter('release', 1)).toBe('release');
  expect(formatsOf('paper')).toEqual(['pdf']);
  expect(formatsOf('zip')).toEqual(['zip']);
});
