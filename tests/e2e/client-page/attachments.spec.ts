/** Files on the client's page: chosen, looked at, sent and kept, by thumb and by keyboard, with room and without. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { join } from 'node:path';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { phonePhoto, type SampleFile } from '../fixtures/sample-files.ts';
import { startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { comeIn, keptRows, watchForTrouble } from './visit.ts';

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice();
});
test.afterEach(() => practice.close());

const letter: SampleFile = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
const pictures = join(import.meta.dirname, '..', '..', '..', 'test-results', 'screens');

async function choose(page: Page, files: readonly SampleFile[]): Promise<Locator> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach a file' }).click();
  await (await chooser).setFiles([...files]);
  return page.getByRole('dialog');
}

function row(page: Page, name: string): Locator {
  return page.getByRole('log').getByRole('article').filter({ hasText: name });
}

/** As the engine of the therapist's app sends one. */
async function therapistSends(conversationId: ClientId, file: SampleFile): Promise<void> {
  const { attachments } = practice.messenger;
  const { name, mimeType, buffer } = file;
  const begun = await attachments.begin(conversationId, { name, mime: mimeType, size: buffer.length });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  await attachments.append(begun.messageId, new Uint8Array(buffer));
  expect((await attachments.finish(begun.messageId)).kind).toBe('queued');
}

async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    await page.screenshot({ path: join(pictures, `page-${name}-${colorScheme}.png`) });
  }
  const { tooWide, small } = await page.evaluate(() => ({
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    small: [...document.querySelectorAll<HTMLElement>('button')]
      .filter((button) => button.checkVisibility() && Math.min(button.offsetWidth, button.offsetHeight) < 44)
      .map((button) => button.outerHTML.slice(0, 80)),
  }));
  expect({ tooWide, small }).toEqual({ tooWide: 0, small: [] });
}

for (const percent of [100, 200]) {
  test(`choosing, sending and looking at files is accessible and fits 320 pixels, text at ${percent} %`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const trouble = watchForTrouble(page);
    const conversationId = await comeIn(page, practice);
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = `${String(1.0625 * size)}%`;
    }, percent);
    const panel = await choose(page, [await phonePhoto(page), letter]);
    await expect(panel).toContainText('Where it was taken');
    await expect(panel.getByRole('button', { name: 'Send 2 files' })).toHaveAttribute('aria-disabled', 'false');
    await look(page, `attach-${percent}`);
    await panel.getByRole('button', { name: 'Send 2 files' }).click();
    await expect(panel).toBeHidden();
    await expect(row(page, letter.name).getByRole('button', { name: /^Save to this device/ })).toBeVisible();
    await therapistSends(conversationId, { ...letter, name: 'diary of the week, with a rather long name.pdf' });
    await expect(row(page, 'diary of the week').getByRole('button', { name: /^Save/ })).toBeVisible();
    await look(page, `files-${percent}`);
    await row(page, 'holiday.jpg').getByRole('button', { name: /^View/ }).click();
    await expect(page.getByRole('img', { name: 'Picture holiday.jpg' })).toBeVisible();
    await look(page, `picture-${percent}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(trouble()).toEqual([]);
  });
}

test('a file is chosen, sent and given up by keyboard alone', async ({ page }) => {
  // Listened for from the start: Chromium takes a key and the wish to hear of the chooser by different ways, and a
  // key that comes first opens a chooser that nobody hears of.
  const chooser = page.waitForEvent('filechooser');
  await comeIn(page, practice);
  const attach = page.getByRole('button', { name: 'Attach a file' });
  await attach.focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles([letter]);
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('heading')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: 'Leave out: letter.pdf' })).toBeFocused();
  await page.keyboard.press('Tab');
  const send = panel.getByRole('button', { name: 'Send the file' });
  await expect(send).toBeFocused();
  // Nothing goes before it was looked at, however soon a key is pressed.
  await expect(send).toBeEnabled();
  await practice.killRelay();
  await page.keyboard.press('Enter');
  await expect(panel).toBeHidden();
  const underWay = page.getByRole('region', { name: 'Files on their way' });
  await expect(underWay).toContainText('It goes on by itself, from here.');
  await underWay.getByRole('button', { name: 'Do not send: letter.pdf' }).focus();
  await page.keyboard.press('Enter');
  await expect(underWay).toBeHidden();
  await practice.startRelayAgain();
  await expect.poll(async () => (await keptRows(page, 'parts')).length).toBe(0);
});

test('attacks 46: the name of a file is text, and names no folder', async ({ page }) => {
  const trouble = watchForTrouble(page);
  const conversationId = await comeIn(page, practice);
  const name = '../../<img src=x onerror=alert(1)> \u202efdp.exe';
  const panel = await choose(page, [{ ...letter, name }]);
  await panel.getByRole('button', { name: 'Send the file' }).click();
  await expect(row(page, '<img src=x onerror=alert(1)>')).toHaveCount(0);
  await therapistSends(conversationId, { ...letter, name });
  const rows = page.getByRole('log').getByRole('article').filter({ hasText: 'onerror' });
  await expect(rows).toHaveCount(2);
  for (const shown of await rows.locator('.file-name').allInnerTexts()) expect(shown).not.toMatch(/[/\\<>\u202e]/);
  expect(await page.locator('.thread img').count()).toBe(0);
  const download = page.waitForEvent('download');
  await rows.last().getByRole('button', { name: /^Save/ }).click();
  expect((await download).suggestedFilename()).not.toMatch(/[/\\<>\u202e]/);
  expect(trouble()).toEqual([]);
});

test('attacks 26: without room a file is said to find none, nothing of it stays, and it can be sent later', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const real = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function put(...args) {
      const isFull = this.name === 'parts' && document.documentElement.dataset['full'] === 'yes';
      if (isFull) throw new DOMException('No room', 'QuotaExceededError');
      return real.apply(this, args);
    };
  });
  await comeIn(page, practice);
  await page.evaluate(() => {
    document.documentElement.dataset['full'] = 'yes';
  });
  const panel = await choose(page, [letter]);
  await panel.getByRole('button', { name: 'Send the file' }).click();
  await expect(panel.getByRole('alert')).toContainText('This device has no room for the file; it cannot be kept.');
  expect(await keptRows(page, 'parts')).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.dataset['full'] = 'no';
  });
  await panel.getByRole('button', { name: 'Send the file' }).click();
  await expect(row(page, letter.name).getByRole('button', { name: /^Save/ })).toBeVisible();
});

test('a file is put in by paste and by letting it go over the page', async ({ page }) => {
  await comeIn(page, practice);
  await page.getByRole('textbox', { name: 'Message to' }).evaluate((box) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['from the clipboard'], 'pasted.txt', { type: 'text/plain' }));
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('pasted.txt');
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['let go'], 'dropped.txt', { type: 'text/plain' }));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    if (document.body.dispatchEvent(drop)) throw new Error('The browser would have left the page');
  });
  await expect(panel).toContainText('dropped.txt');
  await panel.getByRole('button', { name: 'Leave out: pasted.txt' }).click();
  await expect(panel).not.toContainText('pasted.txt');
  await panel.getByRole('button', { name: 'Leave out: dropped.txt' }).click();
  await expect(panel).toBeHidden();
});
