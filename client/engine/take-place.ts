/** From an opened tab to a working desk: one tab at a time, one store, one messenger. */
import { systemRandom } from '../../shared/crypto/random.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { toHex } from '../../shared/language/bytes.ts';
import { createDeviceStore } from '../device-store/conversation-store.ts';
import { openDevice } from '../device-store/schema.ts';
import type { DeviceDatabase } from '../device-store/schema.ts';
import { leadByWebLock } from '../one-tab/leadership.ts';
import type { Leadership } from '../one-tab/leadership.ts';
import { checkedByLease, leadByLease } from '../one-tab/lease.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

export type Place =
  | { readonly kind: 'starting' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'storage-blocked' }
  | { readonly kind: 'storage-newer' }
  | { readonly kind: 'storage-lost' }
  | { readonly kind: 'ready'; readonly desk: Desk };

/** The returned function closes the desk and then gives the place to the next tab. */
export function takePlace(onPlace: (place: Place) => void): () => void {
  let isOver = false;
  let isErasing = false;
  let giveUpPlace = () => {};
  let desk: Desk | undefined;
  const say = (place: Place) => {
    if (!isOver) onPlace(place);
  };

  async function open(): Promise<DeviceDatabase | undefined> {
    const opened = await openDevice(() => {
      if (!isErasing) say({ kind: 'storage-lost' });
    });
    if (opened.kind === 'open') return opened.database;
    say({ kind: opened.kind === 'newer' ? 'storage-newer' : 'storage-blocked' });
    return undefined;
  }

  async function work(database: DeviceDatabase, store: ReturnType<typeof createDeviceStore>): Promise<void> {
    const opened = await openDesk(database, store);
    if (isOver) {
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
          const database = await open();
          if (database) await work(database, createDeviceStore(database));
        });
      }
    });
  } else {
    run(async () => {
      const database = await open();
      if (!database || isOver) return;
      const holder = toHex(systemRandom(16));
      const store = createDeviceStore(database, checkedByLease(holder));
      const onLeadership = (leadership: Leadership) => {
        if (leadership === 'leading') run(() => work(database, store));
        else {
          say({ kind: 'elsewhere' });
          // The store stays open: the lease is sought through it.
          run(async () => desk?.messenger.stop());
        }
      };
      giveUpPlace = leadByLease(database, holder, systemClock, onLeadership);
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
