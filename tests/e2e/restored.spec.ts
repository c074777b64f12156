/** A computer is lost and an old backup is restored: nothing is sent before both sides have new keys, and what was said since comes back from the client's browser. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type ClientPage } from './fixtures/client-browser.ts';
import { passphrase, type TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const arrivalMs = 90_000;
const before = ['The first, by the therapist.', 'The second, by Ana.'] as const;
const since = ['Since the backup, by the therapist.', 'Since the backup, by Ana.'] as const;
const held = 'Written before the keys were new.';

async function exchange(app: TherapistApp, client: ClientPage, [ours, theirs]: readonly [string, string]) {
  await app.write('Ana', ours);
  await expect(client.message(ours)).toBeVisible({ timeout: arrivalMs });
  await client.write(theirs);
  await expect(app.message(theirs)).toBeVisible({ timeout: arrivalMs });
}

test('attacks 23: after an old backup is restored, the messages since come back from the client, and both sides are told', async ({
  workplace,
}) => {
  test.setTimeout(300_000);
  const drive = path.join(workplace.folder, 'drive');
  mkdirSync(drive);
  const relay = await workplace.startRelay();
  let app = await workplace.openApp();
  await app.setUp();
  await app.useRelay(relay);
  await app.addClient('Ana');
  await app.openClient('Ana');
  const browser = await workplace.openBrowser();
  let client = await browser.open(await app.invite('Ana'));
  await client.askToJoin('Ana');
  await app.letIn('Ana');
  await exchange(app, client, before);

  await test.step('a backup is made, and the conversation goes on after it', async () => {
    await app.button(/^Settings$/).click();
    await app.main.getByRole('button', { name: 'Backups' }).click();
    await app.chooseFolder(drive);
    await app.button('Choose a folder').click();
    await expect(app.main.getByText('Read back and whole: 2 messages', { exact: false })).toBeVisible();
    await app.openClient('Ana');
    await exchange(app, client, since);
    // Read and told so: the backup's receipts are older than what Ana has seen.
    await expect(app.message(since[0])).toContainText('Read', { timeout: arrivalMs });
  });
  await client.page.close();
  await app.close();
  rmSync(path.join(workplace.folder, 'profile'), { recursive: true });

  await test.step('on an empty computer the backup opens, and nothing is sent', async () => {
    app = await workplace.openApp();
    await app.button('Restore from a backup').click();
    const [name = ''] = readdirSync(drive).filter((entry) => entry.endsWith('.qlbackup'));
    await app.chooseFolder(path.join(drive, name));
    await app.button('Choose the backup file').click();
    await app.window.getByLabel('Passphrase on the day of the backup').fill(passphrase);
    await app.button(/^Restore$/).click();
    await expect(app.window.getByRole('heading', { name: 'Your practice is back' })).toBeVisible({ timeout: 30_000 });
    await app.button('Open my inbox').click();
    await app.openClient('Ana');
    for (const text of before) await expect(app.message(text)).toBeVisible();
    for (const text of since) await expect(app.message(text)).toHaveCount(0);
    await expect(app.window.getByText('The secure session is being renewed.', { exact: false })).toBeVisible();
    const box = app.window.getByLabel('Message to Ana');
    await box.fill(held);
    await box.press('Enter');
    await expect(
      app.window.getByText('Nothing is sent until the secure session is renewed.', { exact: false }),
    ).toBeVisible();
    await expect(box).toHaveValue(held);
  });

  await test.step('once Ana opens the page, all of it is there once, and both screens say what happened', async () => {
    client = await browser.open(relay);
    for (const text of since) await expect(app.message(text)).toBeVisible({ timeout: arrivalMs });
    await expect(app.conversation('Ana').getByText('Secure session renewed').first()).toBeVisible();
    await expect(client.page.getByText('Secure session renewed').first()).toBeVisible();
    await expect(app.window.getByText('The secure session is being renewed.', { exact: false })).toBeHidden();
    await exchange(app, client, [held, 'Good to hear.']);
    for (const text of [...before, ...since, held, 'Good to hear.']) {
      await expect(app.message(text)).toHaveCount(1);
      await expect(client.message(text)).toHaveCount(1);
    }
  });
});
