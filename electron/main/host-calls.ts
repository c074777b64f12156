/** The few things that a screen may ask of main, each from the app's own main frame only. */
import { app, BrowserWindow, clipboard, dialog, ipcMain, type IpcMainInvokeEvent, nativeTheme, shell } from 'electron';
import { z } from 'zod';
import { appOrigin } from './app-protocol.ts';
import { printWindow, savePdf } from './print-sheet.ts';

export type HostEvents = {
  readonly onLanguage: (locale: 'en' | 'es') => void;
  readonly onPortWanted: (window: BrowserWindow) => void;
};

/** A screen tells of a copy as it begins; the clipboard has it a moment later. */
const afterCopying = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

const clipboardLimitMs = 10 * 60_000;
/** The largest message has fewer. */
const clipboardLimitCharacters = 65_536;

export type ServedHostCalls = {
  /** Clears the clipboard now where it still holds what a screen copied: nobody is there later to do it. */
  clearCopied(): Promise<void>;
};

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

export function serveHostCalls({ onLanguage, onPortWanted }: HostEvents): ServedHostCalls {
  const chosenFolders = new Set<string>();
  let clearLater: NodeJS.Timeout | undefined;
  let copied: string | undefined;
  let noting = Promise.resolve();

  async function clearCopied(): Promise<void> {
    await noting;
    clearTimeout(clearLater);
    const text = copied;
    copied = undefined;
    if (text !== undefined && (await clipboard.readText()) === text) clipboard.clear();
  }

  handle('choose-folder', z.undefined(), async (_argument, window) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openDirectory', 'createDirectory'],
      defaultPath: app.getPath('documents'),
    });
    const folder = filePaths[0];
    if (folder !== undefined) chosenFolders.add(folder);
    return folder;
  });
  const chooseFile = async (window: BrowserWindow, extension: string) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile'],
      filters: [{ name: 'Quietline', extensions: [extension] }],
    });
    return filePaths[0];
  };
  handle('choose-backup-file', z.undefined(), (_argument, window) => chooseFile(window, 'qlbackup'));
  handle('choose-capsule-file', z.undefined(), (_argument, window) => chooseFile(window, 'qlcapsule'));
  // Only a folder that the person chose in this run is ever opened.
  handle('show-folder', z.string().max(4096), async (folder) => {
    if (chosenFolders.has(folder)) await shell.openPath(folder);
  });
  handle(
    'copy-text',
    z.object({
      text: z.string().max(clipboardLimitCharacters),
      clearAfterMs: z.number().min(1000).max(clipboardLimitMs),
    }),
    async ({ text, clearAfterMs }) => {
      await clipboard.writeText(text);
      clearTimeout(clearLater);
      copied = text;
      clearLater = setTimeout(() => void clearCopied(), clearAfterMs);
    },
  );
  handle('note-copied', z.undefined(), () => {
    noting = afterCopying().then(async () => {
      copied = await clipboard.readText();
    });
  });
  handle('print-window', z.undefined(), (_argument, window) => printWindow(window));
  handle('save-pdf', z.string().regex(/^[^/\\:]{1,120}\.pdf$/), savePdf);
  handle('set-language', z.enum(['en', 'es']), onLanguage);
  handle('set-theme', z.enum(['system', 'light', 'dark']), (theme) => {
    nativeTheme.themeSource = theme;
  });
  ipcMain.on('port', (event) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (isOwnFrame(event) && window !== null) onPortWanted(window);
  });
  return { clearCopied };
}
