import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { eventually } from '../../testing/services.ts';
import { testClock } from '../../testing/vaults.ts';
import { createHttpRelays } from '../http/http-relays.ts';
import { createEmbeddedRelay, type EmbeddedRelayPorts, freshPort } from './embedded-relay.ts';
import { onlyWhileHere } from './own-relay.ts';

function embeddedRelay(folder: string, rememberedPort: number | undefined, clock = testClock()) {
  const ports: number[] = [];
  const options: EmbeddedRelayPorts = {
    clock,
    dataFolder: join(folder, 'relay'),
    pageFolder: undefined,
    preferredPort: 0,
    rememberedPort,
    rememberPort: (port) => ports.push(port),
    onChange: () => undefined,
  };
  const relay = createEmbeddedRelay(options);
  onTestFinished(() => relay.stop());
  return { relay, ports, clock };
}

async function listenOn(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

async function freePort(): Promise<number> {
  const server = await listenOn(0);
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

test('two practices of one computer begin at ports of their own, below those that systems lend', () => {
  const ports = Array.from({ length: 50 }, () => freshPort(systemRandom));
  expect(new Set(ports).size).toBeGreaterThan(40);
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(20_000);
  expect(
    Math.max(
      freshPort(() => Uint8Array.of(255, 255)),
      ...ports,
    ),
  ).toBeLessThan(32_768);
});

test('answers on loopback at the port that it remembers', async () => {
  const folder = temporaryFolder();
  const first = embeddedRelay(folder, undefined);
  await first.relay.start();
  const state = first.relay.state();
  if (state.kind !== 'running') throw new Error(state.kind);
  expect(new URL(state.url).hostname).toBe('127.0.0.1');
  expect(await createHttpRelays(systemRandom)(state.url).info()).toMatchObject({ kind: 'info', needsToken: false });
  await first.relay.stop();

  const second = embeddedRelay(folder, first.ports[0]);
  await second.relay.start();
  expect(second.relay.state()).toEqual(state);
});

test('never moves from a port that links name: it says that it is taken, and comes back when it is free', async () => {
  const port = await freePort();
  const other = await listenOn(port);
  onTestFinished(() => void other.close());
  const { relay, clock } = embeddedRelay(temporaryFolder(), port);
  await relay.start();
  const url = `http://127.0.0.1:${String(port)}`;
  expect(relay.state()).toEqual({ kind: 'port-taken', url });
  const plug = onlyWhileHere(createHttpRelays(systemRandom)(url), () => relay.isAway(url));
  expect(await plug.info()).toEqual({ kind: 'unreachable' });
  expect(relay.isAway('https://relay.example')).toBe(false);
  await new Promise((resolve) => other.close(resolve));
  clock.advance(30_000);
  await eventually(async () => (relay.state().kind === 'running' ? true : undefined));
  expect(relay.state()).toEqual({ kind: 'running', url });
  expect(await plug.info()).toMatchObject({ kind: 'info' });
});
