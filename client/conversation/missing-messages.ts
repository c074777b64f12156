/** How many messages are known to exist and have not arrived (protocol.md 2.11). */
import type { HeldPayload } from '../../shared/messenger/store.ts';

/** A cell may overtake another for this long before anything is said. */
const quietMs = 30_000;

export type Missing = { readonly count: number; readonly sayAt: number };

/** Undefined when nothing is held back. `lastReceived` is the head of the received chain. */
export function missingOf(held: readonly HeldPayload[], lastReceived: number): Missing | undefined {
  const waiting = held.filter((payload) => payload.sequence > lastReceived);
  if (waiting.length === 0) return undefined;
  const highest = Math.max(...waiting.map((payload) => payload.sequence));
  const count = highest - lastReceived - waiting.length;
  const since = Math.min(...waiting.map((payload) => payload.heldAt));
  return count > 0 ? { count, sayAt: since + quietMs } : undefined;
}
