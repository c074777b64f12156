/** Loads what makes a key of a passcode: the same rare part of the page that a join code needs. */
import { systemRandom } from '../../shared/crypto/random.ts';
import type { Unlocking } from '../device-store/passcode.ts';
import { isCodeFile, preloadVerified } from '../page/verified-import.ts';

/** Rejects when the part did not arrive, or not with the bytes that it was built with. */
export async function unlockingWith(onProgress: (done: number) => void): Promise<Unlocking> {
  await preloadVerified(isCodeFile);
  const { argon2id } = await import('../../shared/crypto/argon2id.ts');
  return { makeKey: argon2id, random: systemRandom, onProgress };
}
