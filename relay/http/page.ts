/** The client's page, from a fixed list of files read at start; a request never becomes a path on disk (protocol.md 2.17). */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { utf8 } from '../../shared/language/bytes.ts';
import type { HttpAnswer } from './answers.ts';

export type Page = {
  /** Undefined when the page has no such file. `path` is the request's, without its query. */
  answer(
    path: string,
    socketOrigin: string,
    acceptEncoding: string | undefined,
  ): { readonly answer: HttpAnswer; readonly headers: PageHeaders } | undefined;
};
export type PageHeaders = Readonly<Record<string, string>>;

type PageFile = {
  readonly body: Uint8Array;
  /** Made once, at the start, for text that it makes smaller. */
  readonly gzip?: Uint8Array;
  readonly type: string;
  readonly isHashed: boolean;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Images and fonts are compressed as they are. */
const textTypes: readonly string[] = ['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt'];

const maxFiles = 500;
const maxPageBytes = 32 * 2 ** 20;
/** What a bundler puts into `assets/` carries a hash of its content in its name. */
const hashedAsset = /^\/assets\/.+-[\w-]{8,}\.\w+$/;
const noPage = 'This relay is running. It stores and forwards sealed messages, and serves no page.\n';

/** `relayOrigins` are other relays that clients of this page may reach. Throws when the folder holds too much. */
export function readPage(folder: string | undefined, relayOrigins: readonly string[]): Page {
  const files = folder !== undefined && existsSync(folder) ? readFiles(folder) : new Map<string, PageFile>();
  const index = files.get('/index.html');
  files.set('/', index ?? { body: utf8(noPage), type: 'text/plain; charset=utf-8', isHashed: false });
  const elsewhere = relayOrigins.flatMap((origin) => [origin, origin.replace(/^http/, 'ws')]);

  return {
    answer(path, socketOrigin, acceptEncoding) {
      const file = files.get(path);
      if (!file) return undefined;
      const gzip = takesGzip(acceptEncoding) ? file.gzip : undefined;
      const headers = {
        'content-type': file.type,
        'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        'content-security-policy': contentPolicy([socketOrigin, ...elsewhere]),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        ...(file.gzip && { vary: 'accept-encoding' }),
        ...(gzip && { 'content-encoding': 'gzip' }),
      };
      return { answer: { status: 200, body: gzip ?? file.body }, headers };
    },
  };
}

/** RFC 9110, 12.5.3: named with a weight above 0, or covered by `*` and not refused by name. */
function takesGzip(acceptEncoding = ''): boolean {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

/** `'self'` does not cover the page's own WebSocket in every browser, so that origin is named. */
function contentPolicy(connectOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `connect-src ${["'self'", ...connectOrigins].join(' ')}`,
    "img-src 'self' blob: data:",
    "style-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function readFiles(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const extension = extname(entry.name);
    const type = types[extension];
    if (!entry.isFile() || type === undefined) continue;
    bytes += statSync(file).size;
    if (files.size >= maxFiles || bytes > maxPageBytes) throw new Error('The page folder holds more than a page.');
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    const body = readFileSync(file);
    const gzip = textTypes.includes(extension) ? gzipSync(body, { level: 9 }) : body;
    files.set(path, { body, ...(gzip.length < body.length && { gzip }), type, isHashed: hashedAsset.test(path) });
  }
  return files;
}
