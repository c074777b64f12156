/** A device that others use, too: the quick way out, "is it you?", the code word, the passcode, and the home screen. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectForEveryone, keepPicture } from './looks.ts';
import { startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { comeIn, keptByBrowser, message, replyBox, watchForTrouble, write } from './visit.ts';

let practice: Practice;
test.beforeEach(async ({ page }) => {
  practice = await startPractice();
  await page.setViewportSize({ width: 320, height: 640 });
});
test.afterEach(() => practice.close());

async function look(page: Page, name: string): Promise<void> {
  await expectForEveryone(page);
  await keepPicture(page, name);
}

/** Nothing of this test leaves the computer: the neutral page is answered here. */
async function standInForElsewhere(page: Page): Promise<void> {
  await page.route('https://www.wikipedia.org/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>An encyclopedia</title>' }),
  );
}

test('one press leaves for a neutral page, and the way back does not lead here again', async ({ page }) => {
  await standInForElsewhere(page);
  await page.goto('about:blank');
  await comeIn(page, practice);
  await write(page, 'private');
  await page.getByRole('button', { name: 'Leave quickly' }).click();
  await expect(page).toHaveTitle('An encyclopedia');
  await page.goBack();
  expect(page.url()).toBe('about:blank');
});

test('three presses of Escape leave from a dialog, too', async ({ page }) => {
  await standInForElsewhere(page);
  await comeIn(page, practice);
  await page.getByRole('button', { name: 'About' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Leave quickly' })).toBeVisible();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('An encyclopedia');
});

test('who says on joining that others use the device is asked “Is it you?”, with the code word once there is one', async ({
  page,
}) => {
  await standInForElsewhere(page);
  const { link } = await practice.invite();
  await page.goto(link);
  await look(page, 'welcome-en');
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByRole('button', { name: 'Continuar' })).toBeVisible();
  await look(page, 'welcome-es');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('textbox').fill('élodie');
  await page.getByRole('radio', { name: 'Others use it, too' }).check();
  await expect(page.getByText('To lock it, set a passcode')).toBeVisible();
  await look(page, 'invite-shared-en');
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
  await write(page, 'private');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Is it you?' })).toBeFocused();
  await expect(page.getByText('begins with É.')).toBeVisible();
  await expect(page.getByText('private')).toHaveCount(0);
  await expect(page.getByText('Dr. Amara Osei')).toHaveCount(0);
  await look(page, 'is-it-you-en');
  await page.getByRole('button', { name: 'Yes, it is me' }).click();
  await expect(message(page, 'private')).toBeVisible();

  await page.getByRole('button', { name: 'About' }).click();
  await page.getByLabel('Code word').fill('Limón azul');
  await page.getByRole('button', { name: 'Keep the word' }).click();
  await expect(page.getByText('Kept on this device.')).toBeVisible();
  await page.reload();
  await page.getByLabel('Code word').fill('rojo');
  await page.getByRole('button', { name: 'Yes, it is me' }).click();
  await expect(page.getByText('That is not the word that was agreed.')).toBeVisible();
  await look(page, 'is-it-you-word-en');
  await page.getByLabel('Code word').fill('limon AZUL');
  await page.keyboard.press('Enter');
  await expect(message(page, 'private')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'No, leave' }).click();
  await expect(page).toHaveTitle('An encyclopedia');
});

test('a passcode seals what is kept, opens it again, locks by itself, and can be taken away', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.clock.install();
  const conversationId = await comeIn(page, practice);
  await write(page, 'a sentence that is private');
  await practice.heard(1);
  expect(await keptByBrowser(page)).toContain('a sentence that is private');
  await page.getByRole('button', { name: 'About' }).click();
  await look(page, 'about-en');
  await page.getByRole('button', { name: 'Set a passcode' }).click();
  await expect(page.getByText('Nobody can bring a forgotten passcode back.')).toBeVisible();
  await look(page, 'passcode-en');
  await page.getByLabel('New passcode').fill('seven');
  await page.getByRole('button', { name: 'Set the passcode' }).click();
  await expect(page.getByText('Use at least six characters.')).toBeVisible();
  await page.getByLabel('New passcode').fill('seven moons');
  await page.getByLabel('Once more').fill('seven moon');
  await page.getByRole('button', { name: 'Set the passcode' }).click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await page.getByLabel('Once more').fill('seven moons');
  await page.keyboard.press('Enter');

  const locked = page.getByRole('heading', { name: 'Locked' });
  await expect(locked).toBeVisible({ timeout: 30_000 });
  const kept = await keptByBrowser(page);
  for (const secret of ['private', 'Amara', 'Sam', 'identitySecret', 'seven']) expect(kept).not.toContain(secret);
  await page.getByLabel('Passcode').fill('seven suns');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That is not the passcode.')).toBeVisible({ timeout: 30_000 });
  await look(page, 'locked-en');
  const open = async () => {
    await page.getByLabel('Passcode').fill('seven moons');
    await page.keyboard.press('Enter');
    await expect(message(page, 'a sentence that is private')).toBeVisible({ timeout: 30_000 });
  };
  await open();
  await practice.messenger.sendText(conversationId, 'I have read it.');
  await expect(message(page, 'I have read it.')).toBeVisible();
  await write(page, 'under the passcode');
  await practice.heard(2);
  expect(await keptByBrowser(page)).not.toContain('under the passcode');

  // The relay refuses requests of another time than its own, until the page has corrected its clock.
  expect(trouble()).toEqual([]);
  await page.clock.fastForward(5 * 60_000 + 1_000);
  await expect(locked).toBeVisible();
  await open();
  await page.getByRole('button', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Remove the passcode' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(message(page, 'under the passcode')).toBeVisible();
  await expect(locked).toBeHidden();
  expect(await keptByBrowser(page)).toContain('under the passcode');
});

test('attacks 26: a forgotten passcode costs what is on the device, says so, and leads to the way back', async ({
  page,
}) => {
  const conversationId = await comeIn(page, practice);
  await page.getByRole('button', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Set a passcode' }).click();
  await page.getByLabel('New passcode').fill('seven moons');
  await page.getByLabel('Once more').fill('seven moons');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Forgotten?' }).click({ timeout: 30_000 });
  await expect(page.getByText('Your therapist still has the conversation.')).toBeVisible();
  await page.getByRole('button', { name: 'Delete from this device' }).click();
  await expect(page.getByRole('heading', { name: 'Deleted from this device' })).toBeVisible();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await page.goto('about:blank');
  await comeIn(page, practice, conversationId);
});

test('the empty page takes a link that is pasted, as a page on a home screen needs it', async ({ page }) => {
  const { link } = await practice.invite();
  await page.goto(practice.relayUrl);
  await page.getByLabel('Do you have a link?').fill('no link');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The address does not hold an invitation.')).toBeVisible();
  await look(page, 'empty-en');
  await page.getByLabel('Do you have a link?').fill(`Here it is: ${link} see you`);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'You are invited by' })).toBeVisible();
});

test('the home screen gets a name and an icon that say nothing', async ({ page }) => {
  await page.goto(practice.relayUrl);
  const manifest = await page.evaluate(async () => (await fetch('/app.webmanifest')).text());
  expect(manifest).toContain('"short_name":"Messages"');
  expect(manifest).not.toMatch(/therap|quietline|clinic|practice/i);
  for (const path of ['/icon-192.png', '/icon-512.png']) {
    expect(await page.evaluate(async (at) => (await fetch(at)).headers.get('content-type'), path)).toBe('image/png');
  }
});
