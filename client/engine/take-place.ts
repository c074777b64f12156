/** From an opened tab to a working desk: one tab at a time, one store, one messenger. */
import { systemRandom } from '../../shared/crypto/random.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { toHex } from '../../shared/language/bytes.ts';
import type { Commit } from '../device-store/apply-change.ts';
import { createDeviceStore } from '../device-store/conversation-store.ts';
import { eraseDevice, openDevice } from '../device-store/schema.ts';
import type { DeviceIdb } from '../device-store/schema.ts';
import { hasPasscode, rowsOpenedBy } from '../device-store/passcode.ts';
import { plainRows } from '../device-store/row-seal.ts';
import type { RowSeal } from '../device-store/row-seal.ts';
import { leadByWebLock } from '../one-tab/leadership.ts';
import type { Leadership } from '../one-tab/leadership.ts';
import { checkedByLease, leadByLease } from '../one-tab/lease.ts';
import { forgetPage } from '../offline/keep-page.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { unlockingWith } from './unlocking.ts';

export type Place =
  | { readonly kind: 'starting' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'storage-blocked' }
  | { readonly kind: 'storage-newer' }
  | { readonly kind: 'storage-lost' }
  | {
      readonly kind: 'locked';
      /** False: another code. Rejects when what makes the key could not be loaded. */
      readonly unlock: (code: string, onProgress: (done: number) => void) => Promise<boolean>;
      /** Nobody can open it: all of it goes. */
      readonly erase: () => Promise<void>;
    }
  /** A row was found that this page did not write: nothing is shown, and nothing is sent. */
  | { readonly kind: 'altered'; readonly erase: () => Promise<void> }
  | { readonly kind: 'ready'; readonly desk: Desk };

/** The returned function closes the desk and then gives the place to the next tab. */
export function takePlace(onPlace: (place: Place) => void): () => void {
  let isOver = false;
  let isErasing = false;
  let isAltered = false;
  let giveUpPlace = () => {};
  let desk: Desk | undefined;
  const say = (place: Place) => {
    if (!isOver && !isAltered) onPlace(place);
  };

  const eraseAll = (idb: DeviceIdb) => async () => {
    isErasing = true;
    idb.close();
    await eraseDevice();
    await forgetPage();
  };

  const refuse = (idb: DeviceIdb) => () => {
    if (isAltered) return;
    say({ kind: 'altered', erase: eraseAll(idb) });
    isAltered = true;
    void rest();
  };

  async function open(): Promise<DeviceIdb | undefined> {
    const opened = await openDevice(() => {
      if (!isErasing) say({ kind: 'storage-lost' });
    });
    if (opened.kind === 'open') return opened.idb;
    say({ kind: opened.kind === 'newer' ? 'storage-newer' : 'storage-blocked' });
    return undefined;
  }

  /** Waits for the passcode where there is one. */
  async function rowsOf(idb: DeviceIdb): Promise<RowSeal> {
    if (!(await hasPasscode(idb))) return plainRows(refuse(idb));
    return new Promise((resolve) => {
      say({
        kind: 'locked',
        async unlock(code, onProgress) {
          const rows = await rowsOpenedBy(idb, code, await unlockingWith(onProgress), refuse(idb));
          if (rows !== undefined) resolve(rows);
          return rows !== undefined;
        },
        erase: eraseAll(idb),
      });
    });
  }

  async function work(idb: DeviceIdb, mayWrite?: (commit: Commit) => Promise<void>): Promise<void> {
    const database = { idb, rows: await rowsOf(idb) };
    if (isOver) {
      idb.close();
      return;
    }
    const opened = await openDesk(database, createDeviceStore(database, mayWrite));
    if (isOver || isAltered) {
      await opened.close();
      return;
    }
    desk = {
      ...opened,
      async erase() {
        isErasing = true;
        desk = undefined;
        await opened.erase();
      },
    };
    say({ kind: 'ready', desk });
  }

  async function rest(): Promise<void> {
    const working = desk;
    desk = undefined;
    await working?.close();
  }

  /** A failure here means that the browser denies the store. */
  const run = (step: () => Promise<void>) => {
    step().catch(() => say({ kind: 'storage-blocked' }));
  };

  if ('locks' in navigator) {
    giveUpPlace = leadByWebLock(navigator.locks, (leadership) => {
      if (leadership === 'elsewhere') say({ kind: 'elsewhere' });
      else {
        run(async () => {
          const idb = await open();
          if (idb) await work(idb);
        });
      }
    });
  } else {
    run(async () => {
      const idb = await open();
      if (!idb || isOver) return;
      const holder = toHex(systemRandom(16));
      const onLeadership = (leadership: Leadership) => {
        if (leadership === 'leading') run(() => work(idb, checkedByLease(holder)));
        else {
          say({ kind: 'elsewhere' });
          // The store stays open: the lease is sought through it.
          run(async () => desk?.messenger.stop());
        }
      };
      giveUpPlace = leadByLease(idb, holder, systemClock, onLeadership);
    });
  }

  return () => {
    isOver = true;
    rest().then(
      () => giveUpPlace(),
      () => giveUpPlace(),
    );
  };
}
