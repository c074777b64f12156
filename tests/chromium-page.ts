/** A page of one script in a real Chromium, over an address that only looks like HTTPS. For tests and benches. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../build/chromium.ts';

const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export type ScriptedBrowser = {
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** A page at `https://<any word>.test` in which the script has put `globalName`. */
  open(globalName: string, origin?: string): Promise<Page>;
  close(): Promise<void>;
};

/** Builds the script, whose entry is a file's path. */
export async function openScriptedBrowser(entry: string): Promise<ScriptedBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'quietline-page-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      lib: { entry, formats: ['es'], fileName: 'page' },
    },
  });
  const script = await readFile(join(folder, existsSync(join(folder, 'page.js')) ? 'page.js' : 'page.mjs'), 'utf8');
  await rm(folder, { recursive: true, force: true });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArgs,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const context = await browser.newContext();
  await context.route(/^https:\/\/\w+\.test\//, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/page.js"></script>' }),
  );
  return {
    browser,
    context,
    async open(globalName, origin = 'https://page.test') {
      const page = await context.newPage();
      await page.goto(origin);
      await page.waitForFunction((name) => name in globalThis, globalName);
      return page;
    },
    close: () => browser.close(),
  };
}
