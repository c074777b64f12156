import { expect, test } from 'vitest';
import { sign } from '../../../../shared/crypto/ed25519.ts';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { nodeSign } from './node-sign.ts';

test('signs exactly as the portable code does', () => {
  for (let length = 0; length < 20; length += 1) {
    const seed = systemRandom(32);
    const message = systemRandom(length * 13);
    expect(Buffer.from(nodeSign(seed, message))).toEqual(Buffer.from(sign(seed, message)));
  }
});
