/** Takes everything off this device, after a goodbye to every conversation that is still open (protocol.md 2.16). */
import type { Desk } from '../engine/desk.ts';

/** The messenger waits ten seconds for its goodbyes; this is for whatever else may hang. */
const patienceMs = 12_000;

/** Whether the relay has taken the goodbye of each. Nothing is a reason to stop: what cannot be told is erased all the same. */
export async function sayGoodbyes({ store, messenger }: Pick<Desk, 'store' | 'messenger'>): Promise<boolean> {
  const sessions = await store.sessions();
  const live = sessions.filter(({ phase }) => phase !== 'ended');
  const told = live.map(async ({ conversationId, phase }) => {
    const outcome = await messenger.end(conversationId).catch(() => undefined);
    // Whoever was never let in has nobody to take leave of.
    return phase === 'awaiting-welcome' || (outcome?.kind === 'ended' && outcome.isTold);
  });
  return (await within(patienceMs, Promise.all(told)))?.every((isTold) => isTold) ?? false;
}

function within<Value>(waitMs: number, value: Promise<Value>): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), waitMs);
    value.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
