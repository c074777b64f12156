/**
 * The `start` row of performance.md: from the start of the process to the unlock screen beside a bare Electron window,
 * and from "Unlock" to the inbox without the key derivation, in the real built app, at three sizes of the vault.
 * `--small` shows only that it works; `--sizes=200000` chooses.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildApp } from '../../build/build-app.ts';
import { hasDisplay, openVirtualDisplay } from '../../build/display.ts';
import { electronRuntime } from '../../build/electron-runtime.ts';
import { repositoryRoot } from '../../build/vite/paths.ts';
import { quickArgon2, strongPassphrase } from '../../electron/service/testing/backup-secrets.ts';
import { argon2id } from '../../electron/service/vault/argon2.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { fillVault } from './filled-vault.ts';
import { growthExponent, markdownTable, median, runHeading } from './measure.ts';

const clients = Array.from({ length: 40 }, (_, number) => `Client ${String(number)}`);
const startGoal = 1.5;
const inboxGoalMs = 300;
const limitMs = 120_000;

/** Runs inside Electron before the app's own code: tells when a heading has been painted, and unlocks when asked to. */
const hook = `
const { app } = require('electron');
const tell = (words) => process.stdout.write('bench ' + words + ' ' + Date.now() + '\\n');
const painted = '() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))';
const until = (condition) => '(async () => { while (!(' + condition + ')) await new Promise((go) => requestAnimationFrame(go)); await (' + painted + ')(); })()';
app.on('web-contents-created', (_, contents) => contents.once('dom-ready', async () => {
  const run = (code) => contents.executeJavaScript(code);
  await run(until("document.querySelector('h1')"));
  tell('shown');
  if (process.env.BENCH_PASSPHRASE !== undefined) {
    const passphrase = JSON.stringify(process.env.BENCH_PASSPHRASE);
    await run(until("document.querySelector('input[type=password]')"));
    const ms = await run('(async () => {'
      + 'const input = document.querySelector("input[type=password]");'
      + 'Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, ' + passphrase + ');'
      + 'input.dispatchEvent(new Event("input", { bubbles: true }));'
      + 'await (' + painted + ')();'
      + 'const start = performance.now();'
      + 'input.form.requestSubmit();'
      + 'await ' + until("document.querySelector('[role=list] li button')") + ';'
      + 'return performance.now() - start; })()');
    process.stdout.write('bench unlocked ' + ms + '\\n');
  }
  app.quit();
}));
`;

const bareApp = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const opened = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true } });
  opened.once('ready-to-show', () => opened.show());
  opened.loadFile('index.html');
});
app.on('window-all-closed', () => app.quit());
`;

type Run = { readonly shownMs: number; readonly unlockMs: number };

/** Starts Electron on `appFolder` and lets it end by itself. Rejects when it does not in time. */
function runApp(
  executable: string,
  hookFile: string,
  appFolder: string,
  profile: string,
  passphrase?: string,
): Promise<Run> {
  const rootOnly = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...(passphrase === undefined ? {} : { BENCH_PASSPHRASE: passphrase }),
  };
  delete env['ELECTRON_RUN_AS_NODE'];
  const startedMs = Date.now();
  const args = ['-r', hookFile, ...rootOnly, appFolder, `--user-data-dir=${profile}`];
  const child = spawn(executable, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let shownMs = Number.NaN;
  let unlockMs = Number.NaN;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [mark, what, value] = line.split(' ');
    if (mark !== 'bench') return;
    if (what === 'shown') shownMs = Number(value) - startedMs;
    else unlockMs = Number(value);
  });
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.once('exit', (code) => {
      clearTimeout(tooLong);
      if (Number.isNaN(shownMs) || (passphrase !== undefined && Number.isNaN(unlockMs)))
        reject(new Error(`The app ended (${String(code)}) and nothing was to be seen`));
      else resolve({ shownMs, unlockMs });
    });
  });
}

async function derivationMs(): Promise<number> {
  const startedMs = performance.now();
  await argon2id(new TextEncoder().encode(strongPassphrase), systemRandom(16), quickArgon2);
  return performance.now() - startedMs;
}

async function compare(flags: readonly string[]): Promise<void> {
  const isSmall = flags.includes('--small');
  const named = flags.find((flag) => flag.startsWith('--sizes='))?.slice('--sizes='.length);
  const sizes = named?.split(',').map(Number) ?? (isSmall ? [100] : [20_000, 60_000, 200_000]);
  const rounds = isSmall ? 1 : 5;
  const { executablePath, version, isFallback } = await electronRuntime();
  await buildApp({ completeOnly: true });
  const display = hasDisplay() ? undefined : await openVirtualDisplay({ endsWithLastWindow: false });
  if (display !== undefined) process.env['DISPLAY'] = display.name;
  const folder = mkdtempSync(join(tmpdir(), 'quietline-start-'));
  try {
    const bareFolder = join(folder, 'bare');
    mkdirSync(bareFolder);
    writeFileSync(join(bareFolder, 'package.json'), '{ "name": "bare", "version": "1.0.0", "main": "main.cjs" }');
    writeFileSync(join(bareFolder, 'main.cjs'), bareApp);
    writeFileSync(join(bareFolder, 'index.html'), '<!doctype html><title>Bare</title><h1>Bare</h1>');
    const hookFile = join(folder, 'hook.cjs');
    writeFileSync(hookFile, hook);
    const bare = () => runApp(executablePath, hookFile, bareFolder, join(folder, 'bare-profile'));
    const results: { size: number; bareMs: number; shownMs: number; ratio: number; inboxMs: number; keyMs: number }[] =
      [];
    for (const size of sizes) {
      process.stderr.write(`start: ${String(size)} messages\n`);
      const profile = join(folder, String(size));
      await fillVault(join(profile, 'vault'), { passphrase: strongPassphrase, clients, messages: size });
      const app = () => runApp(executablePath, hookFile, repositoryRoot, profile, strongPassphrase);
      const runs: { bareMs: number; shownMs: number; inboxMs: number; keyMs: number }[] = [];
      // The first round fills the system's caches and is not counted.
      for (let round = 0; round <= rounds; round += 1) {
        const bareMs = (await bare()).shownMs;
        const { shownMs, unlockMs } = await app();
        const keyMs = await derivationMs();
        if (round > 0) runs.push({ bareMs, shownMs, keyMs, inboxMs: unlockMs - keyMs });
      }
      results.push({
        size,
        bareMs: median(runs.map((run) => run.bareMs)),
        shownMs: median(runs.map((run) => run.shownMs)),
        ratio: median(runs.map((run) => run.shownMs / run.bareMs)),
        inboxMs: median(runs.map((run) => run.inboxMs)),
        keyMs: median(runs.map((run) => run.keyMs)),
      });
    }
    const verdict = (isMet: boolean) => (isMet ? 'met' : 'not met');
    process.stdout.write(
      `${runHeading('start')}\nElectron ${version}${isFallback ? ', in place of the one that is shipped' : ''}; medians of ${String(rounds)}, milliseconds.\n\n`,
    );
    const header = [
      'messages in the vault',
      'bare window',
      'unlock screen',
      'ratio',
      `goal: at most ${String(startGoal)}`,
      'unlock to inbox',
      `goal: at most ${String(inboxGoalMs)}`,
    ];
    const rows = results.map(({ size, bareMs, shownMs, ratio, inboxMs }) => [
      size.toLocaleString('en'),
      bareMs.toFixed(0),
      shownMs.toFixed(0),
      ratio.toFixed(2),
      verdict(ratio <= startGoal),
      inboxMs.toFixed(0),
      verdict(inboxMs <= inboxGoalMs),
    ]);
    process.stdout.write(`${markdownTable(header, rows)}\n\n`);
    const growth = growthExponent(results.map(({ size, inboxMs }) => ({ size, cost: Math.max(1, inboxMs) })));
    process.stdout.write(
      `Unlock to inbox grows with the exponent ${growth.toFixed(2)} (0 is flat), the key derivation of ${String(results.at(-1)?.keyMs.toFixed(0))} ms left out.\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    display?.close();
  }
}

await compare(process.argv.slice(2));
