/** The portable Argon2id beside an independent implementation, and with it the cost of guessing a join code. */
import { spawnSync } from 'node:child_process';
import { hashRaw } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { toHex, utf8 } from '../../shared/language/bytes.ts';
import { argon2id as serviceArgon2id } from '../../electron/service/vault/argon2.ts';
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

/** Debian's package of the reference implementation; its salts are text. */
function commandArgon2id(passphrase: string, salt: string, memoryKiB: number, passes: number, lanes: number): string {
  const cost = ['-t', String(passes), '-k', String(memoryKiB), '-p', String(lanes), '-l', '32'];
  const { stdout, stderr, status } = spawnSync('argon2', [salt, '-id', ...cost, '-r', '-v', '13'], {
    input: passphrase,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`argon2 ended with ${String(status)}: ${stderr}`);
  return stdout.trim();
}

const hasCommand = spawnSync('argon2', ['-h']).error === undefined;
if (!hasCommand) console.log('Left out: Argon2id against the command argon2, which is not installed (Debian: argon2).');

test.skipIf(!hasCommand)(
  'the service, the portable code and the command argon2 give the same key for what a vault asks',
  async () => {
    for (const [memoryKiB, passes, lanes] of [
      [65_536, 3, 1],
      [262_144, 3, 1],
    ] as const) {
      const salt = toHex(systemRandom(8));
      const passphrase = 'Ángel peregrino fin 12';
      const expected = commandArgon2id(passphrase, salt, memoryKiB, passes, lanes);
      const cost = { memoryKiB, passes, lanes };
      expect(toHex(await serviceArgon2id(utf8(passphrase), utf8(salt), cost))).toBe(expected);
      // The portable code takes seconds for the larger one, and no page ever asks it to.
      if (memoryKiB === 65_536) expect(toHex(await argon2id(utf8(passphrase), utf8(salt), cost, 32))).toBe(expected);
    }
  },
  60_000,
);
