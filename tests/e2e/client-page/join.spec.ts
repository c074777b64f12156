/** A client's way from a link into a conversation, and every way in which a link can fail. */
import { expect, test } from '@playwright/test';
import { fromBase64url, toBase64url, toHex } from '../../../shared/language/bytes.ts';
import { startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { askToJoin, comeIn, keptByBrowser, message, replyBox, watchForTrouble, write } from './visit.ts';

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice();
});
test.afterEach(() => practice.close());

test('from a link into a conversation that is still there after a reload', async ({ page }) => {
  const trouble = watchForTrouble(page);
  const { link, conversationId } = await practice.invite();
  await page.goto(link);
  await expect(page).toHaveTitle('Messages');
  await expect(page.getByRole('heading', { name: 'Messages with your therapist' })).toBeFocused();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'You are invited by Dr. Amara Osei, Linden Practice' })).toBeVisible();
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByText('Write a name')).toBeVisible();
  await expect(page.getByLabel('What should Dr. Amara Osei call you?')).toBeFocused();
  await page.getByLabel('What should Dr. Amara Osei call you?').fill('Sam');
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for Dr. Amara Osei to let you in' })).toBeVisible();
  await expect(page.getByText('Your request has left this device')).toBeVisible();
  expect((await practice.pendingJoin()).name).toBe('Sam');

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Waiting for Dr. Amara Osei to let you in' })).toBeVisible();
  const joined = await practice.letIn();
  await expect(page.getByText('Dr. Amara Osei let you in')).toBeVisible();

  await practice.messenger.sendText(conversationId, 'Good that you are here.');
  await expect(message(page, 'Good that you are here.')).toBeVisible();
  await write(page, 'Thank you.');
  const [heard] = await practice.heard(1);
  expect(heard?.text).toBe('Thank you.');
  await expect(message(page, 'Thank you.')).toContainText('Delivered');
  await practice.messenger.markRead(conversationId, joined.relationshipId, heard?.sequence ?? 0);
  await expect(message(page, 'Thank you.')).toContainText(/Read \d/);

  await replyBox(page).fill('A thought that is not finished');
  await expect.poll(() => keptByBrowser(page)).toContain('A thought that is not finished');
  await page.reload();
  await expect(message(page, 'Good that you are here.')).toBeVisible();
  await expect(message(page, 'Thank you.')).toContainText(/Read \d/);
  await expect(replyBox(page)).toHaveValue('A thought that is not finished');
  expect(trouble()).toEqual([]);
});

test('attacks 1: a link that is only opened asks the relay for nothing and leaves nothing behind', async ({ page }) => {
  const { link } = await practice.invite();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => path.startsWith('/v1/'))).toEqual([]);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  // Opened again, elsewhere, it still works.
  await askToJoin(page, link);
});

test('attacks 9: the link is nowhere after it was read: address, history, title, referrer, storage', async ({
  page,
}) => {
  const { link } = await practice.invite();
  const fragment = link.split('#')[1] ?? '';
  const secret = toHex((fromBase64url(fragment) ?? new Uint8Array()).slice(2));
  const referrers = new Set<string>();
  page.on('request', (request) => referrers.add(request.headers()['referer'] ?? ''));
  await askToJoin(page, link);
  expect(page.url()).toBe(`${practice.relayUrl}/`);
  expect(await page.title()).toBe('Messages');
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
  const kept = await keptByBrowser(page);
  expect(secret).toHaveLength(64);
  expect(kept).toContain('Linden Practice');
  expect(kept).not.toContain(secret);
  expect(kept).not.toContain(fragment);
  expect([...referrers]).toEqual(['']);
  await page.goto('about:blank');
  await page.goBack();
  expect(page.url()).toBe(`${practice.relayUrl}/`);
});

test('attacks 2: a link that was used, or withdrawn, says so', async ({ page, browser }) => {
  const { link } = await practice.invite();
  await askToJoin(page, link);
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();

  const other = await browser.newPage();
  await other.goto(link);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByRole('heading', { name: 'This invitation can no longer be used' })).toBeVisible();

  const withdrawn = await practice.invite();
  await practice.messenger.therapist.revokeInvite(withdrawn.inviteId);
  await other.goto(withdrawn.link);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByRole('heading', { name: 'This invitation can no longer be used' })).toBeVisible();
  await other.close();
});

test('an invitation that has run out says so', async ({ page }) => {
  const { link, expiresAt } = await practice.invite();
  await page.clock.install({ time: expiresAt + 60_000 });
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'This invitation has run out' })).toBeVisible();
});

test('attacks 4: a damaged link, something else, and a link of a later version each have their own sentence', async ({
  page,
}) => {
  const { link } = await practice.invite();
  const [place = '', fragment = ''] = link.split('#');
  const later = fromBase64url(fragment) ?? new Uint8Array();
  later[0] = 2;
  const cases = [
    [`${place}#${fragment.slice(0, -7)}`, 'The link is not complete'],
    [`${place}#about-us`, 'The link is not complete'],
    [`${place}#${'A'.repeat(5000)}`, 'This is not an invitation'],
    [`${place}#${toBase64url(later)}`, 'This invitation needs a newer page'],
  ] as const;
  for (const [broken, heading] of cases) {
    await page.goto('about:blank');
    await page.goto(broken);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  }
});

test('attacks 4, 5: an invitation changed by the relay, or another one in its place, is refused', async ({ page }) => {
  const { link } = await practice.invite();
  const answers = [
    async (body: Buffer) => {
      body[700] = (body[700] ?? 0) ^ 1;
      return body;
    },
    async (body: Buffer) => Buffer.from(crypto.getRandomValues(new Uint8Array(body.length))),
  ];
  for (const change of answers) {
    await page.route('**/v1/b/**', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: await change(await response.body()) });
    });
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { name: 'This invitation was changed on its way' })).toBeVisible();
    await page.unroute('**/v1/b/**');
  }
});

test('without the relay the invitation is kept and tried again', async ({ page }) => {
  const { link } = await practice.invite();
  await page.goto(link);
  await page.route('**/v1/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'The message service cannot be reached' })).toBeVisible();
  await page.unroute('**/v1/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'You are invited by' })).toBeVisible();
});

test('a part of the page that does not arrive is asked for again', async ({ page }) => {
  const { link } = await practice.invite();
  await page.route('**/assets/Inside-*.js', (route) => route.abort());
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('The rest of the page could not be loaded')).toBeVisible();
  await page.unroute('**/assets/Inside-*.js');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'You are invited by' })).toBeVisible();
});

test('attacks 45: a part of the page that is not the one that was built is not run', async ({ page }) => {
  const { link } = await practice.invite();
  await page.route('**/assets/Inside-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n;document.title = 'changed';` });
  });
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('The rest of the page could not be loaded')).toBeVisible();
  expect(await page.title()).toBe('Messages');
});

test('no conversation and no link: the page says what to do', async ({ page }) => {
  await page.goto(practice.relayUrl);
  await expect(page.getByRole('heading', { name: 'This device has no conversation' })).toBeVisible();
  await expect(page.getByText('Ask your therapist for a new link.')).toBeVisible();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
});

test('attacks 26: a browser that lost its store says so instead of starting over', async ({ page }) => {
  await comeIn(page, practice);
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: practice.relayUrl, storageTypes: 'indexeddb' });
  await page.goto(practice.relayUrl);
  await expect(page.getByRole('heading', { name: 'This device has no conversation' })).toBeVisible();
});

test('a second link in the same tab is looked at without losing the conversation', async ({ page }) => {
  await comeIn(page, practice);
  const second = await practice.invite();
  await page.goto(second.link);
  await expect(page.getByText('This device already has a conversation')).toBeVisible();
  expect(page.url()).toBe(`${practice.relayUrl}/`);
  await page.getByRole('button', { name: 'Open my conversation instead' }).click();
  await expect(replyBox(page)).toBeVisible();
});

test('attacks 10: after joining anew the number is a new one, and a banner stays until it was compared', async ({
  page,
}) => {
  const banner = page.getByText('This conversation has a new safety number.');
  const compare = async () => {
    await page.getByRole('button', { name: 'Safety number' }).click();
    const groups = await page.getByRole('list', { name: 'Safety number' }).getByRole('listitem').allTextContents();
    await page.getByRole('button', { name: 'The numbers are the same' }).click();
    await expect(page.getByText(/^Compared on/)).toBeVisible();
    await page.keyboard.press('Escape');
    return groups;
  };
  await comeIn(page, practice);
  await expect(banner).toBeHidden();
  const first = await compare();
  await page.goto('about:blank');
  await comeIn(page, practice);
  await expect(banner).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your conversations' })).toBeVisible();
  await page.getByRole('button', { name: 'Dr. Amara Osei' }).first().click();
  await expect(banner).toBeVisible();
  expect(await compare()).not.toEqual(first);
  await expect(banner).toBeHidden();
});

test.describe('in a browser that speaks neither language', () => {
  test.use({ locale: 'fr-FR' });
  test('the invitation’s language is taken, and the link changes it', async ({ page }) => {
    const { link } = await practice.invite('es');
    await page.goto(link);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { name: 'Le invita Dr. Amara Osei, Linden Practice' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: 'You are invited by Dr. Amara Osei' })).toBeVisible();
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('textbox').fill('Inés');
    await page.getByRole('button', { name: 'Pedir entrar' }).click();
    await expect(page.getByRole('heading', { name: 'Esperando a que Dr. Amara Osei' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Esperando a que Dr. Amara Osei' })).toBeVisible();
  });
});
