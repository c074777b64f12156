/** A link that travelled by e-mail or text message: the page asks for the code, and says what became of it. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { formatJoinCode } from '../../../shared/protocol/index.ts';
import { expectForEveryone, keepPicture } from './looks.ts';
import { blobAddress, startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { keptByBrowser, replyBox, watchForTrouble } from './visit.ts';

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice();
});
test.afterEach(() => practice.close());

async function inviteByCode(locale = 'en'): Promise<{ link: string; code: string; wrong: string }> {
  const { link, code = '' } = await practice.invite(locale, undefined, undefined, true);
  return { link, code, wrong: code.startsWith('0') ? '11111111' : '00000000' };
}

function codeField(page: Page) {
  return page.getByRole('textbox', { name: 'The code for this invitation' });
}

async function open(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('What should Dr. Amara Osei call you?').fill('Sam');
}

async function ask(page: Page, code: string): Promise<void> {
  await codeField(page).fill(code);
  await page.getByRole('button', { name: 'Ask to join' }).click();
}

test('attacks 6: the page asks for the code, loads what it costs only then, and forgives how it is typed', async ({
  page,
}) => {
  const trouble = watchForTrouble(page);
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  const costly = () => scripts.filter((path) => path.includes('argon2id'));
  const { link, code } = await inviteByCode();
  await open(page, link);
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByText('Write all eight characters of the code.')).toBeVisible();
  await expect(codeField(page)).toBeFocused();
  await ask(page, code.slice(0, 7));
  await expect(page.getByText('Write all eight characters of the code.')).toBeVisible();
  expect(costly()).toEqual([]);
  const typed = formatJoinCode(code).toLowerCase().replace('-', ' – ').replaceAll('1', 'l').replaceAll('0', 'o');
  await ask(page, ` ${typed} `);
  await expect(page.getByRole('heading', { name: 'Waiting for Dr. Amara Osei to let you in' })).toBeVisible();
  expect(new Set(costly()).size).toBe(1);
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
  // The code is kept nowhere, like the link.
  expect((await keptByBrowser(page)).toUpperCase()).not.toContain(code);
  expect(trouble()).toEqual([]);
});

test('attacks 7: a wrong code is said with what is left, five end the invitation, and each step says what to do', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { link, wrong } = await inviteByCode();
  await open(page, link);
  for (const left of ['4 tries are left', '3 tries are left', '2 tries are left', 'One try is left']) {
    await ask(page, wrong);
    await expect(page.getByRole('heading', { name: 'That was not the right code' })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(left)).toBeVisible();
    await page.getByRole('button', { name: 'Write the code again' }).click();
    await expect(page.getByLabel('What should Dr. Amara Osei call you?')).toHaveValue('Sam');
  }
  await ask(page, wrong);
  await expect.poll(async () => (await practice.store.invites())[0]?.phase, { timeout: 20_000 }).toBe('revoked');
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'This invitation can no longer be used' })).toBeVisible();
  expect(practice.store.events().map((event) => event.what)).toEqual([
    'invited',
    ...Array.from({ length: 5 }, () => 'undecipherable-join'),
    'invite-revoked',
  ]);
});

test('a page that was closed meanwhile says that the code was wrong, and asks for the link again', async ({ page }) => {
  const { link, code, wrong } = await inviteByCode();
  await open(page, link);
  await ask(page, wrong);
  await expect(page.getByRole('heading', { name: 'That was not the right code' })).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect(page.getByText('Then open the link once more')).toBeVisible();
  await open(page, link);
  await ask(page, code);
  await expect(page.getByRole('heading', { name: 'Waiting for Dr. Amara Osei to let you in' })).toBeVisible();
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
});

test('each of the code’s screens is accessible at 320 pixels in both languages, and leaves a picture', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const look = async (name: string) => {
    await expectForEveryone(page);
    await keepPicture(page, name);
  };
  const { link, wrong } = await inviteByCode();
  const invitation = blobAddress(practice.relayUrl, link);
  await open(page, link);
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByText('Write all eight characters of the code.')).toBeVisible();
  await look('code-needed-en');
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByLabel('El código de esta invitación')).toBeVisible();
  await look('code-needed-es');
  await page.getByRole('button', { name: 'English' }).click();
  // As while the office computer is off: nobody says whether the code was right.
  let isAnswered = false;
  await page.route('**/v1/b/**', (route) =>
    isAnswered || route.request().url() === invitation ? route.continue() : route.abort(),
  );
  await ask(page, wrong);
  await expect(page.getByText('Only the office computer of Dr. Amara Osei can tell')).toBeVisible();
  await look('code-waiting-en');
  isAnswered = true;
  await expect(page.getByRole('heading', { name: 'That was not the right code' })).toBeVisible({ timeout: 30_000 });
  await look('code-wrong-en');
  await page.getByRole('button', { name: 'Español' }).click();
  await look('code-wrong-es');
});
