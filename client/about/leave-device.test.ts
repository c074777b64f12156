import { expect, test, vi } from 'vitest';
import type { ClientId } from '../../shared/domain/ids.ts';
import type { EndOutcome } from '../../shared/messenger/messenger.ts';
import type { Session } from '../../shared/messenger/store.ts';
import { sayGoodbyes } from './leave-device.ts';

type Phase = Session['phase'];

function deskWith(phases: readonly Phase[], end: (id: ClientId) => Promise<EndOutcome>) {
  const sessions = phases.map((phase, index) => ({ phase, conversationId: String(index) }));
  const ends = vi.fn(end);
  const desk = { store: { sessions: () => Promise.resolve(sessions) }, messenger: { end: ends } };
  return { desk: desk as unknown as Parameters<typeof sayGoodbyes>[0], ends };
}

const told = () => Promise.resolve({ kind: 'ended', isTold: true } as const);
const untold = () => Promise.resolve({ kind: 'ended', isTold: false } as const);

test('every conversation that has not ended is taken leave of', async () => {
  const { desk, ends } = deskWith(['open', 'ended', 'awaiting-welcome'], told);
  expect(await sayGoodbyes(desk)).toBe(true);
  expect(ends.mock.calls).toEqual([['0'], ['2']]);
});

test('one that could not be told is enough to say so; a request that was never granted is not', async () => {
  expect(await sayGoodbyes(deskWith(['open', 'open'], (id) => (id === '0' ? told() : untold())).desk)).toBe(false);
  expect(await sayGoodbyes(deskWith(['awaiting-welcome'], untold).desk)).toBe(true);
  expect(await sayGoodbyes(deskWith([], untold).desk)).toBe(true);
});

test('attacks 26: a goodbye that cannot be stored or never answers keeps nobody from leaving', async () => {
  const full = deskWith(['open'], () => Promise.reject(new Error('no room')));
  expect(await sayGoodbyes(full.desk)).toBe(false);
  vi.useFakeTimers();
  const never = sayGoodbyes(deskWith(['open'], () => new Promise(() => {})).desk);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(await never).toBe(false);
  vi.useRealTimers();
});
