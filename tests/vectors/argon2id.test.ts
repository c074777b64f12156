/** The portable Argon2id beside an independent implementation, and with it the cost of guessing a join code. */
import { hashRaw } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { toHex, utf8 } from '../../shared/language/bytes.ts';
import { argon2id } from '../../shared/crypto/argon2id.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { generateJoinCode, JOIN_CODE_COST, joinCodeKey } from '../../shared/protocol/index.ts';

/** The other implementation's defaults are Argon2id and version 1.3. */
test('attacks 7: a join code costs a guess 19 MiB and two passes of Argon2id, the same as another implementation’s', async () => {
  const inviteId = systemRandom(16);
  const code = generateJoinCode(systemRandom);
  const other = await hashRaw(code, {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    outputLen: 32,
    salt: inviteId,
  });
  expect(toHex(await joinCodeKey(code, inviteId))).toBe(other.toString('hex'));
  expect(JOIN_CODE_COST).toEqual({ memoryKiB: 19_456, passes: 2, lanes: 1 });
});

test('Argon2id agrees with another implementation for other costs, too', async () => {
  for (const [memoryKiB, passes, lanes, length] of [
    [8, 1, 1, 32],
    [64, 3, 4, 64],
    [1024, 2, 2, 16],
  ] as const) {
    const secret = systemRandom(12);
    const salt = systemRandom(16);
    const other = await hashRaw(secret, {
      memoryCost: memoryKiB,
      timeCost: passes,
      parallelism: lanes,
      outputLen: length,
      salt,
    });
    expect(toHex(await argon2id(secret, salt, { memoryKiB, passes, lanes }, length))).toBe(other.toString('hex'));
  }
});

test('a salt below 8 bytes is a fault of the caller', async () => {
  await expect(argon2id(utf8('x'), new Uint8Array(7), { memoryKiB: 8, passes: 1, lanes: 1 }, 32)).rejects.toThrow();
});
