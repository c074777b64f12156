/** A screen of the client's page for everyone: axe in both themes, nothing wider than the window, targets for a thumb; and its picture. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const smallestTarget = 44;

export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  }
}

export async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
}

async function expectLargeTargets(page: Page): Promise<void> {
  const targets = 'button, a, input:not([type="checkbox"], [type="radio"]), textarea, label.choice';
  for (const target of await page.locator(targets).all()) {
    if (!(await target.isVisible())) continue;
    const box = await target.boundingBox();
    const name = await target.evaluate((element) => element.outerHTML.slice(0, 80));
    expect([name, (box?.height ?? 0) >= smallestTarget, (box?.width ?? 0) >= smallestTarget]).toEqual([
      name,
      true,
      true,
    ]);
  }
}

export async function expectForEveryone(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectToFit(page);
  await expectLargeTargets(page);
}

const pictures = join(import.meta.dirname, '..', '..', '..', 'test-results', 'client-page');

/** `name-light.png` and `name-dark.png` among the test's results. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
  }
}
