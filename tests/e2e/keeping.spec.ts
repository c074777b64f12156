/** How long records are kept, what may be destroyed and what is held: on the real app, by keyboard, and without a fault for axe in every look. */
import { lookAt, setLook } from './fixtures/look-at.ts';
import type { TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

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
  const app = await workplace.openApp(['--demo']);
  const { window, main } = app;
  await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await window.getByText('Tom Becker').first().waitFor();
  await openSection(app, 'Practice', 'Keeping records');
  await expect(main.getByText('No rule yet. Until there is one, every record is kept.')).toBeVisible();

  await main.getByRole('button', { name: 'Add a rule' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'New rule' });
  await dialog.getByRole('combobox', { name: 'Begin with' }).press('Enter');
  await window.getByRole('option', { name: 'California' }).press('Enter');
  await expect(dialog.getByLabel('Years after the last contact')).toHaveValue('7');
  await dialog.getByRole('button', { name: 'Keep the rule' }).press('Enter');
  await expect(main.getByRole('heading', { name: 'California' })).toBeVisible();
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
  await lookAt(app, { language: 'en', theme: 'light', zoom: 1 }, 'keeping-sheet');
  await window.keyboard.press('Escape');
  await expect(main.getByRole('row', { name: /Walter Novak/ })).toContainText('Legal hold');
  await expect(main.getByRole('button', { name: 'Destroy the record of Walter Novak' })).toHaveCount(0);

  await main.getByRole('button', { name: 'Keeping of the record of Walter Novak' }).press('Enter');
  await sheet.getByLabel('Why it may be lifted').fill('Settled');
  await sheet.getByLabel('Why it may be lifted').press('Enter');
  await expect(sheet.getByText('Lifted by', { exact: false })).toContainText('Settled');
  await window.keyboard.press('Escape');
  await setLook(app, { language: 'en', theme: 'light', zoom: 1 });
  await lookAt(app, { language: 'en', theme: 'light', zoom: 1 }, 'keeping');
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

test('the same in Spanish', async ({ workplace }) => {
  const app = await workplace.openApp(['--demo', '--lang=es']);
  const { window, main } = app;
  await window.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await window.getByText('Tom Becker').first().waitFor();
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
  await lookAt(app, { language: 'es', theme: 'light', zoom: 2 }, 'keeping');
});
