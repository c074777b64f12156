/** Practice mode in the real app: a make-believe client in a window of its own, steps that tick themselves, a record that prints, and nothing of it in the inbox. */
import { mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ClientPage } from './fixtures/client-browser.ts';
import { expectAccessible, type Look, lookAt, pictures, setLook } from './fixtures/look-at.ts';
import { printTo, readSheets } from './fixtures/printed-sheets.ts';
import { expect, test } from './fixtures/workplace.ts';

const client = 'Make-believe client';

test('a rehearsal from the invite to the calm answer, with a lost phone between', async ({ workplace }) => {
  test.setTimeout(180_000);
  const app = await workplace.openApp(['--demo']);
  const { window, electron } = app;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await window.getByText('Amira Haddad').first().waitFor({ timeout: 60_000 });
  const before = await window.getByRole('region', { name: 'Clients' }).getByRole('listitem').allInnerTexts();
  await window.getByRole('button', { name: 'Practice', exact: true }).click();
  await window.getByRole('button', { name: 'Practice mode' }).click();
  await window.getByRole('button', { name: 'Start practice mode' }).click();

  await app.inviteSheet(client).waitFor();
  await app.invite(client);
  await window.keyboard.press('Escape');
  await done('invited');
  const first = await openPhone();
  expect(await first.page.evaluate(() => 'quietline' in window)).toBe(false);
  expect(await first.page.evaluate(() => getComputedStyle(document.documentElement, '::before').content)).toContain(
    'Practice: the make-believe client’s phone',
  );
  await first.askToJoin('Sam');
  await app.letIn(client);
  await done('joined');
  const phone = first.page;
  await phone.getByRole('button', { name: 'Fill it in' }).click({ timeout: 60_000 });
  await phone.getByRole('dialog').getByLabel('Your name').fill('Sam');
  await phone.getByRole('dialog').getByRole('button', { name: 'Look it over' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Sign and send' }).click();
  await done('signed');
  await phone.keyboard.press('Escape');
  await first.write('hello');
  await window.getByRole('button', { name: /^Safety number/ }).click();
  await window.getByRole('button', { name: /match/i }).first().click();
  await done('verified');
  await window.getByRole('button', { name: 'Close the side panel' }).click();

  await window.getByRole('button', { name: 'Lose the phone' }).click();
  await expect.poll(() => electron.windows().length).toBe(1);
  await window.getByRole('button', { name: `More about ${client}` }).click();
  await window.getByRole('menuitem', { name: 'New invite' }).click();
  await window
    .getByRole('dialog')
    .getByRole('button', { name: /Make a new invite/ })
    .click();
  await expect(window.getByRole('dialog').getByRole('textbox', { name: /^Link for/ })).toHaveValue(/#/);
  await window.keyboard.press('Escape');
  const second = await openPhone();
  await second.askToJoin('Sam');
  await window.getByRole('button', { name: 'Someone waits at the door' }).click();
  await window
    .getByRole('dialog')
    .getByRole('button', { name: /^Let .+ in/ })
    .click();
  await done('phone-lost');
  await window.keyboard.press('Escape');

  await second.write('I can’t do this any more.');
  await done('upset-heard');
  await app.write(client, 'I am glad you wrote. If you might hurt yourself, call 988 now.');
  await done('calm-answer');
  await expectAccessible(window);

  await window.getByRole('button', { name: 'End practice mode' }).click();
  await window.getByRole('button', { name: 'Keep the record and end' }).click();
  await expect.poll(() => electron.windows().length).toBe(1);
  await window.getByRole('button', { name: /7 of 7 steps/ }).click();
  const pdf = path.join(workplace.folder, 'rehearsal.pdf');
  await printTo(app, pdf, () => window.getByRole('button', { name: 'Print this record' }).click());
  mkdirSync(pictures, { recursive: true });
  const [sheet, ...more] = readSheets(pdf, { folder: pictures, name: 'rehearsal-paper' });
  expect(more).toEqual([]);
  expect(sheet?.text).toContain('Record of a rehearsal');
  expect(sheet?.text).toContain('Bring them back after a lost phone');
  expect(sheet?.text).not.toContain('not done');

  await window.getByRole('button', { name: /^Inbox/ }).click();
  expect(await window.getByRole('region', { name: 'Clients' }).getByRole('listitem').allInnerTexts()).toEqual(before);

  async function openPhone(): Promise<ClientPage> {
    const opening = electron.waitForEvent('window');
    await window.getByRole('button', { name: 'Open the client’s phone' }).click();
    const page: Page = await opening;
    await page.getByRole('button', { name: 'Continue' }).waitFor();
    return new ClientPage(page);
  }
  async function done(step: string): Promise<void> {
    await expect(window.locator(`[data-step="${step}"]`)).toHaveAttribute('data-done', 'true');
  }
});

const ownAddress = Object.values(networkInterfaces())
  .flatMap((known) => known ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

test('a phone in this network joins the rehearsal over plain http, and its page says what is not there', async ({
  workplace,
}) => {
  test.skip(ownAddress === undefined, 'this computer is in no local network');
  const app = await workplace.openApp(['--demo']);
  const { window } = app;
  await window.getByText('Walter Novak').first().waitFor({ timeout: 60_000 });
  await window.getByRole('button', { name: 'Practice', exact: true }).click();
  await window.getByRole('button', { name: 'Practice mode' }).click();
  await window.getByRole('combobox', { name: 'Who plays the client' }).click();
  await window.getByRole('option', { name: `(${String(ownAddress)})` }).click();
  await expect(window.getByText('Others in this network will reach the practice')).toBeVisible();
  await window.getByRole('button', { name: 'Start practice mode' }).click();
  await app.inviteSheet(client).waitFor();
  const link = await app.invite(client);
  expect(new URL(link)).toMatchObject({ protocol: 'http:', hostname: ownAddress });

  const phone = await (await workplace.openBrowser()).open(link);
  expect(await phone.page.evaluate('isSecureContext || "locks" in navigator')).toBe(false);
  await phone.askToJoin('Sam');
  await app.letIn(client);
  await phone.write('hello from the phone');
  await expect(app.message('hello from the phone')).toBeVisible({ timeout: 30_000 });
  await phone.page.getByRole('button', { name: 'About' }).click();
  await expect(phone.page.getByText('This page was not opened over a secure connection')).toBeVisible();
});

const looks: readonly Look[] = [
  { language: 'en', theme: 'dark', zoom: 1 },
  { language: 'es', theme: 'light', zoom: 2 },
];

for (const look of looks) {
  test(`practice mode in ${look.language}, ${look.theme}, ${look.zoom * 100} %`, async ({ workplace }) => {
    const app = await workplace.openApp(['--demo', `--lang=${look.language}`]);
    const { window } = app;
    await window.emulateMedia({ colorScheme: look.theme, reducedMotion: 'reduce' });
    await window.getByText('Walter Novak').first().waitFor({ timeout: 60_000 });
    await setLook(app, look);
    await window.getByRole('button', { name: /^(Practice|Consulta)$/ }).click();
    await window.getByRole('button', { name: /^(Practice mode|Modo de ensayo)$/ }).click();
    await expect(window.getByRole('button', { name: /^(Start practice mode|Empezar el ensayo)$/ })).toBeVisible();
    await lookAt(app, look, 'practice-mode');
    await window.getByRole('button', { name: /^(Start practice mode|Empezar el ensayo)$/ }).click();
    await expect(window.getByRole('dialog')).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toBeHidden();
    await lookAt(app, look, 'rehearsal');
  });
}
