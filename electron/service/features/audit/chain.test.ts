import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ChainedEntry,
  type ChainHead,
  chainStart,
  checkEnd,
  checkEntries,
  entryMac,
  headMac,
  unchecked,
} from './chain.ts';

const key = new Uint8Array(32).fill(7);

type Plain = Pick<ChainedEntry, 'at' | 'kind' | 'subject' | 'details'>;

const plain = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('unlocked', 'locked', 'note-signed', 'backup-made'),
  subject: fc.constantFrom('', 'ab'.repeat(16), 'cd'.repeat(16)),
  details: fc.constantFrom('{}', '{"count":2}', '{"frozen":1}'),
});

function chained(entries: readonly Plain[]): { readonly entries: readonly ChainedEntry[]; readonly head: ChainHead } {
  let before: Uint8Array = chainStart;
  const all = entries.map((entry, index) => {
    const numbered = { ...entry, sequence: index + 1 };
    before = entryMac(key, before, numbered);
    return { ...numbered, mac: before };
  });
  return { entries: all, head: { sequence: all.length, mac: headMac(key, all.length, before) } };
}

function brokenAt(entries: readonly ChainedEntry[], head: ChainHead | undefined, pieces = 1): number | undefined {
  let found = unchecked;
  const size = Math.max(1, Math.ceil(entries.length / pieces));
  for (let start = 0; start < entries.length; start += size) {
    found = checkEntries(key, found, entries.slice(start, start + size));
  }
  return checkEnd(key, found, head).broken;
}

const log = fc.array(plain, { minLength: 1, maxLength: 20 });

describe('the chain of the audit log', () => {
  test('of untouched entries is whole, in however many pieces it is read', () => {
    expect(brokenAt([], undefined)).toBeUndefined();
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 8 }), (entries, pieces) => {
        const whole = chained(entries);
        expect(brokenAt(whole.entries, whole.head, pieces)).toBeUndefined();
      }),
    );
  });

  test('shows any change of any field, at the entry where it is', () => {
    const changes: readonly ((entry: ChainedEntry) => ChainedEntry)[] = [
      (entry) => ({ ...entry, at: entry.at + 1 }),
      (entry) => ({ ...entry, kind: `${entry.kind}x` }),
      (entry) => ({ ...entry, kind: '', subject: entry.kind + entry.subject }),
      (entry) => ({ ...entry, subject: `${entry.subject}0` }),
      (entry) => ({ ...entry, details: '{"count":3}' }),
      (entry) => ({ ...entry, sequence: entry.sequence + 1 }),
      (entry) => ({ ...entry, mac: entry.mac.map((byte, index) => (index === 0 ? byte ^ 1 : byte)) }),
    ];
    fc.assert(
      fc.property(log, fc.nat(), fc.constantFrom(...changes), (entries, place, change) => {
        const { entries: good, head } = chained(entries);
        const index = place % good.length;
        const changed = good.map((entry, position) => (position === index ? change(entry) : entry));
        expect(brokenAt(changed, head)).toBe(index + 1);
      }),
    );
  });

  test('shows any removal, at the beginning, in the middle and at the end', () => {
    fc.assert(
      fc.property(log, fc.nat(), fc.integer({ min: 1, max: 5 }), (entries, place, count) => {
        const { entries: good, head } = chained(entries);
        const start = place % good.length;
        const left = good.filter((_, index) => index < start || index >= start + count);
        expect(brokenAt(left, head)).toBe(start + 1);
        expect(brokenAt([], head)).toBe(1);
        expect(brokenAt(good, undefined)).toBe(good.length + 1);
      }),
    );
  });

  test('shows any other order, with the numbers changed along or not, and entries put in between', () => {
    fc.assert(
      fc.property(fc.array(plain, { minLength: 2, maxLength: 20 }), fc.nat(), fc.nat(), (entries, a, b) => {
        const { entries: good, head } = chained(entries.map((entry, index) => ({ ...entry, at: index })));
        const first = a % good.length;
        const second = b % good.length;
        fc.pre(first !== second);
        const swapped = good.map(
          (entry, index) => good[index === first ? second : index === second ? first : index] ?? entry,
        );
        expect(brokenAt(swapped, head)).toBeDefined();
        const renumbered = swapped.map((entry, index) => ({ ...entry, sequence: index + 1 }));
        expect(brokenAt(renumbered, head)).toBe(Math.min(first, second) + 1);
        const doubled = good.flatMap((entry, index) => (index === first ? [entry, entry] : [entry]));
        expect(brokenAt(doubled, head)).toBeDefined();
      }),
    );
  });

  test('is nothing to who has another key', () => {
    const { entries, head } = chained([{ at: 1, kind: 'unlocked', subject: '', details: '{}' }]);
    const other = new Uint8Array(32);
    expect(checkEnd(other, checkEntries(other, unchecked, entries), head).broken).toBe(1);
  });
});
