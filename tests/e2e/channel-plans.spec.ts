/** The channel plan on the real app: made, shown where it matters, proposed when nothing was read, printed for signature, and without a fault for axe in every look. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible, type Look, lookAtEach, pictures } from './fixtures/look-at.ts';
import { printTo, readSheets } from './fixtures/printed-sheets.ts';
import { expect, test } from './fixtures/workplace.ts';

test('a plan is made, kept in versions, shown above the conversation and printed for signature', async ({
  workplace,
}) => {
  const app = await workplace.openApp(['--demo']);
  const { window } = app;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await window.getByText('Tom Becker').first().click();
  await window.getByRole('button', { name: 'More about Tom Becker' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Channel plan' }).press('Enter');
  const sheet = window.getByRole('dialog', { name: 'Channel plan: Tom Becker' });
  await choose('Does anyone else use the device?', 'yes');
  await expect(sheet.getByText('a passcode for the page')).toBeVisible();
  await choose('Agreed alternative', 'e-mail');
  await expect(sheet.getByText('E-mail and SMS are not private')).toBeVisible();
  await sheet.getByLabel('What may be sent that way').fill('times of sessions');
  await sheet.getByText('Signed on paper').click();
  await sheet.getByText('Asks for confidential communications').click();
  await sheet.getByLabel('How and where to be reached').fill('at work, not at home');
  await expect(sheet.getByLabel(/reason|why/i)).toHaveCount(0);
  await sheet.getByLabel('Safe times to call').fill('weekdays after 5');
  await sheet.getByLabel('What a voicemail may say').fill('only your first name');
  await sheet.getByLabel('What a voicemail may say').press('Enter');
  await expect(sheet.getByText('Say who signed.')).toBeVisible();
  await expectAccessible(window);
  await sheet.getByLabel('Name of the person who signed').fill('Thomas Becker');
  await choose('Language of the printed sheet', 'Español');
  await sheet.getByRole('button', { name: 'Keep the plan' }).click();
  const pdf = path.join(workplace.folder, 'plan.pdf');
  await printTo(app, pdf, () => sheet.getByRole('button', { name: 'Print for signature' }).click());
  mkdirSync(pictures, { recursive: true });
  const pages = readSheets(pdf, { folder: pictures, name: 'channel-plan-paper' });
  expect(pages).toHaveLength(1);
  const words = pages[0]?.text.replaceAll(/\s+/g, ' ') ?? '';
  for (const expected of [
    'Cómo nos comunicamos',
    'Tom Becker',
    'correo electrónico',
    'times of sessions',
    'at work, not at home',
    'only your first name',
    'Puedo retirarlo en cualquier momento',
    // As the policy says it, in the language of the sheet.
    'está en peligro, llame al 911',
    'Firma del cliente',
  ])
    expect(words).toContain(expected);
  // What was asked beforehand is the therapist's own.
  expect(words).not.toContain('usa el aparato');

  await sheet.getByText('The client has withdrawn this').click();
  await sheet.getByRole('button', { name: 'Keep the plan' }).click();
  await sheet.getByText('Version 1, by').click();
  await expect(sheet.getByRole('term').filter({ hasText: 'Signed on paper by' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(
    window.getByText('Agreed: messages in Quietline; if that fails: e-mail · weekdays after 5'),
  ).toBeVisible();
  await expect(window.getByRole('log')).toContainText('Channel plan changed');

  // With no sheet put out nothing is printed, and what asks the window itself gets an empty page.
  expect(await window.evaluate('window.quietline.printWindow()')).toBe('no-sheet');
  expect(await window.evaluate('window.quietline.savePdf("screen.pdf")')).toBe('failed');
  const blank = await app.electron.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({}))?.toString('base64'),
  );
  writeFileSync(pdf, Buffer.from(blank ?? '', 'base64'));
  expect(readSheets(pdf).map(({ text }) => text.trim())).toEqual(['']);

  async function choose(label: string, option: string): Promise<void> {
    await sheet.getByRole('combobox', { name: label }).click();
    await window.getByRole('option', { name: option, exact: true }).click();
  }
});

test('when nothing was read for days the fallback is proposed, and what was done is logged with one press', async ({
  workplace,
}) => {
  const app = await workplace.openApp(['--demo']);
  const { window } = app;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await window.getByRole('button', { name: /^Walter Novak: nothing read since/ }).click();
  const main = window.getByRole('main');
  await expect(main.getByText(/^Walter Novak has read nothing for [89] days$/)).toBeVisible();
  await expect(main.getByText('You agreed on: phone, 555 0134.', { exact: false })).toBeVisible();
  await main.getByRole('button', { name: 'Keep waiting' }).click();
  await expect(window.getByRole('dialog', { name: 'Keep waiting until when?' }).getByLabel('Until')).not.toHaveValue(
    '',
  );
  await window.keyboard.press('Escape');
  await main.getByRole('button', { name: 'Log what you did' }).click();
  const dialog = window.getByRole('dialog', { name: 'Log a contact' });
  await expect(dialog.getByRole('combobox', { name: 'Kind' })).toContainText('Phone call');
  await dialog.getByLabel('What was said or written').fill('Left a voicemail with my first name.');
  await dialog.getByRole('button', { name: 'Keep the contact' }).click();
  await expect(main.getByText('has read nothing')).toBeHidden();
  await expect(window.getByText('Walter Novak: the plan is due for review')).toBeVisible();
});

const looks: readonly Look[] = [
  { language: 'en', theme: 'dark', zoom: 2 },
  { language: 'en', theme: 'light', zoom: 1 },
  { language: 'es', theme: 'light', zoom: 2 },
  { language: 'es', theme: 'dark', zoom: 1 },
];

for (const language of ['en', 'es'] as const) {
  test(`the plan's screens in ${language}`, async ({ workplace }) => {
    const app = await workplace.openApp(['--demo', `--lang=${language}`]);
    const { window } = app;
    const ofLanguage = looks.filter((look) => look.language === language);
    const check = (name: string) => lookAtEach(app, ofLanguage, name);
    await window.getByText('Walter Novak').first().waitFor({ timeout: 60_000 });
    await check('plans-due');
    await window.getByRole('button', { name: /^Walter Novak: (nothing|nada)/ }).click();
    await expect(window.getByRole('log')).toContainText('second floor');
    await check('plan-fallback');
    await window.getByRole('button', { name: /^(Review the plan|Revisar el plan)$/ }).click();
    await expect(window.getByRole('dialog')).toBeVisible();
    await check('plan-sheet');
  });
}
