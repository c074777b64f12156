/** The make-believe client's page in a window of its own: as foreign to the app as a page in any browser, and gone without a trace when it closes. */
import { BrowserWindow, session } from 'electron';
import { isolated } from './isolation.ts';

export type PracticePage = { readonly url: string; readonly label: string };

let opened: BrowserWindow | undefined;
let count = 0;

/** Each time another phone: what the one before kept is not there. Undefined closes. */
export function showPracticeWindow(page: PracticePage | undefined, beside: BrowserWindow | undefined): void {
  opened?.destroy();
  opened = undefined;
  if (page === undefined || beside === undefined || beside.isDestroyed()) return;
  const { origin } = new URL(page.url);
  count += 1;
  // No `persist:`: Chromium keeps it in memory only.
  const own = session.fromPartition(`practice-${String(count)}`);
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    const asked = new URL(url);
    const isOwn = asked.origin === origin || (asked.protocol === 'ws:' && `http://${asked.host}` === origin);
    answer({ cancel: !isOwn && asked.protocol !== 'blob:' && asked.protocol !== 'data:' });
  });
  own.on('will-download', (event) => event.preventDefault());

  const { x, y, width } = beside.getBounds();
  const window = new BrowserWindow({
    ...{ x: x + width - 60, y: y + 40, width: 400, height: 760, minWidth: 320, minHeight: 480 },
    title: page.label,
    webPreferences: { ...isolated, session: own },
  });
  opened = window;
  window.setMenu(null);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('did-finish-load', () => void window.webContents.insertCSS(mark(page.label)));
  window.on('closed', () => {
    if (opened === window) opened = undefined;
    void own.clearStorageData();
  });
  void window.loadURL(page.url).catch(() => undefined);
}

/** A strip that the page itself cannot take away, above everything and in nobody's way. */
function mark(label: string): string {
  return `
    html::before {
      content: ${JSON.stringify(label)};
      position: sticky; top: 0; z-index: 2147483647; display: block; padding: 2px 8px;
      background: #5b3a8c; color: white; font: 600 13px/1.5 system-ui; text-align: center; pointer-events: none;
    }`;
}
