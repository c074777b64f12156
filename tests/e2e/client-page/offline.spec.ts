/** With the page's own files kept: it opens without its server, says what to do, keeps nothing else, and leaves nothing behind. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Form } from '../../../shared/domain/forms/form.ts';
import { expectForEveryone } from './looks.ts';
import { startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { comeIn, message, replyBox, watchForTrouble, write } from './visit.ts';

test.use({ serviceWorkers: 'allow' });

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice({ phone: '+1 555 010 2030', emergencyText: 'Call me first.' });
});
test.afterEach(() => practice.close());

/** The worker has everything and answers for this page from the next load on. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    }
    return found;
  });
}

test('while the relay is down the page opens, shows what was said, and the numbers to call', async ({ page }) => {
  const trouble = watchForTrouble(page);
  const conversationId = await comeIn(page, practice);
  await practice.messenger.sendText(conversationId, 'We meet on Tuesday.');
  await expect(message(page, 'We meet on Tuesday.')).toBeVisible();
  await untilKept(page);
  await practice.killRelay();
  await page.reload();
  await expect(message(page, 'We meet on Tuesday.')).toBeVisible();
  await expect(page.getByText('The message service cannot be reached.')).toBeVisible();
  await expect(page.getByRole('link', { name: '+1 555 010 2030' })).toHaveAttribute('href', 'tel:+15550102030');
  await page.getByRole('button', { name: 'Emergency' }).click();
  await expect(page.getByRole('link', { name: '911' }).first()).toBeVisible();
  await expect(page.getByText('Call me first.')).toBeVisible();
  await page.keyboard.press('Escape');
  await write(page, 'I will be there.');
  await practice.startRelayAgain();
  // Gone where the page has found by itself that the relay is back.
  const again = page.getByRole('button', { name: 'Try again' });
  await again.click({ timeout: 3_000 }).catch(() => expect(again).toBeHidden());
  expect((await practice.heard(1))[0]?.text).toBe('I will be there.');
  expect(trouble().filter((line) => !line.includes('Failed to'))).toEqual([]);
});

test('the newest policy and the safety plan can be read at any time, also while the relay is down', async ({
  page,
}) => {
  const conversationId = await comeIn(page, practice);
  const link = page.getByRole('button', { name: 'Policy and plan' });
  await expect(link).toBeHidden();
  const send = (formId: string, version: number, form: Pick<Form, 'kind' | 'title'>, text: string) =>
    practice.messenger.therapist.sendForm(conversationId, {
      formId,
      version,
      form: { ...form, locale: 'en', items: [{ kind: 'paragraph', id: 'words', text }] },
    });
  const policy = { kind: 'policy', title: 'How we write' } as const;
  await send('ab'.repeat(16), 1, policy, 'I answer within two days.');
  await send('cd'.repeat(16), 1, { kind: 'intake', title: 'About you' }, 'Not of lasting use.');
  await send('ab'.repeat(16), 2, policy, 'I answer within three days.');
  await send('ef'.repeat(16), 1, { kind: 'safety-plan', title: 'When it gets hard' }, 'I call my sister.');
  await link.click();
  const dialog = page.getByRole('dialog', { name: 'What we agreed' });
  await expect(dialog.locator('summary')).toHaveText(['When it gets hard', 'How we write']);
  await untilKept(page);
  await practice.killRelay();
  await page.reload();
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(dialog.locator('summary')).toHaveText(['When it gets hard', 'How we write']);
  await dialog.getByText('How we write').click();
  await expect(dialog.getByText('I answer within three days.')).toBeVisible();
  await expect(dialog.getByText('I answer within two days.')).toHaveCount(0);
  await dialog.getByText('When it gets hard').click();
  await expect(dialog.getByText('I call my sister.')).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectForEveryone(page);
});

test('attacks 1, 9: a link that is only opened leaves no worker; the cache holds the page’s own files and no more', async ({
  page,
}) => {
  const { link, conversationId } = await practice.invite();
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registrations()).toBe(0);
  expect(await keptFiles(page)).toEqual([]);
  await page.goto('about:blank');
  await comeIn(page, practice, conversationId);
  await untilKept(page);
  await page.goto('about:blank');
  const second = await practice.invite();
  await page.goto(second.link);
  await expect(page.getByText('This device already has a conversation')).toBeVisible();
  const files = await keptFiles(page);
  expect(files).toContain(`${practice.relayUrl}/`);
  for (const url of files) expect(url).toMatch(/^[^#?]+\/(assets\/[\w.-]+|[\w.-]*)$/);
  expect(files.filter((url) => url.includes('/v1/'))).toEqual([]);
});

test('attacks 45: a worker does not keep a file that is not the one that was built', async ({ page, context }) => {
  await context.route('**/assets/es-*.js', async (route) => {
    if (route.request().serviceWorker() === null) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, body: `${await response.text()}\n;changed();` });
  });
  await comeIn(page, practice);
  const state = () =>
    page.evaluate(async () => {
      const [registration] = await navigator.serviceWorker.getRegistrations();
      return registration?.active === null || registration?.active === undefined ? 'none' : 'active';
    });
  await expect.poll(() => page.evaluate(() => caches.keys())).not.toEqual([]);
  await expect(replyBox(page)).toBeVisible();
  expect(await state()).toBe('none');
});

test('attacks 49: deleting from the device takes the worker and its cache along', async ({ page }) => {
  await comeIn(page, practice);
  await untilKept(page);
  await page.getByRole('button', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Delete from this device' }).click();
  await page.getByRole('button', { name: 'Delete now' }).click();
  await expect(page.getByRole('heading', { name: 'Deleted from this device' })).toBeVisible();
  const left = await page.evaluate(async () => [
    await indexedDB.databases(),
    await caches.keys(),
    await navigator.serviceWorker.getRegistrations(),
  ]);
  expect(left).toEqual([[], [], []]);
});
