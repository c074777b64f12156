import { expect, test } from 'vitest';
import { handOverFile } from './hand-over-file.ts';

function taker() {
  const said: string[] = [];
  return {
    said,
    append: async (bytes: Uint8Array) => {
      said.push(`append ${bytes.join(',')}`);
      return true;
    },
    finish: async () => {
      said.push('finish');
      return true;
    },
    cancel: async () => {
      said.push('cancel');
    },
  };
}

const file = Uint8Array.of(1, 2, 3, 4, 5);
const whole = {
  size: file.length,
  pieceBytes: 2,
  read: async (start: number, end: number) => file.slice(start, end),
  isWanted: () => true,
  onProgress: () => undefined,
};

test('a file goes over in pieces, in order, and is finished', async () => {
  const takes = taker();
  const done: number[] = [];
  expect(await handOverFile(takes, { ...whole, onProgress: (bytes) => done.push(bytes) })).toBe('queued');
  expect(takes.said).toEqual(['append 1,2', 'append 3,4', 'append 5', 'finish']);
  expect(done).toEqual([2, 4, 5]);
});

test('an empty file is finished at once', async () => {
  const takes = taker();
  expect(await handOverFile(takes, { ...whole, size: 0 })).toBe('queued');
  expect(takes.said).toEqual(['finish']);
});

test('what is no longer wanted is taken back', async () => {
  const takes = taker();
  const isWanted = () => takes.said.length < 1;
  expect(await handOverFile(takes, { ...whole, isWanted })).toBe('cancelled');
  expect(takes.said).toEqual(['append 1,2', 'cancel']);
});

test('a file that goes away or shrinks while it is read is taken back, never finished', async () => {
  for (const read of [() => Promise.reject(new Error('gone')), async () => new Uint8Array(1)]) {
    const takes = taker();
    expect(await handOverFile(takes, { ...whole, read })).toBe('unreadable');
    expect(takes.said).toEqual(['cancel']);
  }
});

test('a fault of the taker is passed on, and what was begun is taken back', async () => {
  const takes = taker();
  const failing = { ...takes, append: () => Promise.reject(new Error('no room')) };
  await expect(handOverFile(failing, whole)).rejects.toThrow('no room');
  expect(takes.said).toEqual(['cancel']);
});
