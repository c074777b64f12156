/** A record is put together by keyboard: set apart, redacted, released one by one; nothing of what is hidden is in any byte of it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import extractZip from 'extract-zip';
import { wordsIn } from '../../electron/service/testing/hidden-words.ts';
import { type Look, lookAt, lookAtEach, setLook } from './fixtures/look-at.ts';
import type { TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

/** At twice the size and at its own, in which it stays. */
async function picture(app: TherapistApp, look: Omit<Look, 'zoom'>, name: string): Promise<void> {
  const looks = ([2, 1] as const).map((zoom) => ({ ...look, zoom }));
  await lookAtEach(app, looks, name);
}

const english = { language: 'en', theme: 'light' } as const;

test('a record is put together by keyboard, and holds nothing of what was hidden', async ({ workplace }) => {
  const app = await workplace.openApp(['--demo']);
  const { window } = app;
  await setLook(app, { ...english, zoom: 1 });
  await window.getByText('Amira Haddad').first().click();
  const stairs = window.getByRole('log').getByRole('article').filter({ hasText: 'Maybe on the stairs' });
  await stairs.getByRole('button', { name: 'More about this message' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Not part of the record' }).press('Enter');
  await expect(stairs).toContainText('Not part of the record');
  await lookAt(app, { ...english, zoom: 1 }, 'release-timeline');

  await window.getByRole('button', { name: 'More about Amira Haddad' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Export the record' }).press('Enter');
  await expect(window.getByText('Messages: 1 (marked as not part of the record)')).toBeVisible();
  await expect(window.getByText('Psychotherapy notes: 1 (released only one by one)')).toBeVisible();

  // Psychotherapy notes are only counted before they are unlocked.
  const apart = window.getByRole('checkbox', { name: /After session 3/ });
  const unlock = window.getByRole('button', { name: 'Unlock psychotherapy notes' });
  await expect(unlock).toBeVisible();
  await expect(apart).toHaveCount(0);
  await unlock.scrollIntoViewIfNeeded();
  await picture(app, english, 'release-locked');
  await unlock.press('Enter');
  const asking = window.getByRole('dialog', { name: 'Unlock psychotherapy notes' });
  // The made-up practice takes any.
  await asking.getByLabel('Current passphrase').fill('anything');
  await picture(app, english, 'release-unlock');
  await window.keyboard.press('Enter');
  await expect(asking).toBeHidden();
  await expect(window.getByRole('button', { name: 'Lock psychotherapy notes' })).toBeFocused();

  // One asks for itself, and is kept unless somebody says so.
  await apart.press('Space');
  const warning = window.getByRole('alertdialog', { name: 'Release a psychotherapy note?' });
  await expect(warning.getByRole('button', { name: 'Keep it here' })).toBeFocused();
  await lookAt(app, { ...english, zoom: 1 }, 'release-warning');
  await window.keyboard.press('Enter');
  await expect(apart).not.toBeChecked();

  await window.getByRole('button', { name: 'Redact a name' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Redact in records' });
  await dialog.getByRole('button', { name: 'Redact', exact: true }).press('Enter');
  await expect(dialog.getByText('Mark or type what is to be hidden.')).toBeVisible();
  await dialog.getByLabel('Words to hide').fill('Layla');
  await dialog.getByLabel('Words to hide').press('Enter');
  await expect(dialog.getByText('These words stand nowhere in this client’s file')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Redact all the same' })).toBeVisible();
  await lookAt(app, { ...english, zoom: 1 }, 'release-found-nowhere');
  await dialog.getByLabel('Words to hide').press('Enter');
  const redactions = window.getByRole('list', { name: 'Redactions of this client' });
  await expect(redactions.getByRole('status')).toHaveText('Found nowhere: check how it is spelled.');
  await redactions.scrollIntoViewIfNeeded();
  await picture(app, english, 'release-redactions');
  await redactions.getByRole('button', { name: 'Take back the redaction of Layla' }).press('Enter');
  await expect(redactions).not.toContainText('Layla');
  await window.getByRole('button', { name: 'Redact a name' }).press('Enter');
  await dialog.getByLabel('Words to hide').fill('Leila');
  await dialog.getByLabel('Words to hide').press('Enter');
  await expect(dialog).toBeHidden();
  await expect(redactions).toContainText(/Leila.*found in \d+ entr/);

  // A passage is marked with the keys alone.
  await window.getByRole('button', { name: 'Look through the entries' }).press('Enter');
  await window.getByRole('button', { name: 'Later', exact: true }).press('Enter');
  const card = window.getByRole('listitem').filter({ hasText: 'Bring the card' });
  await card.getByRole('button', { name: 'Redact', exact: true }).press('Enter');
  const entry = dialog.getByRole('textbox', { name: 'The entry' });
  await entry.press('Control+Home');
  for (let count = 0; count < 'See you tomorrow'.length; count += 1) await entry.press('Shift+ArrowRight');
  await expect(dialog.getByLabel('Words to hide')).toHaveValue('See you tomorrow');
  await expect(dialog.getByText('[redacted: third party] at ten.')).toBeVisible();
  await picture(app, english, 'release-redact');
  await dialog.getByRole('button', { name: 'Redact', exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(card).toContainText('[redacted: third party] at ten.');
  await card.getByRole('checkbox').press('Space');
  await expect(card).toContainText('taken out by hand');
  await card.getByRole('checkbox').press('Space');
  await expect(card).not.toContainText('taken out by hand');
  await picture(app, english, 'release-entries');

  const folder = path.join(workplace.folder, 'given');
  mkdirSync(folder);
  await app.chooseFolder(folder);
  await window.getByRole('checkbox', { name: 'Everything in one zip' }).press('Space');
  await window.getByLabel('To whom').fill('Amira herself');
  await window.getByLabel('Why').last().fill('she asked for it');
  await app.button('Choose folder').press('Enter');
  await app.button('Export the record').press('Enter');
  await expect(window.getByText('The record is ready')).toBeVisible({ timeout: 60_000 });
  const zip = readdirSync(folder).find((name) => name.endsWith('.zip')) ?? '';
  const unzipped = path.join(folder, 'unzipped');
  await extractZip(path.join(folder, zip), { dir: unzipped });
  const pdf = path.join(unzipped, 'record.pdf');
  const plain = path.join(unzipped, 'plain.pdf');
  execFileSync('qpdf', ['--qdf', '--object-streams=disable', pdf, plain]);
  for (const name of readdirSync(unzipped))
    expect([
      name,
      ...wordsIn(readFileSync(path.join(unzipped, name)), [
        'Leila',
        'See you tomorrow at ten',
        'on the stairs',
        'I hurry her',
      ]),
    ]).toEqual([name]);
  const page = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  for (const words of ['Leila', 'Maybe on the stairs', 'I hurry her']) expect(page).not.toContain(words);
  // The heading of a day never stands alone at the end of a page.
  const lastLines = page.split('\f').map((sheet) => sheet.trim().split(/\n\s*/).at(-2) ?? '');
  expect(lastLines.length).toBeGreaterThan(5);
  expect(lastLines.filter((line) => /^\w+day \d+ \w+ \d{4}$/.test(line))).toEqual([]);
  expect(page).toContain('[redacted: third party]');
  expect(page).toMatch(/passages redacted: third party/);
  const key = JSON.parse(readFileSync(path.join(unzipped, 'certificate.json'), 'utf8')) as { key: string };
  expect(page.replace(/\s+/g, '')).toContain(key.key);
  const verifier = path.resolve(import.meta.dirname, '..', '..', 'dist', 'verifier', 'verify-record.mjs');
  const says = execFileSync(process.execPath, [verifier, path.join(folder, zip), '--lang', 'en'], { encoding: 'utf8' });
  expect(says).toContain('Psychotherapy notes: 1 (released only one by one)');
  expect(says).toMatch(/\d+ passages were redacted: third party/);
});

test('the record is put together in Spanish, in the dark', async ({ workplace }) => {
  const app = await workplace.openApp(['--demo', '--lang=es']);
  const { window } = app;
  const look = { language: 'es', theme: 'dark' } as const;
  await setLook(app, { ...look, zoom: 1 });
  await window.getByText('Amira Haddad').first().click();
  await window.getByRole('button', { name: 'Más sobre Amira Haddad' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Exportar el expediente' }).press('Enter');
  await window.getByRole('radio', { name: 'Una aseguradora' }).press('Space');
  await expect(window.getByText(/^Mensajes: \d+ \(clase no elegida\)$/)).toBeVisible();
  await window.getByRole('button', { name: 'Ver las entradas' }).press('Enter');
  await expect(window.getByRole('button', { name: 'Siguientes' })).toBeVisible();
  await picture(app, look, 'release-entries');
});
