/** A phone that opens the page at a plain http address of the local network: no Web Locks, and the page says what is weaker. */
import { hostname } from 'node:os';
import { expect, test } from '@playwright/test';
import { startPractice } from './practice.ts';
import { comeIn, message, write } from './visit.ts';

/** A name of this computer that a browser does not trust as it trusts loopback. */
const host = hostname().toLowerCase();

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${host} 127.0.0.1`];
    await use({ ...launchOptions, args });
  },
});

test('one tab at a time and the conversation work all the same', async ({ page, context }) => {
  const practice = await startPractice({}, host);
  try {
    await comeIn(page, practice);
    expect(await page.evaluate(() => [window.isSecureContext, 'locks' in navigator])).toEqual([false, false]);
    await write(page, 'from a phone');
    expect((await practice.heard(1))[0]?.text).toBe('from a phone');
    const second = await context.newPage();
    await second.goto(page.url());
    await expect(second.getByRole('heading', { name: 'Open in another tab' })).toBeVisible();
    await page.getByRole('button', { name: 'About' }).click();
    await expect(page.getByText('This page was not opened over a secure connection')).toBeVisible();
    await page.close();
    await expect(message(second, 'from a phone')).toBeVisible({ timeout: 20_000 });
  } finally {
    await practice.close();
  }
});
