/** What was deleted is not in the store any more: neither in its rows, nor in pages it freed, nor in the log beside it. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../electron/service/testing/folders.ts';
import {
  createVaultOn,
  joinedClient,
  sharedMemoryRelay,
  testService,
} from '../../electron/service/testing/services.ts';
import { strongPassphrase } from '../../electron/service/testing/vaults.ts';
import { copyOf, pagesOf, storeKey } from './store-pages.ts';

const canaries = {
  name: 'Quorvina Zepharelle',
  message: 'plumbago heliotrope tamarisk',
  word: 'heliotrope',
  draft: 'saltpetre mandolin wicket',
  note: 'obsidian turnstile nocturne',
  noteWord: 'turnstile',
  addendum: 'brindled almanac',
};

function found(bytes: Buffer): readonly string[] {
  return Object.entries(canaries)
    .filter(([, phrase]) => bytes.includes(Buffer.from(phrase)))
    .map(([what]) => what);
}

test('attacks 29, 49: nothing of a deleted client is in the store, its freed pages or its log', async () => {
  const folder = temporaryFolder();
  const vault = join(folder, 'vault');
  const store = join(vault, 'store.db');
  const relayAt = sharedMemoryRelay();
  const practice = testService(folder, { relayAt });
  const { screen } = practice;
  await createVaultOn(practice);
  const { id, messenger } = await joinedClient(practice, canaries.name, relayAt);
  for (let index = 0; index < 40; index += 1)
    await screen.call('conversations.send', { clientId: id, text: `${canaries.message} ${String(index)}` });
  await screen.call('conversations.saveDraft', { clientId: id, text: canaries.draft });
  const { id: noteId } = await screen.call('notes.create', {
    clientId: id,
    template: 'free',
    sessionDay: '2026-11-22',
  });
  await screen.call('notes.sign', {
    id: noteId,
    title: 'Title',
    sessionDay: '2026-11-22',
    sections: [{ name: 'text', text: canaries.note }],
  });
  await screen.call('notes.addAddendum', { id: noteId, text: canaries.addendum });
  await screen.call('vault.lock', undefined);
  const key = await storeKey(vault);

  // The search sees what is there, and what is only freed.
  expect(found(readFileSync(store))).toEqual([]);
  const control = copyOf(store, key);
  expect(found(pagesOf(control))).toEqual(Object.keys(canaries));
  control.pragma('secure_delete = OFF');
  control.exec('DELETE FROM entry; DELETE FROM outbox; DELETE FROM message_index;');
  expect(found(pagesOf(control))).toContain('message');

  await screen.call('vault.unlock', { passphrase: strongPassphrase });
  const outcome = await screen.call('deletions.delete', {
    clientId: id,
    typedName: canaries.name,
    subject: 'Q. Z.',
    evenUntold: false,
  });
  expect(outcome.kind).toBe('deleted');
  await messenger.stop();
  // While the practice is open: the store's file, and what the log beside it has since.
  expect(found(pagesOf(copyOf(store, key)))).toEqual([]);
  expect(statSync(`${store}-wal`).size).toBeLessThan(100_000);
  await screen.call('vault.lock', undefined);
  const closed = copyOf(store, key);
  expect(closed.pragma('freelist_count', { simple: true })).not.toBe(0);
  expect(found(pagesOf(closed))).toEqual([]);
});
