/** The other ways into the vault, as a person goes them: shares and kit made and printed, read back from paper, and the vault opened with each. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Look, lookAt, pictures, setLook } from './fixtures/look-at.ts';
import { readSheets } from './fixtures/printed-sheets.ts';
import { passphrase, type TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const light: Look = { language: 'en', theme: 'light', zoom: 1 };
const large: Look = { language: 'en', theme: 'dark', zoom: 2 };
const afterShares = 'copper violin 17 lantern road';
const afterWords = 'meadow anchor 51 pepper slate';

async function lookBothWays(app: TherapistApp, name: string): Promise<void> {
  await lookAt(app, light, name);
  await setLook(app, large);
  await lookAt(app, large, name);
  await setLook(app, light);
}

test('attacks 43: shares and a new kit are printed, read back from paper, tried, and open the vault', async ({
  workplace,
}) => {
  test.setTimeout(240_000);
  mkdirSync(pictures, { recursive: true });
  const app = await workplace.openApp();
  const { window } = app;
  await setLook(app, light);
  const firstWords = await app.setUp();
  const dialog = window.getByRole('dialog');

  await test.step('which ways there are, and why this system’s keyring is not one of them', async () => {
    await app.button(/^Settings$/).click();
    await app.main.getByRole('button', { name: 'Ways in' }).click();
    await expect(app.main.getByText('This system would keep the key readable', { exact: false })).toBeVisible();
    await expect(app.main.getByText('Not tried yet.', { exact: false })).toBeVisible();
    await lookBothWays(app, 'ways-in');
  });

  const shares = await test.step('three shares, two of which are needed, on three sheets', async () => {
    await app.button('New shares').click();
    for (const [index, name] of ['Ana Prieto', 'Luis Oyelaran', 'Mara Lindqvist'].entries())
      await dialog.getByLabel(`For whom is share ${String(index + 1)}?`).fill(name);
    await lookBothWays(app, 'new-shares');
    await dialog.getByLabel('Current passphrase').fill('not the passphrase at all');
    await dialog.getByRole('button', { name: 'Make the shares' }).click();
    await expect(dialog.getByText('That is not the passphrase you use now.', { exact: false })).toBeVisible();
    await expect(dialog.getByRole('timer')).toBeHidden({ timeout: 10_000 });
    await dialog.getByLabel('Current passphrase').fill(passphrase);
    await dialog.getByRole('button', { name: 'Make the shares' }).click();
    await expect(dialog.getByText('3 sheets are ready to print', { exact: false })).toBeVisible();
    const file = path.join(workplace.folder, 'shares.pdf');
    await app.saveSheets(file);
    await lookBothWays(app, 'shares-made');
    const sheets = readSheets(file, { folder: pictures, name: 'share-sheet' });
    expect(sheets).toHaveLength(3);
    for (const [index, { text, words, code }] of sheets.entries()) {
      expect(words).toHaveLength(33);
      expect(code).toBe(words.join(' '));
      expect(text).toContain(`Share ${String(index + 1)} of 3`);
      expect(text).toContain(['Ana Prieto', 'Luis Oyelaran', 'Mara Lindqvist'][index]);
    }
    await dialog.getByRole('button', { name: 'The shares are on paper' }).click();
    await expect(app.main.getByText('Any 2 of 3 together: Ana Prieto, Luis Oyelaran, Mara Lindqvist.')).toBeVisible();
    return sheets.map(({ words }) => words);
  });

  const words = await test.step('a new kit takes the place of the first one, and is tried', async () => {
    await app.button('New recovery kit').click();
    await dialog.getByLabel('Current passphrase').fill(passphrase);
    await dialog.getByRole('button', { name: 'Make new words' }).click();
    await expect(dialog.getByRole('listitem')).toHaveCount(24);
    const shown = (await dialog.getByRole('listitem').allInnerTexts()).map((text) => text.replace(/[^a-z]/g, ''));
    const file = path.join(workplace.folder, 'kit.pdf');
    await app.saveSheets(file);
    await lookBothWays(app, 'new-kit');
    const [sheet, ...more] = readSheets(file, { folder: pictures, name: 'kit-sheet' });
    expect(more).toEqual([]);
    expect(sheet?.words).toEqual(shown);
    expect(sheet?.code).toBe(shown.join(' '));
    await dialog.getByRole('button', { name: 'The new words are on paper' }).click();
    await expect(dialog).toBeHidden();

    await app.button('Try the paper').click();
    const field = dialog.getByLabel('The 24 words, in order');
    await field.fill(firstWords.join(' '));
    await dialog.getByRole('button', { name: 'Try these words' }).click();
    await expect(dialog.getByText('they belong to another vault', { exact: false })).toBeVisible();
    await field.fill(shown.join(' '));
    await dialog.getByRole('button', { name: 'Try these words' }).click();
    await expect(dialog.getByText('The words fit this vault.', { exact: false })).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(app.main.getByText('Last tried', { exact: false })).toBeVisible();
    return shown;
  });

  await test.step('attacks 42: shares open it, one sheet at a time, and a slip is named', async () => {
    await window.keyboard.press('Control+l');
    await expect(app.button('Use shares')).toBeVisible();
    await lookBothWays(app, 'locked-ways');
    await app.button('Use shares').click();
    const [first = [], , third = []] = shares;
    const field = (number: number) => window.getByLabel(`The 33 words of share ${String(number)}`);
    await field(1).fill(first.with(4, 'zzzz').join(' '));
    await app.button('Add this share').click();
    await expect(window.getByText('Word 5 is not in the list', { exact: false })).toBeVisible();
    await field(1).fill(first.with(4, first[4] === 'zero' ? 'acid' : 'zero').join(' '));
    await app.button('Add this share').click();
    await expect(window.getByText('Word 5 does not fit the others.', { exact: false })).toBeVisible();
    const last = first[32] ?? '';
    await field(1).fill(`${first.slice(0, 32).join(' ')} ${last.slice(0, 3)}`);
    await lookBothWays(app, 'unlock-with-shares');
    await window
      .getByRole('group', { name: 'Words that begin so' })
      .getByRole('button', { name: last, exact: true })
      .click();
    await app.button('Add this share').click();
    await expect(window.getByText('1 of 2 given.', { exact: false })).toBeVisible();
    await field(2).fill(first.join(' '));
    await app.button('Add this share').click();
    await expect(window.getByText('the same share as number 1', { exact: false })).toBeVisible();
    await field(2).fill(third.join('\n'));
    await app.button('Add this share').click();
    await expect(window.getByText('These are enough.', { exact: false })).toBeVisible();
    await window.getByLabel('Passphrase', { exact: true }).fill(afterShares);
    await window.getByLabel('Passphrase once more').fill(afterShares);
    await lookBothWays(app, 'shares-enough');
    await app.button('Open the vault').click();
    await expect(app.button(/^Inbox/)).toBeVisible({ timeout: 20_000 });
  });

  await test.step('the words of the new kit open it as well', async () => {
    await window.keyboard.press('Control+l');
    await app.button('Use the recovery words').click();
    await window.getByLabel('The 24 words, in order').fill(words.join(' '));
    await window.getByLabel('Passphrase', { exact: true }).fill(afterWords);
    await window.getByLabel('Passphrase once more').fill(afterWords);
    await app.button('Open the vault').click();
    await expect(app.button(/^Inbox/)).toBeVisible({ timeout: 20_000 });
    await window.keyboard.press('Control+l');
    await app.unlock(afterWords);
    await expect(app.button(/^Inbox/)).toBeVisible({ timeout: 20_000 });
  });

  await test.step('the audit log tells of each', async () => {
    await app.button(/^Settings$/).click();
    await app.button('Audit log').click();
    for (const entry of [
      'Shares made',
      'Shares printed or saved',
      'Recovery kit printed or saved',
      'New recovery words made',
      'Recovery words tried: they fit',
      'Opened with shares; new passphrase',
      'Opened with the recovery words; new passphrase',
    ])
      await expect(app.main.getByRole('cell', { name: entry }).first()).toBeVisible();
  });
});
