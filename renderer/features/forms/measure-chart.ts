/** Where a measure's points stand in its chart: time to the right, score upwards, all in the units of the drawing. */
import type { Output } from '../../../shared/contract/index.ts';

type Measure = Output<'forms.measures'>[number];

export type ChartPoint = { readonly x: number; readonly y: number; readonly at: number; readonly total: number };

const width = 360;
const height = 180;
const left = 28;
const inset = { top: 22, right: 16, bottom: 28, left: 16 };

/** Whole scores only, and none that the client took back. */
export function chartOf({ of, points }: Pick<Measure, 'of' | 'points'>) {
  const known = points.flatMap(({ at, total, isWithdrawn }) =>
    total === undefined || isWithdrawn ? [] : [{ at, total }],
  );
  const from = known[0]?.at ?? 0;
  const span = (known.at(-1)?.at ?? 0) - from;
  const y = (score: number) => height - inset.bottom - (score / of) * (height - inset.top - inset.bottom);
  const innerLeft = left + inset.left;
  const innerWidth = width - inset.right - innerLeft;
  return {
    width,
    height,
    left,
    lines: [0, of / 3, (2 * of) / 3, of].map((score) => ({ score: Math.round(score), y: y(score) })),
    points: known.map(({ at, total }): ChartPoint => {
      const along = span === 0 ? 0.5 : (at - from) / span;
      return { at, total, x: innerLeft + along * innerWidth, y: y(total) };
    }),
  };
}
