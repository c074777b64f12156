/** A computer is lost: what was backed up stands on an empty one, readable and searchable; and what happened is in the audit log. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './fixtures/look-at.ts';
import { passphrase, therapistName } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const wordsOfNote = 'Reports broken sleep since the move';

/** The vault's folder in the profile, wherever this system puts it. */
function vaultFolder(profile: string): string {
  const found = readdirSync(profile, { recursive: true, encoding: 'utf8' }).find(
    (name) => path.basename(name) === 'vault.json' && !name.includes('set aside'),
  );
  if (found === undefined) throw new Error('There is no vault in the profile');
  return path.join(profile, path.dirname(found));
}

test('what was backed up comes back on an empty computer, and beside a damaged vault', async ({ workplace }) => {
  test.setTimeout(240_000);
  const usb = path.join(workplace.folder, 'usb');
  const profile = path.join(workplace.folder, 'profile');
  mkdirSync(usb);
  let app = await workplace.openApp();
  const words = await app.setUp();
  await app.addClient('Ana');

  await test.step('a note is written and signed, and the vault is backed up', async () => {
    await app.openClient('Ana').catch(() => undefined);
    await app.main.getByRole('button', { name: 'Notes' }).first().click();
    await app.button('New note').click();
    await app.window.getByRole('dialog', { name: 'New note' }).getByRole('button', { name: 'Start the note' }).click();
    await app.window.getByLabel('Subjective').fill(wordsOfNote);
    await app.main.getByRole('button', { name: 'Sign and lock' }).click();
    await app.window.getByRole('alertdialog').getByRole('button', { name: 'Sign and lock' }).click();
    await expect(app.window.getByText(`Signed by ${therapistName}`, { exact: false }).first()).toBeVisible();

    await app.button(/^Settings$/).click();
    await app.button('Backups').click();
    await expect(app.main.getByText('There is none yet.')).toBeVisible();
    await expectAccessible(app.window);
    await app.chooseFolder(usb);
    await app.button('Choose a folder').click();
    await expect(app.main.getByText('Read back and whole: 0 messages, one note, one client.')).toBeVisible();
    await app.button('Check now').click();
    await expect(app.main.getByText('The newest backup opens and is whole', { exact: false })).toBeVisible();
    await expectAccessible(app.window);
  });

  await test.step('the audit log tells of it, whole, filtered and exported', async () => {
    await app.button('Audit log').click();
    await expect(app.main.getByText('The log is whole', { exact: false })).toBeVisible();
    await expect(app.main.getByRole('cell', { name: 'Backup made and read back' })).toBeVisible();
    await expectAccessible(app.window);
    await app.main.getByRole('combobox', { name: 'Show' }).click();
    await app.window.getByRole('option', { name: 'Signatures, forms, exports and deletions' }).click();
    await expect(app.main.getByRole('cell', { name: 'Note signed' })).toBeVisible();
    await expect(app.main.getByRole('cell', { name: 'Backup made and read back' })).toBeHidden();
    const target = path.join(workplace.folder, 'log');
    mkdirSync(target);
    await app.chooseFolder(target);
    await app.button('Export the log').click();
    await expect(app.main.getByText('together with the chain', { exact: false })).toBeVisible();
    const [name = ''] = readdirSync(target);
    expect(readFileSync(path.join(target, name), 'utf8')).toContain('note-signed');
  });
  await app.close();
  const [name = ''] = readdirSync(usb).filter((entry) => entry.endsWith('.qlbackup'));
  const file = path.join(usb, name);

  await test.step('a missing drive is said calmly', async () => {
    renameSync(usb, `${usb} away`);
    app = await workplace.openApp();
    await app.unlock(passphrase);
    await app.button(/^Settings$/).click();
    await app.button('Backups').click();
    await app.button('Back up now').click();
    await expect(app.main.getByText('The folder for backups is not there.', { exact: false })).toBeVisible();
    await app.close();
    renameSync(`${usb} away`, usb);
  });

  await test.step('the computer is lost; another one begins with the backup and the recovery words', async () => {
    rmSync(profile, { recursive: true });
    app = await workplace.openApp();
    await app.button('Restore from a backup').click();
    await expectAccessible(app.window);
    await app.chooseFolder(file);
    await app.button('Choose the backup file').click();
    await expect(app.window.getByText('0 messages, one note, one client.', { exact: false })).toBeVisible();
    await expectAccessible(app.window);
    await app.window.getByLabel('Passphrase on the day of the backup').fill('not the passphrase at all');
    await app.window.keyboard.press('Enter');
    await expect(app.window.getByText('That is not the passphrase of this backup.', { exact: false })).toBeVisible();
    await app.window.getByText('The recovery words', { exact: true }).click();
    await app.window.getByLabel('The 24 words, in order').fill(words.join(' '));
    await app.window.getByLabel('Passphrase', { exact: true }).fill('copper violin 17 lantern road');
    await app.window.getByLabel('Passphrase once more').fill('copper violin 17 lantern road');
    await app.button(/^Restore$/).click();
    await expect(app.window.getByRole('heading', { name: 'Your practice is back' })).toBeVisible({ timeout: 30_000 });
    await expectAccessible(app.window);
    await app.button('Open my inbox').click();
    await expect(app.window.getByText('Ana').first()).toBeVisible();
    await app.window.keyboard.press('Control+k');
    const dialog = app.window.getByRole('dialog');
    await dialog.getByRole('searchbox').or(dialog.getByRole('combobox')).first().fill('broken sleep');
    await expect(dialog.getByText('broken').first()).toBeVisible();
    await app.window.keyboard.press('Enter');
    await expect(app.window.getByText(wordsOfNote).first()).toBeVisible();
    await app.button(/^Settings$/).click();
    await app.button('Audit log').click();
    await expect(app.main.getByRole('cell', { name: 'Restored from a backup' })).toBeVisible();
    await app.close();
  });

  await test.step('a damaged vault gives way to the backup, and its files are kept', async () => {
    const folder = vaultFolder(profile);
    writeFileSync(path.join(folder, 'vault.json'), 'no key file any more');
    app = await workplace.openApp();
    await expect(app.window.getByRole('heading', { name: "The vault's key file is damaged" })).toBeVisible();
    await app.button('Restore from a backup').click();
    await app.chooseFolder(file);
    await app.button('Choose the backup file').click();
    await app.window.getByLabel('Passphrase on the day of the backup').fill(passphrase);
    await app.button(/^Restore$/).click();
    await expect(app.window.getByRole('heading', { name: 'Your practice is back' })).toBeVisible({ timeout: 30_000 });
    const aside = readdirSync(folder).find((entry) => entry.startsWith('set aside')) ?? '';
    await expect(app.window.getByText(aside, { exact: false })).toBeVisible();
    expect(readFileSync(path.join(folder, aside, 'vault.json'), 'utf8')).toBe('no key file any more');
    await app.button('Open my inbox').click();
    await expect(app.window.getByText('Ana').first()).toBeVisible();
  });
});
