/** Wycheproof and the STREAM vectors in a real Chromium, as the client's page has it: portable, and with what WebCrypto gives. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScriptedBrowser, type ScriptedBrowser } from '../chromium-page.ts';
import { streamVectors } from './cctv-age-vectors.ts';
import type { CryptoPage } from './crypto-page.ts';
import { describeWithTestData } from './test-data.ts';
import { keyAgreementChecks, symmetricChecks, wycheproofFiles } from './wycheproof-checks.ts';

declare const cryptoPage: CryptoPage;

const checks = [...keyAgreementChecks, ...symmetricChecks];
const all = ['dhGenerate', 'kemGenerate', 'sha256', 'edSign', 'chachaSeal', 'chachaOpen'];

let opened: ScriptedBrowser;
let portable: Page;
let withWebCrypto: Page;
let chosen: readonly string[];

beforeAll(async () => {
  opened = await openScriptedBrowser(join(import.meta.dirname, 'crypto-page.ts'));
  portable = await opened.open('cryptoPage');
  withWebCrypto = await opened.open('cryptoPage');
  chosen = await withWebCrypto.evaluate(() => cryptoPage.choose());
}, 120_000);

afterAll(() => opened.close());

describe('in Chromium', () => {
  test('what WebCrypto has passes its known answers, and all of it is there since version 156', () => {
    const major = Number(opened.browser.version().split('.')[0]);
    console.log(`Chromium ${opened.browser.version()} gives ${chosen.join(', ') || 'nothing'}`);
    expect(all).toEqual(expect.arrayContaining([...chosen]));
    if (major >= 156) expect(chosen).toEqual(all);
  });

  test('both give the same bytes', async () => {
    expect(await portable.evaluate(() => cryptoPage.agrees())).toBe('agrees');
    expect(await withWebCrypto.evaluate(() => cryptoPage.agrees())).toBe('agrees');
  });

  test('all 28 STREAM vectors of age come out as they should', async () => {
    for (const page of [portable, withWebCrypto]) {
      const wrong = await page.evaluate((vectors) => cryptoPage.wrongStreams(vectors), streamVectors);
      expect(wrong).toEqual([]);
    }
  });
});

describeWithTestData('Wycheproof in Chromium', (data) => {
  const files = Object.fromEntries(wycheproofFiles.map((file) => [file, data.json(`wycheproof/${file}_test.json`)]));
  for (const [number, check] of checks.entries()) {
    test.each([
      ['portable', () => portable],
      ['with WebCrypto', () => withWebCrypto],
    ] as const)(`${check.title}: ${String(check.count)} cases, %s`, async (_, page) => {
      const outcome = await page().evaluate(([at, given]) => cryptoPage.check(at, given), [number, files] as const);
      expect(outcome).toEqual({ wrong: [], count: check.count });
    });
  }
});
