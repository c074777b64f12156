/** Old messages by keyboard: a file is looked at, brought in, found, and taken back; without a fault for axe in any look. */
import { type Look, lookAt, setLook } from './fixtures/look-at.ts';
import { phonePhoto } from './fixtures/sample-files.ts';
import type { TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const chat = [
  '3/4/19, 15:04 - Messages and calls are end-to-end encrypted.',
  '3/4/19, 15:04 - Amira: obsidian turnstile',
  '3/4/19, 15:05 - Dr. Mira: nocturne',
  '3/5/19, 9:00 - Leila: her sister speaks',
  'and goes on',
].join('\n');

/** The theme stays as the app began with: what is hidden while it changes keeps the colours of before. */
const english: Look = { language: 'en', theme: 'light', zoom: 1 };

/** At twice the size and at its own, in which it stays. */
async function picture(app: TherapistApp, look: Look, name: string): Promise<void> {
  for (const zoom of [2, 1] as const) {
    await setLook(app, { ...look, zoom });
    await lookAt(app, { ...look, zoom }, name);
  }
}

test('a chat export is looked at, brought in, found and taken back by keyboard', async ({ workplace }) => {
  const app = await workplace.openApp(['--demo']);
  const { window } = app;
  await setLook(app, english);
  await window.getByText('Amira Haddad').first().click();
  // Where one writes is where the keyboard is once the conversation stands; the next key goes elsewhere only then.
  await expect(window.getByLabel('Message to Amira Haddad')).toBeFocused();
  await window.getByRole('button', { name: 'More about Amira Haddad' }).focus();
  await window.keyboard.press('Enter');
  await window.getByRole('menuitem', { name: 'Bring in old messages' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Bring in old messages' });
  await expect(dialog.getByRole('button', { name: 'Choose a file' })).toBeFocused();
  await lookAt(app, english, 'import-start');

  const input = dialog.locator('input[type=file]');
  await input.setInputFiles({ name: 'old.txt', mimeType: 'text/plain', buffer: Buffer.from(chat, 'utf16le') });
  await expect(dialog.getByText('not written in UTF-8')).toBeVisible();
  await input.setInputFiles({ name: 'chat.txt', mimeType: 'text/plain', buffer: Buffer.from(chat) });
  await expect(dialog.getByText('3 messages to bring in')).toBeVisible();
  await expect(dialog.getByText('What does “3/4/19, 15:04” mean?')).toBeVisible();
  await picture(app, english, 'import-found');
  await dialog.getByRole('button', { name: 'Bring in' }).press('Enter');
  await expect(dialog.getByText('nobody would be brought in')).toBeVisible();
  const choose = async (who: RegExp, role: string) => {
    await dialog.getByRole('combobox', { name: who }).press('Enter');
    await window.getByRole('option', { name: role }).press('Enter');
    await expect(window.getByRole('listbox')).toHaveCount(0);
  };
  await choose(/^Amira/, 'Amira Haddad, the client');
  await choose(/^Leila/, 'Someone else, by this name');
  await dialog.getByRole('button', { name: 'Bring in' }).press('Enter');
  await expect(dialog.getByText('2 messages are in.')).toBeVisible();
  await expect(dialog.getByText('one was left out')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');

  await window.keyboard.press('Control+k');
  await window.getByRole('combobox').last().fill('turnstile');
  await window.getByRole('option', { name: /imported, not verified/ }).click();
  const row = window.getByRole('log').getByRole('article').filter({ hasText: 'obsidian turnstile' });
  await expect(row).toBeFocused();
  await expect(row).toContainText('Imported, not verified · WhatsApp export');
  await picture(app, english, 'import-timeline');

  await window.getByRole('button', { name: 'More about Amira Haddad' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Bring in old messages' }).press('Enter');
  await dialog.getByRole('button', { name: 'Take back chat.txt' }).press('Enter');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).press('Enter');
  await expect(dialog.getByText('Brought in before')).toBeHidden();
  await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');
  await expect(row).toBeHidden();
});

test('a picture of a phone’s backup comes with its message, is seen, and is taken back', async ({ workplace }) => {
  const app = await workplace.openApp(['--demo']);
  const { window } = app;
  await setLook(app, english);
  const { buffer, name } = await phonePhoto(window);
  const part = `<part ct="image/jpeg" name="${name}" data="${buffer.toString('base64')}" /><part ct="image/png" name="broken.png" data="iVBORw0KG" />`;
  const sms = `<smses><mms date="${String(Date.now())}" msg_box="1" address="+15550100"><parts>${part}<part ct="text/plain" text="the garden" /></parts></mms></smses>`;
  await window.getByText('Amira Haddad').first().click();
  await window.getByRole('button', { name: 'More about Amira Haddad' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Bring in old messages' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Bring in old messages' });
  const file = { name: 'sms.xml', mimeType: 'text/xml', buffer: Buffer.from(sms) };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await expect(dialog.getByText('One picture comes along.')).toBeVisible();
  await expect(dialog.getByText('broken.png: Damaged in the original')).toBeVisible();
  await picture(app, english, 'import-found-files');
  await dialog.getByRole('button', { name: 'Bring in' }).press('Enter');
  await expect(dialog.getByText('with one picture or file')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');

  const row = window.getByRole('log').getByRole('article').filter({ hasText: 'the garden' });
  await expect(row).toContainText('Imported, not verified · SMS backup');
  await expect(row).toContainText('Damaged in the original, and not brought in.');
  // The small picture, drawn from the kept bytes.
  await expect(row.getByRole('presentation').first()).toBeVisible();
  for (const theme of ['dark', 'light'] as const) await picture(app, { ...english, theme }, 'import-timeline-files');
  await row.getByRole('button', { name: `View: ${name}` }).click();
  await expect(window.getByRole('img', { name: `Picture ${name}` })).toBeVisible();
  await window.keyboard.press('Escape');

  await window.getByRole('button', { name: 'More about Amira Haddad' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Bring in old messages' }).press('Enter');
  await expect(dialog.getByText('one message, one picture or file')).toBeVisible();
  await dialog.getByRole('button', { name: 'Take back sms.xml' }).press('Enter');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).press('Enter');
  await expect(dialog.getByText('Brought in before')).toBeHidden();
  await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');
  await expect(row).toBeHidden();
});

test('a message is typed in Spanish, in the dark, and its import stands among those before', async ({ workplace }) => {
  const app = await workplace.openApp(['--demo', '--lang=es']);
  const { window } = app;
  const look: Look = { language: 'es', theme: 'dark', zoom: 1 };
  await setLook(app, look);
  await window.getByText('Amira Haddad').first().click();
  await window.getByRole('button', { name: 'Más sobre Amira Haddad' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Traer mensajes anteriores' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Traer mensajes anteriores' });
  await dialog.getByRole('button', { name: 'Pegar o escribir mensajes' }).press('Enter');
  const words = dialog.getByRole('textbox', { name: 'Mensaje' });
  await words.fill('13/05/2019, 15:04 - Ana: hola\n13/05/2019, 15:05 - Dr. Mira: buenas');
  await dialog.getByRole('button', { name: 'Leerlo como conversación entera' }).press('Enter');
  await expect(dialog.getByText('2 mensajes por traer')).toBeVisible();
  await dialog.getByRole('button', { name: 'Atrás' }).press('Enter');
  await expect(words).toHaveValue(/buenas$/);
  await dialog.getByLabel('Día').fill('2019-05-13');
  await dialog.getByLabel('Hora').fill('15:04');
  await words.fill('¿Mañana a las diez?');
  await picture(app, look, 'import-paste');
  await dialog.getByRole('button', { name: 'Ver lo que contiene' }).press('Enter');
  await expect(dialog.getByText('Un mensaje por traer')).toBeVisible();
  await lookAt(app, look, 'import-found');
  await dialog.getByRole('button', { name: 'Atrás' }).press('Enter');
  await expect(dialog.getByText('Un mensaje hasta ahora.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Ver lo que contiene' }).press('Enter');
  await dialog.getByRole('button', { name: 'Traer', exact: true }).press('Enter');
  await expect(dialog.getByText('Un mensaje está dentro.')).toBeVisible();
  await lookAt(app, look, 'import-done');
  await dialog.getByRole('button', { name: 'Cerrar' }).last().press('Enter');
  await window.getByRole('button', { name: 'Más sobre Amira Haddad' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Traer mensajes anteriores' }).press('Enter');
  await expect(dialog.getByText('Traído antes')).toBeVisible();
  await picture(app, look, 'import-start');
});
