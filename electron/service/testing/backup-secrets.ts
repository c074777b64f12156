/** What every test's vault is opened with; in a file of its own for processes that no test runner runs. */
import type { Keychain } from '../vault/keychain.ts';

export const quickArgon2 = { memoryKiB: 65_536, passes: 3, lanes: 1 };
export const strongPassphrase = 'tulip harbor 92 glacier';

/** A system without one. */
export const noKeychain: Keychain = {
  ask: () => Promise.resolve({ kind: 'unavailable', reason: 'none' }),
  answered: () => undefined,
};
