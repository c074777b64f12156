/** Every state of the page before, beside and after its other walks, as a Spanish speaker meets it: on a small phone, in the dark, with text twice as large, read by axe. */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { MessageKey } from '../../../client/i18n/en.ts';
import { es } from '../../../client/i18n/es.ts';
import { fromBase64url, toBase64url } from '../../../shared/language/bytes.ts';
import type { SendOutcome } from '../../../shared/messenger/messenger.ts';
import { expectForEveryone, keepPicture, setTextSize } from './looks.ts';
import { startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { changeKept, message } from './visit.ts';

test.use({ locale: 'es-ES', viewport: { width: 320, height: 640 }, colorScheme: 'dark' });

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice({ phone: '+1 555 010 2030' });
});
test.afterEach(() => practice.close());

const inside = '**/assets/Inside-*.js';
const threeDaysMs = 3 * 86_400_000;

function idOf(outcome: SendOutcome) {
  if (outcome.kind !== 'queued') throw new Error(`Not sent: ${outcome.kind}`);
  return outcome.messageId;
}

/** What holds other values than the therapist's name has to be found by a part of it. */
const say = (key: MessageKey): string => es[key].replaceAll('{therapist}', 'Dr. Amara Osei');
const button = (page: Page | Locator, key: MessageKey) => page.getByRole('button', { name: say(key), exact: true });
const press = (page: Page | Locator, key: MessageKey) => button(page, key).click();
const sees = (page: Page, key: MessageKey) => expect(page.getByText(say(key)).first()).toBeVisible();
const heading = (page: Page, key: MessageKey) => expect(page.getByRole('heading', { name: say(key) })).toBeVisible();

/** What differs from another state by its words alone is not read by axe again. */
async function look(page: Page, name: string, differsBy: 'layout' | 'words' = 'layout'): Promise<void> {
  await setTextSize(page, 200);
  await expectForEveryone(page, differsBy === 'layout' ? ['dark'] : []);
  await keepPicture(page, `es-state-${name}-200`, ['dark']);
}

async function open(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
  await press(page, 'continue');
}

async function ask(page: Page): Promise<void> {
  await page.getByRole('textbox').fill('Inés');
  await press(page, 'inviteJoin');
}

test('what a link can meet, from a page that does not load to the question', async ({ page, context }) => {
  await page.goto(practice.relayUrl);
  await page.getByRole('textbox').fill('sin enlace');
  await page.keyboard.press('Enter');
  await sees(page, 'refusedNotALinkText');
  await look(page, 'empty');

  const { link, inviteId } = await practice.invite('es');
  await page.route(inside, (route) => route.abort());
  await open(page, link);
  await sees(page, 'notLoaded');
  await look(page, 'welcome-not-loaded');
  await page.unroute(inside);

  const [place = '', fragment = ''] = link.split('#');
  const later = fromBase64url(fragment) ?? new Uint8Array();
  later[0] = 2;
  for (const [broken, title, name] of [
    ['A'.repeat(5000), 'refusedNotALinkTitle', 'not-a-link'],
    [fragment.slice(0, -7), 'refusedDamagedTitle', 'damaged'],
    [toBase64url(later), 'refusedNewerTitle', 'newer-invitation'],
  ] as const) {
    await open(page, `${place}#${broken}`);
    await heading(page, title);
    await look(page, name, name === 'not-a-link' ? 'layout' : 'words');
  }

  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/v1/**', async (route) => {
    await answered;
    await route.abort();
  });
  await open(page, link);
  await heading(page, 'openingTitle');
  await look(page, 'opening');
  answer();
  await heading(page, 'refusedUnreachableTitle');
  await look(page, 'unreachable');
  await page.unroute('**/v1/**');
  await press(page, 'retry');
  await page.getByRole('radio', { name: say('sharedYes') }).check();
  await page.route('**/v1/**', (route) => route.abort());
  await ask(page);
  await sees(page, 'joinUnreachable');
  await look(page, 'invitation');
  await page.unroute('**/v1/**');

  const changed = Buffer.from(crypto.getRandomValues(new Uint8Array(2048)));
  await page.route('**/v1/b/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: changed.subarray(0, (await response.body()).length) });
  });
  await open(page, link);
  await heading(page, 'refusedAlteredTitle');
  await look(page, 'altered-invitation', 'words');
  await page.unroute('**/v1/b/**');

  await page.goto('about:blank');
  const late = await context.newPage();
  await late.clock.install({ time: Date.now() + 8 * 86_400_000 });
  await open(late, link);
  await sees(late, 'refusedExpiredTitle');
  await look(late, 'expired', 'words');
  await late.close();
  await practice.messenger.therapist.revokeInvite(inviteId);
  await open(page, link);
  await heading(page, 'refusedGoneTitle');
  await look(page, 'gone', 'words');
});

test('a store that is denied, newer, lost, altered or empty, and another tab', async ({ page, context }) => {
  const { link } = await practice.invite('es');
  const denied = await context.newPage();
  await denied.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not here', 'SecurityError');
    };
  });
  await open(denied, link);
  await heading(denied, 'storageBlockedTitle');
  await look(denied, 'storage-blocked');
  await denied.close();

  await open(page, link);
  await ask(page);
  await practice.letIn();
  await expect(page.getByRole('textbox', { name: say('replyLabel') })).toBeVisible();
  const second = await context.newPage();
  await second.goto(practice.relayUrl);
  await heading(second, 'elsewhereTitle');
  await look(second, 'other-tab');
  await second.route(inside, (route) => route.abort());
  await second.reload();
  await sees(second, 'notLoaded');
  await look(second, 'not-loaded');

  await second.evaluate(() => void indexedDB.deleteDatabase('messages'));
  await heading(page, 'storageLostTitle');
  await look(page, 'storage-lost');
  await second.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('messages', 99);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  await second.close();
  await press(page, 'reload');
  await heading(page, 'storageNewerTitle');
  await look(page, 'storage-newer');
});

test('waiting, not let in, and deleted', async ({ page }) => {
  const { link } = await practice.invite('es');
  await page.route('**/v1/s/**', (route) => route.abort());
  await open(page, link);
  await ask(page);
  await sees(page, 'waitingQueued');
  await sees(page, 'relayDown');
  await look(page, 'waiting-queued');
  await page.unroute('**/v1/s/**');
  await page.reload();
  await sees(page, 'waitingSent');
  await look(page, 'waiting', 'words');

  // The store as it would be after each of these; how it comes to be so is the messenger's own test.
  await page.route('**/v1/**', (route) => route.abort());
  await changeKept(page, 'sessions', { phase: 'ended' });
  await page.reload();
  await sees(page, 'notLetInText');
  await look(page, 'not-let-in');
  await changeKept(page, 'sessions', { joining: { refused: { kind: 'crowded' } } });
  await page.reload();
  await sees(page, 'crowdedText');
  await look(page, 'crowded', 'words');
  await press(page, 'notLetInForget');
  await expect(page.getByRole('heading', { name: say('erasedTitle') })).toBeVisible();
});

test('a conversation with nothing, much, too much and too little in it, stopped and ended', async ({ page }) => {
  const { messenger } = practice;
  const dialog = page.getByRole('dialog');
  const close = async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  };
  const { link, conversationId } = await practice.invite('es');
  await open(page, link);
  await ask(page);
  await practice.letIn();
  const box = page.getByRole('textbox', { name: say('replyLabel') });
  await sees(page, 'nothingYet');
  await look(page, 'nothing-yet');

  await box.fill('He dormido bien.');
  await press(page, 'send');
  const [own] = await practice.heard(1);
  if (own !== undefined) await messenger.react(conversationId, own.messageId, '❤️');
  const edited = idOf(await messenger.sendText(conversationId, 'A las nueve.'));
  await messenger.edit(conversationId, edited, 'A las diez.');
  await press(message(page, 'A las diez.'), 'showEarlierText');
  await press(message(page, 'A las diez.'), 'react');
  await look(page, 'edited-react');
  await page.keyboard.press('Escape');
  await press(page, 'ownMessageMore');
  await look(page, 'own-message');
  await press(dialog, 'takeBack');
  await expect(dialog).toBeHidden();
  await messenger.retract(conversationId, edited);
  await expect(
    page
      .getByRole('log')
      .getByText(say('takenBackBy').split(',')[0] ?? '')
      .first(),
  ).toBeVisible();
  await look(page, 'taken-back');
  await box.fill('a'.repeat(70_000));
  await press(page, 'send');
  await expect(page.getByRole('alert').filter({ hasText: say('tooLong').split('{')[0] ?? '' })).toBeVisible();
  await look(page, 'too-long');
  await press(page, 'safety');
  await look(page, 'safety');
  await press(dialog, 'safetySame');
  await expect(button(dialog, 'safetyTakeBack')).toBeVisible();
  await look(page, 'safety-compared');
  await close();
  await press(page, 'about');
  await dialog.locator('summary').click();
  await look(page, 'about');
  await close();

  const again = await practice.invite('es');
  await open(page, again.link);
  await ask(page);
  await practice.letIn();
  await sees(page, 'safetyNew');
  await look(page, 'number-new');
  await press(page, 'otherConversations');
  await expect(page.getByRole('heading', { name: say('chooseTitle') })).toBeVisible();
  await look(page, 'conversations');
  await page.route('**/v1/**', (route) => route.abort());
  const at = Date.now() - threeDaysMs;
  const gap = { since: at, upTo: 9, asks: 1, waitsFrom: at };
  await changeKept(page, 'sessions', { freeze: { kind: 'fork', at }, gap });
  await page.reload();
  await page.locator('.choices button').first().click();
  await sees(page, 'forkNotice');
  await look(page, 'fork-and-gap');
  await changeKept(page, 'sessions', { phase: 'ended', freeze: undefined });
  await page.reload();
  await sees(page, 'ended');
  await look(page, 'ended');
});
