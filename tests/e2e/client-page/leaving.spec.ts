/** Coming back through a second invitation, on the same device or another, and leaving for good. */
import { expect, test } from '@playwright/test';
import { startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { comeIn, keptByBrowser, message, replyBox, watchForTrouble, write } from './visit.ts';

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice();
});
test.afterEach(() => practice.close());

test('joined anew on the same device: a new conversation, and the ended one can still be read', async ({ page }) => {
  const trouble = watchForTrouble(page);
  const conversationId = await comeIn(page, practice);
  await write(page, 'from before');
  await practice.heard(1);

  const { link } = await practice.invite('en', undefined, conversationId);
  await page.goto(link);
  await expect(page.getByText('This device already has a conversation.')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('This device already has a conversation with Dr. Amara Osei.')).toBeVisible();
  await page.getByRole('textbox').fill('Sam');
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
  await expect(message(page, 'from before')).toHaveCount(0);

  await page.getByRole('button', { name: 'Other conversations on this device' }).click();
  await page.getByRole('button', { name: /has ended, can still be read/ }).click();
  await expect(message(page, 'from before')).toBeVisible();
  await expect(replyBox(page)).toHaveCount(0);
  await expect(page.getByText('You have a newer one with Dr. Amara Osei on this device.')).toBeVisible();
  await page.getByRole('button', { name: 'Open the newer conversation' }).click();
  await write(page, 'from after');
  expect((await practice.heard(2)).map((entry) => entry.text)).toEqual(['from before', 'from after']);

  await page.reload();
  await expect(message(page, 'from after')).toBeVisible();
  await expect(replyBox(page)).toBeVisible();
  expect(trouble()).toEqual([]);
});

test('attacks 10: joined anew in another browser: nothing comes along, and the old one says that it has ended and what to do', async ({
  page,
  browser,
}) => {
  const conversationId = await comeIn(page, practice);
  await write(page, 'from the first browser');
  await practice.heard(1);
  const context = await browser.newContext();
  const other = await context.newPage();
  const { link } = await practice.invite('en', undefined, conversationId);
  await other.goto(link);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByText('Those messages do not come along; Dr. Amara Osei still has them.')).toBeVisible();
  await other.getByRole('textbox').fill('Sam');
  await other.getByRole('button', { name: 'Ask to join' }).click();
  await practice.letIn();
  await write(other, 'from the second browser');
  await practice.heard(2);
  await expect(message(other, 'from the first browser')).toHaveCount(0);

  await expect(page.getByText('This conversation was ended on the side of Dr. Amara Osei')).toBeVisible();
  await expect(page.getByText('someone else may have joined in your name')).toBeVisible();
  await expect(replyBox(page)).toHaveCount(0);
  await page.reload();
  await expect(message(page, 'from the first browser')).toBeVisible();
  await expect(page.getByText('ask Dr. Amara Osei for a new link')).toBeVisible();
  await context.close();
});

test('attacks 49: who deletes the conversation takes leave first, and nothing stays on the device', async ({
  page,
}) => {
  const conversationId = await comeIn(page, practice);
  await write(page, 'something private');
  await practice.heard(1);
  await page.getByRole('button', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Delete from this device' }).click();
  expect(await keptByBrowser(page)).toContain('something private');
  await page.getByRole('button', { name: 'Delete now' }).click();
  await expect(page.getByRole('heading', { name: 'Deleted from this device' })).toBeVisible();
  await expect(page.getByText('could not be told')).toBeHidden();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await expect.poll(async () => (await practice.store.session(conversationId))?.phase).toBe('ended');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This device has no conversation' })).toBeVisible();
});

test('attacks 49: without the relay the conversation is deleted all the same, and the page says who was not told', async ({
  page,
}) => {
  const conversationId = await comeIn(page, practice);
  await page.getByRole('button', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Delete from this device' }).click();
  await page.route('**/v1/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Delete now' }).click();
  await expect(page.getByText('Telling the app of Dr. Amara Osei')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Deleted from this device' })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Your therapist’s app could not be told')).toBeVisible();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect((await practice.store.session(conversationId))?.phase).toBe('open');
});
