/** What is served: how much a phone must load before the page can be used, and under which policy. */
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { startPractice } from './practice.ts';
import { comeIn, replyBox, watchForTrouble } from './visit.ts';

const budgetBytes = 90_000;

test('at most 90 kB, compressed, until the page can be used', async ({ page }) => {
  const practice = await startPractice();
  try {
    const bodies: Promise<readonly [path: string, bytes: number]>[] = [];
    page.on('response', (response) => {
      const size = async () =>
        [new URL(response.url()).pathname, gzipSync(await response.body(), { level: 9 }).length] as const;
      bodies.push(size());
    });
    const { link } = await practice.invite();
    await page.goto(link);
    await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled();
    await page.waitForLoadState('networkidle');
    const sizes = await Promise.all(bodies);
    const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
    console.log(
      `page to first use, gzip: ${sizes.map(([path, bytes]) => `${path} ${String(bytes)}`).join(', ')}; ${String(total)} in all`,
    );
    expect(sizes.some(([path]) => path.endsWith('.js'))).toBe(true);
    expect(total).toBeLessThanOrEqual(budgetBytes);
  } finally {
    await practice.close();
  }
});

test('the page keeps to its content policy: no foreign script runs, nothing inline', async ({ page }) => {
  const practice = await startPractice();
  try {
    const response = await page.goto(practice.relayUrl);
    const policy = response?.headers()['content-security-policy'] ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "require-trusted-types-for 'script'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    const trouble = watchForTrouble(page);
    await comeIn(page, practice);
    expect(trouble()).toEqual([]);
    const outcome = await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.text = 'document.title = "changed"';
        document.head.append(script);
        return 'appended';
      } catch {
        return 'refused';
      }
    });
    expect([outcome, await page.title()]).toEqual(['refused', 'Messages']);
  } finally {
    await practice.close();
  }
});

test('from the printed code to the conversation on a slow phone: three actions, under ten seconds of machine time', async ({
  page,
}) => {
  const practice = await startPractice();
  try {
    await page.setViewportSize({ width: 390, height: 800 });
    const session = await page.context().newCDPSession(page);
    // As Lighthouse's mobile profile: slow 4G, a processor four times as slow.
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1_638_400 / 8,
      uploadThroughput: 768_000 / 8,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const { link } = await practice.invite();
    const began = performance.now();
    await page.goto(link);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('textbox').fill('Sam');
    await page.getByRole('button', { name: 'Ask to join' }).click();
    await expect(page.getByRole('heading', { name: 'Waiting for' })).toBeVisible();
    await practice.letIn();
    await expect(replyBox(page)).toBeVisible();
    const seconds = (performance.now() - began) / 1000;
    console.log(`from the link to the conversation on a slow phone: ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(10);
  } finally {
    await practice.close();
  }
});
