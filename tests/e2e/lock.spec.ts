/** A lock, by whichever way it comes, leaves no word of a client in the window, and takes nothing from the vault. */
import path from 'node:path';
import { preparePractice } from './fixtures/prepared-practice.ts';
import type { TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const clientName = 'Quorvina Zepharelle';
const wordsOfClient = 'vermilion ossuary quince';
const draft = 'saltpetre mandolin wicket';

const ways: readonly (readonly [way: string, lock: (app: TherapistApp) => Promise<void>])[] = [
  ['the key', (app) => app.window.keyboard.press('Control+l')],
  ['the button at the lower left', (app) => app.button('Lock').click()],
  [
    'the menu',
    (app) =>
      app.electron.evaluate(({ Menu }) => {
        const file = Menu.getApplicationMenu()?.items.find((item) => item.label === 'File');
        file?.submenu?.items.find((item) => item.label === 'Lock')?.click();
      }),
  ],
  [
    'a computer that goes to sleep',
    (app) =>
      app.electron.evaluate(({ powerMonitor }) => {
        powerMonitor.emit('suspend');
      }),
  ],
];

test('after a lock the window holds no word of a client, and the draft comes back with the passphrase', async ({
  workplace,
}) => {
  const practice = await preparePractice(path.join(workplace.folder, 'profile', 'vault'));
  const { id, messenger, store } = await practice.addClient(clientName);
  await messenger.sendText((await store.sessions())[0]?.conversationId ?? id, wordsOfClient);
  await expect
    .poll(async () => {
      const { items } = await practice.screen.call('conversations.page', { clientId: id, limit: 9 });
      return items.some((item) => item.kind === 'message' && item.text === wordsOfClient);
    })
    .toBe(true);
  await practice.close();

  const app = await workplace.openApp();
  await app.unlock();
  for (const [way, lock] of ways) {
    await test.step(`by ${way}`, async () => {
      await app.openClient(clientName);
      await expect(app.message(wordsOfClient)).toBeVisible();
      const box = app.window.getByLabel(`Message to ${clientName}`);
      await box.fill(`${draft} ${way}`);
      const held = await contentOfWindow(app);
      for (const words of [clientName, wordsOfClient, draft]) expect(held).toContain(words);

      await lock(app);
      await expect(app.window.getByRole('heading', { name: 'Quietline is locked' })).toBeVisible();
      const left = await contentOfWindow(app);
      for (const words of [clientName, wordsOfClient, draft]) expect(left).not.toContain(words);
      await app.unlock();
      await app.openClient(clientName);
      await expect(box).toHaveValue(`${draft} ${way}`);
    });
  }
});

test('after a lock no hidden window holds a record that was being printed', async ({ workplace }) => {
  const practice = await preparePractice(path.join(workplace.folder, 'profile', 'vault'));
  const { id, messenger, store } = await practice.addClient(clientName);
  await messenger.sendText((await store.sessions())[0]?.conversationId ?? id, wordsOfClient);
  await practice.close();

  const app = await workplace.openApp();
  await app.unlock();
  // A printer that never ends, and a lock as soon as the record is in the window.
  await app.electron.evaluate(({ app: electronApp, powerMonitor }) => {
    electronApp.once('browser-window-created', (_event, hidden) => {
      hidden.webContents.printToPDF = () => new Promise(() => undefined);
      hidden.webContents.on('page-title-updated', (_update, title) => {
        if (title.includes('Quorvina')) powerMonitor.emit('suspend');
      });
    });
  });
  await app.chooseFolder(workplace.folder);
  await app.button('Record').click();
  await app.window.getByRole('combobox', { name: 'Client' }).click();
  await app.window.getByRole('option', { name: clientName }).click();
  await app.window.getByLabel('To whom').fill('Quorvina herself');
  await app.window.getByLabel('Why').fill('she asked for it');
  await app.button('Choose folder').click();
  await app.button('Export the record').click();
  await expect(app.window.getByRole('heading', { name: 'Quietline is locked' })).toBeVisible();
  await expect.poll(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

/** Elements, what is typed into fields, title, address and everything that a page can keep. */
async function contentOfWindow(app: TherapistApp): Promise<string> {
  return await app.window.evaluate(async () => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
    return JSON.stringify([
      document.documentElement.outerHTML,
      fields.map((field) => field.value),
      document.title,
      location.href,
      history.state,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      (await indexedDB.databases()).map(({ name }) => name),
    ]);
  });
}
