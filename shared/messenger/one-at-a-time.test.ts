import { expect, test } from 'vitest';
import { createTurns } from './one-at-a-time.ts';

function open(): { readonly wait: Promise<void>; readonly go: () => void } {
  let go = () => undefined as void;
  const wait = new Promise<void>((resolve) => {
    go = resolve;
  });
  return { wait, go };
}

test('work under one name goes in order, under two names side by side, and a failure stops nobody', async () => {
  const turns = createTurns();
  const gate = open();
  const done: string[] = [];
  const first = turns.run('a', async () => {
    await gate.wait;
    done.push('a1');
    throw new Error('failed');
  });
  const second = turns.run('a', async () => void done.push('a2'));
  await turns.run('b', async () => void done.push('b1'));
  expect(done).toEqual(['b1']);
  gate.go();
  await expect(first).rejects.toThrow('failed');
  await second;
  expect(done).toEqual(['b1', 'a1', 'a2']);
  expect(await turns.run('a', async () => 7)).toBe(7);
});
