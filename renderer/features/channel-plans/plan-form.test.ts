import { expect, test } from 'vitest';
import { filledPlan, needsConsent, planFormOf } from './plan-form.ts';

const empty = planFormOf(undefined, '2026-03-03', 'es');

test('an empty plan is a plan: writing here, nothing else agreed', () => {
  const filled = filledPlan(empty);
  expect(filled).toEqual({
    kind: 'ready',
    plan: {
      fit: {},
      language: '',
      channel: 'app',
      alternative: 'none',
      alternativeDetail: '',
      people: '',
      times: '',
      numbers: '',
      voicemail: '',
      locale: 'es',
    },
  });
});

test('what was kept is filled in again as it was', () => {
  const filled = filledPlan({
    ...empty,
    fit: { ...empty.fit, risk: 'yes', suits: 'unsure' },
    alternative: 'sms',
    scope: 'times',
    signature: 'paper',
    signedName: ' Ana ',
    isWithdrawn: true,
    isRequested: true,
    wishes: 'at work',
    unreadDays: '4',
    reviewDay: '2026-09-01',
  });
  if (filled.kind !== 'ready') throw new Error(filled.kind);
  expect(filled.plan).toMatchObject({
    fit: { risk: 'yes', suits: 'unsure' },
    consent: { signature: { how: 'paper', name: 'Ana', day: '2026-03-03' }, withdrawnDay: '2026-03-03' },
    request: { day: '2026-03-03', wishes: 'at work' },
    unreadDays: 4,
  });
  expect(filledPlan(planFormOf(filled.plan, '2027-01-01', 'en'))).toEqual(filled);
});

test('says what is missing, and asks for consent only where it is needed', () => {
  expect(filledPlan({ ...empty, alternative: 'email', signature: 'typed', signedDay: '', unreadDays: '0' })).toEqual({
    kind: 'incomplete',
    needed: ['unreadDays', 'signedName', 'signedDay'],
  });
  expect(needsConsent(empty)).toBe(false);
  expect(needsConsent({ ...empty, alternative: 'email' })).toBe(true);
  expect(needsConsent({ ...empty, alternative: 'phone', scope: 'times' })).toBe(true);
});
