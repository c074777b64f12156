/** A drawn signature as the path of an SVG, the same on a screen and on paper. */
import type { Point } from './answers.ts';

/** One stroke; a single tap becomes a dot. */
export function strokePath(stroke: readonly Point[]): string {
  const [first, ...rest] = stroke;
  if (first === undefined) return '';
  const [x, y] = first;
  const start = `M${String(x)} ${String(y)}`;
  if (rest.length === 0) return `${start}h0.1`;
  return `${start}L${rest.map((point) => point.join(' ')).join(' ')}`;
}
