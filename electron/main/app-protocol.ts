/** Serves the window's content as `quietline://app/…` from a fixed list of built files, under one strict policy. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { protocol } from 'electron';

export const appOrigin = 'quietline://app';

const contentTypes: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Screens have no network: everything they know comes through the port. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "webrtc 'block'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Call before `app` is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'quietline', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Call once `app` is ready. Files are listed once; a request names one of them or gets 404, so no path is ever resolved. */
export function serveApp(folder: string): void {
  const files = new Map<string, { readonly file: string; readonly type: string }>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = contentTypes[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, { file, type });
  }
  protocol.handle('quietline', (request) => {
    const url = new URL(request.url);
    const found =
      url.host === 'app' && request.method === 'GET'
        ? files.get(url.pathname === '/' ? '/index.html' : url.pathname)
        : undefined;
    if (found === undefined) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(readFileSync(found.file)), {
      headers: {
        'Content-Type': found.type,
        'Content-Security-Policy': contentSecurityPolicy,
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
      },
    });
  });
}
