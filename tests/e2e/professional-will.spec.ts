/** A therapist dies: custodians bring their sheets together on a computer that never saw the vault. And a client is deleted for good. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './fixtures/look-at.ts';
import { type PrintedSheet, printTo, readSheets } from './fixtures/printed-sheets.ts';
import { passphrase, practiceName, type TherapistApp, therapistName } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const letter = 'Call Ben Okafor first. The key of the office is with the porter.';
const howToReach = '555 0199, next Tuesday at ten';
const wordsOfClient = 'I slept badly again, ñandú';
const arrivalMs = 60_000;
const holders = ['Ana Ruiz', 'Ben Okafor', 'Chidi Park'];

/** From the capsule's card to sheets on paper, as a reader and a camera see them. */
async function makeShares(app: TherapistApp, capsule: string, file: string): Promise<readonly PrintedSheet[]> {
  const { window } = app;
  await window.getByRole('region', { name: capsule }).getByRole('button', { name: 'Make shares' }).click();
  const dialog = window.getByRole('dialog');
  for (const [index, name] of holders.entries()) await dialog.getByLabel(`Who gets share ${index + 1}?`).fill(name);
  await dialog.getByLabel('Your passphrase').fill(passphrase);
  await dialog.getByRole('button', { name: 'Make the shares' }).click();
  await expect(dialog.getByText('3 sheets are ready to print', { exact: false })).toBeVisible();
  await app.saveSheets(file);
  const sheets = readSheets(file);
  expect(sheets).toHaveLength(3);
  for (const [index, { text, words, code }] of sheets.entries()) {
    expect(text).toContain(`Professional will: ${capsule.toLowerCase()}`);
    expect(text).toContain(`Share ${index + 1} of 3 for ${holders[index] ?? ''}`);
    expect(text).toContain(practiceName);
    expect(words).toHaveLength(33);
    expect(code).toBe(words.join(' '));
  }
  await dialog.getByRole('button', { name: 'The sheets are on paper' }).click();
  await expect(dialog).toBeHidden();
  return sheets;
}

async function giveShares({ window }: TherapistApp, shares: readonly string[]): Promise<void> {
  for (const [index, share] of shares.entries()) {
    await window.getByLabel(`The 33 words of share ${index + 1}`).fill(share);
    await window.getByRole('button', { name: 'Add this share' }).click();
    await expect(window.getByLabel(`The 33 words of share ${index + 1}`)).toBeHidden();
  }
}

/** As one types from paper: numbers before the words, capitals, lines. */
function typed(sheet: PrintedSheet | undefined): string {
  return (sheet?.words ?? []).map((word, index) => `${index + 1} ${word.toUpperCase()}`).join('\n');
}

/** As a telephone gives what its camera saw. */
function scanned(sheet: PrintedSheet | undefined): string {
  return sheet?.code ?? '';
}

test('a custodian opens the letter and the full record on an empty computer, and the practice gets to know', async ({
  workplace,
}) => {
  test.setTimeout(300_000);
  const drive = path.join(workplace.folder, 'drive');
  mkdirSync(drive);
  let practice = await workplace.openApp();
  await practice.setUp();

  await test.step('a client is there and has written', async () => {
    await practice.addClient('Amira Haddad');
    await practice.openClient('Amira Haddad');
    const client = await (await workplace.openBrowser()).open(await practice.invite('Amira Haddad'));
    await client.askToJoin('Amira');
    await practice.letIn('Amira Haddad');
    await expect(client.page.getByLabel(/^Message to /)).toBeVisible({ timeout: arrivalMs });
    await client.write(wordsOfClient);
    await expect(practice.message(wordsOfClient)).toBeVisible({ timeout: arrivalMs });
  });

  const { continuity, full } =
    await test.step('the letter is written, and both capsules have their sheets', async () => {
      await practice.button(/^Settings$/).click();
      await practice.main.getByRole('button', { name: 'Backups' }).click();
      await practice.chooseFolder(drive);
      await practice.button('Choose a folder').click();
      await expect(practice.main.getByText('Read back and whole', { exact: false })).toBeVisible();
      await practice.button('Professional will').click();
      await practice.window.getByLabel('What your custodian should know and do first').fill(letter);
      await practice.window.getByLabel('Amira Haddad: how to reach, what next').fill(howToReach);
      const sheets = {
        continuity: await makeShares(practice, 'Continuity letter', path.join(workplace.folder, 'letter.pdf')),
        full: await makeShares(practice, 'Full record', path.join(workplace.folder, 'record.pdf')),
      };
      await expectAccessible(practice.window);
      return sheets;
    });

  await test.step('a rehearsal proves the shares, is dated and opens nothing', async () => {
    const { window } = practice;
    const card = window.getByRole('region', { name: 'Continuity letter' });
    await expect(card.getByText('Not rehearsed yet.', { exact: false })).toBeVisible();
    await card.getByRole('button', { name: 'Rehearse' }).click();
    await giveShares(practice, [scanned(continuity[1])]);
    await expectAccessible(window);
    await window.getByLabel('The 33 words of share 2').fill(scanned(full[0]));
    await window.getByRole('button', { name: 'Add this share' }).click();
    await expect(window.getByText('This share belongs to another set', { exact: false })).toBeVisible();
    await window.getByLabel('The 33 words of share 2').fill(scanned(continuity[2]));
    await window.getByRole('button', { name: 'Add this share' }).click();
    await expect(window.getByText('These shares open the capsule.', { exact: false })).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(card.getByText('Last rehearsal', { exact: false })).toBeVisible();
  });
  await practice.close();

  let app = await workplace.openApp([], 'custodian');
  await test.step('on an empty computer the letter opens, is printed, and nothing of the record', async () => {
    await app.button('I am a custodian').click();
    await expectAccessible(app.window);
    await app.chooseFolder(drive);
    await app.button('Choose the folder with the backups').click();
    await app.button('Open the continuity letter').click();
    await giveShares(app, [typed(continuity[0]), scanned(continuity[2])]);
    await app.button('Open the letter').click();
    await expect(app.window.getByText(letter).filter({ visible: true })).toBeVisible();
    await expect(app.window.getByText(howToReach).filter({ visible: true })).toBeVisible();
    await expect(app.window.getByRole('heading', { name: 'Amira Haddad' })).toBeVisible();
    await expect(app.window.getByText(wordsOfClient, { exact: false })).toHaveCount(0);
    await expectAccessible(app.window);
    const printed = path.join(workplace.folder, 'printed.pdf');
    await printTo(app, printed, () => app.button('Print').click());
    const paper = readSheets(printed)
      .map(({ text }) => text.replace(/\s+/g, ' '))
      .join(' ');
    for (const words of [letter, howToReach, 'Amira Haddad', therapistName]) expect(paper).toContain(words);
    expect(readdirSync(drive).some((name) => name.endsWith('.qlopening'))).toBe(true);
    await app.button('Close the letter').click();
    await expect(app.button('Set up my practice')).toBeVisible();
  });

  await test.step('with sheets of its own the full record opens with its messages, and says so in its log', async () => {
    await app.button('I am a custodian').click();
    await app.button('Choose the folder with the backups').click();
    await app.button('Open the full record').click();
    await giveShares(app, [scanned(full[1])]);
    await app.window.getByLabel('The 33 words of share 2').fill(scanned(continuity[0]));
    await app.button('Add this share').click();
    await expect(app.window.getByText('This share belongs to another set', { exact: false })).toBeVisible();
    await app.window.getByLabel('The 33 words of share 2').fill(typed(full[0]));
    await app.button('Add this share').click();
    await app.window.getByLabel('Passphrase', { exact: true }).fill('copper violin 17 lantern road');
    await app.window.getByLabel('Passphrase once more').fill('copper violin 17 lantern road');
    await expectAccessible(app.window);
    await app.button('Open the record').click();
    await expect(app.button(/^Inbox/)).toBeVisible({ timeout: 60_000 });
    await app.openClient('Amira Haddad');
    await expect(app.message(wordsOfClient)).toBeVisible();
    await app.button(/^Settings$/).click();
    await app.button('Audit log').click();
    await expect(app.main.getByRole('cell', { name: 'A custodian opened a capsule' })).toBeVisible();
    await app.close();
    app = await workplace.openApp([], 'custodian');
    await app.unlock('copper violin 17 lantern road');
    await expect(app.button(/^Inbox/)).toBeVisible({ timeout: 60_000 });
    await app.close();
  });

  await test.step('where the practice is opened again, it is told and has it in its log', async () => {
    practice = await workplace.openApp();
    await practice.unlock();
    await expect(
      practice.window.getByText('A custodian has opened a capsule of your professional will.'),
    ).toBeVisible();
    await practice.button('Open the professional will').click();
    const seen = practice.main.getByRole('button', { name: 'I have seen this' });
    await expect(seen).toHaveCount(2);
    await expect(
      practice.main.getByText('The continuity letter was opened on another computer, with shares 1, 3.').first(),
    ).toBeVisible();
    await expect(
      practice.main.getByText('The full record was opened on another computer, with shares 1, 2.').first(),
    ).toBeVisible();
    await expectAccessible(practice.window);
    await seen.first().click();
    await expect(seen).toHaveCount(1);
    await practice.button('Audit log').click();
    await expect(practice.main.getByRole('cell', { name: 'A custodian opened a capsule' })).toHaveCount(2);
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
