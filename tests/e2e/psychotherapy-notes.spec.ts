/** Psychotherapy notes behind a lock of their own: unlocked and locked by keyboard, and nothing of them is left on the screen. */
import path from 'node:path';
import { type Look, lookAt, setLook } from './fixtures/look-at.ts';
import { preparePractice } from './fixtures/prepared-practice.ts';
import { passphrase, type TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

/** At twice the size and at its own, in which it stays. */
async function picture(app: TherapistApp, look: Omit<Look, 'zoom'>, name: string): Promise<void> {
  for (const zoom of [2, 1] as const) {
    await setLook(app, { ...look, zoom });
    await lookAt(app, { ...look, zoom }, name);
  }
}

const thought = 'saltpetre mandolin wicket';

test('a psychotherapy note asks for the passphrase, keeps what is typed over a lock, and is found by no search', async ({
  workplace,
}) => {
  const practice = await preparePractice(path.join(workplace.folder, 'profile', 'vault'));
  await practice.screen.call('clients.create', { name: 'Ana' });
  await practice.close();
  const app = await workplace.openApp();
  const { window } = app;
  const look = { language: 'en', theme: 'light' } as const;
  await app.unlock();
  await window.getByRole('navigation').getByRole('button', { name: 'Notes' }).click();

  await window.getByRole('button', { name: 'New note' }).first().press('Enter');
  const starting = window.getByRole('dialog', { name: 'New note' });
  await starting.getByRole('combobox', { name: 'Client' }).press('Enter');
  await window.getByRole('option', { name: 'Ana' }).press('Enter');
  await starting.getByRole('radio', { name: 'Psychotherapy note' }).press('Space');
  await starting.getByRole('radio', { name: 'Free note' }).press('Space');
  await starting.getByRole('button', { name: 'Start the note' }).press('Enter');
  const asking = window.getByRole('dialog', { name: 'Unlock psychotherapy notes' });
  await asking.getByLabel('Current passphrase').fill('not the passphrase at all');
  await window.keyboard.press('Enter');
  await expect(asking.getByText('That is not the passphrase you use now.', { exact: false })).toBeVisible();
  await expect(asking.getByRole('button', { name: 'Unlock' })).toBeEnabled();
  await picture(app, look, 'psychotherapy-wrong');
  await asking.getByLabel('Current passphrase').fill(passphrase);
  await window.keyboard.press('Enter');
  await expect(asking).toBeHidden();

  const words = window.getByRole('textbox', { name: 'Note', exact: true });
  await words.fill(thought);
  const lock = window.getByRole('region', { name: 'Psychotherapy note', exact: true });
  await picture(app, look, 'psychotherapy-open');
  await lock.getByRole('button', { name: 'Lock psychotherapy notes' }).press('Enter');
  // In the same place, with the focus: the way back.
  await expect(lock.getByRole('button', { name: 'Unlock psychotherapy notes' })).toBeFocused();
  await expect(words).toHaveCount(0);
  await expect(window.getByRole('region', { name: 'Psychotherapy notes (1)' })).toContainText('Locked');
  expect(await window.content()).not.toContain(thought);
  await picture(app, look, 'psychotherapy-locked');

  await window.keyboard.press('Enter');
  await asking.getByLabel('Current passphrase').fill(passphrase);
  await window.keyboard.press('Enter');
  await expect(words).toHaveValue(thought);
  await window.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(window.getByText('Saved as version 1', { exact: false })).toBeVisible();
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox').last().fill('mandolin');
  await expect(window.getByText('Nothing found', { exact: false })).toBeVisible();
});

test('the lock stands in a client’s notes in Spanish, in the dark', async ({ workplace }) => {
  const app = await workplace.openApp(['--demo', '--lang=es']);
  const { window } = app;
  const look = { language: 'es', theme: 'dark' } as const;
  await setLook(app, { ...look, zoom: 1 });
  await window.getByText('Amira Haddad').first().click();
  await window
    .getByRole('main')
    .getByRole('button', { name: /^Notas/ })
    .first()
    .click();
  const group = window.getByRole('region', { name: 'Notas de psicoterapia (1)' });
  await expect(group).toContainText('Bloqueadas');
  await picture(app, look, 'psychotherapy-panel-locked');
  await group.getByRole('button', { name: 'Desbloquear las notas de psicoterapia' }).press('Enter');
  await window.getByLabel('Contraseña actual').fill('cualquiera');
  await window.keyboard.press('Enter');
  await group.getByRole('button', { name: /After session 3/ }).press('Enter');
  await expect(window.getByText('I hurry her on the stairs', { exact: false })).toBeVisible();
  await picture(app, look, 'psychotherapy-panel-open');
});
