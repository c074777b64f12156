/** The client's store in a real Chromium with a real IndexedDB: the contract of every conversation store, and its own edges. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClientId, MessageId, RelationshipId, Timestamp } from '../../shared/domain/ids.ts';
import type { Change, ConversationStore, Entry } from '../../shared/messenger/store.ts';
import { openScriptedBrowser, type ScriptedBrowser } from '../chromium-page.ts';
import { attachment } from '../contract-suites/conversation-samples.ts';
import { conversationStoreSuite } from '../contract-suites/conversation-store.ts';
import type { DeviceStorePage } from './device-store-page.ts';

declare const deviceStorePage: DeviceStorePage;

let scripted: ScriptedBrowser;
let page: Page;
let count = 0;

beforeAll(async () => {
  scripted = await openScriptedBrowser(join(import.meta.dirname, 'device-store-page.ts'));
  page = await opened();
}, 120_000);

afterAll(() => scripted.close());

function opened(at?: string): Promise<Page> {
  return scripted.open('deviceStorePage', at);
}

function freshName(): string {
  count += 1;
  return `store ${String(count)}`;
}

/** The store as it stands in the browser; bytes and absent values survive the way there and back. */
function storeIn(where: () => Page, name: string): ConversationStore {
  const call = (method: keyof ConversationStore, ...args: readonly unknown[]) =>
    where().evaluate(([to, how, given]) => deviceStorePage.call(to, how, given), [
      name,
      method,
      args,
    ] as const) as Promise<never>;
  return {
    sessions: () => call('sessions'),
    session: (conversationId) => call('session', conversationId),
    invites: () => call('invites'),
    joins: () => call('joins'),
    entry: (conversationId, messageId) => call('entry', conversationId, messageId),
    entriesBetween: (relationshipId, direction, from, to) =>
      call('entriesBetween', relationshipId, direction, from, to),
    outbox: () => call('outbox'),
    hasSeen: (cellHash) => call('hasSeen', cellHash),
    heldPayloads: (relationshipId) => call('heldPayloads', relationshipId),
    attachment: (conversationId, messageId) => call('attachment', conversationId, messageId),
    attachmentsAtWork: () => call('attachmentsAtWork'),
    commit: (changes) => call('commit', changes),
  };
}

for (const [title, prefix] of [
  ['IndexedDB in Chromium', ''],
  ['IndexedDB in Chromium under a passcode', 'sealed '],
] as const)
  conversationStoreSuite(title, async () => {
    const name = `${prefix}${freshName()}`;
    const close = () => page.evaluate((to) => deviceStorePage.close(to), name);
    return {
      store: storeIn(() => page, name),
      async reopen() {
        await close();
        await page.reload();
        await page.waitForFunction(() => 'deviceStorePage' in globalThis);
        return storeIn(() => page, name);
      },
      close,
    };
  });

const conversationId = '0c'.repeat(16) as ClientId;

function textEntry(sequence: number, type = 1, size = 8): Entry {
  return {
    messageId: sequence.toString(16).padStart(32, '0') as MessageId,
    conversationId,
    relationshipId: '0d'.repeat(16) as RelationshipId,
    direction: 'incoming',
    sequence,
    type,
    text: type === 1 ? `text ${String(sequence)}` : undefined,
    refersTo: undefined,
    sentAt: sequence as Timestamp,
    storedAt: sequence as Timestamp,
    orderAt: sequence as Timestamp,
    payload: crypto.getRandomValues(new Uint8Array(Math.min(size, 65_536))),
    chainHash: new Uint8Array(32),
    delivery: undefined,
    readAt: undefined,
  };
}

describe('the device store', () => {
  test('looking whether a conversation exists leaves no trace where there is none', async () => {
    const name = freshName();
    expect(await page.evaluate((to) => deviceStorePage.exists(to), name)).toBe(false);
    expect(await page.evaluate(() => deviceStorePage.names())).not.toContain(name);
    await storeIn(() => page, name).commit([{ kind: 'put-seen', cellHash: 'ab', forgetAt: 1 as Timestamp }]);
    expect(await page.evaluate((to) => deviceStorePage.exists(to), name)).toBe(true);
  });

  test('a passcode seals every word and key, opens with that code only, and can be taken away again', async () => {
    const name = freshName();
    const store = storeIn(() => page, name);
    const entry = { ...textEntry(1), text: 'a sentence that is private', readAt: undefined };
    await store.commit([{ kind: 'append-entry', entry }]);
    const everything = () => page.evaluate((to) => deviceStorePage.everything(to), name);
    const setTo = (code: string | undefined) =>
      page.evaluate(([to, wanted]) => deviceStorePage.passcode(to, wanted), [name, code] as const);
    const unlock = (code: string) =>
      page.evaluate(([to, given]) => deviceStorePage.unlock(to, given), [name, code] as const);
    expect(await everything()).toContain('a sentence that is private');
    await setTo('six or more');
    expect(await everything()).not.toContain('a sentence that is private');
    expect(await everything()).not.toContain(Buffer.from('a sentence that').toString('hex'));
    expect(await unlock('six or mor')).toBe(false);
    expect(await unlock('six or more')).toBe(true);
    expect((await store.entry(entry.conversationId, entry.messageId))?.text).toBe('a sentence that is private');
    const later = { ...textEntry(2), text: 'another one' };
    await store.commit([{ kind: 'append-entry', entry: later }]);
    expect(await everything()).not.toContain('another one');
    await setTo(undefined);
    expect(await everything()).toContain('another one');
    expect((await store.entry(entry.conversationId, entry.messageId))?.text).toBe('a sentence that is private');
  });

  test('a row that is planted beside sealed ones is never shown, and stays out when the passcode is taken away', async () => {
    const name = freshName();
    const store = storeIn(() => page, name);
    const setTo = (code: string | undefined) =>
      page.evaluate(([to, wanted]) => deviceStorePage.passcode(to, wanted), [name, code] as const);
    await store.commit([{ kind: 'append-entry', entry: textEntry(1) }]);
    await setTo('six or more');
    await page.evaluate(([to, code]) => deviceStorePage.unlock(to, code), [name, 'six or more'] as const);
    const planted = { ...textEntry(2), text: 'Pay the fee here.' };
    await page.evaluate(([to, entry]) => deviceStorePage.plant(to, entry), [name, planted] as const);
    await expect(store.entry(conversationId, planted.messageId)).rejects.toThrow('does not open');
    const shown = page.evaluate(([to, id]) => deviceStorePage.shown(to, id, 10), [name, conversationId] as const);
    await expect(shown).rejects.toThrow('does not open');
    await expect(setTo(undefined)).rejects.toThrow('does not open');
    // Nothing was rewritten: the passcode still stands, and what it seals still opens.
    expect(await page.evaluate((to) => deviceStorePage.everything(to), name)).not.toContain('text 1');
    expect((await store.entry(conversationId, textEntry(1).messageId))?.text).toBe('text 1');
  });

  test('what is written while a passcode is being set is sealed with the rest, or not written', async () => {
    const name = freshName();
    const told = await page.evaluate((to) => deviceStorePage.draftsBesidePasscode(to), name);
    expect([told.taken > 0, told.refused > 0]).toEqual([true, true]);
    expect(await page.evaluate((to) => deviceStorePage.everything(to), name)).not.toContain('words of a draft');
  });

  test('attacks 26: an evicted store is found empty, and erasing leaves nothing', async () => {
    const name = freshName();
    await storeIn(() => page, name).commit([{ kind: 'append-entry', entry: textEntry(1) }]);
    await page.evaluate((to) => deviceStorePage.erase(to), name);
    expect(await page.evaluate((to) => deviceStorePage.exists(to), name)).toBe(false);
    expect(await page.evaluate(() => deviceStorePage.names())).not.toContain(name);
  });

  test('a store that a newer page wrote is refused and left as it is', async () => {
    const name = freshName();
    const versionAfter = await page.evaluate(async (to) => {
      await new Promise<void>((resolve) => {
        const request = indexedDB.open(to, 99);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      });
      const kind = await deviceStorePage.openedKind(to);
      const found = (await indexedDB.databases()).find((database) => database.name === to);
      return [kind, found?.version];
    }, name);
    expect(versionAfter).toEqual(['newer', 99]);
  });

  test('attacks 26: without room a commit is refused as such, nothing of it is written, and it works again with room', async () => {
    // An origin of its own: Chromium remembers for a while how much room another commit has found.
    const tight = await opened('https://full.test');
    const name = freshName();
    const store = storeIn(() => tight, name);
    const quota = await scripted.context.newCDPSession(tight);
    await quota.send('Storage.overrideQuotaForOrigin', { origin: 'https://full.test', quotaSize: 1000 });
    const big: Change[] = [
      { kind: 'put-seen', cellHash: 'ab', forgetAt: 1 as Timestamp },
      ...Array.from(
        { length: 40 },
        (_, index): Change => ({ kind: 'append-entry', entry: textEntry(index + 2, 1, 65_536) }),
      ),
    ];
    const fault = await tight.evaluate(([to, changes]) => deviceStorePage.commitFault(to, changes), [
      name,
      big,
    ] as const);
    expect(fault).toBe('StoreFull');
    expect(await store.hasSeen('ab')).toBe(false);
    await quota.send('Storage.overrideQuotaForOrigin', { origin: 'https://full.test' });
    await store.commit(big);
    expect(await store.hasSeen('ab')).toBe(true);
    await tight.close();
  });

  test('the parts of a file are kept, replaced and removed with it; those that no row names are swept away', async () => {
    const name = freshName();
    const known = attachment(1, { kind: 'uploading', parts: 0 });
    const [kept, orphan] = [known.fileId, 'ee'.repeat(16)];
    const put = (fileId: string, part: number, bytes: number) =>
      page.evaluate(([to, ...given]) => deviceStorePage.putPart(to, ...given), [name, fileId, part, bytes] as const);
    const lengthOf = (fileId: string, part: number) =>
      page.evaluate(([to, ...given]) => deviceStorePage.partLength(to, ...given), [name, fileId, part] as const);
    const lengths = () => Promise.all([lengthOf(kept, 0), lengthOf(kept, 1), lengthOf(orphan, 0)]);
    await storeIn(() => page, name).commit([{ kind: 'put-attachment', attachment: known }]);
    for (const [fileId, part, bytes] of [
      [kept, 0, 100],
      [kept, 1, 200],
      [orphan, 0, 300],
      [kept, 0, 400],
    ] as const) {
      expect(await put(fileId, part, bytes)).toBeUndefined();
    }
    expect(await lengths()).toEqual([400, 200, 300]);
    await page.evaluate((to) => deviceStorePage.sweep(to), name);
    expect(await lengths()).toEqual([400, 200, undefined]);
    await page.evaluate(([to, fileId]) => deviceStorePage.removeFile(to, fileId), [name, kept] as const);
    expect(await lengths()).toEqual([undefined, undefined, undefined]);
  });

  test('attacks 26: a part of a file for which there is no room is refused as such, and kept once there is', async () => {
    const tight = await opened('https://fullparts.test');
    const name = freshName();
    const quota = await scripted.context.newCDPSession(tight);
    const put = () => tight.evaluate((to) => deviceStorePage.putPart(to, 'ab'.repeat(16), 0, 2 ** 20), name);
    await quota.send('Storage.overrideQuotaForOrigin', { origin: 'https://fullparts.test', quotaSize: 1000 });
    expect(await put()).toBe('StoreFull');
    await quota.send('Storage.overrideQuotaForOrigin', { origin: 'https://fullparts.test' });
    expect(await put()).toBeUndefined();
    await tight.close();
  });

  test('the screen gets the newest entries that have a place on it, oldest first', async () => {
    const name = freshName();
    const changes = Array.from(
      { length: 250 },
      (_, index): Change => ({ kind: 'append-entry', entry: textEntry(index + 1, index % 2 === 0 ? 1 : 5) }),
    );
    await storeIn(() => page, name).commit(changes);
    const shown = await page.evaluate(([to, about]) => deviceStorePage.shown(to, about, 100), [
      name,
      conversationId,
    ] as const);
    expect(shown.entries.map((entry) => entry.sequence)).toEqual(
      Array.from({ length: 100 }, (_, index) => 51 + 2 * index),
    );
    expect(shown.hasEarlier).toBe(true);
    const all = await page.evaluate(([to, about]) => deviceStorePage.shown(to, about, 200), [
      name,
      conversationId,
    ] as const);
    expect([all.entries.length, all.hasEarlier]).toEqual([125, false]);
  });

  test('what is said about a message is found with it, also in a store of the first version', async () => {
    const name = freshName();
    const about = { refersTo: textEntry(1).messageId };
    await page.evaluate(([to, entries]) => deviceStorePage.writeFirstVersion(to, entries), [
      name,
      [textEntry(1), textEntry(2)],
    ] as const);
    await storeIn(() => page, name).commit([
      { kind: 'append-entry', entry: { ...textEntry(3, 3), ...about, text: 'changed' } },
      { kind: 'append-entry', entry: { ...textEntry(4, 7), ...about, text: '👍' } },
      { kind: 'append-entry', entry: { ...textEntry(5), ...about } },
    ]);
    const references = await page.evaluate(([to, entry]) => deviceStorePage.references(to, entry), [
      name,
      textEntry(1),
    ] as const);
    expect(references.edits).toEqual([{ text: 'changed', at: 3 }]);
    expect(references.reactions).toEqual([{ text: '👍', isOwn: false, at: 4 }]);
    expect(references.retractedAt).toBeUndefined();
    const shown = await page.evaluate(([to, id]) => deviceStorePage.shown(to, id, 10), [name, conversationId] as const);
    expect(shown.entries.map((entry) => entry.sequence)).toEqual([1, 2, 5]);
  });

  test('messages of the same millisecond are shown as they were sent, whatever their names', async () => {
    const name = freshName();
    const sequences = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    const changes = sequences.map((sequence): Change => {
      const messageId = (99 - sequence * 7).toString(16).padStart(32, '0') as MessageId;
      return { kind: 'append-entry', entry: { ...textEntry(sequence), messageId, orderAt: 5 as Timestamp } };
    });
    await storeIn(() => page, name).commit(changes);
    const shown = await page.evaluate(([to, about]) => deviceStorePage.shown(to, about, 100), [
      name,
      conversationId,
    ] as const);
    expect(shown.entries.map((entry) => entry.sequence)).toEqual(sequences);
  });

  test('attacks 25: without Web Locks a tab that slept through its lease can no longer write', async () => {
    const story = await page.evaluate((to) => deviceStorePage.leaseStory(to), freshName());
    expect(story.told).toEqual([
      ['first', 'leading'],
      ['second', 'elsewhere'],
      ['second', 'leading'],
    ]);
    expect(story.taken).toEqual(['second']);
  });
});
