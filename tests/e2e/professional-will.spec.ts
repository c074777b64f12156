/** A therapist dies: custodians bring their sheets together on a computer that never saw the vault. And a client is deleted for good. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { passphrase, type TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const letter = 'Call Ben Okafor first. The key of the office is with the porter.';

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target) }))).toEqual([]);
}

/** From the capsule's card to sheets on paper; gives the words as they stand on the sheets. */
async function makeShares(app: TherapistApp, capsule: string): Promise<readonly string[]> {
  const { window } = app;
  await window.getByRole('region', { name: capsule }).getByRole('button', { name: 'Make shares' }).click();
  const dialog = window.getByRole('dialog');
  for (const [index, name] of ['Ana Ruiz', 'Ben Okafor', 'Chidi Park'].entries())
    await dialog.getByLabel(`Who gets share ${index + 1}?`).fill(name);
  await dialog.getByLabel('Your passphrase').fill(passphrase);
  await dialog.getByRole('button', { name: 'Make the shares' }).click();
  await expect(dialog.getByText('3 sheets are ready to print', { exact: false })).toBeVisible();
  await window.emulateMedia({ media: 'print' });
  const sheets = window.locator('[data-print-sheet] section');
  await expect(sheets).toHaveCount(3);
  await expect(sheets.first()).toContainText('for Ana Ruiz');
  const shares = await sheets.evaluateAll((pages) =>
    pages.map((page) =>
      [...page.querySelectorAll('[translate="no"]')].map((word) => word.textContent.trim()).join(' '),
    ),
  );
  await window.emulateMedia({ media: 'screen' });
  await dialog.getByRole('button', { name: 'The sheets are on paper' }).click();
  await expect(dialog).toBeHidden();
  return shares;
}

async function giveShares({ window }: TherapistApp, shares: readonly string[]): Promise<void> {
  for (const [index, share] of shares.entries()) {
    await window.getByLabel(`The 33 words of share ${index + 1}`).fill(share);
    await window.getByRole('button', { name: 'Add this share' }).click();
    await expect(window.getByLabel(`The 33 words of share ${index + 1}`)).toBeHidden();
  }
}

test('a custodian opens the letter and the full record on an empty computer, and the practice gets to know', async ({
  workplace,
}) => {
  test.setTimeout(240_000);
  const drive = path.join(workplace.folder, 'drive');
  const profile = path.join(workplace.folder, 'profile');
  mkdirSync(drive);
  let app = await workplace.openApp();
  await app.setUp();
  await app.addClient('Amira Haddad');
  await app.button('Settings').click();
  await app.button('Backups').click();
  await app.chooseFolder(drive);
  await app.button('Choose a folder').click();
  await expect(app.main.getByText('Read back and whole', { exact: false })).toBeVisible();
  await app.button('Professional will').click();
  await app.window.getByLabel('What your custodian should know and do first').fill(letter);
  await app.window.getByLabel('Amira Haddad: how to reach, what next').fill('555 0199, next Tuesday at ten');
  const continuity = await makeShares(app, 'Continuity letter');
  const full = await makeShares(app, 'Full record');
  await expectAccessible(app.window);

  await test.step('a rehearsal proves the shares, is dated and opens nothing', async () => {
    const card = app.window.getByRole('region', { name: 'Continuity letter' });
    await expect(card.getByText('Not rehearsed yet.', { exact: false })).toBeVisible();
    await card.getByRole('button', { name: 'Rehearse' }).click();
    await giveShares(app, continuity.slice(1, 2));
    await expectAccessible(app.window);
    await app.window.getByLabel('The 33 words of share 2').fill(full[0] ?? '');
    await app.window.getByRole('button', { name: 'Add this share' }).click();
    await expect(app.window.getByText('This share belongs to another set', { exact: false })).toBeVisible();
    await app.window.getByLabel('The 33 words of share 2').fill(continuity[2] ?? '');
    await app.window.getByRole('button', { name: 'Add this share' }).click();
    await expect(app.window.getByText('These shares open the capsule.', { exact: false })).toBeVisible();
    await app.window.keyboard.press('Escape');
    await expect(card.getByText('Last rehearsal', { exact: false })).toBeVisible();
  });
  await app.close();

  await test.step('on an empty computer the letter opens, and nothing of the record', async () => {
    rmSync(profile, { recursive: true });
    app = await workplace.openApp();
    await app.button('I am a custodian').click();
    await expectAccessible(app.window);
    await app.chooseFolder(drive);
    await app.button('Choose the folder with the backups').click();
    await app.button('Open the continuity letter').click();
    // As one types from paper: numbers before the words, capitals, lines.
    const typed = (continuity[0] ?? '').split(' ').map((word, index) => `${index + 1} ${word.toUpperCase()}`);
    await giveShares(app, [typed.join('\n'), continuity[2] ?? '']);
    await app.button('Open the letter').click();
    await expect(app.window.getByText(letter)).toBeVisible();
    await expect(app.window.getByText('555 0199, next Tuesday at ten')).toBeVisible();
    await expect(app.window.getByRole('heading', { name: 'Amira Haddad' })).toBeVisible();
    await expectAccessible(app.window);
    expect(readdirSync(drive).some((name) => name.endsWith('.qlopening'))).toBe(true);
    await app.button('Close the letter').click();
    await expect(app.button('Set up my practice')).toBeVisible();
  });

  await test.step('with sheets of its own the full record opens, and says so in its log', async () => {
    await app.button('I am a custodian').click();
    await app.button('Choose the folder with the backups').click();
    await app.button('Open the full record').click();
    await giveShares(app, full.slice(0, 2));
    await app.window.getByLabel('Passphrase', { exact: true }).fill('copper violin 17 lantern road');
    await app.window.getByLabel('Passphrase once more').fill('copper violin 17 lantern road');
    await expectAccessible(app.window);
    await app.button('Open the record').click();
    await expect(app.window.getByText('Amira Haddad').first()).toBeVisible({ timeout: 60_000 });
    await app.button('Settings').click();
    await app.button('Audit log').click();
    await expect(app.main.getByRole('cell', { name: 'A custodian opened a capsule' })).toBeVisible();
  });
});

test('a client is deleted for good with a certificate', async ({ workplace }) => {
  test.setTimeout(120_000);
  const target = path.join(workplace.folder, 'out');
  mkdirSync(target);
  const app = await workplace.openApp();
  await app.setUp();
  const { window } = app;
  await app.addClient('Amira Haddad');
  await app.button('More about Amira Haddad').click();
  await window.getByRole('menuitem', { name: 'Delete for good' }).click();
  const dialog = window.getByRole('dialog', { name: 'Delete Amira Haddad for good' });
  await expectAccessible(window);
  await dialog.getByLabel('How the certificate names the client').fill('A. H., file 7');
  await dialog.getByLabel('Type the name to confirm: Amira Haddad').fill('Amira');
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(dialog.getByText('That is another name', { exact: false })).toBeVisible();
  await dialog.getByLabel('Type the name to confirm: Amira Haddad').fill('Amira Haddad');
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  const done = window.getByRole('dialog', { name: 'Deleted' });
  await expect(done.getByText('A. H., file 7')).toBeVisible();
  await expectAccessible(window);
  await app.chooseFolder(target);
  await done.getByRole('button', { name: 'Save as a file' }).click();
  await expect(done.getByText('Written to the file', { exact: false })).toBeVisible();
  const [name = ''] = readdirSync(target);
  expect(readFileSync(path.join(target, name), 'utf8')).not.toContain('Haddad');
  await done.getByRole('button', { name: 'Close' }).last().click();
  await expect(window.getByRole('heading', { name: 'No clients yet' })).toBeVisible();
  await app.button('Settings').click();
  await app.button('Audit log').click();
  await expect(app.main.getByRole('button', { name: 'Certificate for A. H., file 7' })).toBeVisible();
});
