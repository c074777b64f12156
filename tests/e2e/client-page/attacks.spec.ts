/** What a serious evaluator tries on the real page: two who press at once, keys that are none, a copied profile, a store that is gone or full. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import type { BrowserContext, LaunchOptions, Page } from '@playwright/test';
import { buildLink, sealBundle } from '../../../shared/protocol/index.ts';
import { blobAddress, startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { askToJoin, comeIn, keptByBrowser, message, replyBox, watchForTrouble, write } from './visit.ts';

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice();
});
test.afterEach(() => practice.close());

test('attacks 3: of two pages that ask with one link, one is let in and the other is told', async ({
  page,
  browser,
}) => {
  const context = await browser.newContext();
  const other = await context.newPage();
  const { link } = await practice.invite();
  const prepare = async (asking: Page, name: string) => {
    await asking.clock.install();
    await asking.goto(link);
    await asking.getByRole('button', { name: 'Continue' }).click();
    await asking.getByRole('textbox').fill(name);
  };
  await prepare(page, 'Sam');
  await prepare(other, 'Mallory');
  await Promise.all([page, other].map((asking) => asking.getByRole('button', { name: 'Ask to join' }).click()));
  await expect.poll(async () => (await practice.store.joins()).length).toBe(2);
  const { name } = await practice.letIn();
  const [inside, outside] = name === 'Sam' ? [page, other] : [other, page];
  await expect(replyBox(inside)).toBeVisible();
  // It looks now and then, and believes it the second time.
  await expect(async () => {
    await outside.clock.fastForward(60_000);
    await expect(outside.getByRole('heading', { name: 'You were not let in with this invitation' })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await expect(outside.getByText('someone else used it first')).toBeVisible();
  await context.close();
});

test('attacks 8: an invitation with a key that is none is refused before a request to join leaves', async ({
  page,
}) => {
  const { link } = await practice.invite();
  const bundle = (await practice.store.invites())[0]?.bundle ?? new Uint8Array();
  const cells: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/v1/s/')) cells.push(request.url());
  });
  const open = async (offset: number, length: number, byte: number) => {
    const sealed = sealBundle(bundle.slice().fill(byte, offset, offset + length), (count) =>
      crypto.getRandomValues(new Uint8Array(count)),
    );
    if (sealed === undefined) throw new Error('The bundle does not fit.');
    await page.unroute('**/v1/b/**');
    await page.route('**/v1/b/**', async (route) => {
      const response = await route.fetch({ url: blobAddress(practice.relayUrl, link) });
      await route.fulfill({ response, body: Buffer.from(sealed.blob) });
    });
    await page.goto('about:blank');
    await page.goto(buildLink(`${practice.relayUrl}/`, { secret: sealed.linkSecret, requiresCode: false }));
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  // Offsets of protocol.md 2.5. A KEM key with coefficients of q and more is no key at all.
  await open(86, 1184, 0xff);
  await expect(page.getByRole('heading', { name: 'This invitation was changed on its way' })).toBeVisible();
  // A one-time key of low order is one, until somebody computes with it.
  await open(54, 32, 0);
  await page.getByRole('textbox').fill('Sam');
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByRole('heading', { name: 'This invitation can no longer be used' })).toBeVisible();
  expect(cells).toEqual([]);
  expect(await practice.store.joins()).toEqual([]);
});

test.describe('a browser profile on disk', () => {
  let folder: string;
  const open: BrowserContext[] = [];
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quietline-profile-'));
  });
  test.afterEach(async () => {
    for (const context of open.splice(0)) await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  async function browserOn(name: string, launchOptions: LaunchOptions): Promise<Page> {
    const context = await chromium.launchPersistentContext(join(folder, name), { ...launchOptions, locale: 'en-US' });
    open.push(context);
    return context.newPage();
  }

  async function close(page: Page): Promise<void> {
    const context = page.context();
    open.splice(open.indexOf(context), 1);
    await context.close();
  }

  test('attacks 25: a copied profile that writes is a fork on the therapist’s side within one message', async ({
    launchOptions,
  }) => {
    const real = await browserOn('real', launchOptions);
    const conversationId = await comeIn(real, practice);
    await close(real);
    await cp(join(folder, 'real'), join(folder, 'copy'), { recursive: true });
    const again = await browserOn('real', launchOptions);
    await again.goto(practice.relayUrl);
    await write(again, 'from the real one');
    await practice.heard(1);
    await close(again);
    const copy = await browserOn('copy', launchOptions);
    await copy.goto(practice.relayUrl);
    await write(copy, 'from the copy');
    await expect.poll(async () => (await practice.store.session(conversationId))?.freeze?.kind).toBe('fork');
    expect(practice.store.events().map(({ what }) => what)).toContain('fork');
    expect((await practice.heard(1)).map(({ text }) => text)).toEqual(['from the real one']);
    expect(await practice.messenger.sendText(conversationId, 'Hello')).toEqual({ kind: 'frozen' });
  });

  test('attacks 25: a copied profile that reads an answer to what it never wrote says so, and can send nothing', async ({
    launchOptions,
  }) => {
    // No receipt comes between the two, which would let each copy begin a chain of its own.
    await practice.close();
    practice = await startPractice({}, undefined, { min: 60_000, max: 60_001 });
    const real = await browserOn('real', launchOptions);
    const conversationId = await comeIn(real, practice);
    await write(real, 'first');
    await practice.heard(1);
    await expect(message(real, 'first')).toContainText('Sent');
    await close(real);
    await cp(join(folder, 'real'), join(folder, 'copy'), { recursive: true });
    const again = await browserOn('real', launchOptions);
    await again.goto(practice.relayUrl);
    await write(again, 'second');
    await practice.heard(2);
    await close(again);
    await practice.messenger.sendText(conversationId, 'I have read both.');
    const copy = await browserOn('copy', launchOptions);
    await copy.goto(practice.relayUrl);
    await expect(copy.getByText('Messages with Dr. Amara Osei do not fit together any more')).toBeVisible({
      timeout: 20_000,
    });
    await expect(copy.getByText('Call Dr. Amara Osei and ask for a new link.')).toBeVisible();
    await expect(replyBox(copy)).toHaveCount(0);
  });

  test('attacks 26: whatever the browser evicts, the way back is shown, and the therapist’s history goes on', async ({
    launchOptions,
  }) => {
    const page = await browserOn('real', launchOptions);
    const conversationId = await comeIn(page, practice);
    await write(page, 'before');
    await practice.heard(1);
    const session = await page.context().newCDPSession(page);
    await page.goto('about:blank');
    await session.send('Storage.clearDataForOrigin', { origin: practice.relayUrl, storageTypes: 'all' });
    await page.goto(practice.relayUrl);
    await expect(page.getByRole('heading', { name: 'This device has no conversation' })).toBeVisible();
    await expect(page.getByText('Ask your therapist for a new link.')).toBeVisible();
    await expect(replyBox(page)).toHaveCount(0);
    await page.goto('about:blank');
    await comeIn(page, practice, conversationId);
    await expect(message(page, 'before')).toHaveCount(0);
    await write(page, 'after');
    expect((await practice.heard(2)).map(({ text }) => text)).toEqual(['before', 'after']);
  });

  test('attacks 26: when Chromium’s own quota is used up, a message is not saved, not sent, and stays in the box', async ({
    launchOptions,
  }) => {
    const first = await browserOn('real', launchOptions);
    await comeIn(first, practice);
    await write(first, 'with room');
    await practice.heard(1);
    await close(first);
    // Anew, since Chromium remembers for a while how much room another commit has found.
    const page = await browserOn('real', launchOptions);
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: practice.relayUrl, quotaSize: 1_000 });
    await page.goto(practice.relayUrl);
    await expect(message(page, 'with room')).toBeVisible();
    const text = 'a long thought '.repeat(3_000);
    await replyBox(page).fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('This device has no room; your message was not saved.')).toBeVisible();
    await expect(replyBox(page)).toHaveValue(text);
    await expect(page.getByRole('article')).toHaveCount(1);
    await session.send('Storage.overrideQuotaForOrigin', { origin: practice.relayUrl });
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(replyBox(page)).toHaveValue('');
    expect((await practice.heard(2)).map((entry) => entry.text)).toEqual(['with room', text]);
  });
});

test('attacks 26: a private window forgets everything, and says how to come back', async ({ browser }) => {
  // A context of Playwright is a private window: it ends with its last page.
  const first = await browser.newContext();
  const page = await first.newPage();
  await comeIn(page, practice);
  await page.getByRole('button', { name: 'About' }).click();
  await expect(page.getByText('This browser has not promised to keep them.')).toBeVisible();
  await first.close();
  const second = await browser.newContext();
  const later = await second.newPage();
  await later.goto(practice.relayUrl);
  await expect(later.getByRole('heading', { name: 'This device has no conversation' })).toBeVisible();
  await expect(later.getByText('some browsers delete what a page keeps after a while')).toBeVisible();
  await second.close();
});

test('attacks 26: a window that may keep nothing says so before anything is sent', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not here', 'SecurityError');
    };
  });
  const { link } = await practice.invite();
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'This browser keeps nothing for this page' })).toBeVisible();
  await expect(page.getByText('Open the link in an ordinary window.')).toBeVisible();
  expect(await practice.store.joins()).toEqual([]);
});

test('attacks 9: what the page writes to the console and keeps names neither link nor words', async ({ page }) => {
  const said: string[] = [];
  page.on('console', (line) => said.push(line.text()));
  const trouble = watchForTrouble(page);
  const { link } = await practice.invite();
  await askToJoin(page, link);
  await practice.letIn();
  await write(page, 'a sentence for nobody else');
  await practice.heard(1);
  const fragment = link.split('#')[1] ?? '';
  expect(said.join('\n')).not.toContain('a sentence');
  expect(said.join('\n')).not.toContain(fragment.slice(4, 20));
  const kept = await keptByBrowser(page);
  expect(kept).not.toContain(fragment.slice(4, 20));
  expect(trouble()).toEqual([]);
});
