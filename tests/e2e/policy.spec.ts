/** The communications policy with a real client: signed on joining, asked anew, refused, taken back, and on paper. */
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { lookAt, setLook } from './fixtures/look-at.ts';
import { readSheets } from './fixtures/printed-sheets.ts';
import type { TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

async function goTo(app: TherapistApp, section: string): Promise<void> {
  await app.window.getByRole('button', { name: 'Practice', exact: true }).click();
  await app.window.getByRole('navigation', { name: 'Practice' }).getByRole('button', { name: section }).click();
}

async function putInForce(app: TherapistApp, number: number): Promise<void> {
  await app.button(`Put version ${String(number)} in force`).click();
  await app.window.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click();
  await expect(app.window.getByText(`Version ${String(number)} is in force.`)).toBeVisible();
}

function rowOf(app: TherapistApp, name: string): Locator {
  return app.window.getByRole('row').filter({ has: app.window.getByRole('rowheader', { name }) });
}

const look = { language: 'en', theme: 'light', zoom: 1 } as const;

test('a client signs version 1, is asked for version 2, says no, and takes back what was signed', async ({
  workplace,
}) => {
  test.setTimeout(180_000);
  const app = await workplace.openApp();
  await app.setUp();
  await setLook(app, look);

  await test.step('the policy is put together and in force', async () => {
    await goTo(app, 'Policy');
    await expect(app.button('Put version 1 in force')).toBeDisabled();
    await app.window.getByLabel('Phone of the practice').first().fill('555 010 0142');
    await expect(app.button('Put version 1 in force')).toBeEnabled();
    await lookAt(app, look, 'policy-write');
    await putInForce(app, 1);
  });

  await app.button('Inbox').click();
  await app.addClient('Ana');
  await app.openClient('Ana');
  const link = await app.invite('Ana');
  const browser = await workplace.openBrowser();
  const client = await browser.open(link);
  const { page } = client;
  await client.askToJoin('Ana');
  await app.letIn('Ana');

  await test.step('Ana reads and signs on joining', async () => {
    const fill = page.getByRole('button', { name: 'Fill it in' });
    await fill.click({ timeout: 60_000 });
    const panel = page.getByRole('dialog');
    await expect(panel.getByText('I answer within 24 hours', { exact: false })).toBeVisible();
    await expect(panel.getByText('call me at 555 010 0142', { exact: false }).first()).toBeVisible();
    await panel.getByLabel('Your name').fill('Ana Ruiz');
    await panel.getByRole('button', { name: 'Look it over' }).click();
    await panel.getByRole('button', { name: 'Sign and send' }).click();
    await goTo(app, 'Policy');
    await app.button('Who signed').click();
    await expect(rowOf(app, 'Ana')).toContainText('Signed version 1', { timeout: 60_000 });
  });

  await test.step('the signed copy goes on paper, with words, hash and signature', async () => {
    await rowOf(app, 'Ana').getByRole('button', { name: 'Copy of what Ana answered' }).click();
    const dialog = app.window.getByRole('dialog');
    await expect(dialog.getByText('fit together and are as they were given', { exact: false })).toBeVisible();
    const file = path.join(workplace.folder, 'signed.pdf');
    await app.electron.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await dialog.getByRole('button', { name: 'Save as PDF' }).click();
    await expect(dialog.getByText('The PDF is saved.')).toBeVisible({ timeout: 30_000 });
    const text = readSheets(file)
      .map((sheet) => sheet.text)
      .join(' ')
      .replaceAll(/\s+/g, ' ');
    expect(text).toContain('How we use messages');
    expect(text).toContain('I answer within 24 hours on the days when I work.');
    expect(text).toContain('Ana Ruiz');
    expect(text).toContain('fit together and are as they were given');
    expect(text).toMatch(/SHA-256 of these words [0-9a-f ]{64,}/);
    await app.window.keyboard.press('Escape');
  });

  await test.step('a new version asks again whom one chooses', async () => {
    await app.button('Write').click();
    await app.window.getByLabel('Hours until an answer').fill('48');
    await app.button('Put version 2 in force').click();
    const dialog = app.window.getByRole('dialog');
    await expect(dialog.locator('del').first()).toContainText('24');
    await expect(dialog.locator('ins').first()).toContainText('48');
    await dialog.getByRole('button', { name: 'Put in force' }).click();
    await expect(app.window.getByText('One client has not signed version 2')).toBeVisible();
    await lookAt(app, look, 'policy-signed');
    await app.button('Ask 1 client to sign version 2').click();
    await dialog.getByRole('button', { name: 'Ask 1 client to sign version 2' }).click();
    await expect(rowOf(app, 'Ana')).toContainText('Asked for version 2');
  });

  await test.step('Ana says no, and the conversation goes on', async () => {
    await page.getByRole('button', { name: 'Fill it in' }).click({ timeout: 60_000 });
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'I don’t want to' }).click();
    await panel.getByRole('button', { name: /^Tell / }).click();
    await expect(rowOf(app, 'Ana')).toContainText('Said no to version 2', { timeout: 60_000 });
    await expect(rowOf(app, 'Ana')).toContainText('Signed version 1 before');
    await page.getByLabel(/^Message to /).fill('I would rather call.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await goTo(app, 'Adoption');
    await expect(rowOf(app, 'Ana')).toContainText('Talk about another way');
    await lookAt(app, look, 'adoption');
    await rowOf(app, 'Ana').getByRole('button', { name: 'Talk about another way: Ana' }).click();
    await expect(app.message('I would rather call.')).toBeVisible({ timeout: 60_000 });
  });

  await test.step('Ana takes back what she signed, on the same page', async () => {
    await page.getByRole('button', { name: 'Show' }).first().click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Take my signature back' }).click();
    await panel.getByRole('button', { name: 'Take it back' }).click();
    await goTo(app, 'Policy');
    await app.button('Who signed').click();
    await expect(rowOf(app, 'Ana')).toContainText('Took back the agreement to version 1', { timeout: 60_000 });
    await app.button('Versions').click();
    await expect(app.window.getByText('What changed from version 1')).toBeVisible();
    await lookAt(app, look, 'policy-versions');
  });
});
