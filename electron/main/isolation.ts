/** What every window is forbidden: permissions, navigation, new windows, webviews, the network. */
import { app, session, type WebPreferences } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Call once `app` is ready, before any window exists. */
export function isolateEverything(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  // Screens load nothing but the app's own files; whatever else asks, Chromium's own services included, is refused.
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const isOwn =
      details.url.startsWith(`${appOrigin}/`) ||
      details.url.startsWith('blob:') ||
      details.url.startsWith('data:') ||
      details.url.startsWith('devtools:');
    answer({ cancel: !isOwn });
  });
  defaultSession.on('will-download', (event) => event.preventDefault());

  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // Web requests do not see what peer connections send: allowed to go through a proxy only, and there is none.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** The same for every page. Spell checking is off because Chromium would fetch its dictionaries from a remote host. */
export const isolated = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;

/** The same for every window of the app's own. */
export function webPreferences(preload: string): WebPreferences {
  return { ...isolated, preload, additionalArguments: [`--app-version=${app.getVersion()}`] };
}
