/**
 * `npm test`: prepares what is missing, then the house check, unit and integration tests, the packaged app from
 * outside, and end to end; all parts run even when one fails. `npm test -- unit shared/crypto` runs one part, and
 * hands the rest to its runner.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp } from '../build-app.ts';
import { checkHouse } from '../check.ts';
import { findChromium } from '../chromium.ts';
import { hasDisplay, openVirtualDisplay } from '../display.ts';
import { electronRuntime } from '../electron-runtime.ts';
import { CannotGoOn, runCommand, say, secondsSince } from '../progress.ts';
import { runInFront, runQuietly } from '../run-process.ts';
import { ensureSystemLibraries } from '../system-libraries.ts';
import { addTotals, noTests, playwrightTotals, vitestTotals } from '../test-totals.ts';
import type { Totals } from '../test-totals.ts';
import { repositoryRoot } from '../vite/paths.ts';

const parts = ['check', 'unit', 'packaged', 'e2e'] as const;
type Part = (typeof parts)[number];

const resultsFolder = join(repositoryRoot, 'test-results');

await runCommand(async () => {
  const startedMs = performance.now();
  const [named, ...rest] = process.argv.slice(2);
  const chosen = named === undefined ? parts : parts.filter((part) => part === named);
  if (chosen.length === 0) throw new CannotGoOn(`Name one of: ${parts.join(', ')}. All run when none is named.`);

  await mkdir(resultsFolder, { recursive: true });
  if (chosen.some((part) => part !== 'check')) await prepare();

  let totals = noTests;
  for (const part of chosen) {
    const result = await runPart(part, rest);
    if (chosen.length > 1 && result.failed > 0) say(`${part}: ${String(result.failed)} failed; the other parts go on.`);
    totals = addTotals(totals, result);
  }
  say(`all parts took ${secondsSince(startedMs)}`);
  console.log(`${String(totals.passed)} passed, ${String(totals.failed)} failed, ${String(totals.skipped)} skipped`);
  return totals.failed === 0 && totals.passed > 0 ? 0 : 1;
});

/** What it finds goes to the runners by environment. */
async function prepare(): Promise<void> {
  const runtime = await electronRuntime();
  await ensureSystemLibraries('tests', runtime.executablePath);
  process.env['QUIETLINE_ELECTRON'] = runtime.executablePath;
  const chromium = findChromium();
  if (chromium === undefined) {
    throw new CannotGoOn('The tests need Chromium. Run `npx playwright install chromium` once, then try again.');
  }
  process.env['QUIETLINE_CHROMIUM'] = chromium;
  await buildApp({ completeOnly: false });
  if (hasDisplay()) return;
  const display = await openVirtualDisplay({ endsWithLastWindow: false });
  process.env['DISPLAY'] = display.name;
  say(`no display here: windows open on a virtual one (${display.name})`);
}

async function runPart(part: Part, args: string[]): Promise<Totals> {
  switch (part) {
    case 'check':
      return { ...(await checkHouse()), skipped: 0 };
    case 'unit':
      return runVitest('unit', ['--project=unit', '--project=integration', '--project=house', ...args]);
    case 'packaged':
      return runVitest('packaged', ['--project=packaged', ...args]);
    case 'e2e':
      return args.length > 0 ? runPlaywright('e2e', runInFront, args) : runBothEnds();
  }
}

async function runVitest(name: string, args: string[]): Promise<Totals> {
  const report = await freshReport(name);
  const cli = join(repositoryRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runInFront(process.execPath, [cli, 'run', ...reporters, ...args]);
  return vitestTotals(report, code);
}

/**
 * The app and the client's page side by side: each spends much of its time waiting. The page's browser is headless, so
 * that the app's windows have the display to themselves; what it prints comes after.
 */
async function runBothEnds(): Promise<Totals> {
  const clientPage = runPlaywright('e2e-client-page', runBehind, ['--project=client-page']);
  const app = await runPlaywright('e2e-app', runInFront, ['--project=app']);
  return addTotals(app, await clientPage);
}

async function runBehind(...command: Parameters<typeof runQuietly>): Promise<number> {
  const { code, output } = await runQuietly(...command);
  process.stdout.write(output);
  return code;
}

async function runPlaywright(name: string, run: typeof runInFront, args: string[]): Promise<Totals> {
  const config = join('tests', 'e2e', 'playwright.config.ts');
  const report = await freshReport(name);
  const cli = join(repositoryRoot, 'node_modules', '@playwright', 'test', 'cli.js');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await run(process.execPath, [cli, 'test', '-c', config, '--reporter=list,json', ...args], { env });
  return playwrightTotals(report, code);
}

async function freshReport(name: string): Promise<string> {
  const path = join(resultsFolder, `${name}.json`);
  await rm(path, { force: true });
  return path;
}
