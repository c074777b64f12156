/** A therapist gets a new computer: one file and the passphrase or the kit, the conversation goes on there, and the old one only reads. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Look, lookAt, setLook } from './fixtures/look-at.ts';
import { passphrase } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const arrivalMs = 90_000;
const light: Look = { language: 'en', theme: 'light', zoom: 1 };

test('attacks 43: the vault moves to a new computer with one file and the kit, and the conversation goes on', async ({
  workplace,
}) => {
  test.setTimeout(300_000);
  const drive = path.join(workplace.folder, 'drive');
  mkdirSync(drive);
  const relay = await workplace.startRelay();
  const old = await workplace.openApp();
  await setLook(old, light);
  const words = await old.setUp();
  await old.useRelay(relay);
  await old.addClient('Ana');
  await old.openClient('Ana');
  const client = await (await workplace.openBrowser()).open(await old.invite('Ana'));
  await client.askToJoin('Ana');
  await old.letIn('Ana');
  await old.write('Ana', 'See you on Monday.');
  await expect(client.message('See you on Monday.')).toBeVisible({ timeout: arrivalMs });
  await client.write('Until Monday.');
  await expect(old.message('Until Monday.')).toBeVisible({ timeout: arrivalMs });

  await test.step('the old computer writes one file, and only reads from then on', async () => {
    await old.button(/^Settings$/).click();
    await old.main.getByRole('button', { name: 'Backups' }).click();
    await old.button('Move').click();
    const dialog = old.window.getByRole('dialog');
    await old.chooseFolder(drive);
    await dialog.getByRole('button', { name: 'Choose a folder' }).click();
    await dialog.getByLabel('Current passphrase').fill(passphrase);
    await lookAt(old, light, 'move-away');
    await dialog.getByRole('button', { name: 'Write the file and move' }).click();
    await expect(dialog.getByText('This computer only reads from now on.', { exact: false })).toBeVisible({
      timeout: 30_000,
    });
    await lookAt(old, light, 'moved-away');
    await old.window.keyboard.press('Escape');
    await expect(old.window.getByText('This vault moved to another computer', { exact: false })).toBeVisible();
    await old.openClient('Ana');
    await expect(old.message('See you on Monday.')).toBeVisible();
    await lookAt(old, light, 'moved-reading');
  });

  const [name = '', ...others] = readdirSync(drive);
  expect(others).toEqual([]);
  const fresh = await workplace.openApp([], 'new computer');
  await setLook(fresh, light);
  await test.step('the new one takes the file and the kit', async () => {
    await fresh.button('Restore from a backup').click();
    await fresh.chooseFolder(path.join(drive, name));
    await fresh.button('Choose the backup file').click();
    await fresh.window.getByText('The recovery words', { exact: true }).click();
    await fresh.window.getByLabel('The 24 words, in order').fill(words.join(' '));
    await fresh.window.getByLabel('Passphrase', { exact: true }).fill('copper violin 17 lantern road');
    await fresh.window.getByLabel('Passphrase once more').fill('copper violin 17 lantern road');
    await fresh.button(/^Restore$/).click();
    await expect(fresh.window.getByRole('heading', { name: 'Your practice is back' })).toBeVisible({
      timeout: 30_000,
    });
    await fresh.button('Open my inbox').click();
  });

  await test.step('the conversation goes on there, and nothing of it reaches the old one', async () => {
    await fresh.openClient('Ana');
    await expect(fresh.message('Until Monday.')).toBeVisible();
    await client.write('Is this the new one?');
    await expect(fresh.message('Is this the new one?')).toBeVisible({ timeout: arrivalMs });
    const box = fresh.window.getByLabel('Message to Ana');
    await expect(box).toBeEditable({ timeout: arrivalMs });
    await fresh.write('Ana', 'It is.');
    await expect(client.message('It is.')).toBeVisible({ timeout: arrivalMs });
    await expect(old.message('Is this the new one?')).toHaveCount(0);
  });
  await old.close();

  await test.step('a copied folder of the vault asks before anything is sent', async () => {
    await fresh.close();
    cpSync(
      path.join(workplace.folder, 'new computer', 'vault'),
      path.join(workplace.folder, 'third computer', 'vault'),
      { recursive: true },
    );
    const third = await workplace.openApp([], 'third computer');
    await setLook(third, light);
    await third.unlock('copper violin 17 lantern road');
    await expect(third.window.getByRole('heading', { name: 'This vault comes from another computer' })).toBeVisible();
    await lookAt(third, light, 'moved-or-copy');
    await third.window.getByRole('radio', { name: 'A copy' }).check();
    await third.button('Go on').click();
    await expect(third.window.getByText('This is a copy, kept since', { exact: false })).toBeVisible();
    await third.openClient('Ana');
    await expect(third.message('It is.')).toBeVisible();
  });
});
