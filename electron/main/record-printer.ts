/** Prints a record: a hidden window draws what the service tells it, and becomes a tagged PDF for the service or goes to the system's print dialog. */
import { BrowserWindow, type MessagePortMain } from 'electron';
import type { PrintResult, ToMain } from '../../shared/contract/index.ts';
import { appOrigin } from './app-protocol.ts';
import { webPreferences } from './isolation.ts';

/** In its texts `{page}` and `{pages}` stand for the numbers. */
export type PrintJob = Omit<Extract<ToMain, { kind: 'print' }>, 'kind'>;

const millimetresPerInch = 25.4;
const drawingLimitMs = 10 * 60_000;

/** Resolves when the page has drawn itself or has given up. */
const untilDrawn = `new Promise((resolve) => {
  const root = document.documentElement;
  const look = () => root.dataset.printReady !== undefined && resolve(root.dataset.printReady);
  new MutationObserver(look).observe(root, { attributes: true });
  look();
})`;

/** Once `stop` aborts, the window and what it shows are gone. */
export async function printRecord(
  job: PrintJob,
  preload: string,
  givePort: (window: BrowserWindow) => MessagePortMain,
  stop: AbortSignal,
): Promise<PrintResult> {
  const failed = { kind: 'failed' } as const;
  const stopped = new Promise<PrintResult>((resolve) => {
    stop.addEventListener('abort', () => resolve(failed), { once: true });
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
    if (drawn !== 'true') return failed;
    const printed = job.to === 'pdf' ? asPdf(window, job) : onPaper(window, job);
    return await Promise.race([printed, stopped]);
  } finally {
    window.destroy();
  }
}

async function asPdf(window: BrowserWindow, job: PrintJob): Promise<PrintResult> {
  const bytes = await window.webContents.printToPDF({
    pageSize: job.pageSize,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: true,
    headerTemplate: runningLine(escapeHtml(job.headerText), job),
    footerTemplate: runningLine(
      escapeHtml(job.footerText)
        .replace('{page}', '<span class="pageNumber"></span>')
        .replace('{pages}', '<span class="totalPages"></span>'),
      job,
    ),
    margins: {
      top: 22 / millimetresPerInch,
      bottom: 20 / millimetresPerInch,
      left: 20 / millimetresPerInch,
      right: 20 / millimetresPerInch,
    },
  });
  return { kind: 'pdf', bytes };
}

/** The page brings its margins and running lines along. False from the system's dialog: it was closed. */
function onPaper(window: BrowserWindow, { pageSize }: PrintJob): Promise<PrintResult> {
  return new Promise((resolve) =>
    window.webContents.print({ printBackground: true, pageSize }, (isPrinted, why) => {
      if (isPrinted) resolve({ kind: 'on-paper' });
      else resolve({ kind: /cancel/i.test(why) ? 'refused' : 'failed' });
    }),
  );
}

function runningLine(html: string, { isLarge }: PrintJob): string {
  return `<div style="width: 100%; padding: 0 20mm; font: ${isLarge ? 12 : 8}pt sans-serif; color: #333; text-align: right">${html}</div>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
