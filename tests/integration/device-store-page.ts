/** The little page in which the device store is tried: hands its calls to whoever drives the browser. */
import { createDeviceFiles, sweepParts } from '../../client/device-store/attachment-files.ts';
import { createDeviceStore } from '../../client/device-store/conversation-store.ts';
import { eraseDevice, openDevice } from '../../client/device-store/schema.ts';
import type { DeviceDatabase } from '../../client/device-store/schema.ts';
import { deviceExists } from '../../client/device-store/device-exists.ts';
import { removePasscode, rowsOpenedBy, setPasscode } from '../../client/device-store/passcode.ts';
import { plainRows, type RowSeal, sealedRows } from '../../client/device-store/row-seal.ts';
import { keepDraft, newestShown, referencesTo } from '../../client/device-store/screen-queries.ts';
import { checkedByLease, leadByLease } from '../../client/one-tab/lease.ts';
import type { Leadership } from '../../client/one-tab/leadership.ts';
import { toHex } from '../../shared/language/bytes.ts';
import type { ClientId, Timestamp } from '../../shared/domain/ids.ts';
import { argon2id } from '../../shared/crypto/argon2id.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import type { Change, ConversationStore, Entry } from '../../shared/messenger/store.ts';

const databases = new Map<string, DeviceDatabase>();
const testKey = new Uint8Array(32).fill(7);

/** A store whose name says so keeps its rows sealed. */
function rowsOf(name: string): RowSeal {
  return name.startsWith('sealed') ? sealedRows(testKey, systemRandom) : plainRows();
}

async function databaseOf(name: string): Promise<DeviceDatabase> {
  const known = databases.get(name);
  if (known) return known;
  const opened = await openDevice(() => undefined, name);
  if (opened.kind !== 'open') throw new Error(opened.kind);
  const database = { idb: opened.idb, rows: rowsOf(name) };
  databases.set(name, database);
  return database;
}

/** All but the entries; their indexes are the same to this day. */
const firstVersionStores: readonly (readonly [name: string, keyPath: string])[] = [
  ['sessions', 'conversationId'],
  ['outbox', 'position'],
  ['seen', 'cellHash'],
  ['held', 'sequence'],
  ['cursors', 'readerPublicHex'],
  ['invites', 'inviteId'],
  ['joins', 'joinId'],
  ['events', 'position'],
  ['lease', 'name'],
];

const deviceStorePage = {
  /** Sets or removes the passcode; the store has to be opened anew. */
  async passcode(name: string, code: string | undefined): Promise<void> {
    const database = await databaseOf(name);
    if (code === undefined) await removePasscode(database);
    else await setPasscode(database, code, { makeKey: argon2id, random: systemRandom });
    deviceStorePage.close(name);
  },
  /** Whether the code opens the store, which is then read with it. */
  async unlock(name: string, code: string): Promise<boolean> {
    const { idb } = await databaseOf(name);
    const rows = await rowsOpenedBy(idb, code, { makeKey: argon2id, random: systemRandom });
    if (rows !== undefined) databases.set(name, { idb, rows });
    return rows !== undefined;
  },
  /** Drafts that go on being written while a passcode is set: how many were taken, how many refused. */
  async draftsBesidePasscode(name: string) {
    const database = await databaseOf(name);
    const makeKey = async () => new Uint8Array(32).fill(9);
    const told = { taken: 0, refused: 0 };
    const setting = setPasscode(database, 'any code', { makeKey, random: systemRandom });
    const drafts: Promise<void>[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const draft = keepDraft(database, `c${String(turn)}` as ClientId, 'words of a draft');
      drafts.push(
        draft.then(
          () => void (told.taken += 1),
          () => void (told.refused += 1),
        ),
      );
      await Promise.resolve();
    }
    await Promise.all([setting, ...drafts]);
    return told;
  },
  /** Puts a row into the store as somebody does who has the device's files, and nothing else. */
  async plant(name: string, entry: Entry): Promise<void> {
    const { idb } = await databaseOf(name);
    await idb.put('entries', plainRows().shut('entries', { ...entry, shown: 1 }));
  },
  /** All that lies in the store, as text; bytes as hexadecimal digits. */
  async everything(name: string): Promise<string> {
    const { idb } = await databaseOf(name);
    const kept = [];
    for (const store of idb.objectStoreNames) kept.push(store, await idb.getAll(store));
    return JSON.stringify(kept, (_key, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value));
  },
  async call(name: string, method: keyof ConversationStore, args: readonly unknown[]): Promise<unknown> {
    const store = createDeviceStore(await databaseOf(name));
    const run = store[method] as (...given: readonly unknown[]) => Promise<unknown>;
    return run(...args);
  },
  /** The name of the fault, or nothing. */
  async commitFault(name: string, changes: readonly Change[]): Promise<string | undefined> {
    try {
      await createDeviceStore(await databaseOf(name)).commit(changes);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.name : 'something else';
    }
  },
  /** The length of part `part` of `fileId`, if it is kept. */
  async partLength(name: string, fileId: string, part: number): Promise<number | undefined> {
    return (await createDeviceFiles(await databaseOf(name)).get(fileId, part))?.length;
  },
  /** The name of the fault, or nothing. */
  async putPart(name: string, fileId: string, part: number, bytes: number): Promise<string | undefined> {
    try {
      // A view into a larger buffer: only what it shows may be kept.
      const sealed = crypto.getRandomValues(new Uint8Array(65_536)).subarray(0, Math.min(bytes, 65_536));
      const whole =
        bytes <= sealed.length ? sealed : new Uint8Array(bytes).map((_, index) => sealed[index % 65_536] ?? 0);
      await createDeviceFiles(await databaseOf(name)).put(fileId, part, whole);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.name : 'something else';
    }
  },
  removeFile: async (name: string, fileId: string) => createDeviceFiles(await databaseOf(name)).remove(fileId),
  sweep: async (name: string) => sweepParts(await databaseOf(name)),
  close(name: string): void {
    databases.get(name)?.idb.close();
    databases.delete(name);
  },
  async erase(name: string): Promise<void> {
    deviceStorePage.close(name);
    await eraseDevice(name);
  },
  exists: (name: string) => deviceExists(name),
  openedKind: async (name: string) => (await openDevice(() => undefined, name)).kind,
  names: async () => (await indexedDB.databases()).map((database) => database.name),
  async shown(name: string, conversationId: string, limit: number) {
    return newestShown(await databaseOf(name), conversationId as ClientId, limit);
  },
  references: async (name: string, message: Entry) => referencesTo(await databaseOf(name), message),
  /** A store as the first version of the page left it, with these entries in it. */
  async writeFirstVersion(name: string, entries: readonly Entry[]): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        for (const [other, keyPath] of firstVersionStores) request.result.createObjectStore(other, { keyPath });
        const store = request.result.createObjectStore('entries', {
          keyPath: ['relationshipId', 'direction', 'sequence'],
        });
        store.createIndex('byMessage', ['conversationId', 'messageId'], { unique: true });
        store.createIndex('byScreen', ['conversationId', 'shown', 'orderAt', 'direction', 'sequence']);
        for (const entry of entries) store.add({ ...entry, shown: 1 });
      };
      request.onerror = () => reject(request.error ?? new Error('not opened'));
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
  },
  /** Two holders of one lease, the first of which falls asleep: what each was told, and whose commit was taken. */
  async leaseStory(name: string) {
    const database = await databaseOf(name);
    let nowMs = 1_000_000;
    const told: [holder: string, leadership: Leadership][] = [];
    const waiting: (() => void)[] = [];
    const clock = {
      now: () => nowMs,
      after(_delayMs: number, run: () => void) {
        waiting.push(run);
        return () => undefined;
      },
    };
    const toldSoFar = (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => (told.length >= count ? resolve() : void setTimeout(look, 5));
        look();
      });
    leadByLease(database.idb, 'first', clock, (leadership) => told.push(['first', leadership]));
    await toldSoFar(1);
    leadByLease(database.idb, 'second', clock, (leadership) => told.push(['second', leadership]));
    await toldSoFar(2);
    // The first tab sleeps; only the second renews.
    const [, secondRound] = waiting;
    nowMs += 60_000;
    secondRound?.();
    await toldSoFar(3);
    const change: Change = { kind: 'put-seen', cellHash: 'ab', forgetAt: Number.MAX_SAFE_INTEGER as Timestamp };
    const taken: string[] = [];
    for (const holder of ['first', 'second']) {
      await createDeviceStore(database, checkedByLease(holder))
        .commit([change])
        .then(
          () => taken.push(holder),
          () => undefined,
        );
    }
    return { told, taken };
  },
};

export type DeviceStorePage = typeof deviceStorePage;
Object.assign(globalThis, { deviceStorePage });
