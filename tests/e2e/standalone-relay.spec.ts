/** A relay of its own that is killed in mid-conversation, and then the app with it: nothing lost, nothing doubled, states stay true. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ClientPage } from './fixtures/client-browser.ts';
import type { TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';
import { startRelayProcess } from './client-page/relay-process.ts';

const pageFolder = path.resolve(import.meta.dirname, '..', '..', 'dist', 'client');
const arrivalMs = 60_000;

test('a relay of its own is killed while both write, then the app: all is there once, in order', async ({
  workplace,
}) => {
  test.setTimeout(240_000);
  const dataFolder = path.join(workplace.folder, 'relay');
  const at = { dataFolder, pageFolder, listenHost: '127.0.0.1' };
  let relay = await startRelayProcess({ ...at, port: 0 });
  const { url } = relay;
  const port = Number(new URL(url).port);
  try {
    let app = await workplace.openApp();
    await app.setUp();
    await app.useRelay(url);
    await app.addClient('Ana');
    await app.openClient('Ana');
    const link = await app.invite('Ana');
    expect(link.startsWith(`${url}/#`)).toBe(true);
    const client = await (await workplace.openBrowser()).open(link);
    await client.askToJoin('Ana');
    await app.letIn('Ana');
    await expect(client.page.getByLabel(/^Message to /)).toBeVisible({ timeout: arrivalMs });

    const own: string[] = [];
    const theirs: string[] = [];
    const appWrites = async (text: string) => {
      await app.write('Ana', text);
      own.push(text);
    };
    const clientWrites = async (text: string) => {
      await client.write(text);
      theirs.push(text);
    };

    await test.step('both write, the relay is killed between two messages, and both write on', async () => {
      await appWrites('Did the walk help?');
      await clientWrites('A little.');
      await expect(client.message('Did the walk help?')).toBeVisible({ timeout: arrivalMs });
      await expect(app.message('A little.')).toBeVisible({ timeout: arrivalMs });
      const bothWrite = Promise.all([
        writeInTurn(appWrites, ['own one', 'own two', 'own three']),
        writeInTurn(clientWrites, ['theirs one', 'theirs two', 'theirs three']),
      ]);
      await expect(app.message('own one')).toBeVisible();
      await relay.kill();
      await bothWrite;
      await Promise.all([
        writeInTurn(appWrites, ['own four', 'own five']),
        writeInTurn(clientWrites, ['theirs four', 'theirs five']),
      ]);
    });

    await test.step('both are told, and nothing claims to be sent', async () => {
      await expect(app.message('own five')).toContainText('Kept here');
      await expect(app.window.getByText("The relay can't be reached").first()).toBeVisible({ timeout: 30_000 });
      const waiting = client.page.getByRole('article').filter({ hasText: 'theirs five' });
      await expect(waiting).toContainText('Waiting to leave this device');
      await expect(client.page.getByText('The message service cannot be reached.')).toBeVisible({ timeout: 30_000 });
    });

    await test.step('the same relay again: everything arrives once and in order, and the states become true', async () => {
      relay = await startRelayProcess({ ...at, port });
      await expect(client.message('own five')).toBeVisible({ timeout: arrivalMs });
      await expect(app.message('theirs five')).toBeVisible({ timeout: arrivalMs });
      await expectWhole(app, client, own, theirs);
      await expect(app.message('own five')).toContainText(/Delivered|Read/, { timeout: arrivalMs });
      await expect(client.page.getByRole('article').filter({ hasText: 'theirs five' })).toContainText(
        /Delivered|Read/,
        { timeout: arrivalMs },
      );
      await expect(app.main.getByText(/Kept here/)).toHaveCount(0);
      await expect(client.page.getByText('Waiting to leave this device')).toHaveCount(0);
      await expect(client.page.getByText('The message service cannot be reached.')).toBeHidden();
    });

    await test.step('the app is killed while both write', async () => {
      await Promise.all([
        (async () => {
          await writeInTurn(appWrites, ['own six', 'own seven']);
          await app.kill();
        })(),
        writeInTurn(clientWrites, ['theirs six', 'theirs seven', 'theirs eight', 'theirs nine']),
      ]);
      app = await workplace.openApp();
      await app.unlock();
      await app.openClient('Ana');
      await appWrites('own eight');
      await clientWrites('theirs ten');
      await expect(client.message('own eight')).toBeVisible({ timeout: arrivalMs });
      await expect(app.message('theirs ten')).toBeVisible({ timeout: arrivalMs });
      await expectWhole(app, client, own, theirs);
      await expect(app.message('own eight')).toContainText(/Delivered|Read/, { timeout: arrivalMs });
    });

    await test.step('the record holds each message once, in the order in which it was written', async () => {
      const folder = path.join(workplace.folder, 'record');
      mkdirSync(folder);
      await app.exportRecord('Ana', folder);
      const file = readdirSync(folder).find((name) => name.endsWith('.json')) ?? '';
      const { lines } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
        lines: { kind: string; from: string; text: string }[];
      };
      const textsFrom = (from: string) => lines.filter((line) => line.from === from).map((line) => line.text);
      expect(textsFrom('therapist')).toEqual(own);
      expect(textsFrom('client')).toEqual(theirs);
    });
  } finally {
    await relay.kill();
  }
});

async function writeInTurn(write: (text: string) => Promise<void>, texts: readonly string[]): Promise<void> {
  for (const text of texts) await write(text);
}

/** What each side wrote stands once on both sides, in the order of writing. */
async function expectWhole(
  app: TherapistApp,
  client: ClientPage,
  own: readonly string[],
  theirs: readonly string[],
): Promise<void> {
  const all = new Set([...own, ...theirs]);
  const shown = (await client.page.getByRole('article').locator('.text').allInnerTexts()).filter((text) =>
    all.has(text),
  );
  expect(shown.filter((text) => own.includes(text))).toEqual(own);
  expect(shown.filter((text) => theirs.includes(text))).toEqual(theirs);
  const inApp = await app.readConversation('Ana');
  expect(inApp.filter((text) => own.includes(text))).toEqual(own);
  expect(inApp.filter((text) => theirs.includes(text))).toEqual(theirs);
}
