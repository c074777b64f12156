/** The few things that a screen may ask of main, each from the app's own main frame only. */
import { app, BrowserWindow, clipboard, dialog, ipcMain, type IpcMainInvokeEvent, nativeTheme, shell } from 'electron';
import { z } from 'zod';
import { appOrigin } from './app-protocol.ts';

export type HostEvents = {
  readonly onLanguage: (locale: 'en' | 'es') => void;
  readonly onPortWanted: (window: BrowserWindow) => void;
};

const clipboardLimitMs = 10 * 60_000;

function isOwnFrame(event: { readonly senderFrame: Electron.WebFrameMain | null }): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === appOrigin;
}

/** The only way a call gets a handler: the sender is checked and the argument parsed before it runs. */
function handle<Argument extends z.ZodType>(
  channel: string,
  argument: Argument,
  run: (argument: z.output<Argument>, window: BrowserWindow) => unknown,
): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, raw: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!isOwnFrame(event) || window === null) throw new Error('refused');
    return run(argument.parse(raw), window);
  });
}

async function clearIfStill(text: string): Promise<void> {
  if ((await clipboard.readText()) === text) clipboard.clear();
}

export function serveHostCalls({ onLanguage, onPortWanted }: HostEvents): void {
  const chosenFolders = new Set<string>();
  let clearClipboard: NodeJS.Timeout | undefined;

  handle('choose-folder', z.undefined(), async (_argument, window) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openDirectory', 'createDirectory'],
      defaultPath: app.getPath('documents'),
    });
    const folder = filePaths[0];
    if (folder !== undefined) chosenFolders.add(folder);
    return folder;
  });
  handle('choose-backup-file', z.undefined(), async (_argument, window) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile'],
      filters: [{ name: 'Quietline', extensions: ['qlbackup'] }],
    });
    return filePaths[0];
  });
  // Only a folder that the person chose in this run is ever opened.
  handle('show-folder', z.string().max(4096), async (folder) => {
    if (chosenFolders.has(folder)) await shell.openPath(folder);
  });
  handle(
    'copy-text',
    z.object({ text: z.string().max(10_000), clearAfterMs: z.number().min(1000).max(clipboardLimitMs) }),
    async ({ text, clearAfterMs }) => {
      await clipboard.writeText(text);
      clearTimeout(clearClipboard);
      clearClipboard = setTimeout(() => void clearIfStill(text), clearAfterMs);
    },
  );
  handle(
    'print-window',
    z.undefined(),
    (_argument, window) =>
      new Promise<void>((resolve) => window.webContents.print({ printBackground: true }, () => resolve())),
  );
  handle('set-language', z.enum(['en', 'es']), onLanguage);
  handle('set-theme', z.enum(['system', 'light', 'dark']), (theme) => {
    nativeTheme.themeSource = theme;
  });
  ipcMain.on('port', (event) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (isOwnFrame(event) && window !== null) onPortWanted(window);
  });
}
