import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateSigningPair } from '../../shared/crypto/ed25519.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { createHttpRelay } from '../../shared/relay/http-relay.ts';
import type { Answer, FetchOptions } from '../../shared/relay/web-platform.ts';
import { startRelay } from '../index.ts';
import { createHostNames } from './host-names.ts';

test('knows itself by its listening address, or by its public names alone', () => {
  const local = createHostNames([], '127.0.0.1', 8787);
  expect(local.signedHost('localhost:8787')).toBe('localhost:8787');
  expect(local.signedHost('LOCALHOST:8787')).toBe('localhost:8787');
  expect(local.signedHost('elsewhere:8787')).toBe('127.0.0.1:8787');
  expect(local.signedHost(undefined)).toBe('127.0.0.1:8787');
  expect(local.socketOrigin('localhost:8787')).toBe('ws://localhost:8787');
  expect(createHostNames([], '0.0.0.0', 80).signedHost('localhost')).toBe('localhost');

  const published = createHostNames(['relay.example', 'other.example'], '127.0.0.1', 8787);
  expect(published.signedHost('other.example')).toBe('other.example');
  expect(published.signedHost('127.0.0.1:8787')).toBe('relay.example');
  expect(published.socketOrigin('other.example')).toBe('wss://other.example');
});

/** A proxy in front: takes `https://relay.example`, asks the relay at `url`, and says for whom. */
function proxyTo(url: string, hostHeader: string | undefined, forwardedFor: string) {
  const { hostname, port } = new URL(url);
  return (asked: string, options: FetchOptions = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { pathname, search } = new URL(asked);
      const own = options.headers instanceof Object ? Object.fromEntries(Object.entries(options.headers)) : {};
      const host = hostHeader === undefined ? {} : { host: hostHeader };
      const headers = { ...own, ...host, 'x-forwarded-for': forwardedFor };
      const method = options.method ?? 'GET';
      const sent = request({ hostname, port, method, path: pathname + search, headers, agent: false }, (answer) => {
        answer.resume();
        const header = (name: string) => answer.headers[name];
        resolve({
          status: answer.statusCode ?? 0,
          headers: { get: (name) => (typeof header(name) === 'string' ? String(header(name)) : null) },
          body: null,
        });
      });
      sent.on('error', reject).end(options.body);
    });
}

test('takes requests signed for its public name, whichever Host header the proxy writes, and no others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quietline-relay-'));
  const running = await startRelay({ dataFolder: folder, publicHosts: ['relay.example'] });
  const make = (url: string, hostHeader: string | undefined) => {
    const web = { fetch: proxyTo(running.url, hostHeader, '192.0.2.1'), AbortController };
    const relay = createHttpRelay({ url, clock: systemClock, random: systemRandom, web });
    const [reader, sender] = [generateSigningPair(systemRandom), generateSigningPair(systemRandom)];
    return relay.createMailbox({ reader, senderPublic: sender.public, class: 'standard' });
  };
  expect(await make('https://relay.example', 'relay.example')).toEqual({ kind: 'done' });
  expect(await make('https://relay.example', undefined)).toEqual({ kind: 'done' });
  expect(await make('https://elsewhere.example', 'elsewhere.example')).toEqual({ kind: 'not-found' });
  expect(await make(running.url, undefined)).toEqual({ kind: 'not-found' });
  await running.close();
  rmSync(folder, { recursive: true });
});

test('counts by the address that a trusted proxy names, and by the proxy’s own when it is not trusted', async () => {
  for (const trustProxy of [true, false]) {
    const folder = mkdtempSync(join(tmpdir(), 'quietline-relay-'));
    const running = await startRelay({ dataFolder: folder, trustProxy, limits: { blobReadsPerMinute: 1 } });
    const kinds = [];
    for (const address of ['192.0.2.1', 'made-up, 192.0.2.9', '198.51.100.1']) {
      const web = { fetch: proxyTo(running.url, undefined, address), AbortController };
      const relay = createHttpRelay({ url: running.url, clock: systemClock, random: systemRandom, web });
      kinds.push((await relay.getBlob(systemRandom(16), 10)).kind);
    }
    expect(kinds).toEqual(
      trustProxy ? ['not-found', 'rate-limited', 'not-found'] : ['not-found', 'rate-limited', 'rate-limited'],
    );
    await running.close();
    rmSync(folder, { recursive: true });
  }
});
