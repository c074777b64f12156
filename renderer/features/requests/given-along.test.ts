/** What a request says of what leaves because of it. */
import { expect, test } from 'vitest';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { paperNames, papersOf, releaseWords } from './given-along.ts';
import { requestFormOf } from './request-form.ts';

const asked = { ...requestFormOf(undefined, '2026-03-03', 'en'), asker: 'County court' };

test('the papers that go along are those that the request needs', () => {
  expect(papersOf(asked)).toEqual(['letter']);
  const all = { ...asked, hasPart2: true, consent: 'a'.repeat(32) as MessageId, right: 'gdpr-sar' as const };
  expect(papersOf(all)).toEqual(['letter', 'part2', 'consent', 'glossary']);
  expect(paperNames(asked, 'en')).toBe('Cover letter');
  expect(paperNames(all, 'es')).toContain('Carta de acompañamiento, Aviso según 42 CFR Part 2');
});

test('to whom, why and by what authority, in the language of the papers', () => {
  expect(releaseWords(asked)).toMatchObject({ recipient: 'County court' });
  expect(releaseWords(asked).reason).toMatch(/^Request of .*3 March 2026.*: /i);
  expect(releaseWords({ ...asked, letterLocale: 'es' }).reason).toMatch(/^Petición del 3 de marzo de 2026: /);
  for (const right of ['hipaa-access', 'gdpr-sar'] as const)
    expect(releaseWords({ ...asked, right }).authority.length).toBeLessThanOrEqual(200);
});
