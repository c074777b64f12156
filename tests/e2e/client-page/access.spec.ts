/** For everyone: axe on each screen in both themes, by keyboard alone, at 320 pixels and with text twice as large. */
import { expect, test } from '@playwright/test';
import { expectAccessible, expectForEveryone, expectToFit } from './looks.ts';
import { startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { comeIn, message, replyBox, write } from './visit.ts';

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice({ phone: '+1 555 010 2030', emergencyText: 'Call me first.' });
});
test.afterEach(() => practice.close());

test('every screen is accessible in both themes, fits 320 pixels and has targets for a thumb', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const look = () => expectForEveryone(page);
  await page.goto(practice.relayUrl);
  await expect(page.getByRole('heading', { name: 'This device has no conversation' })).toBeVisible();
  await look();
  const { link, conversationId } = await practice.invite();
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  await look();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByText('Write a name')).toBeVisible();
  await look();
  await page.getByRole('textbox').fill('Sam');
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for' })).toBeVisible();
  await look();
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
  await practice.messenger.sendText(conversationId, 'Hello Sam.');
  await expect(message(page, 'Hello Sam.')).toBeVisible();
  await write(page, 'Hello.');
  await expect(message(page, 'Hello.').last()).toBeVisible();
  await look();
  for (const name of ['Emergency', 'Safety number', 'About']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  const edited = await practice.messenger.sendText(conversationId, 'At nine.');
  if (edited.kind === 'queued') await practice.messenger.edit(conversationId, edited.messageId, 'At ten.');
  await page.getByRole('button', { name: 'Show earlier text' }).click();
  await page.getByRole('button', { name: 'Edit or take back' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look();
  await page.getByRole('button', { name: 'Take back', exact: true }).click();
  await expect(message(page, 'Taken back by you')).toBeVisible();
  await look();
  const second = await page.context().newPage();
  await second.goto(practice.relayUrl);
  await expect(second.getByRole('heading', { name: 'Open in another tab' })).toBeVisible();
  await expectAccessible(second);
});

test('the way back, the list of conversations and one that has ended are as accessible', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const conversationId = await comeIn(page, practice);
  await write(page, 'Hello.');
  const { link } = await practice.invite('en', undefined, conversationId);
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('If you are let in, a new one begins')).toBeVisible();
  await expectForEveryone(page);
  await page.getByRole('textbox').fill('Sam');
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
  await expectForEveryone(page);
  await page.getByRole('button', { name: 'Other conversations on this device' }).click();
  await expect(page.getByRole('heading', { name: 'Your conversations' })).toBeVisible();
  await expectForEveryone(page);
  await page.getByRole('button', { name: /has ended/ }).click();
  await expect(page.getByRole('button', { name: 'Open the newer conversation' })).toBeVisible();
  await expectForEveryone(page);
});

test('with text twice as large at 320 pixels everything can be reached and read', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  const conversationId = await comeIn(page, practice);
  await practice.messenger.sendText(conversationId, 'We meet on Tuesday at ten, as always in the small room.');
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await expect(page.locator('.bottom.stays')).toHaveCount(0);
  await expectToFit(page);
  const text = message(page, 'We meet on Tuesday').locator('.text');
  await text.evaluate((element) => element.scrollIntoView());
  const isCovered = await text.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const found = document.elementFromPoint(box.left + box.width / 2, Math.max(box.top, 0) + 10);
    return found !== element;
  });
  expect(isCovered).toBe(false);
  await write(page, 'Yes.');
  await expect(message(page, 'Yes.').locator('.text')).toBeInViewport({ ratio: 1 });
  await practice.messenger.sendText(conversationId, 'See you then.');
  await expect(message(page, 'See you then.').locator('.text')).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Emergency' }).click();
  await expectToFit(page);
  await page.getByRole('button', { name: 'Close' }).click();
});

test('from the link to a message by keyboard alone', async ({ page }) => {
  const { link } = await practice.invite();
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Continue' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'You are invited by' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Sam');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Waiting for' })).toBeFocused();
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(replyBox(page)).toBeFocused();
  await page.keyboard.type('two');
  await page.keyboard.press('Enter');
  await page.keyboard.type('lines');
  await page.keyboard.press('Control+Enter');
  expect((await practice.heard(1))[0]?.text).toBe('two\nlines');
  await expect(replyBox(page)).toBeFocused();
});

test('a screen reader hears who said what and when, and a new message once', async ({ page }) => {
  const conversationId = await comeIn(page, practice);
  await write(page, 'My words.');
  await practice.messenger.sendText(conversationId, 'Their words.');
  await expect(
    page.getByRole('status').filter({ hasText: 'New message from Dr. Amara Osei: Their words.' }),
  ).toHaveCount(1);
  const names = await page
    .getByRole('log', { name: 'Messages between you and Dr. Amara Osei' })
    .getByRole('article')
    .evaluateAll((all) => all.map((element) => element.getAttribute('aria-label')));
  expect(names).toHaveLength(2);
  expect(names[0]).toMatch(/^You, \w{3}, \w{3} \d/);
  expect(names[1]).toMatch(/^Dr\. Amara Osei, \w{3}, \w{3} \d/);
  await page.reload();
  await expect(message(page, 'Their words.')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'New message' })).toHaveCount(0);
});
