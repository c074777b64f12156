import { expect, test } from 'vitest';
import { collectEvents, describeRelay } from '../../tests/contract-suites/relay-conformance.ts';
import { generateSigningPair } from '../crypto/ed25519.ts';
import { systemRandom } from '../crypto/random.ts';
import { systemClock } from '../language/clock.ts';
import { createMemoryRelay } from './memory-relay.ts';

describeRelay('memory', async () => ({
  relay: createMemoryRelay({ clock: systemClock }),
  guarded: {
    relay: createMemoryRelay({ clock: systemClock, token: 'a long operator password' }),
    token: 'a long operator password',
  },
  close: async () => undefined,
}));

test('makes the faults it is asked for', async () => {
  const relay = createMemoryRelay({ clock: systemClock });
  const reader = generateSigningPair(systemRandom);
  const sender = generateSigningPair(systemRandom);
  await relay.createMailbox({ reader, senderPublic: sender.public, class: 'standard' });
  const cellId = systemRandom(16);
  const cell = systemRandom(4096);

  relay.setFaults({ losesRequest: (call) => call === 'send' });
  expect(await relay.send(sender, cellId, cell)).toEqual({ kind: 'unreachable' });
  expect(await relay.fetch(reader, 0)).toMatchObject({ cells: [] });

  relay.setFaults({ losesAnswer: (call) => call === 'send', tampersWith: (cells) => [...cells, ...cells] });
  expect(await relay.send(sender, cellId, cell)).toEqual({ kind: 'unreachable' });
  const doubled = await relay.fetch(reader, 0);
  expect(doubled.kind === 'cells' && doubled.cells.length).toBe(2);

  relay.setFaults({ delayMs: 5 });
  expect(await relay.acknowledge(reader, 1)).toEqual({ kind: 'done' });
  const events = collectEvents();
  relay.watch([reader], events.onEvent)();
  expect(events.seen).toEqual([]);
});
