/** How many messages are known to exist and have not arrived, and whether they were asked for again (protocol.md 2.11). */
import type { HeldPayload, Session } from '../../shared/messenger/store.ts';

/** A cell may overtake another for this long before anything is said. */
const quietMs = 30_000;

export type Missing = { readonly count: number; readonly sayAt: number; readonly isAskedFor: boolean };

/** Undefined when nothing is missing. */
export function missingOf(
  { gap, received }: Pick<Session, 'gap' | 'received'>,
  held: readonly Pick<HeldPayload, 'sequence'>[],
): Missing | undefined {
  if (gap === undefined) return undefined;
  const waiting = held.filter(({ sequence }) => sequence > received.sequence && sequence <= gap.upTo);
  const count = gap.upTo - received.sequence - waiting.length;
  return count > 0 ? { count, sayAt: gap.since + quietMs, isAskedFor: gap.asks > 0 } : undefined;
}
