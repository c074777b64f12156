/** The arithmetic of keeping records, tried with any days: never shorter than any rule that might hold. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addYears, dayIn, laterOf } from './calendar.ts';
import { freeFrom, type KeepingFacts, keepingOf, nextReviewDay, type RetentionRule, untilByRule } from './retention.ts';
import { startingPoints } from './starting-points.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** The days on which calendars go wrong come up often. */
const hardDay = fc.oneof(
  anyDay,
  fc.constantFrom('2004-02-29', '2000-02-29', '1996-02-28', '2003-03-01', '2099-12-31', '1900-02-28'),
);
const anyRule: fc.Arbitrary<RetentionRule> = fc.record({
  adultYears: fc.integer({ min: 0, max: 40 }),
  minorAge: fc.integer({ min: 14, max: 26 }),
  minorYears: fc.integer({ min: 0, max: 30 }),
});
const anyFacts: fc.Arbitrary<KeepingFacts> = fc
  .record({
    days: fc.tuple(hardDay, hardDay),
    birthDay: fc.option(hardDay, { nil: undefined }),
    wasAdult: fc.boolean(),
    ownUntil: fc.option(hardDay, { nil: undefined }),
    isHeld: fc.boolean(),
  })
  .map(({ days: [a, b], ...rest }) => ({ ...rest, firstDay: a < b ? a : b, lastDay: laterOf(a, b) }));
const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Europe/Madrid', 'Asia/Kathmandu', 'UTC'];

describe('years added to days', () => {
  test('a leap day goes on to 1 March where there is none', () => {
    expect(addYears('2004-02-29', 18)).toBe('2022-03-01');
    expect(addYears('2004-02-29', 20)).toBe('2024-02-29');
    expect(addYears('2004-02-29', 96)).toBe('2100-03-01');
    expect(addYears('2023-02-28', 1)).toBe('2024-02-28');
    expect(addYears('9990-05-05', 20)).toBe('9999-12-31');
  });

  test('are real days, as many years on, and keep their order', () => {
    fc.assert(
      fc.property(hardDay, hardDay, fc.integer({ min: 0, max: 80 }), (a, b, years) => {
        const moved = addYears(a, years);
        expect(addDays(moved, 0)).toBe(moved);
        expect(Number(moved.slice(0, 4)) - Number(a.slice(0, 4))).toBe(years);
        if (a <= b) expect(moved <= addYears(b, years)).toBe(true);
      }),
    );
  });

  test('the day of a moment is, in each time zone, that of UTC or the one beside it', () => {
    expect(dayIn('America/New_York', Date.parse('2024-03-01T03:00:00Z'))).toBe('2024-02-29');
    expect(dayIn('Europe/Madrid', Date.parse('2024-02-29T23:30:00Z'))).toBe('2024-03-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(...zones), (at, zone) => {
        const inUtc = new Date(at).toISOString().slice(0, 10);
        expect([addDays(inUtc, -1), inUtc, addDays(inUtc, 1)]).toContain(dayIn(zone, at));
      }),
    );
  });
});

describe('how long a record is kept', () => {
  test('attacks 49: never less than the years after the last contact, nor than the years after the age of a minor', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (rule, facts) => {
        const { until } = untilByRule(rule, facts);
        expect(until >= addYears(facts.lastDay, rule.adultYears)).toBe(true);
        if (facts.birthDay !== undefined && !facts.wasAdult)
          expect(until >= addYears(addYears(facts.birthDay, rule.minorAge), rule.minorYears)).toBe(true);
      }),
    );
  });

  test('without a birth date it is as long as it could be for anyone seen that day', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, hardDay, (rule, facts, birthDay) => {
        fc.pre(birthDay <= facts.firstDay);
        const unknown = untilByRule(rule, { ...facts, birthDay: undefined, wasAdult: false });
        expect(unknown.until >= untilByRule(rule, { ...facts, birthDay }).until).toBe(true);
      }),
    );
  });

  test('a later contact never makes it shorter', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, hardDay, (rule, facts, day) => {
        const later = { ...facts, lastDay: laterOf(facts.lastDay, day) };
        expect(untilByRule(rule, later).until >= untilByRule(rule, facts).until).toBe(true);
      }),
    );
  });

  test('an own day lengthens and never shortens', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, hardDay, (rule, facts, today) => {
        const with_ = keepingOf(rule, facts, today).until ?? '';
        const without = keepingOf(rule, { ...facts, ownUntil: undefined }, today).until ?? '';
        expect(with_).toBe(laterOf(without, facts.ownUntil ?? ''));
      }),
    );
  });

  test('attacks 49: a legal hold keeps it on every day, and without a rule nothing is ever over', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, hardDay, (rule, facts, today) => {
        expect(keepingOf(rule, { ...facts, isHeld: true }, today).state).toBe('held');
        expect(keepingOf(undefined, facts, today).state).not.toBe('over');
      }),
    );
  });

  test('it is over from the day after, and not on the last day itself', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (rule, given) => {
        const facts = { ...given, isHeld: false };
        const { until = '' } = keepingOf(rule, facts, '2026-11-22');
        expect(keepingOf(rule, facts, until).state).toBe('kept');
        expect(keepingOf(rule, facts, freeFrom(until)).state).toBe('over');
      }),
    );
  });

  test('says why', () => {
    const rule = { adultYears: 7, minorAge: 18, minorYears: 7 };
    const facts = {
      firstDay: '2020-01-10',
      lastDay: '2021-05-04',
      wasAdult: false,
      ownUntil: undefined,
      isHeld: false,
    };
    const because = (birthDay: string | undefined, more: Partial<KeepingFacts> = {}) =>
      keepingOf(rule, { ...facts, birthDay, ...more }, '2026-11-22');
    expect(because('1980-06-01')).toEqual({ state: 'kept', until: '2028-05-04', because: 'last-contact' });
    expect(because('2008-02-29')).toEqual({ state: 'kept', until: '2033-03-01', because: 'age' });
    expect(because(undefined)).toEqual({ state: 'kept', until: '2045-01-10', because: 'age-unknown' });
    expect(because(undefined, { wasAdult: true })).toEqual({
      state: 'kept',
      until: '2028-05-04',
      because: 'last-contact',
    });
    expect(because('1980-06-01', { ownUntil: '2031-01-01' })).toEqual({
      state: 'kept',
      until: '2031-01-01',
      because: 'own',
    });
  });

  test('the review comes once a year, from the first rule on', () => {
    expect(nextReviewDay(undefined, undefined)).toBeUndefined();
    expect(nextReviewDay(undefined, '2024-02-29')).toBe('2025-03-01');
    expect(nextReviewDay('2026-01-05', '2024-02-29')).toBe('2027-01-05');
  });

  test('every starting point has the day for which it is given', () => {
    expect(new Set(startingPoints.map(({ id }) => id)).size).toBe(startingPoints.length);
    for (const { asOf } of startingPoints) expect(addDays(asOf, 0)).toBe(asOf);
  });
});
