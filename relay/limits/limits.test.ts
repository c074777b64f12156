import { describe, expect, test } from 'vitest';
import { createAddressKeys, prefixOf } from './address-keys.ts';
import { createSeenProofs } from './seen-proofs.ts';
import { createTokenBuckets } from './token-buckets.ts';

function handClock() {
  let now = 1_000_000;
  return { now: () => now, after: () => () => undefined, pass: (ms: number) => void (now += ms) };
}

describe('token buckets', () => {
  test('give the burst, then one by one, and say how long to wait', () => {
    const clock = handClock();
    const buckets = createTokenBuckets(clock, 60, 3);
    expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 0]);
    expect(buckets.take('a')).toBe(1000);
    clock.pass(600);
    expect(buckets.take('a')).toBe(400);
    expect(buckets.take('b')).toBe(0);
    clock.pass(400);
    expect(buckets.take('a')).toBe(0);
    clock.pass(3_600_000);
    expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 0]);
    expect(buckets.take('a')).toBe(1000);
  });

  test('count bytes as well, and take back what was taken in vain', () => {
    const clock = handClock();
    const bytes = createTokenBuckets(clock, 600, 1000);
    expect(bytes.take('a', 900)).toBe(0);
    expect(bytes.take('a', 300)).toBe(20_000);
    expect(bytes.take('a', 100)).toBe(0);
    clock.pass(30_000);
    expect(bytes.take('a', 300)).toBe(0);
    const calls = createTokenBuckets(clock, 60, 1);
    for (let count = 0; count < 3; count += 1) {
      expect(calls.take('a')).toBe(0);
      calls.giveBack('a');
      calls.giveBack('a');
    }
    expect([calls.take('a'), calls.take('a')]).toEqual([0, 1000]);
  });

  test('a clock that goes back gives nothing and takes nothing', () => {
    const clock = handClock();
    const buckets = createTokenBuckets(clock, 60, 1);
    expect(buckets.take('a')).toBe(0);
    clock.pass(-10_000);
    expect(buckets.take('a')).toBe(1000);
    clock.pass(1000);
    expect(buckets.take('a')).toBe(0);
  });

  test('keep counting for those who wait while a hundred thousand others pass', () => {
    const clock = handClock();
    const buckets = createTokenBuckets(clock, 60, 1);
    buckets.take('a');
    for (let index = 0; index < 100_000; index++) buckets.take(String(index));
    expect(buckets.take('a')).toBe(1000);
  });
});

describe('address keys', () => {
  test('stand for a prefix, not for an address', () => {
    expect(prefixOf('192.0.2.17')).toBe('192.0.2');
    expect(prefixOf('::ffff:192.0.2.200')).toBe('192.0.2');
    expect(prefixOf('2001:db8:1:2ff::9')).toBe('2001:db8:1:200');
    expect(prefixOf('2001:db8:1:2aa:1:2:3:4')).toBe('2001:db8:1:200');
    expect(prefixOf('2001:db8:1:300::9')).toBe('2001:db8:1:300');
    expect(prefixOf('::1')).toBe('0:0:0:0');
    expect(prefixOf('fe80::1%eth0')).toBe('fe80:0:0:0');
    expect(prefixOf('nonsense')).toBe('unknown');
    expect(prefixOf(undefined)).toBe('unknown');
  });

  test('change every hour, and then what was counted is forgotten', () => {
    const clock = handClock();
    let rotations = 0;
    const keys = createAddressKeys(clock, () => void (rotations += 1));
    const first = keys.keyOf('192.0.2.17');
    expect(keys.keyOf('192.0.2.18')).toBe(first);
    expect(keys.keyOf('198.51.100.1')).not.toBe(first);
    expect(first).not.toContain('192');
    clock.pass(3_600_000);
    expect(keys.keyOf('192.0.2.17')).not.toBe(first);
    expect(rotations).toBe(1);
  });
});

test('a proof is new once for as long as its time is good', () => {
  const clock = handClock();
  const seen = createSeenProofs(clock);
  const nonce = new Uint8Array(16).fill(9);
  expect(seen.isNew(nonce)).toBe(true);
  for (let second = 0; second < 600; second += 10) {
    expect(seen.isNew(nonce)).toBe(false);
    clock.pass(10_000);
    seen.isNew(Uint8Array.of(second));
  }
  expect(seen.isNew(new Uint8Array(16))).toBe(true);
});
