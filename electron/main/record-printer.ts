/** Turns a record into a tagged PDF: a hidden window draws what the service tells it, and the bytes go back to the service. */
import { BrowserWindow, type MessagePortMain } from 'electron';
import { appOrigin } from './app-protocol.ts';
import { webPreferences } from './isolation.ts';

export type PrintJob = {
  readonly taskId: string;
  readonly pageSize: 'Letter' | 'A4';
  readonly headerText: string;
  /** `{page}` and `{pages}` stand for the numbers. */
  readonly footerText: string;
};

const millimetresPerInch = 25.4;
const drawingLimitMs = 10 * 60_000;

/** Resolves when the page has drawn itself or has given up. */
const untilDrawn = `new Promise((resolve) => {
  const root = document.documentElement;
  const look = () => root.dataset.printReady !== undefined && resolve(root.dataset.printReady);
  new MutationObserver(look).observe(root, { attributes: true });
  look();
})`;

/** Undefined when the document could not be drawn or printed. Once `stop` aborts, the window and what it shows are gone. */
export async function printRecord(
  job: PrintJob,
  preload: string,
  givePort: (window: BrowserWindow) => MessagePortMain,
  stop: AbortSignal,
): Promise<Uint8Array | undefined> {
  const stopped = new Promise<undefined>((resolve) => {
    stop.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...webPreferences(preload), backgroundThrottling: false },
  });
  try {
    window.webContents.ipc.on('port', () => {
      window.webContents.postMessage('port', null, [givePort(window)]);
    });
    await window.loadURL(`${appOrigin}/print.html?taskId=${encodeURIComponent(job.taskId)}`);
    const drawn: unknown = await Promise.race([
      window.webContents.executeJavaScript(untilDrawn),
      stopped,
      new Promise((resolve) => setTimeout(resolve, drawingLimitMs, 'late').unref()),
    ]);
    if (drawn !== 'true') return undefined;
    const printed = window.webContents.printToPDF({
      pageSize: job.pageSize,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      headerTemplate: runningLine(escapeHtml(job.headerText)),
      footerTemplate: runningLine(
        escapeHtml(job.footerText)
          .replace('{page}', '<span class="pageNumber"></span>')
          .replace('{pages}', '<span class="totalPages"></span>'),
      ),
      margins: {
        top: 22 / millimetresPerInch,
        bottom: 20 / millimetresPerInch,
        left: 20 / millimetresPerInch,
        right: 20 / millimetresPerInch,
      },
    });
    return await Promise.race([printed, stopped]);
  } finally {
    window.destroy();
  }
}

function runningLine(html: string): string {
  return `<div style="width: 100%; padding: 0 20mm; font: 8pt sans-serif; color: #333; text-align: right">${html}</div>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
