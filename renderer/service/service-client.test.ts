import { describe, expect, test } from 'vitest';
import { Fault, type Port } from '../../shared/contract/index.ts';
import { createServiceClient, type ServiceEvent } from './service-client.ts';

/** One end that remembers what was posted and lets a test answer. */
function createTestPort() {
  const posted: { readonly id: number; readonly method: string; readonly input: unknown }[] = [];
  const messageListeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  const port: Port = {
    post: (message) => void posted.push(message as (typeof posted)[number]),
    onMessage: (listener) => void messageListeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    close: () => undefined,
  };
  return {
    port,
    posted,
    say(message: unknown) {
      for (const listener of messageListeners) listener(message);
    },
    end() {
      for (const listener of closeListeners) listener();
    },
  };
}

describe('the service client', () => {
  test('answers each call with its own reply, in whatever order they come', async () => {
    const client = createServiceClient();
    const end = createTestPort();
    client.connect(end.port);
    const first = client.call('vault.status', undefined);
    const second = client.call('clients.list', undefined);
    expect(end.posted.map(({ method }) => method)).toEqual(['vault.status', 'clients.list']);
    end.say({ kind: 'reply', id: end.posted[1]?.id, ok: true, value: [] });
    end.say({ kind: 'reply', id: end.posted[0]?.id, ok: true, value: { kind: 'none' } });
    expect(await second).toEqual([]);
    expect(await first).toEqual({ kind: 'none' });
  });

  test('rejects with the fault that the service names', async () => {
    const client = createServiceClient();
    const end = createTestPort();
    client.connect(end.port);
    const call = client.call('vault.touch', undefined);
    end.say({ kind: 'reply', id: end.posted[0]?.id, ok: false, code: 'vault-locked', details: {} });
    await expect(call).rejects.toBeInstanceOf(Fault);
    await expect(call).rejects.toMatchObject({ code: 'vault-locked' });
  });

  test('keeps a call until there is a port', async () => {
    const client = createServiceClient();
    const call = client.call('vault.status', undefined);
    const end = createTestPort();
    client.connect(end.port);
    end.say({ kind: 'reply', id: end.posted[0]?.id, ok: true, value: { kind: 'none' } });
    expect(await call).toEqual({ kind: 'none' });
  });

  test('rejects what was asked of a service that goes away, and tells of it once', async () => {
    const client = createServiceClient();
    const end = createTestPort();
    let stops = 0;
    client.onDisconnect(() => stops++);
    client.connect(end.port);
    const call = client.call('vault.status', undefined);
    end.end();
    await expect(call).rejects.toMatchObject({ code: 'service-stopping' });
    expect(stops).toBe(1);
  });

  test('an old port that closes or speaks late changes nothing', async () => {
    const client = createServiceClient();
    const old = createTestPort();
    const next = createTestPort();
    let stops = 0;
    client.onDisconnect(() => stops++);
    client.connect(old.port);
    client.connect(next.port);
    const call = client.call('vault.status', undefined);
    old.say({ kind: 'reply', id: next.posted[0]?.id, ok: true, value: { kind: 'unlocked' } });
    old.end();
    expect(stops).toBe(0);
    next.say({ kind: 'reply', id: next.posted[0]?.id, ok: true, value: { kind: 'none' } });
    expect(await call).toEqual({ kind: 'none' });
  });

  test('passes on events that have their shape and drops everything else', () => {
    const client = createServiceClient();
    const end = createTestPort();
    const heard: ServiceEvent[] = [];
    const stop = client.onEvent((event) => heard.push(event));
    client.connect(end.port);
    const clientId = 'a'.repeat(32);
    end.say({ kind: 'event', event: 'messageReceived', payload: { clientId } });
    end.say({ kind: 'event', event: 'messageReceived', payload: { clientId: 'x' } });
    end.say({ kind: 'event', event: 'toString', payload: undefined });
    end.say('noise');
    end.say(null);
    expect(heard).toEqual([{ name: 'messageReceived', payload: { clientId } }]);
    stop();
    end.say({ kind: 'event', event: 'clientsChanged', payload: undefined });
    expect(heard).toHaveLength(1);
  });
});
