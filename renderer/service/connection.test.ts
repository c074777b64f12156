import { expect, test } from 'vitest';
import type { Port } from '../../shared/contract/index.ts';
import { connectService } from './connection.ts';
import type { ServiceClient } from './service-client.ts';

/** A window that only carries messages, a service that only knows whether it is connected, and a clock to turn. */
function setUp() {
  const target = new EventTarget();
  const stopListeners: (() => void)[] = [];
  let asked = 0;
  let now = 1_000_000;
  const connected: Port[] = [];
  const service: Pick<ServiceClient, 'connect' | 'onDisconnect'> = {
    connect: (port) => void connected.push(port),
    onDisconnect: (listener) => void stopListeners.push(listener),
  };
  const connection = connectService({
    service: service as ServiceClient,
    window: target as unknown as Window,
    requestPort: () => void asked++,
    now: () => now,
  });
  function deliver(data: unknown, source: unknown = target): void {
    const { port1 } = new MessageChannel();
    target.dispatchEvent(Object.assign(new Event('message'), { data, source, ports: [port1] }));
    port1.close();
  }
  return {
    connection,
    connected,
    asked: () => asked,
    deliver,
    stop() {
      for (const listener of stopListeners) listener();
    },
    wait(ms: number) {
      now += ms;
    },
  };
}

test('asks for a port at once and takes the one that main hands over', () => {
  const { connection, asked, deliver, connected } = setUp();
  expect(asked()).toBe(1);
  expect(connection.state()).toEqual({ phase: 'connecting', generation: 0 });
  deliver({ quietline: 'port' });
  expect(connected).toHaveLength(1);
  expect(connection.state()).toEqual({ phase: 'connected', generation: 1 });
});

test('takes no port that comes with another message or from another window', () => {
  const { connected, deliver } = setUp();
  deliver({ quietline: 'other' });
  deliver(null);
  deliver({ quietline: 'port' }, {});
  expect(connected).toHaveLength(0);
});

test('a stop asks for the next port; a second one within a minute waits for the person', () => {
  const { connection, asked, deliver, stop, wait } = setUp();
  deliver({ quietline: 'port' });
  stop();
  expect(connection.state().phase).toBe('restarting');
  expect(asked()).toBe(2);
  deliver({ quietline: 'port' });
  wait(59_000);
  stop();
  expect(connection.state().phase).toBe('failed');
  expect(asked()).toBe(2);
  connection.retry();
  expect(asked()).toBe(3);
  deliver({ quietline: 'port' });
  expect(connection.state()).toEqual({ phase: 'connected', generation: 3 });
});

test('two stops with more than a minute between them are two first ones', () => {
  const { connection, deliver, stop, wait } = setUp();
  deliver({ quietline: 'port' });
  stop();
  deliver({ quietline: 'port' });
  wait(61_000);
  stop();
  expect(connection.state().phase).toBe('restarting');
});
