/** What every test of the client's page does: open a link, come in, look for what must never be there. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { ClientId } from '../../../shared/domain/ids.ts';
import type { Practice } from './practice.ts';

/** Fails the test when the page runs what it should only show, or meets a fault or its own content policy. */
export function watchForTrouble(page: Page): () => readonly string[] {
  const trouble: string[] = [];
  let hasAsked = false;
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname.startsWith('/v1/s/')) hasAsked = true;
  });
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => trouble.push(`fault: ${error.message}`));
  page.on('console', (message) => {
    // Who has asked to join looks whether an answer lies at the relay; that there is none yet is no trouble.
    const isAwaited =
      hasAsked &&
      message.text() === 'Failed to load resource: the server responded with a status of 404 (Not Found)' &&
      /\/v1\/b\/[0-9a-f]{32}$/.test(message.location().url);
    if (message.type() === 'error' && !message.text().includes('net::ERR') && !isAwaited) trouble.push(message.text());
  });
  return () => trouble;
}

/** From the link to "waiting". */
export async function askToJoin(page: Page, link: string, name = 'Sam'): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('textbox').fill(name);
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for' })).toBeVisible();
}

/** From the link into the conversation; with an id, into one that was joined before. */
export async function comeIn(page: Page, practice: Practice, known?: ClientId): Promise<ClientId> {
  const { link, conversationId } = await practice.invite('en', undefined, known);
  await askToJoin(page, link);
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
  return conversationId;
}

export function replyBox(page: Page) {
  return page.getByRole('textbox', { name: 'Message to' });
}

export async function write(page: Page, text: string): Promise<void> {
  await replyBox(page).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(replyBox(page)).toHaveValue('');
}

/** One's own or the therapist's message by its text. */
export function message(page: Page, text: string) {
  return page.getByRole('log').getByRole('article').filter({ hasText: text });
}

/** One of the page's stores as the browser holds it. */
export async function keptRows(page: Page, store: string): Promise<readonly Record<string, unknown>[]> {
  const kept: unknown = JSON.parse(await keptByBrowser(page));
  const rows: unknown = Array.isArray(kept) ? kept[kept.indexOf(store) + 1] : undefined;
  return isRows(rows) ? rows : [];
}

function isRows(value: unknown): value is readonly Record<string, unknown>[] {
  return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null);
}

/** The rows of a store as they would be after something that has a test of its own: `change` goes over each, parts of a row into its parts. */
export function changeKept(page: Page, store: string, change: Record<string, unknown>): Promise<void> {
  const changeRows = ([name, patch]: readonly [string, Record<string, unknown>]) =>
    new Promise<void>((resolve) => {
      const opening = indexedDB.open('messages');
      opening.onsuccess = () => {
        const writing = opening.result.transaction(name, 'readwrite');
        const rows = writing.objectStore(name);
        const isPart = (value: unknown): value is Record<string, unknown> =>
          typeof value === 'object' && value !== null && !Array.isArray(value);
        rows.openCursor().onsuccess = (event) => {
          const cursor: unknown = event.target instanceof IDBRequest ? event.target.result : null;
          if (!(cursor instanceof IDBCursorWithValue)) return;
          const kept: unknown = cursor.value;
          const row = isPart(kept) ? { ...kept } : {};
          for (const [key, part] of Object.entries(patch)) {
            const before = row[key];
            row[key] = isPart(part) && isPart(before) ? { ...before, ...part } : part;
          }
          cursor.update(row);
          cursor.continue();
        };
        writing.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
  return page.evaluate(changeRows, [store, change] as const);
}

/** When the client's person saw the message with this text, as the browser holds it. */
export async function seenAt(page: Page, text: string): Promise<unknown> {
  return (await keptRows(page, 'entries')).find((entry) => entry['text'] === text)?.['readAt'];
}

/** Everything that the browser keeps for the page, bytes as hexadecimal digits. */
export function keptByBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const written = (value: unknown): unknown =>
      value instanceof Uint8Array
        ? Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')
        : Array.isArray(value)
          ? value.map(written)
          : value !== null && typeof value === 'object'
            ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, written(part)]))
            : value;
    const answer = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The store could not be read.'));
      });
    const kept: unknown[] = [
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      await caches.keys(),
    ];
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        kept.push(store, written(await answer(database.transaction(store).objectStore(store).getAll())));
      }
      database.close();
    }
    return JSON.stringify(kept);
  });
}
