/** The contact log by keyboard: kept in the timeline, changed, struck out, found, and without a fault for axe. */
import { expectAccessible } from './fixtures/look-at.ts';
import { expect, test } from './fixtures/workplace.ts';

test('a call is logged by keyboard, changed, found and struck out', async ({ workplace }) => {
  const app = await workplace.openApp(['--demo']);
  const { window } = app;
  await window.emulateMedia({ reducedMotion: 'reduce' });

  // Whoever goes on to something else before the conversation is there keeps the keyboard.
  const other = window.getByRole('button', { name: 'New client' });
  await other.evaluate((next: HTMLElement) => {
    const rows = [...document.querySelectorAll<HTMLElement>('button[data-client]')];
    const row = rows.find(({ textContent }) => textContent.includes('Tom Becker'));
    row?.focus();
    row?.click();
    next.focus();
  });
  await expect(window.getByLabel('Message to Tom Becker')).toBeVisible();
  await expect(other).toBeFocused();

  await window.getByText('Amira Haddad').first().click();
  await expect(window.getByRole('log')).toContainText('her sister Leila');

  await expect(window.getByLabel('Message to Amira Haddad')).toBeFocused();
  await window.getByRole('button', { name: 'More about Amira Haddad' }).focus();
  await window.keyboard.press('Enter');
  await window.getByRole('menuitem', { name: 'Log a contact' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Log a contact' });
  await dialog.getByLabel('With whom, if not Amira Haddad').fill('the clinic');
  await dialog.getByLabel('Minutes').fill('many');
  await dialog.getByLabel('What was said or written').fill('Asked for the letter of referral.');
  await dialog.getByLabel('With whom').press('Enter');
  await expect(dialog.getByText('Whole minutes, at most 1440.')).toBeVisible();
  await dialog.getByLabel('Minutes').fill('7');
  await expectAccessible(window);
  await dialog.getByLabel('With whom').press('Enter');
  await expect(dialog).toBeHidden();
  const row = window.getByRole('log').getByRole('article').filter({ hasText: 'letter of referral' });
  await expect(row).toContainText('with the clinic, 7 minutes');
  await expectAccessible(window);

  await row.getByRole('button', { name: 'Change this contact' }).click();
  const change = window.getByRole('dialog', { name: 'Change the contact' });
  await change.getByLabel('What was said or written').fill('Asked for the letter again.');
  await change.getByRole('button', { name: 'Keep the contact' }).click();
  const changed = window.getByRole('log').getByRole('article').filter({ hasText: 'letter again' });
  await expect(changed).toContainText('changed later');

  await window.keyboard.press('Control+k');
  await window.getByRole('combobox').last().fill('clinic letter');
  await window.getByRole('option', { name: /Phone call/ }).click();
  await expect(changed).toBeFocused();

  await changed.getByRole('button', { name: 'Change this contact' }).click();
  await change.getByText('Asked for the letter of referral.').waitFor();
  await change.getByRole('button', { name: 'Entered by mistake' }).click();
  const strike = window.getByRole('dialog', { name: 'Strike this contact out?' });
  await strike.getByLabel('Why').fill('Another client');
  await strike.getByRole('button', { name: 'Strike it out' }).click();
  await expect(changed).toContainText('Struck out: Another client');
});
