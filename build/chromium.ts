/** Finds the browser in which tests open the client's page: the system's Chromium, else the one Playwright downloads. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const places = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** A path, or undefined when none is installed. `QUIETLINE_CHROMIUM` names another one. */
export function findChromium(): string | undefined {
  const named = process.env['QUIETLINE_CHROMIUM'];
  return [...(named === undefined ? [] : [named]), ...places, chromium.executablePath()].find((path) =>
    existsSync(path),
  );
}
