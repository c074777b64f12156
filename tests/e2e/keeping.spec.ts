/** How long records are kept, what left, and who asks for a record: on the real app, by keyboard, and without a fault for axe in every look. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Look, lookAt, pictures, setLook } from './fixtures/look-at.ts';
import { printTo, readSheets } from './fixtures/printed-sheets.ts';
import type { TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test, type Workplace } from './fixtures/workplace.ts';

const english: Look = { language: 'en', theme: 'light', zoom: 1 };

async function openDemo(workplace: Workplace, { language, theme }: Look): Promise<TherapistApp> {
  const app = await workplace.openApp(['--demo', `--lang=${language}`]);
  await app.window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await app.window.getByText('Tom Becker').first().waitFor();
  return app;
}

async function openSection({ window }: TherapistApp, practice: string, section: string): Promise<void> {
  await window.getByRole('navigation').first().getByRole('button', { name: practice, exact: true }).press('Enter');
  await window
    .getByRole('navigation', { name: practice })
    .getByRole('button', { name: section, exact: true })
    .press('Enter');
}

test('a rule is chosen, a hold stops a deletion, and what may go is destroyed with a certificate', async ({
  workplace,
}) => {
  const app = await openDemo(workplace, english);
  const { window, main } = app;
  await openSection(app, 'Practice', 'Keeping records');
  await expect(main.getByRole('heading', { name: 'California, adults and minors' })).toBeVisible();
  await main.getByRole('button', { name: 'Add a rule' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'New rule' });
  await dialog.getByRole('combobox', { name: 'Begin with' }).press('Enter');
  await window.getByRole('option', { name: 'New York' }).press('Enter');
  await expect(dialog.getByLabel('Years after the last contact')).toHaveValue('6');
  await dialog.getByRole('button', { name: 'Keep the rule' }).press('Enter');
  await expect(main.getByRole('heading', { name: 'New York' })).toBeVisible();
  await main.getByRole('button', { name: 'Add a rule' }).press('Enter');
  await dialog.getByLabel('Name').fill('For a rehearsal');
  await dialog.getByLabel('Years after the last contact').fill('0');
  await dialog.getByLabel('Years after that age').fill('0');
  await dialog.getByLabel('Source').fill('Nobody');
  await dialog.getByLabel('Source').press('Tab');
  await dialog.getByRole('button', { name: 'Keep the rule' }).press('Enter');
  await expect(main.getByRole('heading', { name: 'For a rehearsal' })).toBeVisible();

  await main.getByRole('button', { name: 'Keeping of the record of Walter Novak' }).press('Enter');
  const sheet = window.getByRole('dialog', { name: 'Keeping the record: Walter Novak' });
  await sheet.getByRole('checkbox', { name: 'Was an adult when treatment began' }).press('Space');
  await sheet.getByRole('combobox', { name: 'Rule' }).press('Enter');
  await window.getByRole('option', { name: 'For a rehearsal' }).press('Enter');
  await sheet.getByRole('button', { name: 'Keep these' }).press('Enter');
  await expect(sheet.getByText('May be destroyed since', { exact: false })).toBeVisible();
  await sheet.getByLabel('Why it is held').fill('Letter from a lawyer');
  await sheet.getByLabel('Why it is held').press('Enter');
  await expect(sheet.getByText('set by', { exact: false })).toContainText('Letter from a lawyer');
  await lookAt(app, english, 'keeping-sheet');
  await window.keyboard.press('Escape');
  await expect(main.getByRole('row', { name: /Walter Novak/ })).toContainText('Legal hold');
  await expect(main.getByRole('button', { name: 'Destroy the record of Walter Novak' })).toHaveCount(0);
  await draftStays(app);

  await openSection(app, 'Practice', 'Keeping records');
  await main.getByRole('button', { name: 'Keeping of the record of Walter Novak' }).press('Enter');
  await sheet.getByLabel('Why it may be lifted').fill('Settled');
  await sheet.getByLabel('Why it may be lifted').press('Enter');
  await expect(sheet.getByText('Lifted by', { exact: false })).toContainText('Settled');
  await window.keyboard.press('Escape');
  await setLook(app, english);
  await lookAt(app, english, 'keeping');
  await main.getByRole('button', { name: 'Destroy the record of Walter Novak' }).press('Enter');
  const destroy = window.getByRole('dialog', { name: 'Delete Walter Novak for good' });
  await expect(destroy.getByText('That time is over.', { exact: false })).toBeVisible();
  await destroy.getByLabel('Type the name to confirm: Walter Novak').fill('Walter Novak');
  await destroy.getByLabel('Type the name to confirm: Walter Novak').press('Enter');
  const done = window.getByRole('dialog', { name: 'Deleted' });
  await expect(done.getByText('For a rehearsal: kept until', { exact: false })).toContainText('the time was over');
  await window.keyboard.press('Escape');
  await expect(main.getByRole('row', { name: /Walter Novak/ })).toHaveCount(0);
  await main.getByRole('button', { name: 'I have reviewed the list' }).press('Enter');
  await expect(main.getByText('Last reviewed', { exact: false })).toBeVisible();
  await setLook(app, { language: 'en', theme: 'dark', zoom: 2 });
  await lookAt(app, { language: 'en', theme: 'dark', zoom: 2 }, 'keeping');
});

/** Not even the draft of a note is taken away under a hold. */
async function draftStays(app: TherapistApp): Promise<void> {
  const { window, main } = app;
  await window.getByRole('navigation').first().getByRole('button', { name: 'Notes', exact: true }).press('Enter');
  await app.button('New note').first().press('Enter');
  const start = window.getByRole('dialog', { name: 'New note' });
  await start.getByRole('combobox', { name: 'Client' }).press('Enter');
  await window.getByRole('option', { name: 'Walter Novak' }).press('Enter');
  await start.getByRole('button', { name: 'Start the note' }).press('Enter');
  await main.getByLabel('Subjective').fill('Asked about the letter.');
  await app.button('Discard').press('Enter');
  const stays = window.getByRole('dialog', { name: 'This note stays' });
  await expect(stays).toContainText('A legal hold stands for this client');
  await lookAt(app, english, 'note-held');
  await stays.getByRole('button', { name: 'Keep it' }).press('Enter');
  await expect(main.getByLabel('Subjective')).toHaveValue('Asked about the letter.');
}

test('a request for a record is kept half-way, reminded of, and closed by the export that answers it', async ({
  workplace,
}) => {
  const app = await openDemo(workplace, english);
  const { window, main } = app;
  await openSection(app, 'Practice', 'Records requests');
  await main.getByRole('button', { name: 'New request' }).press('Enter');
  await main.getByRole('button', { name: 'Keep and go on' }).press('Enter');
  await expect(main.getByText('Fill this in.')).toHaveCount(2);
  await choose('Whose record', 'Tom Becker');
  await main.getByLabel('Who asks', { exact: true }).fill('Tom Becker');
  await main.getByRole('radio', { name: 'Subject access request (GDPR, UK GDPR)' }).press('Space');
  await main.getByRole('checkbox', { name: /^This record comes under 42 CFR Part 2/ }).press('Space');
  await main.getByRole('button', { name: 'Keep and go on' }).press('Enter');
  await expect(main.getByRole('heading', { name: 'Step 2 of 5: Until when' })).toBeFocused();
  await main.getByLabel('Received on').fill('2026-01-31');
  await expect(main.getByText('Was due Sat 28 Feb', { exact: false })).toBeVisible();
  await lookAt(app, english, 'request-clock');
  await main.getByRole('button', { name: 'Keep and go on' }).press('Enter');
  await expect(main.getByRole('heading', { name: 'Step 3 of 5: What and how' })).toBeVisible();

  // Left half-way: the list of clients reminds of it.
  await app.button(/^Inbox/).press('Enter');
  await lookAt(app, english, 'request-due');
  await window.getByRole('button', { name: /^Tom Becker: Was due/ }).press('Enter');
  await expect(main.getByText('Lucía Fernández Ortega', { exact: false }).first()).toBeVisible();
  await lookAt(app, english, 'requests');
  await main.getByRole('button', { name: 'Tom Becker: go on with the request' }).press('Enter');
  await main.getByLabel('What is asked for').fill('Everything since last spring');
  // Left in the middle of a step, by the rail and by the list: it stands there as it was typed.
  await openSection(app, 'Practice', 'Disclosures and corrections');
  await openSection(app, 'Practice', 'Records requests');
  await main.getByRole('button', { name: 'Tom Becker: go on with the request' }).press('Enter');
  await expect(main.getByLabel('What is asked for')).toHaveValue('Everything since last spring');
  await main.getByLabel('Note about the fee').fill('None');
  await main.getByRole('button', { name: 'All requests' }).press('Enter');
  await main.getByRole('button', { name: 'Tom Becker: go on with the request' }).press('Enter');
  await expect(main.getByLabel('Note about the fee')).toHaveValue('None');
  await choose('Form asked for', 'Plain text');
  await lookAt(app, english, 'request');
  await main.getByRole('button', { name: 'Keep and go on' }).press('Enter');
  await expect(main.getByText('None is chosen yet.', { exact: false })).toBeVisible();
  await expect(main.getByRole('button', { name: 'Print the papers' })).toBeEnabled();
  await lookAt(app, english, 'request-papers');
  // What was cancelled in the system's dialog was not given out: of two presses one stands in the log.
  await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('There is no window');
    contents.print = (_options, done) => {
      Reflect.set(globalThis, 'cancelledPrint', true);
      done?.(false, 'Print job canceled');
    };
  });
  await main.getByRole('button', { name: 'Print the papers' }).press('Enter');
  await expect.poll(() => app.electron.evaluate(() => 'cancelledPrint' in globalThis)).toBe(true);
  const pdf = path.join(workplace.folder, 'papers.pdf');
  await printTo(app, pdf, () => main.getByRole('button', { name: 'Print the papers' }).press('Enter'));
  mkdirSync(pictures, { recursive: true });
  const papers = readSheets(pdf, { folder: pictures, name: 'request-papers' });
  expect(papers).toHaveLength(3);
  const words = papers
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
  for (const expected of [
    'To: Tom Becker',
    'Everything since last spring',
    '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
    'Words in this record',
  ])
    expect(words).toContain(expected);
  await main.getByRole('button', { name: 'Keep and go on' }).press('Enter');
  await main.getByText('Close it without a record').press('Enter');
  await lookAt(app, english, 'request-release');
  await main.getByRole('button', { name: 'Open the release builder' }).press('Enter');
  await expect(main.getByLabel('To whom')).toHaveValue('Tom Becker');
  await expect(main.getByLabel('By what authority')).toHaveValue(/GDPR articles 12 and 15/);
  await app.chooseFolder(workplace.folder);
  await main.getByRole('button', { name: 'Choose folder' }).press('Enter');
  await main.getByRole('button', { name: 'Export the record' }).press('Enter');
  await expect(main.getByText('The record is ready')).toBeVisible();
  // The next one goes to nobody yet, and by no authority.
  await main.getByRole('button', { name: 'Export another' }).press('Enter');
  await expect(main.getByLabel('To whom')).toHaveValue('');
  await expect(main.getByLabel('By what authority')).toHaveValue('');
  await openSection(app, 'Practice', 'Records requests');
  await expect(main.getByText('Released', { exact: false })).toContainText('it is in the disclosure log');

  await openSection(app, 'Practice', 'Disclosures and corrections');
  await choose('Client', 'Tom Becker');
  await expect(main.getByRole('row', { name: /Record of/ })).toContainText('GDPR articles 12 and 15');
  await expect(main.getByRole('row', { name: /Cover letter/ })).toHaveCount(1);
  await expect(main.getByRole('row', { name: /Cover letter/ })).toContainText(
    'Cover letter, Notice under 42 CFR Part 2, Glossary of the words in the record (printed)',
  );
  await main.getByLabel('Who the print or the PDF is for').fill('Auditor of the county');
  const list = path.join(workplace.folder, 'accounting.pdf');
  await printTo(app, list, () => main.getByRole('button', { name: 'Print the accounting' }).press('Enter'));
  await expect(main.getByRole('row', { name: /Auditor of the county/ })).toContainText('(printed)');
  await main.getByRole('button', { name: 'Enter a request' }).press('Enter');
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel('What it is about').fill('Note of 3 March');
  await dialog.getByLabel('What the client asks for').fill('I did not say that.');
  await dialog.getByRole('button', { name: 'Keep the statement' }).press('Enter');
  await main.getByRole('button', { name: 'Deny', exact: true }).press('Enter');
  await dialog.getByLabel('Why you deny it').fill('The recording says so.');
  await dialog.getByRole('button', { name: 'Keep the statement' }).press('Enter');
  await expect(main.getByRole('button', { name: 'Add the client’s disagreement' })).toBeVisible();
  await lookAt(app, english, 'disclosures');
  await setLook(app, { language: 'en', theme: 'dark', zoom: 2 });
  await main.getByRole('region', { name: 'Accounting of disclosures' }).scrollIntoViewIfNeeded();
  await main
    .getByText(/^Fingerprints? of \d+ files?$/)
    .first()
    .click();
  await expect(main.getByText(/: [0-9a-f]{64}$/).first()).toBeVisible();
  await lookAt(app, { language: 'en', theme: 'dark', zoom: 2 }, 'disclosures');
  for (const place of await window.getByRole('navigation').first().getByRole('button').all())
    await expect(place).toBeInViewport({ ratio: 1 });

  // What just happened is told without lying over what comes next, on the page and in a dialog.
  const again = path.join(workplace.folder, 'accounting-again.pdf');
  await printTo(app, again, () => main.getByRole('button', { name: 'Print the accounting' }).press('Enter'));
  const told = window.getByText('Entered in the disclosure log: to', { exact: false });
  await expect(told.first()).toBeVisible();
  await main.getByRole('button', { name: 'Save as PDF' }).click({ trial: true });
  await lookAt(app, { language: 'en', theme: 'dark', zoom: 2 }, 'toast');
  await told.first().hover({ force: true });
  await main.getByRole('button', { name: 'Enter a request' }).press('Enter');
  await expect(told.first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep the statement' }).click({ trial: true });
  await dialog.getByRole('button', { name: 'Close' }).click({ trial: true });
  await lookAt(app, { language: 'en', theme: 'dark', zoom: 2 }, 'toast-dialog');

  async function choose(label: string, option: string): Promise<void> {
    await main.getByRole('combobox', { name: label, exact: true }).press('Enter');
    await window.getByRole('option', { name: option, exact: true }).press('Enter');
  }
});

test('the same in Spanish', async ({ workplace }) => {
  const app = await openDemo(workplace, { language: 'es', theme: 'dark', zoom: 1 });
  const { window, main } = app;
  await openSection(app, 'Consulta', 'Conservación');
  await main.getByRole('button', { name: 'Añadir una regla' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Regla nueva' });
  await dialog.getByRole('combobox', { name: 'Empezar con' }).press('Enter');
  await window.getByRole('option', { name: 'España' }).press('Enter');
  await setLook(app, { language: 'es', theme: 'dark', zoom: 1 });
  await lookAt(app, { language: 'es', theme: 'dark', zoom: 1 }, 'keeping-rule');
  await dialog.getByRole('button', { name: 'Guardar la regla' }).press('Enter');
  await expect(main.getByRole('heading', { name: 'España' })).toBeVisible();
  await lookAt(app, { language: 'es', theme: 'dark', zoom: 1 }, 'keeping');
  await setLook(app, { language: 'es', theme: 'light', zoom: 2 });
  await main.getByRole('row').nth(2).scrollIntoViewIfNeeded();
  await lookAt(app, { language: 'es', theme: 'light', zoom: 2 }, 'keeping');
  await openSection(app, 'Consulta', 'Peticiones');
  await main.getByRole('button', { name: 'Petición nueva' }).press('Enter');
  await expect(main.getByRole('heading', { name: 'Paso 1 de 5: Quién pide' })).toBeFocused();
  await lookAt(app, { language: 'es', theme: 'light', zoom: 2 }, 'request');
  const dark: Look = { language: 'es', theme: 'dark', zoom: 1 };
  await setLook(app, dark);
  await lookAt(app, dark, 'request');

  await openSection(app, 'Consulta', 'Entregas y correcciones');
  await main.getByRole('combobox', { name: 'Cliente', exact: true }).press('Enter');
  await window.getByRole('option', { name: 'Ruth Abrams' }).press('Enter');
  await expect(main.getByRole('row', { name: /Dr\. Samuel Osei/ })).toBeVisible();
  await lookAt(app, dark, 'disclosures');
  await openSection(app, 'Consulta', 'Peticiones');
  await main.getByRole('button', { name: /^Lucía .*: seguir con la petición$/ }).press('Enter');
  await expect(main.getByRole('heading', { name: /^Paso 3 de 5/ })).toBeVisible();
  await lookAt(app, dark, 'request-what');
  await main.getByRole('button', { name: 'Guardar y seguir' }).press('Enter');
  await expect(main.getByRole('heading', { name: /^Paso 4 de 5/ })).toBeVisible();
  await lookAt(app, dark, 'request-papers');
  await main.getByRole('button', { name: 'Guardar y seguir' }).press('Enter');
  await expect(main.getByRole('heading', { name: /^Paso 5 de 5/ })).toBeVisible();
  await setLook(app, { language: 'es', theme: 'light', zoom: 2 });
  await lookAt(app, { language: 'es', theme: 'light', zoom: 2 }, 'request-release');
});
