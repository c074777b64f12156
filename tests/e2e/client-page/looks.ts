/** A screen of the client's page for everyone: axe in both themes, nothing wider than the window, targets for a thumb; and its picture. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { atRest } from '../fixtures/look-at.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const smallestTarget = 44;

const bothThemes = ['dark', 'light'] as const;
type Themes = readonly (typeof bothThemes)[number][];

export async function expectAccessible(page: Page, themes: Themes = bothThemes): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await atRest(page);
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => [node.html, node.failureSummary])])).toEqual(
      [],
    );
  }
}

export async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
}

async function expectLargeTargets(page: Page): Promise<void> {
  const targets = 'button, a, input:not([type="checkbox"], [type="radio"]), textarea, label.choice';
  const small = await page.locator(targets).evaluateAll(
    (elements, smallest) =>
      elements
        .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return Math.min(width, height) < smallest;
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    smallestTarget,
  );
  expect(small).toEqual([]);
}

/** The window of a small phone, and how large its text is. */
export async function setTextSize(page: Page, percent: 100 | 200, width = 320, height = 640): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate(async (size) => {
    document.documentElement.style.fontSize = size === 100 ? '' : `${String(1.0625 * size)}%`;
    // What stays at the bottom of the window measures itself anew.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  }, percent);
}

export async function expectForEveryone(page: Page, themes?: Themes): Promise<void> {
  // At its end a dialog lays its buttons over nothing: what lies under them elsewhere, axe takes for too small.
  const scrolled = await page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    const before = dialog?.scrollTop ?? 0;
    dialog?.scrollTo({ top: dialog.scrollHeight, behavior: 'instant' });
    return before;
  });
  await expectAccessible(page, themes);
  await page.evaluate(
    (top) => document.querySelector('dialog[open]')?.scrollTo({ top, behavior: 'instant' }),
    scrolled,
  );
  await expectToFit(page);
  await expectLargeTargets(page);
}

const pictures = join(import.meta.dirname, '..', '..', '..', 'test-results', 'client-page');

/** `name-light.png` and `name-dark.png` among the test's results: the whole page, or a dialog as the window shows it. */
export async function keepPicture(page: Page, name: string, themes: Themes = bothThemes): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const fullPage = !(await page.locator('dialog[open]').isVisible());
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage });
  }
}
