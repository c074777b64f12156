/** The packaged app, driven from outside: it opens its first screen, closes cleanly, and its fuses hold. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasDisplay, openVirtualDisplay } from '../../build/display.ts';
import type { Display } from '../../build/display.ts';
import { packageApp } from '../../build/package-app.ts';

let executablePath: string;
let display: Display | undefined;
let folder: string;
const started: Launched[] = [];

type Launched = { child: ChildProcess; stderr: () => string; debuggerUrl: Promise<string>; exited: Promise<number> };

beforeAll(async () => {
  ({ executablePath } = await packageApp({ forRelease: false }));
  if (!hasDisplay()) display = await openVirtualDisplay({ endsWithLastWindow: false });
  folder = await mkdtemp(join(tmpdir(), 'quietline-packaged-'));
});

afterEach(async () => {
  for (const { child, exited } of started.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
});

afterAll(async () => {
  display?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Each launch has a profile of its own. `debuggerUrl` settles when Chromium says where it listens. */
function launch(name: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Launched {
  const child = spawn(
    executablePath,
    [
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--remote-debugging-port=0',
      '--lang=en-US',
      `--user-data-dir=${join(folder, name)}`,
      ...args,
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display.name }), ...env },
    },
  );
  let text = '';
  const exited = new Promise<number>((resolve) => {
    child.on('exit', (code) => {
      resolve(code ?? -1);
    });
  });
  const debuggerUrl = new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const url = /DevTools listening on (ws:\/\/\S+)/.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
    void exited.then((code) => {
      reject(new Error(`The app ended (${String(code)}) before it listened:\n${text}`));
    });
  });
  const launched = { child, stderr: () => text, debuggerUrl, exited };
  started.push(launched);
  return launched;
}

describe('the packaged app', () => {
  test('opens its first screen from its own scheme, and closing the window ends it', async () => {
    const app = launch('first-screen');
    const browser = await chromium.connectOverCDP(await app.debuggerUrl);
    const context = browser.contexts()[0];
    if (context === undefined) throw new Error('The app has no browser context.');
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));

    // The service has answered that there is no vault yet: its process runs, and its compiled packages load.
    await page.getByRole('heading', { name: 'A quiet line to your clients' }).waitFor();
    expect(page.url()).toMatch(/^quietline:\/\/app\//);
    expect(await page.evaluate(() => typeof (globalThis as Record<string, unknown>)['require'])).toBe('undefined');

    await page.close();
    expect(await app.exited).toBe(0);
  });

  test('attacks 44: does not run code given by ELECTRON_RUN_AS_NODE or NODE_OPTIONS, and opens no inspector', async () => {
    const asNode = join(folder, 'ran-as-node');
    const asOption = join(folder, 'ran-by-option');
    const script = join(folder, 'planted.cjs');
    await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(asOption)}, '')`);

    const app = launch(
      'fuses',
      ['--inspect=0', '-e', `require('node:fs').writeFileSync(${JSON.stringify(asNode)}, '')`],
      { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` },
    );
    // That it listens as a browser shows that it started as the app, past the point where Node would have run code.
    await app.debuggerUrl;

    expect(existsSync(asNode)).toBe(false);
    expect(existsSync(asOption)).toBe(false);
    expect(app.stderr()).not.toContain('Debugger listening');
  });

  test('has every fuse as configured', async () => {
    const wire = await getCurrentFuseWire(executablePath);
    expect({
      runAsNode: wire[FuseV1Options.RunAsNode],
      cookieEncryption: wire[FuseV1Options.EnableCookieEncryption],
      nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
      asarIntegrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyFromAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
      browserSnapshot: wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot],
      filePrivileges: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
    }).toEqual({
      runAsNode: FuseState.DISABLE,
      cookieEncryption: FuseState.ENABLE,
      nodeOptions: FuseState.DISABLE,
      inspect: FuseState.DISABLE,
      asarIntegrity: FuseState.ENABLE,
      onlyFromAsar: FuseState.ENABLE,
      browserSnapshot: FuseState.DISABLE,
      filePrivileges: FuseState.DISABLE,
    });
  });

  test('carries no default app and only the compiled files of this platform', async () => {
    const resources = join(executablePath, '..', 'resources');
    const files = await readdir(resources, { recursive: true });
    expect(files).not.toContain('default_app.asar');
    const addons = files.filter((file) => file.endsWith('.node')).sort();
    expect(addons.length).toBe(2);
    for (const addon of addons) expect(addon).toContain(`${process.platform}-${process.arch}`);
  });
});
