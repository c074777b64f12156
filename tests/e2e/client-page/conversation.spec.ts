/** The client's conversation when things go wrong: no relay, no room, two tabs, hostile words, and leaving. */
import { expect, test } from '@playwright/test';
import { startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { askToJoin, comeIn, keptRows, message, replyBox, seenAt, watchForTrouble, write } from './visit.ts';

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice({ phone: '+1 555 010 2030', emergencyText: 'Call me first.\nThen the hospital.' });
});
test.afterEach(() => practice.close());

test('while the relay is killed a message waits, says so, and goes out once by itself', async ({ page }) => {
  await comeIn(page, practice);
  await write(page, 'before');
  await practice.heard(1);
  await practice.killRelay();
  await write(page, 'meanwhile');
  await expect(message(page, 'meanwhile')).toContainText('Waiting to leave this device');
  await expect(page.getByText('The message service cannot be reached.')).toBeVisible();
  await practice.startRelayAgain();
  await page.getByRole('button', { name: 'Try again' }).click();
  await practice.heard(2);
  await expect(message(page, 'meanwhile')).toContainText('Delivered');
  await expect(page.getByText('The message service cannot be reached.')).toBeHidden();
  expect((await practice.heard(2)).map((entry) => entry.text)).toEqual(['before', 'meanwhile']);
});

test('what waits to leave survives closing the page without a relay', async ({ page, context }) => {
  await comeIn(page, practice);
  await context.route('**/v1/**', (route) => route.abort());
  await write(page, 'still here');
  await expect(message(page, 'still here')).toContainText('Waiting to leave this device');
  await page.close();
  const again = await context.newPage();
  await again.goto(practice.relayUrl);
  await expect(message(again, 'still here')).toContainText('Waiting to leave this device');
  await context.unroute('**/v1/**');
  expect((await practice.heard(1)).map((entry) => entry.text)).toEqual(['still here']);
});

test('attacks 25: a second tab says that the messages are open elsewhere, and takes over when the first closes', async ({
  page,
  context,
}) => {
  await comeIn(page, practice);
  const second = await context.newPage();
  await second.goto(practice.relayUrl);
  await expect(second.getByRole('heading', { name: 'Open in another tab' })).toBeVisible();
  await expect(second.getByRole('textbox')).toHaveCount(0);
  await write(page, 'from the first');
  await page.close();
  await expect(message(second, 'from the first')).toBeVisible();
  await write(second, 'from the second');
  expect((await practice.heard(2)).map((entry) => entry.text)).toEqual(['from the first', 'from the second']);
});

test('attacks 26: without room a message is not saved, not sent, and stays in the box', async ({ page }) => {
  // The fault itself is tried with Chromium's own quota in tests/integration/device-store.test.ts; here it comes on demand.
  await page.addInitScript(() => {
    for (const method of ['put', 'add'] as const) {
      const real = IDBObjectStore.prototype[method];
      IDBObjectStore.prototype[method] = function write(...args) {
        if (document.documentElement.dataset['full'] === 'yes') throw new DOMException('No room', 'QuotaExceededError');
        return real.apply(this, args);
      };
    }
  });
  const setFull = (isFull: boolean) =>
    page.evaluate((full) => {
      document.documentElement.dataset['full'] = full ? 'yes' : 'no';
    }, isFull);
  const { link } = await practice.invite();
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('textbox').fill('Sam');
  await setFull(true);
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByText('This device could not keep what is needed to join. Nothing was sent.')).toBeVisible();
  await setFull(false);
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
  await setFull(true);
  const text = 'a long thought '.repeat(800);
  await replyBox(page).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('This device has no room; your message was not saved.')).toBeVisible();
  await expect(replyBox(page)).toHaveValue(text);
  await expect(page.getByRole('article')).toHaveCount(0);
  await setFull(false);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(replyBox(page)).toHaveValue('');
  expect((await practice.heard(1)).map((entry) => entry.text)).toEqual([text]);
});

test('a message that is too long says by how much, and is kept in the box', async ({ page }) => {
  await comeIn(page, practice);
  await replyBox(page).fill('x'.repeat(70_000));
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText(/about [\d,]+ characters too many/)).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(0);
});

test('new messages do not move what is being read, and are counted as unread until they were seen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 700 });
  const conversationId = await comeIn(page, practice);
  for (let index = 1; index <= 104; index += 1)
    await practice.messenger.sendText(conversationId, `line ${String(index)}.`);
  await expect(message(page, 'line 104.')).toBeInViewport();
  await expect(page.getByRole('article')).toHaveCount(100);
  await page.getByRole('button', { name: 'Earlier messages' }).click();
  await expect(page.getByRole('article')).toHaveCount(104);
  await expect(page.getByRole('button', { name: 'Earlier messages' })).toBeHidden();
  await message(page, 'line 40.').scrollIntoViewIfNeeded();
  const before = await message(page, 'line 40.').boundingBox();
  await practice.messenger.sendText(conversationId, 'the newest');
  await expect(page.getByRole('button', { name: '1 new message' })).toBeVisible();
  expect(await message(page, 'line 40.').boundingBox()).toEqual(before);
  expect(await seenAt(page, 'the newest')).toBeUndefined();
  await page.getByRole('button', { name: '1 new message' }).click();
  await expect(message(page, 'the newest')).toBeInViewport();
  await expect(page.getByRole('button', { name: '1 new message' })).toBeHidden();
  await expect.poll(() => seenAt(page, 'the newest')).toBeGreaterThan(0);
});

test('safety number, emergency and about say what they must, each opened and closed by keyboard', async ({ page }) => {
  await comeIn(page, practice);
  const open = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
  };
  await open('Safety number');
  const groups = await page.getByRole('list', { name: 'Safety number' }).getByRole('listitem').allTextContents();
  expect(groups).toHaveLength(12);
  const [session] = await practice.store.sessions();
  const number = session && (await practice.messenger.safetyNumber(session.conversationId));
  expect(groups).toEqual(number?.groups);
  await page.getByRole('button', { name: 'The numbers are the same' }).click();
  await expect(page.getByText(/^Compared on/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Safety number' })).toBeFocused();

  await open('Emergency');
  await expect(page.getByText('Nobody watches these messages around the clock.')).toBeVisible();
  await expect(page.getByRole('link', { name: '911' }).first()).toHaveAttribute('href', 'tel:911');
  await expect(page.getByRole('link', { name: '+1 555 010 2030' })).toHaveAttribute('href', 'tel:+15550102030');
  await expect(page.getByText('Then the hospital.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await open('About');
  await expect(page.getByText('are kept in this browser')).toBeVisible();
  await expect(page.getByText('The page is loaded from a server each time.')).toBeVisible();
});

test('attacks 12, 15, 17: a gap, a fork, a later kind of message and a long silence are each said in words', async ({
  page,
}) => {
  const conversationId = await comeIn(page, practice);
  await write(page, 'unconfirmed');
  await expect(message(page, 'unconfirmed')).toContainText('Sent');
  await practice.messenger.sendText(conversationId, 'unreadable');
  await practice.messenger.sendText(conversationId, 'from the future');
  await expect(message(page, 'from the future')).toBeVisible();
  await practice.killRelay();
  await page.route('**/v1/**', (route) => route.abort());
  // The store as it would be after each of these; how it comes to be so is the messenger's own test.
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('messages');
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction(['sessions', 'entries', 'held'], 'readwrite');
    const done = new Promise<void>((resolve) => {
      transaction.oncomplete = () => resolve();
    });
    const threeDaysAgo = Date.now() - 3 * 86_400_000;
    const change = (store: string, edit: (row: Record<string, unknown>) => void) => {
      transaction.objectStore(store).openCursor().onsuccess = (event) => {
        const cursor: unknown = event.target instanceof IDBRequest ? event.target.result : null;
        if (!(cursor instanceof IDBCursorWithValue)) return;
        const row = { ...(cursor.value as Record<string, unknown>) };
        edit(row);
        cursor.update(row);
        cursor.continue();
      };
    };
    change('entries', (row) => {
      if (row['text'] === 'unconfirmed') row['delivery'] = { kind: 'sent', sentAt: threeDaysAgo };
      if (row['text'] === 'from the future') row['type'] = 99;
      if (row['text'] === 'unreadable') row['text'] = undefined;
    });
    change('sessions', (row) => {
      row['freeze'] = { kind: 'fork', at: threeDaysAgo };
      row['unconfirmedSince'] = threeDaysAgo;
      row['acknowledged'] = 0;
      row['gap'] = { since: threeDaysAgo, upTo: 9, asks: 1, waitsFrom: threeDaysAgo };
      transaction.objectStore('held').put({
        relationshipId: row['relationshipId'],
        sequence: 9,
        payload: new Uint8Array(1),
        heldAt: threeDaysAgo,
      });
    });
    await done;
    database.close();
  });
  // The page itself still has to come from somewhere.
  await practice.startRelayAgain();
  await page.reload();
  await expect(page.getByText('Messages with Dr. Amara Osei do not fit together any more')).toBeVisible();
  await expect(replyBox(page)).toHaveCount(0);
  await expect(page.getByText(/\d messages have not arrived yet. They have been asked for again./)).toBeVisible();
  await expect(page.getByText('This message needs a newer version of this page.')).toBeVisible();
  await expect(page.getByText('it is written in a way that this page cannot show')).toBeVisible();
  await expect(message(page, 'unconfirmed')).toContainText(/Sent .* not confirmed since/);
});

test('whoever chooses so lets nobody see what was read', async ({ page }) => {
  const conversationId = await comeIn(page, practice);
  /** The highest sequence that the page means to tell the therapist was read. */
  const owesReadUpTo = async () => {
    const owed = JSON.stringify((await keptRows(page, 'sessions'))[0]?.['receiptsOwed']);
    const read = /"read":(\[.*?\]\]|\[\])/.exec(owed)?.[1] ?? '';
    return Math.max(0, ...(read.match(/\d+/g) ?? []).map(Number));
  };
  await practice.messenger.sendText(conversationId, 'Did you sleep?');
  await expect(message(page, 'Did you sleep?')).toBeVisible();
  await expect.poll(owesReadUpTo).toBeGreaterThan(0);
  const before = await owesReadUpTo();

  await page.getByRole('button', { name: 'About' }).click();
  await page.getByRole('checkbox', { name: 'when you have read' }).uncheck();
  await expect.poll(() => keptRows(page, 'settings')).toContainEqual({ name: 'sendsReadReceipts', value: false });
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('button', { name: 'About' }).click();
  await expect(page.getByRole('checkbox', { name: 'when you have read' })).not.toBeChecked();
  await page.keyboard.press('Escape');
  await practice.messenger.sendText(conversationId, 'And last night?');
  await expect(message(page, 'And last night?')).toBeVisible();
  await expect.poll(() => seenAt(page, 'And last night?')).toBeGreaterThan(0);
  expect(await owesReadUpTo()).toBeLessThanOrEqual(before);
});

test('attacks 16, 46: hostile names and texts are shown as text and break nothing', async ({ page }) => {
  await practice.close();
  practice = await startPractice({
    name: '<img src=x onerror=alert(1)>\u202EtsiparehT',
    practiceName: `${'W'.repeat(200)}<script>alert(2)</script>`,
    phone: 'javascript:alert(3)',
    emergencyText: '<a href="javascript:alert(4)">help</a>\n"><svg onload=alert(5)>',
  });
  const trouble = watchForTrouble(page);
  await page.setViewportSize({ width: 320, height: 640 });
  const { link, conversationId } = await practice.invite();
  await askToJoin(page, link, '<b>Sam</b>\u202E');
  expect((await practice.pendingJoin()).name).not.toContain('\u202E');
  await practice.letIn();
  await expect(replyBox(page)).toBeVisible();
  const texts = [
    '<img src=x onerror="alert(6)">',
    '[link](javascript:alert(7)) javascript:alert(8) https://example.com/x.png',
    `one word ${'ä'.repeat(6_000)}`,
    'right \u202Eto left\u202C and zero\u200Bwidth \u0000 null',
    'שלום, איך את מרגישה היום? 😀👩‍👧',
    `accents ${'a\u0301\u0302\u0303\u0304\u0305'.repeat(80)}`,
    'several\n\n  lines\t\nwith spaces',
  ];
  for (const text of texts) await practice.messenger.sendText(conversationId, text);
  await expect(page.getByRole('article')).toHaveCount(texts.length);
  expect(await page.locator('article .text').evaluateAll((all) => all.map((element) => element.textContent))).toEqual(
    texts,
  );
  await write(page, '<script>alert(9)</script>');
  expect((await practice.heard(1))[0]?.text).toBe('<script>alert(9)</script>');
  for (const name of ['Emergency', 'Safety number', 'About']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
  }
  expect(
    await page.locator('#page').locator('img, svg:not(.attach > svg), script, iframe, a[href^="javascript"]').count(),
  ).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(trouble()).toEqual([]);
});
