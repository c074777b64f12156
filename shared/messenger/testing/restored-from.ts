/** An end that goes on over an older copy of its store, as the service marks that one at its start after a restore. */
import { wantRekey } from '../rekeying.ts';
import type { Change } from '../store.ts';
import type { MemoryStore } from './memory-store.ts';
import { createEnd, type End, seededRandom, type TwoEnds } from './two-ends.ts';

export async function restoredFrom(
  { clock, relay }: TwoEnds,
  former: End,
  copy: MemoryStore,
  seed = former.role === 'client' ? 4_711 : 4_712,
): Promise<End> {
  await former.messenger().stop();
  const [sessions, outbox] = [await copy.sessions(), await copy.outbox()];
  await copy.commit([
    ...sessions.map((session): Change => ({ kind: 'put-session', session: wantRekey(session, 'restored') })),
    ...outbox.map(({ cellId }): Change => ({ kind: 'delete-outbox', cellId })),
  ]);
  const next = createEnd(former.role, clock, relay, seededRandom(seed), {}, copy);
  await next.messenger().start();
  return next;
}
