import { expect, test } from 'vitest';
import type { ClientId } from '../../shared/domain/ids.ts';
import type { MessengerEvent } from '../../shared/messenger/messenger.ts';
import { watchHealth } from './health.ts';

test('what was said before anyone listened is known all the same, and a change is told once', () => {
  let say: (event: MessengerEvent) => void = () => undefined;
  const health = watchHealth({
    onEvent(listener) {
      say = listener;
      return () => undefined;
    },
  });
  const relayUrl = 'https://relay.example';
  say({ kind: 'relay-state', relayUrl, isReachable: false });
  expect(health.current()).toEqual({ isReachable: false, storeTrouble: undefined });

  let told = 0;
  const forget = health.onChange(() => {
    told += 1;
  });
  say({ kind: 'relay-state', relayUrl, isReachable: false });
  expect(told).toBe(0);
  say({ kind: 'store-failed', reason: 'full' });
  expect(health.current().storeTrouble).toBe('full');
  say({ kind: 'conversation-changed', conversationId: 'c'.repeat(32) as ClientId });
  say({ kind: 'relay-state', relayUrl, isReachable: true });
  expect(health.current()).toEqual({ isReachable: true, storeTrouble: undefined });
  expect(told).toBe(3);
  forget();
  say({ kind: 'relay-state', relayUrl, isReachable: false });
  expect(told).toBe(3);
});
