/** The invite kit and the way back: the handout read back from its PDF, the help that follows what happens, and a client who lost the phone. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Look, lookAt, pictures, setLook } from './fixtures/look-at.ts';
import { readSheets } from './fixtures/printed-sheets.ts';
import { therapistName } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const looks: readonly Look[] = [
  { language: 'en', theme: 'light', zoom: 1 },
  { language: 'en', theme: 'dark', zoom: 2 },
];

/** 1000 characters, as long as the settings allow. */
const ownWords = 'Call my colleague at the clinic by the river first, and say that I sent you.'
  .padEnd(1000, ' Then call me.')
  .trim();

test('the handout is read back from its PDF, the help follows what really happens, and a lost phone is no lost conversation', async ({
  workplace,
}) => {
  test.setTimeout(240_000);
  const app = await workplace.openApp();
  const { window } = app;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await app.setUp();
  await app.addClient('Ana');
  await app.openClient('Ana');
  const look = async (name: string) => {
    for (const wanted of looks) {
      await setLook(app, wanted);
      await lookAt(app, wanted, name);
    }
    await setLook(app, { language: 'en', theme: 'light', zoom: 1 });
  };
  await test.step('a telephone and as many own words for an emergency as there may be', async () => {
    await app.button('Settings').click();
    await window.getByLabel('Telephone').fill('555 010 0142');
    await window.getByRole('textbox', { name: 'In an emergency' }).fill(ownWords);
    await app.button('Save').first().click();
    await expect(window.getByText('Saved').first()).toBeVisible();
    await app.button('Inbox').click();
    await app.openClient('Ana');
  });
  const sheet = app.inviteSheet('Ana');
  const link = await app.invite('Ana');

  await test.step('the handout as PDF: its code opens the invite, in the client’s language', async () => {
    mkdirSync(pictures, { recursive: true });
    for (const [language, file, words] of [
      ['English', 'Invite.pdf', ['Point your phone', 'Continue', 'In an emergency', '988']],
      ['Spanish', 'Invitación.pdf', ['Apunte con la cámara', 'Continuar', 'En una emergencia', '024']],
    ] as const) {
      await sheet.getByRole('combobox', { name: "Client's language" }).click();
      await window.getByRole('option', { name: language }).click();
      const place = path.join(workplace.folder, file);
      await app.electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, place);
      await sheet.getByRole('button', { name: 'Save as PDF' }).click();
      await expect(window.getByText('Whoever has the file can use the invite').first()).toBeVisible();
      await expect.poll(() => existsSync(place)).toBe(true);
      const [page, ...more] = readSheets(place, { folder: pictures, name: `handout-${language}` });
      expect(more).toEqual([]);
      expect(page?.code).toBe(link);
      // A line may end anywhere.
      for (const text of [therapistName, '555 010 0142', ownWords, ...words])
        expect(page?.text.replace(/\s+/g, ' ')).toContain(text);
      expect(page?.text.replace(/\s/g, '')).toContain(link);
    }
  });

  const steps = () => sheet.getByRole('listitem');
  const now = () => sheet.locator('li[aria-current="step"]');
  await sheet.getByRole('button', { name: 'Help Ana now' }).click();
  await expect(steps()).toHaveCount(6);
  await expect(now()).toContainText('The camera, pointed at the square');
  await now().scrollIntoViewIfNeeded();
  await look('help-invited');

  const browser = await workplace.openBrowser();
  const first = await browser.open(link);
  await first.askToJoin('Ana');
  await expect(now()).toContainText('Waiting for you to let them in');
  await now().scrollIntoViewIfNeeded();
  await look('help-asked');
  await sheet.getByRole('button', { name: 'Let Ana in' }).click();
  await expect(now()).toContainText('Your name at the top');
  await first.write('one word');
  await expect(now()).toContainText('Their message, and your answer', { timeout: 30_000 });
  await window.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(app.message('one word')).toBeVisible();

  await test.step('a code word is agreed', async () => {
    await app.button('More about Ana').click();
    await window.getByRole('menuitem', { name: 'Code word' }).click();
    const dialog = window.getByRole('dialog', { name: 'Code word with Ana' });
    await dialog.getByLabel('Code word').fill('blue lemon');
    await lookAt(app, { language: 'en', theme: 'light', zoom: 1 }, 'code-word');
    await dialog.getByRole('button', { name: 'Keep the word' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the phone is lost: two presses to a new invite, and the word is at hand', async () => {
    await app.button('More about Ana').click();
    await window.getByRole('menuitem', { name: 'New invite' }).click();
    const again = window.getByRole('dialog', { name: 'New invite for Ana' });
    await expect(again.getByText('blue lemon')).toBeVisible();
    await look('way-back');
    await again.getByRole('button', { name: 'Make a new invite' }).click();
    const newLink = await again.getByRole('textbox', { name: 'Link for Ana' }).inputValue();
    expect(newLink).not.toBe(link);
    const second = await (await workplace.openBrowser()).open(newLink);
    await second.askToJoin('Ana');
    const door = window.getByRole('dialog', { name: 'Someone asks to join again as Ana' });
    await expect(door.getByText('The code word is: blue lemon')).toBeVisible();
    await door.getByRole('radio', { name: 'They knew the code word' }).check();
    await look('way-back-door');
    await door.getByRole('button', { name: 'Let Ana in' }).click();
    await window.keyboard.press('Escape');
    await expect(second.page.getByLabel(/^Message to /)).toBeVisible({ timeout: 30_000 });
    await expect(second.message('one word')).toHaveCount(0);
    await second.write('from the new phone');
  });

  await expect(app.message('from the new phone')).toBeVisible({ timeout: 30_000 });
  await expect(app.message('one word')).toBeVisible();
  const log = app.conversation('Ana');
  await expect(log.getByText('Ana joined again, with a new safety number')).toBeVisible();
  await expect(log.getByText('Ana knew the code word')).toBeVisible();
});

test('the invite’s sheet in Spanish, in the room and by e-mail', async ({ workplace }) => {
  test.setTimeout(120_000);
  const app = await workplace.openApp(['--demo', '--lang=es']);
  const { window } = app;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await window.getByText('Grace Okafor').first().click({ timeout: 60_000 });
  const look = async (name: string) => {
    for (const wanted of [
      { language: 'es', theme: 'light', zoom: 1 },
      { language: 'es', theme: 'dark', zoom: 2 },
    ] as const) {
      await setLook(app, wanted);
      await lookAt(app, wanted, name);
    }
    await setLook(app, { language: 'es', theme: 'light', zoom: 1 });
  };
  await app.button('Más sobre Grace Okafor').click();
  await window.getByRole('menuitem', { name: 'Invitación' }).click();
  const sheet = window.getByRole('dialog', { name: 'Invitar a Grace Okafor' });
  await sheet.getByRole('button', { name: 'Ayudar ahora a Grace Okafor' }).click();
  await sheet.locator('li[aria-current="step"]').scrollIntoViewIfNeeded();
  await look('help-invited');
  await sheet.getByRole('listitem').filter({ hasText: 'cómo usamos los mensajes' }).scrollIntoViewIfNeeded();
  await lookAt(app, { language: 'es', theme: 'light', zoom: 1 }, 'help-sign');
  await sheet.getByRole('button', { name: 'Anular', exact: true }).click();
  await window
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Anular/ })
    .click();
  await sheet.getByRole('radio', { name: 'Por correo electrónico o SMS' }).check();
  await look('invite-new');
  await sheet.getByRole('button', { name: 'Crear otra invitación' }).click();
  await expect(sheet.getByRole('textbox', { name: /Grace Okafor/ })).toHaveValue(/#/);
  await look('invite-mail');
});
