import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DatedBackup, superseded } from './rotation.ts';

const dayMs = 86_400_000;
const start = Date.UTC(2026, 0, 1, 9);

/** As it goes: one more each day, and after each the rotation. */
function afterDays(days: number): readonly DatedBackup[] {
  let kept: readonly DatedBackup[] = [];
  for (let day = 0; day < days; day += 1) {
    kept = [...kept, { name: `day ${String(day)}`, createdAt: start + day * dayMs }];
    const gone = new Set(superseded(kept));
    kept = kept.filter(({ name }) => !gone.has(name));
  }
  return kept;
}

test('after two years of days there are the last 7 days, 5 weeks and 12 months, and no more', () => {
  const kept = afterDays(730).map(({ createdAt }) => Math.round((createdAt - start) / dayMs));
  expect(kept.slice(-7)).toEqual([723, 724, 725, 726, 727, 728, 729]);
  const ages = kept.map((day) => 729 - day);
  expect(ages.filter((age) => age >= 7 && age <= 35).length).toBeGreaterThanOrEqual(3);
  expect(Math.max(...ages)).toBeGreaterThan(330);
  expect(kept.length).toBeGreaterThanOrEqual(7 + 3 + 10);
  expect(kept.length).toBeLessThanOrEqual(7 + 5 + 12);
});

test('whatever there is, the newest stays, no more than 24 stay, and what stays would stay again', () => {
  const backups = fc.uniqueArray(fc.record({ name: fc.uuid(), createdAt: fc.integer({ min: 0, max: 4e12 }) }), {
    selector: ({ name }) => name,
    maxLength: 80,
  });
  fc.assert(
    fc.property(backups, (all) => {
      const gone = new Set(superseded(all));
      const kept = all.filter(({ name }) => !gone.has(name));
      const newest = Math.max(...all.map(({ createdAt }) => createdAt));
      expect(kept.length).toBeLessThanOrEqual(24);
      if (all.length > 0) expect(kept.some(({ createdAt }) => createdAt === newest)).toBe(true);
      expect(superseded(kept)).toEqual([]);
    }),
  );
});

test('several on one day leave the newest of it', () => {
  const morning = { name: 'morning', createdAt: start };
  const noon = { name: 'noon', createdAt: start + dayMs / 8 };
  expect(superseded([noon, morning])).toEqual(['morning']);
});
