/** Sets of sequence numbers as few inclusive ranges: what receipts carry (protocol.md 2.10). */
import type { Range } from './store.ts';

/** Sorted and joined where they touch. */
export function addRange(ranges: readonly Range[], added: Range): readonly Range[] {
  const joined: Range[] = [];
  for (const range of [...ranges, added].sort(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last !== undefined && range[0] <= last[1] + 1) joined.splice(-1, 1, [last[0], Math.max(last[1], range[1])]);
    else joined.push(range);
  }
  return joined;
}

/** What of `ranges` lies within `limit`; ranges that are none (from above to, below 1, fractions) are left out. */
export function clipRanges(ranges: readonly Range[], limit: Range): readonly Range[] {
  return ranges.flatMap(([from, to]): readonly Range[] => {
    const clipped: Range = [Math.max(from, limit[0]), Math.min(to, limit[1])];
    return Number.isSafeInteger(from) && Number.isSafeInteger(to) && clipped[0] <= clipped[1] ? [clipped] : [];
  });
}
