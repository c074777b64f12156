import { expect, test } from 'vitest';
import { startingPoints } from '../../../shared/domain/retention/starting-points.ts';
import { emptyRule, filledRule, formOfStart } from './rule-form.ts';

test('an empty rule says what is missing', () => {
  expect(filledRule(emptyRule('2026-11-22'))).toEqual({
    kind: 'incomplete',
    needed: ['name', 'adultYears', 'minorYears', 'source'],
  });
});

test.each(startingPoints.map((start) => [start.id, start] as const))('%s is whole as it stands', (_id, start) => {
  const filled = filledRule(formOfStart(start, { name: 'Name', source: 'Source' }));
  expect(filled).toMatchObject({ kind: 'ready', rule: { adultYears: start.adultYears, sourceDay: start.asOf } });
});

test.each(['', '-1', '7.5', '101', 'seven'])('“%s” is no number of years', (adultYears) => {
  const form = { ...emptyRule('2026-11-22'), name: 'A', minorYears: '7', source: 'B', adultYears };
  expect(filledRule(form)).toEqual({ kind: 'incomplete', needed: ['adultYears'] });
});
