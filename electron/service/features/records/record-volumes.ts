/** A long record is printed in volumes: laying out is the one thing that needs a whole document in memory. */
import type { ComposedRecord } from './composed-record.ts';

/** Lines `from` to `to`, both included. */
export type Volume = { readonly number: number; readonly of: number; readonly from: number; readonly to: number };

export type VolumeLimits = { readonly lines: number; readonly characters: number };

/** Measured: laying out so many takes Chromium some hundred megabytes. */
const standardLimits: VolumeLimits = { lines: 10_000, characters: 12 << 20 };

/** Of about the same length, as few as may be, and ending where pages of the record end; there is always one, also of nothing. */
export function volumesOf(
  { total, pageEnds }: Pick<ComposedRecord, 'total' | 'pageEnds'>,
  limits = standardLimits,
): readonly Volume[] {
  const fewest = endsOf(pageEnds, limits, limits.lines).length + 1;
  const ends = [...endsOf(pageEnds, limits, total / fewest), total];
  return ends.map((to, index) => ({ number: index + 1, of: ends.length, from: (ends[index - 1] ?? 0) + 1, to }));
}

/** The last lines of all volumes but the last, each of which ends within its limits once it has `enough` lines. */
function endsOf(pageEnds: ComposedRecord['pageEnds'], limits: VolumeLimits, enough: number): readonly number[] {
  const ends: number[] = [];
  let from = 1;
  let before = 0;
  let characters = 0;
  for (const page of pageEnds) {
    const isOver = page.last - from + 1 > limits.lines || characters + page.characters > limits.characters;
    if (before >= from && (isOver || before - from + 1 >= enough)) {
      ends.push(before);
      from = before + 1;
      characters = 0;
    }
    before = page.last;
    characters += page.characters;
  }
  return ends;
}
