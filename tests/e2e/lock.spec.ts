/** A lock, by whichever way it comes, leaves no word of a client in the window, and takes nothing from the vault. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
  [
    'a screen that is locked',
    (app) =>
      app.electron.evaluate(({ powerMonitor }) => {
        powerMonitor.emit('lock-screen');
      }),
  ],
];

test('attacks 29: after a lock neither the window nor a file of the whole profile holds a word of a client, and the draft comes back', async ({
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
      await box.press('Control+a');
      await box.press('Control+c');
      await expect
        .poll(() => app.electron.evaluate(async ({ clipboard }) => await clipboard.readText()))
        .toBe(`${draft} ${way}`);
      const held = await contentOfWindow(app);
      for (const words of [clientName, wordsOfClient, draft]) expect(held).toContain(words);

      await lock(app);
      await expect(app.window.getByRole('heading', { name: 'Quietline is locked' })).toBeVisible();
      const left = await contentOfWindow(app);
      for (const words of [clientName, wordsOfClient, draft]) expect(left).not.toContain(words);
      await expect.poll(() => app.electron.evaluate(async ({ clipboard }) => await clipboard.readText())).toBe('');
      await app.unlock();
      // Back where the person was, without a click.
      await expect(app.conversation(clientName)).toBeVisible();
      await expect(box).toHaveValue(`${draft} ${way}`);
    });
  }
  // Caches, storage, dictionary, crash dumps, logs and the store itself, while the app still runs and after its end.
  const profile = path.join(workplace.folder, 'profile');
  expect(filesWith(profile, [clientName, wordsOfClient, draft])).toEqual([]);
  await app.close();
  expect(filesWith(profile, [clientName, wordsOfClient, draft])).toEqual([]);
  writeFileSync(path.join(profile, 'planted'), Buffer.from(`x${wordsOfClient}`, 'utf16le'));
  expect(filesWith(profile, [wordsOfClient])).toEqual(['planted']);
});

/** As UTF-8 or UTF-16. A file that is gone or locked meanwhile holds nothing for anyone. */
function filesWith(folder: string, words: readonly string[]): readonly string[] {
  const spellings = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const place = path.join(folder, name);
    if (statSync(place, { throwIfNoEntry: false })?.isFile() !== true) return false;
    const bytes = readFileSync(place);
    return spellings.some((spelling) => bytes.includes(spelling));
  });
}

test('unlocking brings back the conversation, the place in it and the open panel, and what was half written', async ({
  workplace,
}) => {
  const practice = await preparePractice(path.join(workplace.folder, 'profile', 'vault'));
  const { id } = await practice.addClient(clientName);
  for (let count = 1; count <= 80; count += 1)
    await practice.screen.call('conversations.send', {
      clientId: id,
      text: `message ${String(count)} ${wordsOfClient}`,
    });
  await practice.close();

  const app = await workplace.openApp();
  const { window } = app;
  await app.unlock();
  await app.openClient(clientName);
  await app.main
    .getByRole('button', { name: /^Notes/ })
    .first()
    .click();
  await expect(
    window
      .getByRole('complementary')
      .or(app.main.getByRole('button', { name: 'New note' }))
      .first(),
  ).toBeVisible();
  const log = app.conversation(clientName);
  await expect(app.message(`message 80 ${wordsOfClient}`)).toBeVisible();
  await log.hover();
  await window.mouse.wheel(0, -1500);
  await expect(app.message(`message 80 ${wordsOfClient}`)).toBeHidden();
  const before = await topOf(app);
  expect(before.key).not.toBe('');

  await app.electron.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
  });
  await expect(window.getByRole('heading', { name: 'Quietline is locked' })).toBeVisible();
  const left = await contentOfWindow(app);
  for (const words of [clientName, wordsOfClient]) expect(left).not.toContain(words);
  await app.unlock();
  await expect(log).toBeVisible();
  await expect.poll(async () => (await topOf(app)).key).toBe(before.key);
  await expect(app.main.getByRole('button', { name: 'New note' })).toBeVisible();

  await app.button('Settings').click();
  await app.main.getByRole('button', { name: 'Relay', exact: true }).click();
  await window.keyboard.press('Control+l');
  await app.unlock();
  await expect(window.getByRole('radio', { name: 'A relay on the internet' })).toBeVisible();
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

/** The topmost message that is in view for the most part. */
async function topOf(app: TherapistApp): Promise<{ readonly key: string }> {
  return await app.conversation(clientName).evaluate(async (element) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const edge = element.getBoundingClientRect().top + 40;
    const found = [...element.querySelectorAll<HTMLElement>('article')].find(
      (article) => article.getBoundingClientRect().bottom > edge,
    );
    return { key: found?.dataset['key'] ?? '' };
  });
}

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
