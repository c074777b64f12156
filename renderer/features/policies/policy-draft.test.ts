/** Drafts change without a trace of what was, and nobody is asked who has answered. */
import { describe, expect, test } from 'vitest';
import type { ClientId, MessageId, Timestamp } from '../../../shared/domain/ids.ts';
import { usualPolicy } from '../../../shared/domain/policies/policy.ts';
import { onlyInOne, whoToAsk, withClause, withLanguage, withSection, withValue } from './policy-draft.ts';

const usual = usualPolicy('');

describe('a draft', () => {
  test('takes a clause out and puts it in again', () => {
    const out = withClause(usual, 'fees', undefined);
    expect('fees' in out.chosen).toBe(false);
    expect(withClause(out, 'fees', 'time').chosen.fees).toBe('time');
  });

  test('fills in words for one language, and numbers for all', () => {
    const filled = withValue(withValue(usual, 'es', 'rate', '20 €'), 'es', 'minutes', '15');
    expect(filled.own.es.values.rate).toBe('20 €');
    expect(filled.own.en.values.rate).toBeUndefined();
    expect(filled.values.minutes).toBe('15');
  });

  test('keeps one language, and says what stands in one only', () => {
    const english = withLanguage(usual, 'es', false);
    expect(english.locales).toEqual(['en']);
    expect(withLanguage(english, 'en', false)).toBe(english);
    const words = withSection(usual, 'en', 'fees', 'Forms cost nothing.');
    expect(onlyInOne(words)).toEqual(['fees']);
    expect(onlyInOne(withLanguage(words, 'es', false))).toEqual([]);
  });
});

test('who is asked: all who have not answered the words in force; who said no only by choice', () => {
  const answer = { version: 1, at: 0 as Timestamp, messageId: '00' as MessageId };
  const consents = [
    ['new', { kind: 'not-asked' }],
    ['current', { kind: 'signed', ...answer, isCurrent: true }],
    ['older', { kind: 'signed', ...answer, isCurrent: false }],
    ['asked again', { kind: 'signed', ...answer, isCurrent: false, askedFor: 2 }],
    ['waiting', { kind: 'asked', version: 2, at: answer.at, isCurrent: true }],
    ['waiting for older', { kind: 'asked', version: 1, at: answer.at, isCurrent: false }],
    ['no', { kind: 'refused', ...answer, isCurrent: false }],
  ] as const;
  const asked = whoToAsk(
    consents.map(([name, consent]) => ({ clientId: name as ClientId, name, isArchived: false, consent })),
  );
  expect(asked.map(({ of, isUsual }) => [of.name, isUsual])).toEqual([
    ['new', true],
    ['older', true],
    ['waiting for older', true],
    ['no', false],
  ]);
});
