/** What is given away: each item is in or out for one reason, and psychotherapy notes are never in by themselves. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  startCounting,
  audiences,
  createSelection,
  type ReleaseChoice,
  type ReleaseItem,
  releaseParts,
  usualParts,
} from './release.ts';

const itemParts = [...releaseParts.filter((part) => part !== 'attachments'), 'psychotherapy-notes'] as const;
const anItem: fc.Arbitrary<ReleaseItem> = fc.record({
  id: fc.integer({ min: 0, max: 40 }).map(String),
  part: fc.constantFrom(...itemParts),
  at: fc.nat(),
  isInRange: fc.boolean(),
  isMarked: fc.boolean(),
  isSaved: fc.boolean(),
  hasFile: fc.boolean(),
});
const items = fc.uniqueArray(anItem, { selector: ({ id }) => id });
const ids = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String));
const choices: fc.Arbitrary<ReleaseChoice> = fc.record({
  parts: fc.subarray([...releaseParts]),
  picked: fc.record({ kind: fc.constantFrom('all-but', 'only'), ids }),
  psychotherapyNotes: ids,
});

describe('a release', () => {
  test('counts each item once: what is in and what is out is all there is', () => {
    fc.assert(
      fc.property(items, choices, (all, choice) => {
        const counting = startCounting(choice);
        for (const item of all) counting.add(item);
        const counted = counting.counts();
        const sum = counted
          .flatMap(({ included, leftOut }) => [included, ...Object.values(leftOut)])
          .reduce((total, count) => total + count, 0);
        expect(sum).toBe(all.length + all.filter(({ hasFile }) => hasFile).length);
        const reasonOf = createSelection(choice);
        const chosen = all.filter((item) => reasonOf(item) === undefined);
        const included = counted.filter(({ part }) => part !== 'attachments');
        expect(included.reduce((total, count) => total + count.included, 0)).toBe(chosen.length);
      }),
    );
  });

  test('gives no psychotherapy note that was not named by itself, for whomever it is', () => {
    fc.assert(
      fc.property(items, choices, fc.constantFrom(...audiences), (all, choice, audience) => {
        const reasonOf = createSelection({ ...choice, parts: usualParts(audience) });
        for (const item of all)
          if (item.part === 'psychotherapy-notes' && !choice.psychotherapyNotes.includes(item.id))
            expect(reasonOf(item)).not.toBeUndefined();
      }),
    );
  });

  test('gives safety plans to whoever goes on with the treatment or may have everything, and not to an insurer', () => {
    const given = audiences.filter((audience) => usualParts(audience).includes('safety-plans'));
    expect(given).toEqual(['client', 'clinic', 'court', 'own']);
  });

  test('gives nothing that was set apart, was not saved, or stands outside the days', () => {
    fc.assert(
      fc.property(items, choices, (all, choice) => {
        const reasonOf = createSelection(choice);
        for (const item of all)
          if (item.isMarked || !item.isSaved || !item.isInRange) expect(reasonOf(item)).not.toBeUndefined();
      }),
    );
  });

  test('gives what was picked by hand and nothing else, or all but it', () => {
    const item = (id: string): ReleaseItem => ({
      ...{ id, part: 'messages', at: 0, isInRange: true, isMarked: false, isSaved: true, hasFile: false },
    });
    const given = (kind: 'all-but' | 'only') =>
      ['1', '2'].filter(
        (id) =>
          createSelection({ parts: ['messages'], picked: { kind, ids: ['1'] }, psychotherapyNotes: [] })(item(id)) ===
          undefined,
      );
    expect([given('only'), given('all-but')]).toEqual([['1'], ['2']]);
  });
});
