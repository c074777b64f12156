import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { type RunningRelay, startRelay } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'quietline-page-'));
const running: RunningRelay[] = [];

afterEach(async () => {
  for (const relay of running.splice(0)) await relay.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(options: {
  readonly pageFolder?: string;
  readonly publicHosts?: string[];
  readonly pageRelays?: string[];
}) {
  const relay = await startRelay({ dataFolder: join(folder, 'data'), ...options });
  running.push(relay);
  return relay.url;
}

/** The path goes out as it is written: `fetch` would tidy it. */
function get(
  url: string,
  path: string,
  host?: string,
  more: { readonly method?: string; readonly acceptEncoding?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string; bytes: Buffer }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const headers = {
      ...(host === undefined ? {} : { host }),
      ...(more.acceptEncoding === undefined ? {} : { 'accept-encoding': more.acceptEncoding }),
    };
    const sent = request({ hostname, port, path, headers, agent: false, method: more.method }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const bytes = Buffer.concat(parts);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes.toString(), bytes });
      });
    });
    sent.on('error', reject).end();
  });
}

test('serves the files that were there at the start, and nothing else', async () => {
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Q</title>');
  writeFileSync(join(page, 'assets', 'main-Ab12Cd34.js'), 'export {};');
  writeFileSync(join(page, 'assets', 'main-Ab12Cd34.js.map'), 'map');
  symlinkSync(join(folder, 'secret.txt'), join(page, 'link.txt'));
  const url = await serve({ pageFolder: page });
  writeFileSync(join(page, 'later.txt'), 'later');

  const index = await get(url, '/');
  expect(index).toMatchObject({ status: 200, body: '<!doctype html><title>Q</title>' });
  expect(index.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(index.headers['access-control-allow-origin']).toBeUndefined();
  const policy = String(index.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'; script-src 'self'; ");
  expect(policy).toContain(`connect-src 'self' ${url.replace('http', 'ws')};`);
  expect(policy).toContain(
    "require-trusted-types-for 'script'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  );
  expect(policy).not.toMatch(/unsafe|\*/);

  const asset = await get(url, '/assets/main-Ab12Cd34.js');
  expect(asset).toMatchObject({ status: 200, body: 'export {};' });
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  for (const path of [
    '/later.txt',
    '/link.txt',
    '/assets/main-Ab12Cd34.js.map',
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/',
    '//etc/passwd',
    '/data/relay.sqlite',
  ]) {
    expect(await get(url, path)).toMatchObject({ status: 404, body: '' });
  }
});

test('sends text compressed to who takes that, and the same bytes to who does not', async () => {
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  const script = 'export const word = "again";\n'.repeat(500);
  const picture = Buffer.from('an image of the same byte'.repeat(40));
  writeFileSync(join(page, 'index.html'), '<!doctype html>');
  writeFileSync(join(page, 'assets', 'main-Ab12Cd34.js'), script);
  writeFileSync(join(page, 'icon.png'), picture);
  const url = await serve({ pageFolder: page });
  const asset = '/assets/main-Ab12Cd34.js';

  for (const acceptEncoding of ['gzip', 'br, GZIP;q=0.5', 'deflate, *', 'gzip, deflate, br, zstd']) {
    const { headers, bytes } = await get(url, asset, undefined, { acceptEncoding });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(headers['content-length']).toBe(String(bytes.length));
    expect(bytes.length).toBeLessThan(script.length / 10);
    expect(gunzipSync(bytes).toString()).toBe(script);
  }
  for (const acceptEncoding of [undefined, '', 'br', 'identity', 'gzip;q=0', 'gzip;q=0, *', 'gzip;q=x', 'xgzip']) {
    const more = acceptEncoding === undefined ? {} : { acceptEncoding };
    const { headers, body } = await get(url, asset, undefined, more);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers).toMatchObject({ vary: 'accept-encoding', 'content-length': String(script.length) });
    expect(body).toBe(script);
  }
  const head = await get(url, asset, undefined, { method: 'HEAD', acceptEncoding: 'gzip' });
  expect(head.body).toBe('');
  expect(head.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(Number(head.headers['content-length'])).toBeGreaterThan(0);

  // What is an image already, or would grow, goes as it is; what the relay answers itself always does.
  for (const path of ['/icon.png', '/', '/v1/info']) {
    const { headers } = await get(url, path, undefined, { acceptEncoding: 'gzip' });
    expect(headers['content-encoding']).toBeUndefined();
  }
  expect((await get(url, '/icon.png', undefined, { acceptEncoding: 'gzip' })).bytes.equals(picture)).toBe(true);
});

test('says in a plain sentence that there is no page', async () => {
  const url = await serve({ pageFolder: join(folder, 'nowhere') });
  const answer = await get(url, '/');
  expect(answer.status).toBe(200);
  expect(answer.body).toBe('This relay is running. It stores and forwards sealed messages, and serves no page.\n');
});

test('names the public socket and other relays in the policy, and never a host that somebody made up', async () => {
  const url = await serve({ publicHosts: ['relay.example'], pageRelays: ['https://other.example'] });
  for (const host of ['relay.example', "evil.example; script-src 'unsafe-inline'", undefined]) {
    const { headers } = await get(url, '/', host);
    expect(headers['content-security-policy']).toContain(
      "connect-src 'self' wss://relay.example https://other.example wss://other.example;",
    );
  }
});

test('attacks 32: who does not read the answer to its end in time is cut off, and nobody else', async () => {
  const pageFolder = join(folder, 'large page');
  mkdirSync(pageFolder, { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), 'small');
  // More than the buffers on the way take.
  writeFileSync(join(pageFolder, 'large.png'), Buffer.alloc(31 * 2 ** 20, 7));
  const relay = await startRelay({ dataFolder: join(folder, 'data'), pageFolder, limits: { answerTimeoutMs: 500 } });
  running.push(relay);
  const { hostname, port } = new URL(relay.url);
  const slow = connect(Number(port), hostname);
  await once(slow, 'connect');
  slow.write(`GET /large.png HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
  await once(slow, 'readable');
  // The answer is on its way, and nobody takes it from here on: read only once it is cut off.
  const began = performance.now();
  while (performance.now() - began < 700) expect((await get(relay.url, '/')).body).toBe('small');
  slow.on('error', () => undefined);
  let bytes = 0;
  slow.on('data', (part: Buffer) => {
    bytes += part.length;
  });
  await once(slow, 'close');
  expect(bytes).toBeLessThan(31 * 2 ** 20);
  expect((await get(relay.url, '/')).body).toBe('small');
});
