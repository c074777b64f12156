/** What is picked by hand from a client's file: taking one entry out of many, or putting one in. */
import type { LeaveReason } from '../../../shared/domain/release.ts';
import type { Release } from './export-form.ts';

/** Only what the hand alone decides: a mark, the days and the kinds are changed where they are set. */
export function isPickable(why: LeaveReason | undefined): boolean {
  return why === undefined || why === 'by-hand';
}

export function withItem({ kind, ids }: Release['picked'], id: string, isIn: boolean): Release['picked'] {
  const others = ids.filter((other) => other !== id);
  const isNamed = kind === 'only' ? isIn : !isIn;
  return { kind, ids: isNamed ? [...others, id] : others };
}

/** For psychotherapy notes, of which each is released by itself. */
export function withReleased<Id extends string>(released: readonly Id[], id: Id, isIn: boolean): Id[] {
  return [...released.filter((other) => other !== id), ...(isIn ? [id] : [])];
}
