/**
 * Stands for a network address in the limits: a keyed hash of its prefix under a key that lives in memory and
 * changes every hour, so that no address can be learnt from the process, let alone from a file (protocol.md 3.3).
 */

import { createHmac, randomBytes } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import type { Clock } from '../../shared/language/clock.ts';

const rotateAfterMs = 3_600_000;

export type AddressKeys = { keyOf(address: string | undefined): string };

/** `onRotate` forgets what was counted under the old key. */
export function createAddressKeys(clock: Clock, onRotate: () => void): AddressKeys {
  let key = randomBytes(32);
  let madeAt = clock.now();
  return {
    keyOf(address) {
      if (Math.abs(clock.now() - madeAt) >= rotateAfterMs) {
        key = randomBytes(32);
        madeAt = clock.now();
        onRotate();
      }
      return createHmac('sha256', key).update(prefixOf(address)).digest('base64');
    },
  };
}

/** The /24 of an IPv4 address, the /56 of an IPv6 one; every other text is one and the same prefix. */
export function prefixOf(address: string | undefined): string {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? '';
  if (isIPv4(plain)) return plain.slice(0, plain.lastIndexOf('.'));
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = tail === undefined ? front : [...front, ...missing, ...back];
  const numbers = groups.slice(0, 4).map((group) => Number.parseInt(group, 16));
  return [...numbers.slice(0, 3), (numbers[3] ?? 0) & 0xff00].map((number) => number.toString(16)).join(':');
}
