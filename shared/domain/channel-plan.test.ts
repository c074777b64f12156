import { describe, expect, test } from 'vitest';
import { type ChannelPlan, fallbackOf, isFallbackDue, isReviewDue, planFacts } from './channel-plan.ts';

const plan: ChannelPlan = {
  fit: {},
  language: '',
  channel: 'app',
  alternative: 'phone',
  alternativeDetail: '',
  people: '',
  times: '',
  numbers: '',
  voicemail: '',
  locale: 'en',
};
const day = 86_400_000;
const quiet = { unreadSince: undefined, lastContactAt: undefined, waitUntil: undefined };

describe('the agreed alternative', () => {
  test('stands as it is on a private way', () => {
    expect(fallbackOf(plan)).toEqual({ way: 'phone' });
    expect(fallbackOf({ ...plan, alternative: 'none' })).toBeUndefined();
  });

  test('needs a signature that was not taken back on a way that is not private', () => {
    const email = { ...plan, alternative: 'email' } as const;
    const signature = { how: 'paper', name: 'Ana', day: '2026-01-05' } as const;
    expect(fallbackOf(email)).toEqual({ way: 'email', hindrance: 'not-signed' });
    expect(fallbackOf({ ...email, consent: { scope: 'times', signature } })).toEqual({ way: 'email' });
    const withdrawn = { scope: 'times', signature, withdrawnDay: '2026-02-01' };
    expect(fallbackOf({ ...email, consent: withdrawn })).toEqual({ way: 'email', hindrance: 'withdrawn' });
  });
});

describe('silence', () => {
  test('calls for the fallback after that many whole days, and not a moment before', () => {
    const silence = { ...quiet, unreadSince: 1000 };
    expect(isFallbackDue(silence, 3, 1000 + 3 * day - 1)).toBe(false);
    expect(isFallbackDue(silence, 3, 1000 + 3 * day)).toBe(true);
    expect(isFallbackDue(quiet, 3, 1000 + 30 * day)).toBe(false);
  });

  test('counts anew from the last contact, and not before the day that was waited for', () => {
    const silence = { ...quiet, unreadSince: 0 };
    expect(isFallbackDue({ ...silence, lastContactAt: 2 * day }, 3, 4 * day)).toBe(false);
    expect(isFallbackDue({ ...silence, lastContactAt: 2 * day }, 3, 5 * day)).toBe(true);
    expect(isFallbackDue({ ...silence, waitUntil: 6 * day }, 3, 5 * day)).toBe(false);
    expect(isFallbackDue({ ...silence, waitUntil: 6 * day }, 3, 6 * day)).toBe(true);
  });
});

test('a review is due from its day on', () => {
  expect(isReviewDue({ ...plan, reviewDay: '2026-03-03' }, '2026-03-02')).toBe(false);
  expect(isReviewDue({ ...plan, reviewDay: '2026-03-03' }, '2026-03-03')).toBe(true);
  expect(isReviewDue(plan, '2026-03-03')).toBe(false);
});

test('a printed plan has a line for what was said and none for what was left empty', () => {
  expect(planFacts(plan).map(({ name }) => name)).toEqual(['channel', 'alternative']);
  const names = planFacts({ ...plan, fit: { risk: 'yes' }, request: { day: '2026-01-05', wishes: 'By letter' } });
  expect(names.map(({ name }) => name)).toEqual(['channel', 'alternative', 'requestDay', 'wishes', 'risk']);
});
