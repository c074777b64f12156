/** Every screen of the made-up practice, in both themes, both languages and at twice the size: axe finds nothing, and a picture is kept. */
import { type Look, lookAt } from './fixtures/look-at.ts';
import { outgoingFiles, phonePhoto } from './fixtures/sample-files.ts';
import type { TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const looks: readonly Look[] = [
  { language: 'en', theme: 'light', zoom: 1 },
  { language: 'en', theme: 'dark', zoom: 2 },
  { language: 'es', theme: 'dark', zoom: 1 },
  { language: 'es', theme: 'light', zoom: 2 },
];

const words = {
  en: {
    inbox: 'Inbox',
    notes: 'Notes',
    record: 'Record',
    settings: 'Settings',
    safety: /^Safety number/,
    newest: 'To the newest',
    practice: 'Practice',
    whoSigned: 'Who signed',
    adoption: 'Adoption',
    placeRemoved: 'Where it was taken',
    sendFiles: 'Send 2 files',
  },
  es: {
    inbox: 'Bandeja',
    notes: 'Notas',
    record: 'Expediente',
    settings: 'Ajustes',
    safety: /^Número de seguridad/,
    practice: 'Consulta',
    whoSigned: 'Quién firmó',
    adoption: 'Incorporación',
    newest: 'A lo más reciente',
    placeRemoved: 'Se ha quitado dónde se hizo',
    sendFiles: 'Enviar 2 archivos',
  },
} as const;

for (const look of looks) {
  test(`every screen, ${look.language}, ${look.theme}, ${look.zoom * 100} %`, async ({ workplace }) => {
    test.setTimeout(180_000);
    const app = await workplace.openApp(['--demo', `--lang=${look.language}`]);
    await wear(app, look);
    const { window } = app;
    const rail = window.getByRole('navigation').first();
    const word = words[look.language];
    const check = (name: string) => lookAt(app, look, name);

    await check('inbox');
    await window.getByText('Amira Haddad').first().click();
    await expect(window.getByRole('log').getByText('I will. See you tomorrow.')).toBeInViewport();
    await expect(window.getByRole('button', { name: word.newest })).toBeHidden();
    await check('conversation');
    await window.locator('input[type=file]').setInputFiles([await phonePhoto(window), ...outgoingFiles]);
    await expect(window.getByRole('dialog').getByText(word.placeRemoved)).toBeVisible();
    const send = window.getByRole('dialog').getByRole('button', { name: word.sendFiles });
    await expect(send).not.toHaveAttribute('aria-busy');
    await check('attach-files');
    await send.click();
    await expect(window.getByRole('dialog')).toBeHidden();
    await expect(window.getByText('holiday.jpg').first()).toBeVisible();
    await check('attachments');
    await window.getByRole('main').getByRole('button', { name: word.safety }).first().click();
    await expect(window.getByText(/^\d{5}$/).first()).toBeVisible();
    await check('safety-number');
    await rail.getByRole('button', { name: word.notes }).click();
    await window.getByText('Session 3').first().click();
    await expect(window.getByText('Client wrote afterwards', { exact: false })).toBeVisible();
    await check('note');
    await rail.getByRole('button', { name: word.record }).click();
    await check('record');
    await rail.getByRole('button', { name: word.practice, exact: true }).click();
    await check('policy');
    await window.getByRole('button', { name: word.whoSigned }).click();
    await expect(window.getByRole('rowheader', { name: 'Amira Haddad' })).toBeVisible();
    await check('policy-signed');
    await window.getByRole('button', { name: word.adoption, exact: true }).click();
    await expect(window.getByRole('rowheader', { name: 'Amira Haddad' })).toBeVisible();
    await check('adoption');
    await rail.getByRole('button', { name: word.settings }).click();
    await check('settings');
    await window.keyboard.press('Control+k');
    await window.getByRole('combobox').last().fill('train');
    await expect(window.getByRole('option').first()).toBeVisible();
    await check('search');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Control+l');
    await expect(window.locator('input[type=password]')).toBeVisible();
    await check('locked');
  });
}

async function wear({ electron, window }: TherapistApp, { language, theme, zoom }: Look): Promise<void> {
  // Without motion a picture shows where things come to rest.
  await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await window.getByText('Amira Haddad').first().waitFor({ timeout: 60_000 });
  await expect(window.locator('html')).toHaveAttribute('lang', language);
  await electron.evaluate(
    ({ BrowserWindow }, factor) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor),
    zoom,
  );
}
