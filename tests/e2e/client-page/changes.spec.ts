/** What is said about a message later: edited, taken back, reacted to, by either side. */
import { expect, test } from '@playwright/test';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { SendOutcome } from '../../../shared/messenger/messenger.ts';
import { startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { comeIn, message, watchForTrouble, write } from './visit.ts';

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice();
});
test.afterEach(() => practice.close());

function idOf(outcome: SendOutcome): MessageId {
  if (outcome.kind !== 'queued') throw new Error(`Not sent: ${outcome.kind}`);
  return outcome.messageId;
}

test('what the therapist edits says so and keeps its earlier words; what is taken back names who did', async ({
  page,
}) => {
  const trouble = watchForTrouble(page);
  const conversationId = await comeIn(page, practice);
  const { messenger } = practice;
  const edited = idOf(await messenger.sendText(conversationId, 'We meet at nine.'));
  const takenBack = idOf(await messenger.sendText(conversationId, 'Meant for someone else.'));
  await expect(message(page, 'We meet at nine.')).toBeVisible();
  await expect(message(page, 'Meant for someone else.')).toBeVisible();
  await messenger.edit(conversationId, edited, 'We meet at ten.');
  await messenger.edit(conversationId, edited, 'We meet at eleven.');
  await messenger.retract(conversationId, takenBack);

  const now = message(page, 'We meet at eleven.');
  await expect(now).toContainText(/edited \d/);
  await expect(page.getByText('We meet at nine.')).toBeHidden();
  await now.getByRole('button', { name: 'Show earlier text' }).focus();
  await page.keyboard.press('Enter');
  expect(await now.getByRole('list', { name: 'Earlier text' }).getByRole('listitem').allTextContents()).toEqual([
    'We meet at nine.',
    'We meet at ten.',
  ]);
  await now.getByRole('button', { name: 'Hide earlier text' }).click();
  await expect(page.getByText('We meet at nine.')).toBeHidden();
  await expect(message(page, 'Taken back by Dr. Amara Osei')).toBeVisible();
  await expect(page.getByText('Meant for someone else.')).toHaveCount(0);

  await page.reload();
  await expect(message(page, 'We meet at eleven.')).toBeVisible();
  await expect(message(page, 'Taken back by Dr. Amara Osei')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(2);
  expect(trouble()).toEqual([]);
});

test('an own message is edited and taken back by keyboard, says what that does, and the therapist is asked', async ({
  page,
}) => {
  const conversationId = await comeIn(page, practice);
  await write(page, 'I slept badly.');
  await write(page, 'Forget this.');
  const [first, second] = await practice.heard(2);
  await page.setViewportSize({ width: 320, height: 640 });
  const open = async (text: string) => {
    await message(page, text).getByRole('button', { name: 'Edit or take back' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('what you first wrote stays in the record')).toBeVisible();
  };
  await open('I slept badly.');
  await page.getByRole('textbox', { name: 'New words' }).fill('I slept better.');
  await page.getByRole('button', { name: 'Edit', exact: true }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(message(page, 'I slept better.')).toContainText('edited');
  await open('Forget this.');
  await page.getByRole('button', { name: 'Take back', exact: true }).press('Enter');
  await expect(message(page, 'Taken back by you')).toContainText('It stays in the record of Dr. Amara Osei.');
  await expect(page.getByText('Forget this.')).toHaveCount(0);
  await expect(message(page, 'Taken back by you')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Edit or take back' })).toHaveCount(1);

  const said = () => practice.store.entries().filter((entry) => entry.direction === 'incoming' && entry.refersTo);
  await expect
    .poll(() => said().map(({ type, refersTo, text }) => [type, refersTo, text]))
    .toEqual([
      [3, first?.messageId, 'I slept better.'],
      [4, second?.messageId, undefined],
    ]);
  // The record keeps what was first written.
  expect((await practice.store.entry(conversationId, second?.messageId ?? idOf({ kind: 'empty' })))?.text).toBe(
    'Forget this.',
  );
});

test('a change that cannot leave yet says so', async ({ page }) => {
  await comeIn(page, practice);
  await write(page, 'at nine');
  await practice.heard(1);
  await page.route('**/v1/**', (route) => route.abort());
  await message(page, 'at nine').getByRole('button', { name: 'Edit or take back' }).click();
  await page.getByRole('textbox', { name: 'New words' }).fill('at ten');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(message(page, 'at ten')).toContainText('the change is waiting to leave this device');
  await page.unroute('**/v1/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(message(page, 'at ten')).not.toContainText('waiting to leave');
});

test('attacks 16: a reaction is shown with its person and as text, the last one only', async ({ page }) => {
  const conversationId = await comeIn(page, practice);
  await write(page, 'I went for a walk.');
  const [heard] = await practice.heard(1);
  if (heard === undefined) throw new Error('Nothing was heard.');
  await practice.messenger.react(conversationId, heard.messageId, '<b>good</b>');
  await expect(message(page, 'I went for a walk.')).toContainText('Dr. Amara Osei: <b>good</b>');
  await practice.messenger.react(conversationId, heard.messageId, '👍');
  await expect(message(page, 'I went for a walk.')).toContainText('Dr. Amara Osei: 👍');
  await expect(page.getByText('<b>good</b>')).toHaveCount(0);
  await practice.messenger.react(conversationId, heard.messageId, '');
  await expect(page.getByText('👍')).toHaveCount(0);
});

test('a reaction is given, changed and taken back by keyboard, and says what it is', async ({ page }) => {
  const conversationId = await comeIn(page, practice);
  await practice.messenger.sendText(conversationId, 'Well done.');
  const opener = message(page, 'Well done.').getByRole('button', { name: 'React' });
  const group = page.getByRole('group', { name: 'Answer without words' });
  const given = () =>
    practice.store
      .entries()
      .flatMap(({ type, text, direction }) => (type === 7 && direction === 'incoming' ? [text] : []));
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(group.getByRole('button', { name: 'Yes, agreed' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(opener).toBeFocused();
  await expect(message(page, 'Well done.')).toContainText('You: ❤️');
  await page.keyboard.press('Enter');
  await expect(group.getByRole('button', { name: 'Heart' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(group.getByRole('button')).toHaveCount(0);
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await group.getByRole('button', { name: 'Thank you' }).click();
  await expect(message(page, 'Well done.')).toContainText('You: 🙏');
  await opener.click();
  await group.getByRole('button', { name: 'Thank you' }).click();
  await expect(message(page, 'Well done.')).not.toContainText('You:');
  await expect.poll(given).toEqual(['❤️', '🙏', '']);
});
