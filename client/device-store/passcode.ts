/** The passcode of a device: a key for the store's rows, wrapped by what Argon2id makes of the code (protocol.md 2.17). */
import { openBox, sealBox } from '../../shared/crypto/xchacha20-poly1305.ts';
import type { Argon2idCost } from '../../shared/crypto/argon2id.ts';
import { utf8 } from '../../shared/language/bytes.ts';
import type { RandomBytes } from '../../shared/language/random.ts';
import { type OnRefused, plainRows, type RowSeal, sealedRows, sealedStores } from './row-seal.ts';
import type { DeviceDatabase, DeviceIdb, PasscodeRow } from './schema.ts';
import { abort, storeFault } from './store-errors.ts';

const cost: Argon2idCost = { memoryKiB: 19_456, passes: 2, lanes: 1 };
const context = utf8('Quietline/1 device passcode');

/** `makeKey` as `argon2id`, which is loaded when it is needed. */
export type MakeKey = (
  secret: Uint8Array,
  salt: Uint8Array,
  cost: Argon2idCost,
  length: number,
  onProgress?: (done: number) => void,
) => Promise<Uint8Array>;

export type Unlocking = {
  readonly makeKey: MakeKey;
  readonly random: RandomBytes;
  readonly onProgress?: (done: number) => void;
};

export async function hasPasscode(idb: DeviceIdb): Promise<boolean> {
  return (await idb.get('passcode', 'passcode')) !== undefined;
}

/** Undefined when it is another code. */
export async function rowsOpenedBy(
  idb: DeviceIdb,
  code: string,
  unlocking: Unlocking,
  onRefused?: OnRefused,
): Promise<RowSeal | undefined> {
  const row = await idb.get('passcode', 'passcode');
  if (row === undefined) return plainRows(onRefused);
  const wrapping = await unlocking.makeKey(secretOf(code), row.salt, cost, 32, unlocking.onProgress);
  const key = openBox(wrapping, row.wrapped, context);
  wrapping.fill(0);
  return key === undefined ? undefined : sealedRows(key, unlocking.random, onRefused);
}

/** Every row is written anew in one transaction. The messenger must have stopped; the database is good for nothing else afterwards. */
export async function setPasscode(database: DeviceDatabase, code: string, unlocking: Unlocking): Promise<void> {
  const { makeKey, random } = unlocking;
  const salt = random(16);
  const wrapping = await makeKey(secretOf(code), salt, cost, 32, unlocking.onProgress);
  const key = random(32);
  const row = { name: 'passcode' as const, salt, wrapped: sealBox(wrapping, key, context, random) };
  wrapping.fill(0);
  await rewrite(database, sealedRows(key, random), row);
}

export async function removePasscode(database: DeviceDatabase): Promise<void> {
  await rewrite(database, plainRows(), undefined);
}

async function rewrite({ idb, rows }: DeviceDatabase, next: RowSeal, passcode: PasscodeRow | undefined): Promise<void> {
  const transaction = idb.transaction([...sealedStores, 'passcode'], 'readwrite', { durability: 'strict' });
  // From here on nothing can be written under the former seal: what was begun before comes before this transaction.
  rows.retire();
  try {
    for (const name of sealedStores) {
      const store = transaction.objectStore(name);
      let cursor = await store.openCursor();
      while (cursor !== null) {
        const row: object = rows.open<object>(name, cursor.value as never);
        await cursor.update(next.shut(name, row) as never);
        cursor = await cursor.continue();
      }
    }
    const store = transaction.objectStore('passcode');
    if (passcode === undefined) await store.delete('passcode');
    else await store.put(passcode);
    await transaction.done;
  } catch (error) {
    // Or the rows that were rewritten so far would stay so.
    abort(transaction);
    await transaction.done.catch(() => undefined);
    throw storeFault(error);
  }
}

/** What two keyboards write differently is one code. */
function secretOf(code: string): Uint8Array {
  return utf8(code.normalize('NFKC'));
}
