import { expect, test } from 'vitest';
import { createLanes } from './few-at-once.ts';

test('so many at a time per name, in the order they came, whatever becomes of the others', async () => {
  const lanes = createLanes(2);
  const begun: string[] = [];
  const ends = new Map<string, { resolve(): void; reject(fault: Error): void }>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<void>((resolve, reject) => ends.set(name, { resolve, reject }));
  };
  const runs = ['a1', 'a2', 'a3', 'a4'].map((name) => lanes.run('a', work(name)));
  const other = lanes.run('b', work('b1'));
  const settled = Promise.allSettled([...runs, other]);
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  await turn();
  expect(begun).toEqual(['a1', 'a2', 'b1']);
  ends.get('a2')?.reject(new Error('broken'));
  await turn();
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
  ends.get('a1')?.resolve();
  await turn();
  expect(begun.at(-1)).toBe('a4');
  for (const { resolve } of ends.values()) resolve();
  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  // All lanes are free again.
  await expect(Promise.all([lanes.run('a', turn), lanes.run('a', turn)])).resolves.toHaveLength(2);
});
