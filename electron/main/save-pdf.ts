/** A kit's or a share's sheet as a file: the window's own print, written where the person says and kept nowhere else. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

export async function savePdf(name: string, window: BrowserWindow): Promise<'saved' | 'cancelled' | 'failed'> {
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || filePath === '') return 'cancelled';
  try {
    const pdf = await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
    });
    // For its owner alone: it opens the vault.
    await writeFile(filePath, pdf, { mode: 0o600 });
    pdf.fill(0);
    return 'saved';
  } catch {
    return 'failed';
  }
}
