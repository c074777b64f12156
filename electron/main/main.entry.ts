/** The app's first process: one window, one service, and nothing of what either says. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, Notification, powerMonitor } from 'electron';
import { assertNever } from '../../shared/language/assert-never.ts';
import type { ToMain } from '../../shared/contract/index.ts';
import { appOrigin, registerAppScheme, serveApp } from './app-protocol.ts';
import { type ServedHostCalls, serveHostCalls } from './host-calls.ts';
import { isolateEverything, webPreferences } from './isolation.ts';
import { askKeychain } from './keychain.ts';
import { type Command, setMenu } from './menu.ts';
import { builtFolder, readOptions, unpackedFolder } from './options.ts';
import { showPracticeWindow } from './practice-window.ts';
import { type PrintJob, printRecord } from './record-printer.ts';
import { type ServiceProcess, startService } from './service-process.ts';
import { systemStorage } from './system-storage.ts';

const screenLockLimitMs = 500;
const newMessageWords = { en: 'New message', es: 'Mensaje nuevo' };

// `enableSandbox` takes back a --no-sandbox of the command line, without which Chromium does not run as root.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
const options = readOptions();
const preload = path.join(builtFolder('preload'), 'preload.cjs');
let locale: 'en' | 'es' = 'en';
let window: BrowserWindow | undefined;
let service: ServiceProcess | undefined;
let hostCalls: ServedHostCalls | undefined;
let isQuitting = false;
let lockAnyway: NodeJS.Timeout | undefined;
/** Ends the hidden windows that hold a record while it is printed. */
let printing = new AbortController();
/** Notifications that were not closed yet. */
const shown = new Set<Notification>();

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  mkdirSync(options.vaultFolder, { recursive: true, mode: 0o700 });
  isolateEverything();
  serveApp(builtFolder('renderer'));
  hostCalls = serveHostCalls({
    onLanguage(next) {
      locale = next;
      setMenu(locale, runCommand);
    },
    onPortWanted: (asking) => {
      // The print window has a handler of its own.
      if (asking === window && !isQuitting)
        asking.webContents.postMessage('port', null, [runningService().openPort('screen')]);
    },
  });
  setMenu(locale, runCommand);
  lockWhenAway();
  openWindow();
}

function runningService(): ServiceProcess {
  service ??= startService({
    script: path.join(unpackedFolder('service'), 'service.cjs'),
    args: [
      `--folder=${options.vaultFolder}`,
      `--client-page=${unpackedFolder('client')}`,
      `--verifier=${unpackedFolder('verifier')}`,
      `--app-version=${app.getVersion()}`,
      `--install-file=${options.installFile}`,
      ...(options.isDemo ? ['--demo'] : []),
    ],
    onMessage: onServiceMessage,
    onExit() {
      service = undefined;
      showPracticeWindow(undefined, undefined);
      stopPrinting();
    },
  });
  return service;
}

function openWindow(): void {
  const opened = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 360,
    minHeight: 480,
    title: 'Quietline',
    show: false,
    webPreferences: webPreferences(preload),
  });
  window = opened;
  opened.once('ready-to-show', () => opened.show());
  opened.on('closed', () => {
    showPracticeWindow(undefined, undefined);
    window = undefined;
  });
  void opened.loadURL(`${appOrigin}/index.html`).then(() => takePicture(opened));
}

/** For a machine without a display: what a person would have seen. */
async function takePicture(opened: BrowserWindow): Promise<void> {
  if (options.picture === undefined) return;
  await opened.webContents.executeJavaScript(`new Promise((resolve) => {
    const look = () => document.querySelector('h1') === null ? setTimeout(look, 50) : setTimeout(resolve, 800);
    look();
  })`);
  const picture = await opened.webContents.capturePage();
  writeFileSync(options.picture, picture.toPNG());
}

function runCommand(command: Command): void {
  if (command === 'lock') lock();
  else window?.webContents.send('command', command);
}

/**
 * 1. The screen hides everything, hands over what was typed in the last moment and has the service lock.
 * 2. A screen that is busy or gone gets this long; then the service locks all the same.
 */
function lock(): void {
  forgetOutside();
  window?.webContents.send('command', 'lock');
  clearTimeout(lockAnyway);
  lockAnyway = setTimeout(() => service?.send({ kind: 'lock' }), screenLockLimitMs);
}

/** A closed lid is one of the first two; the third is another account at this computer. */
function lockWhenAway(): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('user-did-resign-active', lock);
}

/** What is outside of the window: the notifications that stand there, and what was copied. */
function forgetOutside(): void {
  for (const notification of shown) notification.close();
  shown.clear();
  void hostCalls?.clearCopied();
}

function onServiceMessage(message: ToMain): void {
  switch (message.kind) {
    case 'print':
      void print(message);
      return;
    case 'practice-window':
      showPracticeWindow(message.page, window);
      return;
    case 'keychain':
      void askKeychain(message.ask, systemStorage()).then((answer) =>
        service?.send({ kind: 'keychain', id: message.id, answer }),
      );
      return;
    case 'unread':
      app.setBadgeCount(message.count);
      if (message.isNew && window?.isFocused() !== true) announceMessage();
      return;
    case 'locked':
      clearTimeout(lockAnyway);
      forgetOutside();
      stopPrinting();
      return;
    case 'ready':
    case 'unlocked':
    case 'port-message':
    case 'port-closed':
      return;
    default:
      assertNever(message);
  }
}

/** Names nobody and quotes nothing. */
function announceMessage(): void {
  window?.flashFrame(true);
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title: 'Quietline', body: newMessageWords[locale], silent: true });
  shown.add(notification);
  notification.on('close', () => shown.delete(notification));
  notification.show();
}

/** What a screen would hide, a hidden window lets go of. */
function stopPrinting(): void {
  printing.abort();
  printing = new AbortController();
}

async function print(job: PrintJob): Promise<void> {
  const openPort = () => runningService().openPort('print');
  const result = await printRecord(job, preload, openPort, printing.signal).catch(() => ({ kind: 'failed' }) as const);
  service?.send({ kind: 'printed', taskId: job.taskId, result });
}

app.on('second-instance', () => {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
});
app.on('activate', () => {
  if (app.isReady() && window === undefined) openWindow();
});
app.on('window-all-closed', () => app.quit());
app.on('before-quit', (event) => {
  if (isQuitting || service === undefined) return;
  event.preventDefault();
  isQuitting = true;
  void Promise.allSettled([service.stop(), hostCalls?.clearCopied()]).then(() => app.quit());
});
