/**
 * One writer where the browser has no Web Locks (a page that was not opened over HTTPS): a lease in the device
 * store that has to be renewed. Every commit checks the lease in its own transaction, so that a tab which the
 * browser had frozen, and which wakes after another took over, cannot write.
 */
import type { Clock } from '../../shared/language/clock.ts';
import type { Commit } from '../device-store/apply-change.ts';
import type { DeviceIdb, LeaseRow } from '../device-store/schema.ts';
import type { Leadership } from './leadership.ts';

const validForMs = 8_000;
const renewEveryMs = 2_000;

/** Whether `holder` may take or keep the place that `lease` describes. */
export function canTake(lease: LeaseRow | undefined, holder: string, nowMs: number): boolean {
  return lease === undefined || lease.holder === holder || lease.untilMs <= nowMs;
}

/** The returned function gives the place up. */
export function leadByLease(
  database: DeviceIdb,
  holder: string,
  clock: Clock,
  onChange: (leadership: Leadership) => void,
): () => void {
  let last: Leadership | undefined;
  let isStopped = false;
  let cancelTimer: (() => void) | undefined;

  const round = async () => {
    const now = await takeLease(database, holder, clock.now());
    if (isStopped) return;
    if (now !== last) onChange(now);
    last = now;
    cancelTimer = clock.after(renewEveryMs, run);
  };
  const run = () => {
    round().catch(() => {
      // The store is gone; whoever opened it has been told so.
    });
  };
  run();

  return () => {
    isStopped = true;
    cancelTimer?.();
    giveUp(database, holder).catch(() => {
      // It runs out by itself.
    });
  };
}

async function takeLease(database: DeviceIdb, holder: string, nowMs: number): Promise<Leadership> {
  const transaction = database.transaction('lease', 'readwrite');
  const isFree = canTake(await transaction.store.get('writer'), holder, nowMs);
  if (isFree) await transaction.store.put({ name: 'writer', holder, untilMs: nowMs + validForMs });
  await transaction.done;
  return isFree ? 'leading' : 'elsewhere';
}

async function giveUp(database: DeviceIdb, holder: string): Promise<void> {
  const transaction = database.transaction('lease', 'readwrite');
  if ((await transaction.store.get('writer'))?.holder === holder) await transaction.store.delete('writer');
  await transaction.done;
}

/** For the store's commits: throws where the lease is no longer this tab's. */
export function checkedByLease(holder: string): (commit: Commit) => Promise<void> {
  return async (commit) => {
    if ((await commit.objectStore('lease').get('writer'))?.holder !== holder) {
      throw new Error('Another tab has become the writer.');
    }
  };
}
