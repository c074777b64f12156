/**
 * What cryptography costs in the client's page, in a real Chromium: the portable code beside what the page chooses
 * from WebCrypto. `node tests/bench/primitives.bench.ts`; prints one Markdown table.
 */
import { join } from 'node:path';
import { openScriptedBrowser } from '../chromium-page.ts';
import type { CryptoPage } from '../vectors/crypto-page.ts';
import { markdownTable, runHeading } from './measure.ts';

declare const cryptoPage: CryptoPage;

const opened = await openScriptedBrowser(join(import.meta.dirname, '..', 'vectors', 'crypto-page.ts'));
try {
  const page = await opened.open('cryptoPage');
  // The first run warms the engine up and is not counted.
  await page.evaluate(() => cryptoPage.measure());
  const portable = await page.evaluate(() => cryptoPage.measure());
  const chosen = await page.evaluate(() => cryptoPage.choose());
  const native = new Map(Object.entries(await page.evaluate(() => cryptoPage.measure())));
  const rows = Object.entries(portable).map(([work, portableUs]) => {
    const chosenUs = native.get(work) ?? Number.NaN;
    return [work, portableUs.toFixed(0), chosenUs.toFixed(0), (portableUs / chosenUs).toFixed(2)];
  });
  process.stdout.write(
    `${runHeading('primitives')}\nChromium ${opened.browser.version()}, microseconds, medians of 11. `,
  );
  process.stdout.write(`Taken from WebCrypto: ${chosen.join(', ') || 'nothing'}.\n\n`);
  process.stdout.write(
    `${markdownTable(['in the client’s page', 'portable', 'as chosen', 'times as fast'], rows)}\n\n`,
  );
  process.stdout.write(
    'A ratchet step is synchronous: its pairs are made ahead, its shared secrets stay portable, and the boxes of\nmessages are XChaCha20, which WebCrypto does not have.\n',
  );
} finally {
  await opened.close();
}
