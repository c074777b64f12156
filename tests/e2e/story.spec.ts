/** The main job, told once from beginning to end: a vault, a client, a conversation, a note, a record, and two restarts. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from './fixtures/workplace.ts';
import { passphrase, practiceName, type TherapistApp, therapistName } from './fixtures/therapist-app.ts';

const wordsOfClient = 'I slept badly again, ñandú 🌙';
const wordsOfTherapist = 'Thank you for telling me. Shall we look at it on Tuesday?';
const wordsWhileAway = 'Nobody else is to read this';
const wordsOfNote = 'Reports broken sleep since the move';

test('a therapist uses it for one client, from the first start to the record', async ({ workplace }) => {
  test.setTimeout(420_000);
  let app = await workplace.openApp();

  await test.step('makes a vault and invites Ana', async () => {
    await app.setUp();
    await app.addClient('Ana');
    await app.openClient('Ana');
  });
  const link = await app.invite('Ana');
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{46}$/);

  const browser = await workplace.openBrowser();
  const client = await browser.open(link);

  await test.step('Ana joins in a browser', async () => {
    expect(client.page.url()).not.toContain('#');
    await client.page.getByText('Nothing is sent, and nothing is kept on this device, until you press').waitFor();
    await client.page.getByRole('button', { name: 'Continue' }).click();
    await expect(
      client.page.getByRole('heading', { name: `You are invited by ${therapistName}, ${practiceName}` }),
    ).toBeVisible();
    await client.page.getByLabel(/What should .* call you/).fill('Ana');
    await client.page.getByRole('button', { name: 'Ask to join' }).click();
    await app.letIn('Ana');
    await expect(client.page.getByLabel(/^Message to /)).toBeVisible({ timeout: 30_000 });
  });

  await test.step('both see the same safety number', async () => {
    await app.main.getByRole('button', { name: 'Safety number' }).first().click();
    const shown = await app.window.getByLabel('Safety number of the conversation with Ana').innerText();
    await client.page.getByRole('button', { name: 'Safety number' }).click();
    const theirs = await client.page.getByLabel('Safety number, twelve groups of five digits').innerText();
    const groups = (text: string) => text.match(/\d{5}/g);
    expect(groups(shown)).toHaveLength(12);
    expect(groups(theirs)).toEqual(groups(shown));
    await app.button('I compared it, it matches').click();
    await client.page.keyboard.press('Escape');
  });

  await test.step('both write, and states are true', async () => {
    await app.write('Ana', wordsOfTherapist);
    await expect(client.message(wordsOfTherapist)).toBeVisible({ timeout: 30_000 });
    await client.write(wordsOfClient);
    await expect(app.message(wordsOfClient)).toBeVisible({ timeout: 30_000 });
    // The answer carries an acknowledgement, the receipt follows after its random wait.
    await expect(app.message(wordsOfTherapist)).toContainText('Read', { timeout: 150_000 });
  });

  await test.step('the page keeps the conversation after a reload, and a second tab waits', async () => {
    await client.page.reload();
    await expect(client.message(wordsOfTherapist)).toBeVisible();
    const second = await browser.open(new URL(link).origin);
    await expect(second.page.getByRole('heading', { name: 'Open in another tab' })).toBeVisible();
    await second.page.close();
  });

  await test.step('a used link is told, and nothing changes', async () => {
    const stranger = await (await workplace.openBrowser()).open(link);
    await stranger.page.getByRole('button', { name: 'Continue' }).click();
    await expect(stranger.page.getByRole('heading', { name: 'This invitation can no longer be used' })).toBeVisible();
  });

  await test.step('a note is written and signed', async () => {
    await app.main.getByRole('button', { name: 'Notes' }).first().click();
    await app.button('New note').click();
    await app.window.getByRole('dialog', { name: 'New note' }).getByRole('button', { name: 'Start the note' }).click();
    await app.window.getByLabel('Subjective').fill(wordsOfNote);
    await app.main.getByRole('button', { name: 'Sign and lock' }).click();
    await app.window.getByRole('alertdialog').getByRole('button', { name: 'Sign and lock' }).click();
    await expect(app.window.getByText(`Signed by ${therapistName}`, { exact: false }).first()).toBeVisible();
  });

  const folder = path.join(workplace.folder, 'record');
  mkdirSync(folder);
  await test.step('the record is exported, in three forms that agree', async () => {
    await exportRecord(app, 'Ana', folder);
    checkRecord(folder);
  });

  await test.step('after a restart everything is there, and both go on writing', async () => {
    await app.close();
    await client.write('are you there?');
    await expect(client.page.getByText('Waiting to leave this device')).toBeVisible();
    app = await workplace.openApp();
    await app.unlock('not the passphrase at all');
    await expect(
      app.window.getByText('That is not the passphrase of this vault. Nothing is lost.', { exact: false }),
    ).toBeVisible();
    await expect(app.button('Unlock')).toBeEnabled({ timeout: 30_000 });
    await app.unlock(passphrase);
    await app.openClient('Ana');
    await expect(app.message('are you there?')).toBeVisible({ timeout: 150_000 });
    await app.write('Ana', 'Yes, back again.');
    await expect(client.message('Yes, back again.')).toBeVisible({ timeout: 60_000 });
  });

  await test.step('attacks 29: a notification says nothing of who wrote what, and none is left standing by a lock', async () => {
    await watchNotifications(app);
    await client.write(wordsWhileAway);
    await expect
      .poll(() => standingNotifications(app), { timeout: 30_000 })
      .toEqual([{ title: 'Quietline', subtitle: '', body: 'New message' }]);
    await app.electron.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('lock-screen');
    });
    await expect(app.window.getByRole('heading', { name: 'Quietline is locked' })).toBeVisible();
    await expect.poll(() => standingNotifications(app)).toEqual([]);
    await app.unlock(passphrase);
    await expect(app.message(wordsWhileAway)).toBeVisible();
  });

  await test.step('with no relay at all, reading, searching and exporting go on', async () => {
    await app.close();
    const { port } = new URL(link);
    const squatter = createServer().listen(Number(port), '127.0.0.1');
    app = await workplace.openApp();
    await app.unlock(passphrase);
    await app.openClient('Ana');
    await expect(app.message(wordsOfClient)).toBeVisible();
    await app.write('Ana', 'kept for later');
    await expect(app.message('kept for later')).toContainText('Kept here');

    await app.window.keyboard.press('Control+k');
    const search = app.window
      .getByRole('dialog')
      .getByRole('searchbox')
      .or(app.window.getByRole('dialog').getByRole('combobox'));
    await search.first().fill('nandu');
    await expect(app.window.getByRole('dialog').getByText('ñandú').first()).toBeVisible();
    await app.window.keyboard.press('Enter');
    await expect(app.message(wordsOfClient)).toBeVisible();

    const offline = path.join(workplace.folder, 'offline');
    mkdirSync(offline);
    await exportRecord(app, 'Ana', offline);
    const record = JSON.parse(readFileSync(path.join(offline, find(offline, '.json')), 'utf8')) as {
      counts: { messages: number };
    };
    expect(record.counts.messages).toBe(6);
    const verifier = path.resolve(import.meta.dirname, '..', '..', 'dist', 'verifier', 'verify-record.mjs');
    const zip = path.join(offline, find(offline, '.zip'));
    // Throws unless everything holds.
    const says = execFileSync(process.execPath, [verifier, zip, '--lang', 'en'], { encoding: 'utf8' });
    expect(says).toContain('The record is whole and unchanged.');
    expect(says).toContain('Messages: 6 of 6');
    squatter.close();
  });
});

async function exportRecord(
  app: Awaited<ReturnType<Parameters<Parameters<typeof test>[2]>[0]['workplace']['openApp']>>,
  client: string,
  folder: string,
): Promise<void> {
  await app.chooseFolder(folder);
  await app.button('Record').click();
  const { window } = app;
  await window.getByRole('combobox', { name: 'Client' }).click();
  await window.getByRole('option', { name: client }).click();
  await window.getByRole('checkbox', { name: 'Plain text' }).check();
  await window.getByRole('checkbox', { name: 'JSON' }).check();
  await window.getByRole('checkbox', { name: 'Everything in one zip' }).check();
  await window.getByLabel('To whom').fill('Ana herself');
  await window.getByLabel('Why').fill('she asked for it');
  await app.button('Choose folder').click();
  await app.button('Export the record').click();
  await expect(window.getByText('The record is ready')).toBeVisible({ timeout: 60_000 });
  await expect(window.getByText(/(\d+) of \1 messages.*nothing failed/)).toBeVisible();
}

function find(folder: string, ending: string): string {
  const name = readdirSync(folder).find((file) => file.endsWith(ending) && !file.includes('checksums'));
  if (name === undefined) throw new Error(`no ${ending} in ${readdirSync(folder).join(', ')}`);
  return name;
}

function checkRecord(folder: string): void {
  const pdf = path.join(folder, find(folder, '.pdf'));
  const flat = (text: string) => text.replace(/\s+/g, ' ');
  const inPdf = flat(execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }));
  const inText = readFileSync(path.join(folder, find(folder, '.txt')), 'utf8');
  const inJson = readFileSync(path.join(folder, find(folder, '.json')), 'utf8');
  for (const words of [wordsOfClient, wordsOfTherapist, wordsOfNote]) {
    expect(inText).toContain(words);
    expect(inJson).toContain(words);
    expect(inPdf).toContain(flat(words.replace(' 🌙', '')));
  }
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(inPdf).toMatch(/Page 1 of \d+/);
  const sums = readFileSync(
    path.join(folder, readdirSync(folder).find((file) => file.includes('checksums')) ?? ''),
    'utf8',
  );
  for (const line of sums.trim().split('\n')) {
    const [sum, name] = line.split('  ');
    expect(
      createHash('sha256')
        .update(readFileSync(path.join(folder, name ?? '')))
        .digest('hex'),
    ).toBe(sum);
  }
}

type Standing = { readonly title: string; readonly subtitle: string; readonly body: string };

/** From now on another window is in front, and the system, which is not ours to test, shows notifications until they are closed. */
async function watchNotifications({ electron }: TherapistApp): Promise<void> {
  await electron.evaluate(({ BrowserWindow, Notification }) => {
    for (const window of BrowserWindow.getAllWindows()) window.isFocused = () => false;
    const standing: unknown[] = [];
    Object.assign(globalThis, { standing });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      standing.push(this);
    };
    Notification.prototype.close = function close(this: Electron.Notification) {
      standing.splice(standing.indexOf(this), 1);
    };
  });
}

function standingNotifications({ electron }: TherapistApp): Promise<readonly Standing[]> {
  return electron.evaluate(() => {
    const { standing } = globalThis as unknown as { readonly standing: readonly Standing[] };
    return standing.map(({ title, subtitle, body }) => ({ title, subtitle, body }));
  });
}
