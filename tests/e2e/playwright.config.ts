/** How the real app in Electron and real clients in Chromium are driven: one at a time, with the runtimes found here. */
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../../build/chromium.ts';
import { electronRuntime } from '../../build/electron-runtime.ts';

// Read by the fixtures. Set before the workers start, which inherit them.
process.env['QUIETLINE_ELECTRON'] ??= (await electronRuntime()).executablePath;
const chromiumPath = findChromium();
if (chromiumPath !== undefined) process.env['QUIETLINE_CHROMIUM'] ??= chromiumPath;

/** Keeps the browser from talking to anyone by itself; root may not use Chromium's sandbox. */
const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const results = join(import.meta.dirname, '..', '..', 'test-results', 'e2e');

export default defineConfig({
  testDir: '.',
  // The one beside the tests leads imports of the store's library to its types, which only the compiler wants.
  tsconfig: '../../tsconfig.base.json',
  testMatch: '**/*.{spec,test}.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    // Requests of a service worker cannot be answered by a test; the tests of the worker itself allow it.
    serviceWorkers: 'block',
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      args: chromiumArgs,
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    },
  },
  projects: [
    { name: 'app', testIgnore: 'client-page/**', outputDir: join(results, 'app') },
    // Each empties its own folder when it starts: the two may run side by side.
    { name: 'client-page', testMatch: 'client-page/**/*.{spec,test}.ts', outputDir: join(results, 'client-page') },
  ],
});
