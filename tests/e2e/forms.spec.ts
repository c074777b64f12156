/** Forms between the real app and a real browser: asked, saved half-way, answered, signed, refused, taken back, on file. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { expectForEveryone, keepPicture } from './client-page/looks.ts';
import type { ClientPage } from './fixtures/client-browser.ts';
import { lookAtEach } from './fixtures/look-at.ts';
import type { TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const arrivalMs = 60_000;
const phq9 = 'PHQ-9: how you have been';
const release = 'May I speak with someone about you?';
/** The usual one last: what follows is done in it. */
const looks = [
  { language: 'en', theme: 'dark', zoom: 2 },
  { language: 'en', theme: 'light', zoom: 1 },
] as const;

test('a measure is saved half-way, answered, charted, and what it says of self-harm comes up at once; a release is signed, refused, taken back and on file', async ({
  workplace,
}) => {
  test.setTimeout(240_000);
  const app = await workplace.openApp();
  await app.setUp();
  await app.addClient('Ana');
  await app.openClient('Ana');
  const client = await (await workplace.openBrowser()).open(await app.invite('Ana'));
  await client.askToJoin('Ana');
  await app.letIn('Ana');
  await expect(client.page.getByLabel(/^Message to /)).toBeVisible({ timeout: 30_000 });
  const { page } = client;
  const dialog = page.getByRole('dialog');

  await test.step('PHQ-9 is asked, begun, put off, and is still there after a reload', async () => {
    await ask(app, phq9);
    await card(client, phq9).getByRole('button', { name: 'Fill it in' }).click({ timeout: arrivalMs });
    await answerScale(dialog, ['Not at all', 'Several days', 'Several days', 'Not at all', 'Nearly every day']);
    await page.setViewportSize({ width: 320, height: 700 });
    await expectForEveryone(page);
    await keepPicture(page, 'form-fill-320');
    await dialog.getByRole('button', { name: 'Look it over' }).click();
    await expect(dialog.getByText('4 questions still need an answer.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Not now' }).click();
    await expect(card(client, phq9).getByText('Half filled in.', { exact: false })).toBeVisible();
    await page.reload();
    await card(client, phq9).getByRole('button', { name: 'Go on filling it in' }).click();
    await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(5);
  });

  await test.step('it is finished by keyboard and sent', async () => {
    for (const name of [/^Feeling bad/, /^Trouble concentrating/, /^Moving or speaking/, /^Thoughts that/]) {
      await dialog.getByRole('group', { name }).getByRole('radio').first().focus();
      await page.keyboard.press('ArrowDown');
    }
    await dialog.getByRole('button', { name: 'Look it over' }).press('Enter');
    await expect(dialog.getByText('Look it over. When you send it', { exact: false })).toBeVisible();
    await expectForEveryone(page);
    await dialog.getByRole('button', { name: 'Send the answers' }).press('Enter');
    await expect(card(client, phq9).getByText('You answered this', { exact: false })).toBeVisible();
  });

  await test.step('the therapist sees at once what was said, the score and the chart', async () => {
    const notice = app.window.getByText('Ana named thoughts of being better off dead', { exact: false });
    await expect(notice.first()).toBeVisible({ timeout: arrivalMs });
    await expect(app.window.getByText('nobody watches while it is not', { exact: false })).toBeVisible();
    await lookAtEach(app, looks, 'form-self-harm');
    const notices = app.window.getByRole('region', { name: 'Good to know' });
    await notices.getByRole('button', { name: 'Show the answers' }).click();
    await expect(app.window.getByText('9 of 27: mild').first()).toBeVisible();
    await expect(app.window.getByText('are as they were given', { exact: false }).first()).toBeVisible();
    await notices.getByRole('button', { name: 'I have seen this, Ana' }).click();
    await expect(notice).toHaveCount(0);
    await expect(app.window.getByText('Marked as seen').first()).toBeVisible();
    await app.window.getByRole('button', { name: 'All forms' }).click();
    await expect(app.window.getByRole('img', { name: /^PHQ-9, low mood over time: one score, 9/ })).toBeVisible();
    await lookAtEach(app, looks, 'form-measures');
  });

  await test.step('a release is not wanted at first, then filled in, drawn and signed', async () => {
    await ask(app, release);
    await card(client, release).getByRole('button', { name: 'Fill it in' }).click({ timeout: arrivalMs });
    await dialog.getByRole('button', { name: 'I don’t want to' }).click();
    await dialog.getByRole('button', { name: /^Tell / }).click();
    await expect(card(client, release)).toContainText('You said that you do not want to fill this in');
    await expect(app.window.getByText(`Ana does not want to fill in: ${release}`)).toBeVisible({ timeout: arrivalMs });
    await client.write('But we go on writing.');
    await card(client, release).getByRole('button', { name: 'Show' }).click();
    await dialog.getByRole('button', { name: 'Fill it in after all' }).click();
    await dialog.getByLabel('With whom?', { exact: false }).fill('Dr. Silva, my doctor');
    await dialog.getByLabel('You may give them information').check();
    // What depends on it comes and goes.
    await dialog.getByLabel('Something else').check();
    await expect(dialog.getByLabel('What else?')).toBeVisible();
    await dialog.getByLabel('Something else').uncheck();
    await expect(dialog.getByLabel('What else?')).toHaveCount(0);
    await dialog.getByLabel('That I come, and when').check();
    await dialog.getByLabel('What is it for?').fill('So that my sleep tablets fit');
    await dialog.getByLabel('Until when does it count?').fill('2027-03-31');
    await dialog.getByLabel('Your name').fill('Ana Ruiz');
    await dialog.getByRole('button', { name: 'Draw it as well' }).click();
    await draw(dialog.getByRole('img', { name: 'Field to draw your signature in' }));
    await expect(dialog.getByRole('img', { name: 'Drawn signature' })).toBeVisible();
    // All of it in sight: what the sheet's foot half covers, nobody measures.
    await page.setViewportSize({ width: 320, height: 3200 });
    await expectForEveryone(page);
    await keepPicture(page, 'form-sign-320');
    await page.setViewportSize({ width: 320, height: 700 });
    await dialog.getByRole('button', { name: 'Look it over' }).click();
    await dialog.getByRole('button', { name: 'Sign and send' }).click();
    await expect(card(client, release)).toContainText('You signed this');
    const row = app.window.getByRole('article').filter({ hasText: `Ana signed: ${release}` });
    await row.getByRole('button', { name: 'Show the answers' }).click({ timeout: arrivalMs });
    await expect(app.window.getByRole('img', { name: 'Drawn signature' }).first()).toBeVisible();
    await expect(app.window.getByText('So that my sleep tablets fit').first()).toBeVisible();
    await lookAtEach(app, looks, 'form-answer');
  });

  await test.step('it can be read any time, and taken back', async () => {
    await page.reload();
    await card(client, release).getByRole('button', { name: 'Show' }).click();
    await expect(dialog.getByText('Dr. Silva, my doctor')).toBeVisible();
    await dialog.getByRole('button', { name: 'Take my signature back' }).click();
    await dialog.getByRole('button', { name: 'Take it back' }).click();
    await expect(card(client, release)).toContainText('You took this back');
    await expect(app.window.getByText(`Ana took back: ${release}`)).toBeVisible({ timeout: arrivalMs });
  });

  await test.step('the record holds all of it', async () => {
    const folder = path.join(workplace.folder, 'record');
    mkdirSync(folder);
    await app.exportRecord('Ana', folder);
    const pdf = readdirSync(folder).find((name) => name.endsWith('.pdf')) ?? '';
    const words = execFileSync('pdftotext', ['-layout', path.join(folder, pdf), '-'], { encoding: 'utf8' });
    const flat = words.replace(/\s+/g, ' ');
    for (const expected of [
      `Form: ${phq9}`,
      'Thoughts that you would be better off dead or of hurting yourself in some way',
      '9 of 27: mild',
      `Signed: ${release}`,
      'Dr. Silva, my doctor',
      '(typed as a signature)',
      'Form, answers and signature fit together',
      `Not filled in, by the client’s own choice: ${release}`,
      `Taken back: ${release}`,
      'version 1, SHA-256',
    ])
      expect(flat).toContain(expected);
  });
});

test('a form of one’s own is built by keyboard, says its faults, and is seen as the client sees it', async ({
  workplace,
}) => {
  const app = await workplace.openApp(['--demo']);
  const { window } = app;
  await window.getByRole('button', { name: 'Practice', exact: true }).click();
  await window.getByRole('button', { name: 'Forms', exact: true }).click();
  await expect(window.getByText('GAD-7: worry and tension')).toBeVisible();
  await lookAtEach(app, looks, 'forms-page');
  await window.getByRole('button', { name: 'New form' }).press('Enter');
  await window.getByLabel('Title', { exact: true }).fill('Sleep');
  await addPart(app, 'Choice');
  await addPart(app, 'Text');
  await addPart(app, 'Signature');
  const choice = window.getByRole('group', { name: '1. Choice' });
  await choice.getByLabel('Question').fill('Do you sleep well?');
  await window.getByRole('button', { name: 'Save the form' }).click();
  await expect(window.getByText('A choice needs at least one answer', { exact: false }).first()).toBeVisible();
  await choice.getByLabel('Answers to choose from').fill('Yes\nNo');
  const why = window.getByRole('group', { name: '2. Text' });
  await why.getByLabel('Question').fill('What keeps you awake?');
  await window.getByRole('group', { name: '3. Signature' }).getByLabel('Question').fill('Your name');
  await why.getByRole('combobox', { name: 'Ask only if' }).click();
  await window.getByRole('option', { name: 'Do you sleep well?' }).click();
  await why.getByRole('checkbox', { name: 'No' }).check();
  await why.getByRole('checkbox', { name: 'Yes' }).uncheck();
  await window.getByRole('button', { name: 'Move up: 2. Text' }).press('Enter');
  await expect(window.getByText('A part depends on a question', { exact: false }).first()).toBeVisible();
  await window.getByRole('button', { name: 'Move down: 1. Text' }).press('Enter');
  const preview = window.getByRole('region', { name: 'What the client sees' });
  await expect(preview.getByLabel('What keeps you awake?', { exact: false })).toHaveCount(0);
  await preview.getByRole('radio', { name: 'No' }).click();
  await expect(preview.getByLabel('What keeps you awake?', { exact: false })).toBeVisible();
  await expect(preview.getByLabel('Date', { exact: true })).toHaveValue(/^\d{4}-\d\d-\d\d$/);
  await lookAtEach(app, looks, 'form-builder');
  await window.getByRole('button', { name: 'Save the form' }).press('Enter');
  await expect(window.getByText('Questionnaire · English · version 1', { exact: false })).toBeVisible();
});

async function addPart({ window }: TherapistApp, kind: string): Promise<void> {
  await window.getByRole('button', { name: 'Add a part' }).press('Enter');
  await window.getByRole('menuitem', { name: kind, exact: true }).press('Enter');
}

async function ask({ window }: TherapistApp, title: string): Promise<void> {
  await window.getByRole('button', { name: 'More about Ana' }).click();
  await window.getByRole('menuitem', { name: 'Ask to fill in a form' }).click();
  const dialog = window.getByRole('dialog', { name: 'Ask to fill in a form' });
  await dialog.getByRole('combobox', { name: 'Form' }).click();
  await window.getByRole('option', { name: `${title} (English)` }).click();
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(dialog).toBeHidden();
}

function card({ page }: ClientPage, title: string): Locator {
  return page.locator('.form-card').filter({ hasText: title });
}

async function answerScale(dialog: Locator, answers: readonly string[]): Promise<void> {
  const groups = dialog.getByRole('group');
  for (const [index, answer] of answers.entries()) await groups.nth(index).getByLabel(answer).check();
}

async function draw(field: Locator): Promise<void> {
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (box === null) throw new Error('Nothing to draw on');
  const { mouse } = field.page();
  await mouse.move(box.x + 20, box.y + box.height / 2);
  await mouse.down();
  for (let step = 1; step <= 8; step += 1)
    await mouse.move(box.x + 20 + step * 20, box.y + box.height / 2 + (step % 2 === 0 ? 15 : -15));
  await mouse.up();
}
