/** Files between the real app and a real browser: both ways, cut off and taken up again, given up, and never run. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { stripPicture } from '../../shared/domain/pictures/strip-picture.ts';
import { secret } from '../../shared/domain/pictures/testing/sample-pictures.ts';
import type { ClientPage } from './fixtures/client-browser.ts';
import { largeFile, phonePhoto, type SampleFile, scriptedFiles, sha256 } from './fixtures/sample-files.ts';
import type { TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test, type Workplace } from './fixtures/workplace.ts';
import { startRelayProcess } from './client-page/relay-process.ts';

const pageFolder = path.resolve(import.meta.dirname, '..', '..', 'dist', 'client');
const arrivalMs = 60_000;

test('attacks 19, 46: files go both ways, whole and without what was hidden in them, and none is ever run', async ({
  workplace,
}) => {
  test.setTimeout(240_000);
  const { app, client } = await meet(workplace);
  const trouble = [watch(app.window), watch(client.page)];

  await test.step('a photo of the client arrives the right way up, without its place', async () => {
    const photo = await phonePhoto(client.page);
    await chooseFiles(client.page, 'Attach a file', [photo]);
    const panel = client.page.getByRole('dialog');
    await expect(panel).toContainText('Where it was taken, and the details of the camera, were taken out.');
    await panel.getByRole('button', { name: 'Send the file' }).click();
    await expect(panel).toBeHidden();
    await expectThumbnail(fileRow(client.page, photo.name));

    const row = fileRow(app.window, photo.name);
    await expect(row.getByRole('button', { name: `View: ${photo.name}` })).toBeVisible({ timeout: arrivalMs });
    await expectThumbnail(row);
    await row.getByRole('button', { name: `View: ${photo.name}` }).click();
    const shown = app.window.getByRole('img', { name: `Picture ${photo.name}` });
    await expect(shown).toBeVisible();
    expect(await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([
      800, 1200,
    ]);
    await app.window.keyboard.press('Escape');

    const saved = await saveFromApp(app, workplace.folder, photo.name);
    const stripped = stripPicture(photo.buffer);
    if (stripped.kind !== 'stripped') throw new Error(stripped.kind);
    expect(sha256(saved)).toBe(sha256(stripped.bytes));
    expect(saved.includes(secret)).toBe(false);
  });

  await test.step('a photo of the therapist arrives as well', async () => {
    const photo = { ...(await phonePhoto(client.page)), name: 'garden.jpg' };
    await sendFromApp(app, [photo]);
    const row = fileRow(client.page, photo.name);
    const get = row.getByRole('button', { name: `Get file: ${photo.name}` });
    const view = row.getByRole('button', { name: `View: ${photo.name}` });
    await expect(get.or(view)).toBeVisible({ timeout: arrivalMs });
    if (await get.isVisible()) await get.click();
    await view.click({ timeout: arrivalMs });
    await expect(client.page.getByRole('img', { name: `Picture ${photo.name}` })).toBeVisible();
    await client.page.keyboard.press('Escape');
    const stripped = stripPicture(photo.buffer);
    if (stripped.kind !== 'stripped') throw new Error(stripped.kind);
    expect(sha256(await saveFromPage(client, photo.name))).toBe(sha256(stripped.bytes));
  });

  await test.step('HTML, SVG, PDF and what only calls itself a photo are kept, and shown by neither side', async () => {
    await chooseFiles(client.page, 'Attach a file', scriptedFiles);
    await client.page.getByRole('dialog').getByRole('button', { name: 'Send 4 files' }).click();
    await sendFromApp(
      app,
      scriptedFiles.map((file) => ({ ...file, name: `reply ${file.name}` })),
    );
    for (const { name, buffer } of scriptedFiles) {
      await expect(fileRow(app.window, name).getByRole('button', { name: `Save as…: ${name}` })).toBeVisible({
        timeout: arrivalMs,
      });
      const isCalledPicture = name.endsWith('.jpg');
      const view = fileRow(app.window, name).getByRole('button', { name: `View: ${name}` });
      await expect(view).toHaveCount(isCalledPicture ? 1 : 0);
      if (isCalledPicture) {
        await view.click();
        await expect(app.window.getByText('This is called a picture and is none')).toBeVisible();
        await app.window.keyboard.press('Escape');
      }
      expect(sha256(await saveFromApp(app, workplace.folder, name))).toBe(sha256(buffer));
    }
    for (const { name, buffer } of scriptedFiles) {
      const row = fileRow(client.page, `reply ${name}`);
      await expect(row).toBeVisible({ timeout: arrivalMs });
      const get = row.getByRole('button', { name: `Get file: reply ${name}` });
      const save = row.getByRole('button', { name: `Save to this device: reply ${name}` });
      await expect(get.or(save)).toBeVisible({ timeout: arrivalMs });
      if (await get.isVisible()) await get.click();
      await expect(save).toBeVisible({ timeout: arrivalMs });
      expect(sha256(await saveFromPage(client, `reply ${name}`))).toBe(sha256(buffer));
    }
  });

  expect(trouble.flatMap((seen) => seen())).toEqual([]);
  for (const page of [app.window, client.page]) expect(await page.title()).not.toContain('ran');
});

test('a file is cut off in the middle and goes on from there; another is given up; both ends by themselves', async ({
  workplace,
}) => {
  test.setTimeout(240_000);
  const dataFolder = path.join(workplace.folder, 'relay');
  const at = { dataFolder, pageFolder, listenHost: '127.0.0.1' };
  let relay = await startRelayProcess({ ...at, port: 0 });
  const { url } = relay;
  try {
    const { app: firstApp, client } = await meet(workplace, url);
    let app = firstApp;
    const film = largeFile('film.bin', 5_000_000);
    const tape = largeFile('tape.bin', 5_000_001);

    await test.step('the client’s upload is cut after two parts, and the page is opened anew', async () => {
      let passed = 0;
      await client.page.route('**/v1/b/**', async (route) => {
        if (route.request().method() !== 'PUT') return route.continue();
        passed += 1;
        return passed > 2 ? route.abort('connectionreset') : route.continue();
      });
      await chooseFiles(client.page, 'Attach a file', [film]);
      await client.page.getByRole('dialog').getByRole('button', { name: 'Send the file' }).click();
      const underWay = client.page.getByRole('region', { name: 'Files on their way' });
      await expect(underWay).toContainText('It goes on by itself, from here.', { timeout: arrivalMs });
      await expect(underWay).toContainText('2.1 MB of 5 MB');
      await expect(fileRow(app.window, film.name)).toHaveCount(0);
      await client.page.unrouteAll();

      let again = 0;
      await client.page.route('**/v1/b/**', async (route) => {
        if (route.request().method() === 'PUT') again += 1;
        return route.continue();
      });
      await client.page.reload();
      await expect(fileRow(app.window, film.name).getByRole('button', { name: /^Save as/ })).toBeVisible({
        timeout: arrivalMs,
      });
      expect(again).toBe(3);
      await client.page.unrouteAll();
      expect(sha256(await saveFromApp(app, workplace.folder, film.name))).toBe(sha256(film.buffer));
    });

    await test.step('the relay is gone while the therapist sends; one file is given up, one waits through a restart', async () => {
      await relay.kill();
      await sendFromApp(app, [tape, largeFile('slip.bin', 20_000)]);
      const underWay = app.window.getByRole('region', { name: 'Files on their way' });
      await expect(underWay.getByText('It goes on by itself, from here.').first()).toBeVisible({ timeout: arrivalMs });
      await underWay.getByRole('button', { name: "Don't send: slip.bin" }).click();
      await expect(underWay).not.toContainText('slip.bin');
      await app.close();
      relay = await startRelayProcess({ ...at, port: Number(new URL(url).port) });
      app = await workplace.openApp();
      await app.unlock();
      await app.openClient('Ana');
      const row = fileRow(client.page, tape.name);
      await expect(row).toBeVisible({ timeout: arrivalMs });
      const get = row.getByRole('button', { name: `Get file: ${tape.name}` });
      const save = row.getByRole('button', { name: `Save to this device: ${tape.name}` });
      await expect(get.or(save)).toBeVisible({ timeout: arrivalMs });
      if (await get.isVisible()) await get.click();
      await expect(save).toBeVisible({ timeout: arrivalMs });
      expect(sha256(await saveFromPage(client, tape.name))).toBe(sha256(tape.buffer));
      await expect(client.page.getByText('slip.bin')).toHaveCount(0);
    });
  } finally {
    await relay.kill();
  }
});

/** A therapist and Ana, who has joined; with the built-in relay or one of its own. */
async function meet(workplace: Workplace, relayUrl?: string): Promise<{ app: TherapistApp; client: ClientPage }> {
  const app = await workplace.openApp();
  await app.setUp();
  if (relayUrl !== undefined) await app.useRelay(relayUrl);
  await app.addClient('Ana');
  await app.openClient('Ana');
  const client = await (await workplace.openBrowser()).open(await app.invite('Ana'));
  await client.askToJoin('Ana');
  await app.letIn('Ana');
  await expect(client.page.getByLabel(/^Message to /)).toBeVisible({ timeout: 30_000 });
  return { app, client };
}

/** By the button that opens the system's dialog, as a person does. */
async function chooseFiles(page: Page, button: string, files: readonly SampleFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button, exact: true }).click();
  await (await chooser).setFiles([...files]);
}

async function sendFromApp(app: TherapistApp, files: readonly SampleFile[]): Promise<void> {
  await chooseFiles(app.window, 'Attach files', files);
  const dialog = app.window.getByRole('dialog', { name: / to Ana$/ });
  await dialog.getByRole('button', { name: /^Send (the file|\d+ files)$/ }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
}

function fileRow(page: Page, name: string): Locator {
  return page
    .getByRole('log')
    .getByRole('article')
    .filter({ has: page.getByText(name, { exact: true }) });
}

async function expectThumbnail(row: Locator): Promise<void> {
  const image = row.locator('img').first();
  await expect(image).toBeVisible();
  await expect
    .poll(() => image.evaluate((shown: HTMLImageElement) => shown.complete && shown.naturalHeight > shown.naturalWidth))
    .toBe(true);
}

async function saveFromApp(app: TherapistApp, within: string, name: string): Promise<Buffer> {
  const folder = path.join(within, `saved ${name}`);
  mkdirSync(folder);
  await app.chooseFolder(folder);
  await fileRow(app.window, name)
    .getByRole('button', { name: `Save as…: ${name}` })
    .click();
  await expect.poll(() => readdirSync(folder)).toEqual([name]);
  return readFileSync(path.join(folder, name));
}

async function saveFromPage(client: ClientPage, name: string): Promise<Buffer> {
  const download = client.page.waitForEvent('download');
  await fileRow(client.page, name)
    .getByRole('button', { name: `Save to this device: ${name}` })
    .click();
  const arrived = await download;
  expect(arrived.suggestedFilename()).toBe(name);
  return readFileSync(await arrived.path());
}

/** What would only happen if a file were run. */
function watch(page: Page): () => readonly string[] {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.push(`fault: ${error.message}`));
  page.on('framenavigated', (frame) => seen.push(`navigated: ${frame.url()}`));
  page.on('popup', (popup) => seen.push(`window: ${popup.url()}`));
  return () => seen;
}
