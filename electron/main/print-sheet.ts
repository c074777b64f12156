/** The window's own print: only of a sheet that a screen has put out for it, on paper or as a PDF where the person says and kept nowhere else. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

/** A world of the page that no other script shares. */
const ownWorld = 1000;
const hasSheet = `document.querySelector('body > [data-print-sheet][data-print-now]') !== null`;

/** The screen asks only with a sheet put out; without one there would be a blank page, or worse. */
async function isSheetOut({ webContents }: BrowserWindow): Promise<boolean> {
  return (await webContents.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: hasSheet }])) === true;
}

export async function printWindow(window: BrowserWindow): Promise<'printed' | 'cancelled' | 'no-sheet'> {
  if (!(await isSheetOut(window))) return 'no-sheet';
  return await new Promise((resolve) =>
    window.webContents.print({ printBackground: true }, (isPrinted) => resolve(isPrinted ? 'printed' : 'cancelled')),
  );
}

export async function savePdf(name: string, window: BrowserWindow): Promise<'saved' | 'cancelled' | 'failed'> {
  if (!(await isSheetOut(window))) return 'failed';
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || filePath === '') return 'cancelled';
  try {
    // The vault may have been locked while the dialog stood open.
    if (!(await isSheetOut(window))) return 'failed';
    const pdf = await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
    });
    // For its owner alone: it may open the vault.
    await writeFile(filePath, pdf, { mode: 0o600 });
    pdf.fill(0);
    return 'saved';
  } catch {
    return 'failed';
  }
}
