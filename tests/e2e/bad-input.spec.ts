/** What goes wrong from outside: wrong passphrases, damaged and newer vaults, hostile words, folders that take nothing. Each has its sentence, and nothing is lost. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { systemRandom } from '../../shared/crypto/random.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { noKeychain } from '../../electron/service/testing/backup-secrets.ts';
import { createVault } from '../../electron/service/vault/vault.ts';
import { folderState } from './fixtures/folder-state.ts';
import { preparePractice } from './fixtures/prepared-practice.ts';
import { passphrase, type TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test, type Workplace } from './fixtures/workplace.ts';

/** The log, the lock that holds the folder, and the count of wrong tries are written by design. */
const writtenByDesign = ['logs', 'in-use.lock', 'attempts.json'];

function vaultFolderOf(workplace: Workplace): string {
  return path.join(workplace.folder, 'profile', 'vault');
}

test('a wrong passphrase has its sentence and a delay that a restart does not shorten, and makes no second store', async ({
  workplace,
}) => {
  const folder = vaultFolderOf(workplace);
  const practice = await preparePractice(folder);
  await practice.screen.call('clients.create', { name: 'Ana' });
  await practice.close();
  const before = folderState(folder, writtenByDesign);
  let app = await workplace.openApp();
  for (const wrong of ['tulip harbor 92 glacier', 'TULIP HARBOR 92 GLACIER LAMP', 'x'.repeat(1000)]) {
    await app.unlock(wrong);
    await expect(app.window.getByText('That is not the passphrase of this vault. Nothing is lost.')).toBeVisible();
    await expect(app.window.getByRole('timer')).toContainText(/You can try again in \d+ seconds?/);
    await expect(app.button('Unlock')).toBeDisabled();
    await expect(app.button('Unlock')).toBeEnabled({ timeout: 15_000 });
  }
  await app.unlock('a fourth one');
  await expect(app.window.getByRole('timer')).toBeVisible();
  await app.close();
  app = await workplace.openApp();
  await expect(app.window.getByRole('timer')).toContainText(/You can try again in \d+ seconds/);
  expect(folderState(folder, writtenByDesign)).toEqual(before);
  await expect(app.button('Unlock')).toBeEnabled({ timeout: 15_000 });
  await app.unlock();
  await expect(app.window.getByRole('region', { name: 'Clients' }).getByText('Ana')).toBeVisible();
});

type Damage = { readonly what: string; readonly title: string; readonly apply: (folder: string) => void };

/** Told before any passphrase is asked. */
const seenAtOnce: readonly Damage[] = [
  { what: 'key file cut short', title: "The vault's key file is damaged", apply: cut('vault.json', 0.5) },
  { what: 'key file empty', title: "The vault's key file is damaged", apply: cut('vault.json', 0) },
  { what: 'key file, one bit flipped', title: "The vault's key file is damaged", apply: flip('vault.json', 0.5) },
  { what: 'key file gone', title: "The vault's key file is missing", apply: remove('vault.json') },
  { what: 'key file of a later version', title: 'This vault was made by a newer Quietline', apply: makeKeyFileNewer },
  { what: 'store gone', title: 'The file of the vault is missing', apply: remove('store.db') },
  { what: 'store empty', title: 'The file of the vault is damaged', apply: cut('store.db', 0) },
  { what: 'store cut in its first page', title: 'The file of the vault is damaged', apply: cut('store.db', 0.001) },
];

/** Told once the passphrase has opened the key file. */
const seenOnUnlock: readonly Damage[] = [
  { what: 'store cut to a half', title: 'The file of the vault is damaged', apply: cut('store.db', 0.5) },
  {
    what: 'store, one bit of the first page',
    title: 'The file of the vault is damaged',
    apply: flip('store.db', 0.002),
  },
  {
    what: "another vault's store",
    title: 'Key file and vault do not belong together',
    apply: (folder) => cpSync(path.join(folder, '..', 'other', 'store.db'), path.join(folder, 'store.db')),
  },
  {
    what: 'store of a later version',
    title: 'This vault was used with a newer Quietline',
    apply: (folder) => cpSync(path.join(folder, '..', 'newer', 'store.db'), path.join(folder, 'store.db')),
  },
];

test('damaged, foreign and newer vaults: each says what happened, and no byte of the folder changes', async ({
  workplace,
}) => {
  const folder = vaultFolderOf(workplace);
  const beside = path.dirname(folder);
  await (await preparePractice(folder)).close();
  await (await preparePractice(path.join(beside, 'other'))).close();
  cpSync(folder, path.join(beside, 'newer'), { recursive: true });
  await raiseSchema(path.join(beside, 'newer'));
  const good = path.join(beside, 'good');
  cpSync(folder, good, { recursive: true });
  const app = await workplace.openApp();

  async function damaged({ what, title, apply }: Damage, see: () => Promise<void>): Promise<void> {
    await test.step(what, async () => {
      apply(folder);
      const before = folderState(folder, writtenByDesign);
      await see();
      await expect(app.window.getByRole('heading', { name: title })).toBeVisible();
      await expect(app.window.getByText('What is safe')).toBeVisible();
      await expect(app.window.getByText('What you can do')).toBeVisible();
      await expect(app.window.getByText(folder)).toBeVisible();
      await expect(app.button(/Set up|Make my vault|Delete|Reset/)).toHaveCount(0);
      expect(folderState(folder, writtenByDesign)).toEqual(before);
      for (const name of ['vault.json', 'store.db']) cpSync(path.join(good, name), path.join(folder, name));
      await app.button('Try again').click();
      await expect(app.window.getByRole('heading', { name: 'Quietline is locked' })).toBeVisible();
    });
  }

  for (const damage of seenAtOnce) await damaged(damage, () => reload(app));
  for (const damage of seenOnUnlock) await damaged(damage, () => app.unlock());
  await app.unlock();
  await expect(app.window.getByRole('heading', { name: 'No clients yet' })).toBeVisible();
});

const hostileName = '<img src=x onerror=alert(1)> \u202egnp.ynnA';
const hostileTexts = [
  '<img src=x onerror="document.title=`ran`"><script>document.title="ran"</script>',
  'javascript:alert(1) https://example.org/<svg/onload=alert(1)>',
  '\u202eevil\u202c and \u2066isolated\u2069 and left alone \u202e',
  '👩‍👩‍👧‍👦 🏳️‍🌈 🧑🏽‍🚀 ❤️ 🇪🇸 e\u0301\u0302\u0303\u0304',
  'שלום, איך אתה? مرحبا بالعالم',
  '{name, plural, other {x}} %s ${1+1} {{7*7}}',
];

test('attacks 46: hostile names and texts, typed on both sides, are shown as text and do nothing', async ({
  workplace,
}) => {
  test.setTimeout(180_000);
  const app = await workplace.openApp();
  await app.setUp();
  await app.addClient(hostileName);
  await app.openClient(hostileName);
  const link = await app.invite(hostileName);
  const client = await (await workplace.openBrowser()).open(link);
  const trouble = [watch(app.window), watch(client.page)];
  await client.askToJoin(hostileName);
  await app.letIn(hostileName);
  await expect(client.page.getByLabel(/^Message to /)).toBeVisible({ timeout: 30_000 });

  for (const text of hostileTexts) {
    await app.write(hostileName, text);
    await client.write(`${text} too`);
    await expect(client.message(text)).toBeVisible({ timeout: 30_000 });
    await expect(app.message(`${text} too`)).toBeVisible({ timeout: 30_000 });
  }
  for (const page of [app.window, client.page]) {
    expect(await page.locator('img, svg[onload], script:not([src])').count()).toBe(0);
    expect(await page.title()).not.toContain('ran');
  }

  await test.step('a word of 20,000 characters breaks no layout', async () => {
    const word = 'Donaudampfschiff'.repeat(1250);
    expect(word).toHaveLength(20_000);
    await app.write(hostileName, word);
    await expect(client.message(word)).toBeVisible({ timeout: 30_000 });
    await client.write(`${word}x`);
    await expect(app.message(`${word}x`)).toBeVisible({ timeout: 30_000 });
    for (const page of [app.window, client.page]) {
      const tooWide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('[role=log], [role=log] article')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.tagName),
      );
      expect(tooWide).toEqual([]);
    }
  });

  await test.step('a megabyte is refused with a sentence and stays in the box', async () => {
    const megabyte = 'long words '.repeat(100_000);
    const articles = await client.page.getByRole('article').count();
    const box = app.window.getByLabel(`Message to ${hostileName}`);
    await box.fill(megabyte);
    await box.press('Enter');
    await expect(app.window.getByText(/Too long for one message by about [\d,]+ characters/)).toBeVisible();
    expect((await box.inputValue()) === megabyte).toBe(true);
    const clientBox = client.page.getByLabel(/^Message to /);
    await clientBox.fill(megabyte);
    await client.page.getByRole('button', { name: 'Send' }).click();
    await expect(client.page.getByText(/about [\d,]+ characters too many/)).toBeVisible();
    expect((await clientBox.inputValue()) === megabyte).toBe(true);
    expect(await client.page.getByRole('article').count()).toBe(articles);
    await box.fill('');
    await app.write(hostileName, 'short again');
    await expect(client.message('short again')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('the record of such a client has a harmless name and every text', async () => {
    const folder = path.join(workplace.folder, 'record');
    mkdirSync(folder);
    await app.exportRecord(hostileName, folder);
    const names = readdirSync(folder);
    expect(names).toHaveLength(4);
    for (const name of names) expect(name).not.toMatch(/[<>:"/\\|?*\u202a-\u202e]/);
    const json = readFileSync(path.join(folder, names.find((name) => name.endsWith('.json')) ?? ''), 'utf8');
    const { lines } = JSON.parse(json) as { lines: { text?: string }[] };
    const texts = lines.map((line) => line.text);
    for (const text of hostileTexts) expect(texts).toEqual(expect.arrayContaining([text, `${text} too`]));
  });
  for (const look of trouble) expect(look()).toEqual([]);
});

test('a damaged and a withdrawn link each have their sentence', async ({ workplace }) => {
  const app = await workplace.openApp();
  await app.setUp();
  await app.addClient('Ana');
  await app.openClient('Ana');
  const link = await app.invite('Ana');
  const browser = await workplace.openBrowser();
  const damaged = await browser.open(link.slice(0, -9));
  await damaged.page.getByRole('button', { name: 'Continue' }).click();
  await expect(damaged.page.getByRole('heading', { name: 'The link is not complete' })).toBeVisible();
  const other = link.replace(/#(.)(.{20})./, (_all, first: string, rest: string) => `#${first}${rest}_`);
  const altered = await (await workplace.openBrowser()).open(other);
  await altered.page.getByRole('button', { name: 'Continue' }).click();
  await expect(altered.page.getByRole('heading', { level: 1 })).toContainText(
    /The link is not complete|can no longer be used|was changed on its way/,
  );
  const untouched = await (await workplace.openBrowser()).open(link);
  await untouched.page.getByRole('button', { name: 'Continue' }).click();
  await expect(untouched.page.getByRole('heading', { name: /^You are invited by/ })).toBeVisible();
});

test('an export into a folder that is gone, may not be written or has no room: a sentence, no half file, no entry', async ({
  workplace,
}) => {
  const practice = await preparePractice(vaultFolderOf(workplace));
  const { id } = await practice.addClient('Ana');
  // Random letters: text that a file system could press would fit.
  const text = Array.from(systemRandom(30_000), (byte) => String.fromCharCode(97 + (byte % 26))).join('');
  for (let turn = 0; turn < 5; turn += 1) await practice.screen.call('conversations.send', { clientId: id, text });
  await practice.close();
  const app = await workplace.openApp();
  await app.unlock();

  const places: { readonly folder: string; readonly sentence: RegExp; readonly cleanUp: () => void }[] = [];
  const gone = path.join(workplace.folder, 'gone');
  const cannotBeWritten = /The folder can't be written to\. Nothing on file was touched\./;
  places.push({ folder: gone, sentence: cannotBeWritten, cleanUp: () => undefined });
  const file = path.join(workplace.folder, 'a file');
  writeFileSync(file, 'mine');
  places.push({
    folder: file,
    sentence: cannotBeWritten,
    cleanUp: () => expect(readFileSync(file, 'utf8')).toBe('mine'),
  });
  const readOnly = mount(path.join(workplace.folder, 'read only'), 'ro,size=1m');
  if (readOnly !== undefined) places.push({ ...readOnly, sentence: cannotBeWritten });
  const small = mount(path.join(workplace.folder, 'small'), 'size=64k');
  if (small !== undefined)
    places.push({ ...small, sentence: /The disk is full, so the record could not be written\./ });

  try {
    for (const { folder, sentence } of places) {
      await app.startExport('Ana', folder);
      await expect(app.window.getByText(sentence)).toBeVisible({ timeout: 30_000 });
      await app.button('Back to the form').click();
      await expect(app.window.getByText('Nothing has been exported yet.')).toBeVisible();
      // The form is as it was left.
      await expect(app.window.getByRole('combobox', { name: 'Client' })).toContainText('Ana');
      await expect(app.window.getByLabel('To whom')).toHaveValue('Ana in person');
      await expect(app.window.getByText(folder, { exact: true })).toBeVisible();
      if (folder === gone || folder === file) continue;
      expect(readdirSync(folder)).toEqual([]);
    }
  } finally {
    for (const { cleanUp } of places) cleanUp();
  }
  const fine = path.join(workplace.folder, 'fine');
  mkdirSync(fine);
  await app.exportRecord('Ana', fine);
  expect(readdirSync(fine)).toHaveLength(4);
});

test('with its port taken by another program the app says so, keeps what is written, and goes on', async ({
  workplace,
}) => {
  let app = await workplace.openApp();
  await app.setUp();
  await app.addClient('Ana');
  await app.openClient('Ana');
  const { port } = new URL(await app.invite('Ana'));
  await app.close();
  const squatter = createServer().listen(Number(port), '127.0.0.1');
  try {
    app = await workplace.openApp();
    await app.unlock();
    await expect(app.window.getByText('Another program uses the address that your clients write to.')).toBeVisible();
    await app.addClient('Bo');
    await expect(app.window.getByRole('region', { name: 'Clients' }).getByText('Bo')).toBeVisible();
  } finally {
    squatter.close();
  }
});

/** The window looks anew, as at a start. */
async function reload(app: TherapistApp): Promise<void> {
  await app.window.reload();
}

function cut(name: string, share: number): (folder: string) => void {
  return (folder) => {
    const file = path.join(folder, name);
    truncateSync(file, Math.floor(readFileSync(file).length * share));
  };
}

function flip(name: string, share: number): (folder: string) => void {
  return (folder) => {
    const file = path.join(folder, name);
    const bytes = readFileSync(file);
    const place = Math.floor(bytes.length * share);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  };
}

function remove(name: string): (folder: string) => void {
  return (folder) => rmSync(path.join(folder, name));
}

function makeKeyFileNewer(folder: string): void {
  const file = path.join(folder, 'vault.json');
  const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...content, version: 2 }));
  appendFileSync(file, '\n');
}

/** As a later version leaves it: the same store, of a schema that this one does not know. */
async function raiseSchema(folder: string): Promise<void> {
  const vault = createVault({
    folder,
    clock: systemClock,
    random: systemRandom,
    argon2: { memoryKiB: 65_536, passes: 3, lanes: 1 },
    acceptsPassphrase: () => true,
    keychain: noKeychain,
    open: ({ store }) => {
      store.database.command('PRAGMA user_version = 9999').run();
      return Promise.resolve({ close: () => Promise.resolve() });
    },
    onChange: () => undefined,
  });
  expect(await vault.unlock(passphrase)).toEqual({ kind: 'unlocked' });
  await vault.stop();
}

/** A file system of its own; undefined, with a line that says why, where it cannot be had. */
function mount(folder: string, options: string): { readonly folder: string; readonly cleanUp: () => void } | undefined {
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    const why = error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error);
    console.log(`Left out: an export to a file system with ${options}, because none can be mounted here: ${why ?? ''}`);
    return undefined;
  }
  return { folder, cleanUp: () => void execFileSync('umount', [folder]) };
}

/** Anything that ran although it was only to be shown. */
function watch(page: Page): () => readonly string[] {
  const trouble: string[] = [];
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => trouble.push(`fault: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(quietline:\/\/app\/|http:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url())) trouble.push(request.url());
  });
  return () => trouble;
}
