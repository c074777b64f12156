/** Inviting by e-mail or text message, from the sheet to the door, as both sides see it. */
import { lookAt } from './fixtures/look-at.ts';
import { expect, test } from './fixtures/workplace.ts';

test('attacks 6: an invite for e-mail has a code, a neutral text, no QR code, and the door says whether it was known', async ({
  workplace,
}) => {
  test.setTimeout(180_000);
  const app = await workplace.openApp();
  await app.setUp();
  await app.addClient('Ana');
  await app.openClient('Ana');
  const { window } = app;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  const zoom = (factor: number) =>
    app.electron.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted),
      factor,
    );
  const look = async (name: string) => {
    for (const [theme, size] of [
      ['light', 1],
      ['dark', 2],
    ] as const) {
      await window.emulateMedia({ colorScheme: theme });
      await zoom(size);
      await expect.poll(() => window.evaluate(() => globalThis.devicePixelRatio)).toBe(size);
      await window.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await lookAt(app, { language: 'en', theme, zoom: size }, name);
    }
    await window.emulateMedia({ colorScheme: 'light' });
    await zoom(1);
  };

  const sheet = app.inviteSheet('Ana');
  await app.main.getByRole('button', { name: 'Invite', exact: true }).first().click();
  await sheet.getByRole('radio', { name: 'By e-mail or text message' }).check();
  await sheet.getByRole('combobox', { name: "Client's language" }).click();
  await window.getByRole('option', { name: 'Spanish' }).click();
  await look('invite-new');
  await sheet.getByRole('button', { name: 'Make the invite' }).click();
  const link = await sheet.getByRole('textbox', { name: 'Link for Ana' }).inputValue();
  const spelled = await sheet.getByText(/^(?:[0-9A-HJKMNP-TV-Z], ){7}[0-9A-HJKMNP-TV-Z]$/).textContent();
  const code = (spelled ?? '').replaceAll(', ', '');
  expect(code).toHaveLength(8);
  await expect(sheet.getByText(`${code.slice(0, 4)} ${code.slice(4)}`)).toBeVisible();
  await expect(sheet.getByRole('img', { name: /^QR code/ })).toBeHidden();
  // In the client's language, and with no word about why.
  const mail = sheet.getByRole('region', { name: 'Text for the message' });
  await expect(mail.getByText('Este es el enlace del que le hablé')).toContainText(link);
  const words = await mail.getByText('Este es el enlace del que le hablé').innerText();
  expect(words).not.toContain(code);
  expect(words.replace(link, '')).not.toMatch(/terap|psic|clínica|mensaje|consulta/i);
  await look('invite-mail');

  const browser = await workplace.openBrowser();
  const { page } = await browser.open(link);
  await page.getByRole('button', { name: /Continu/ }).click();
  await page.getByRole('textbox').first().fill('Ana');
  await page
    .getByRole('textbox')
    .last()
    .fill(code === '00000000' ? '11111111' : '00000000');
  await page.getByRole('button', { name: /^(Ask to join|Pedir entrar)$/ }).click();
  await expect(sheet.getByText('Someone tried to join, and it did not fit')).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole('button', { name: /^(Write the code again|Escribir el código otra vez)$/ })
    .click({ timeout: 30_000 });
  await page.getByRole('textbox').last().fill(code.toLowerCase());
  await page.getByRole('button', { name: /^(Ask to join|Pedir entrar)$/ }).click();
  await expect(sheet.getByText('They knew the code.')).toBeVisible({ timeout: 30_000 });
  await expect(sheet.getByRole('textbox', { name: 'Link for Ana' })).toBeHidden();
  await look('invite-door');
  await sheet.getByRole('button', { name: 'Let Ana in' }).click();
  await expect(sheet.getByText('Ana has already joined')).toBeVisible();
  // Letting in does not turn the sheet into one about coming back.
  await expect(sheet).toBeVisible();
  await expect(sheet.getByText('When one is needed')).toBeHidden();
});
