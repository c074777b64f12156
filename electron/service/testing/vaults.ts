/** Vaults for tests: real files, the least Argon2 that is accepted, a clock that the test owns. */
import { systemRandom } from '../../../shared/crypto/random.ts';
import type { Clock } from '../../../shared/language/clock.ts';
import { noKeychain, quickArgon2, strongPassphrase } from './backup-secrets.ts';
import type { Keychain } from '../vault/keychain.ts';
import { createVault } from '../vault/vault.ts';
import type { OpenedVault, Vault } from '../vault/vault-outcomes.ts';

export { quickArgon2, strongPassphrase };
export const otherPassphrase = 'copper violin 17 lantern';

export type TestClock = Clock & { advance(ms: number): void };

/** Stands still until it is moved; what is due runs in order of its time. */
export function testClock(start = 1_760_000_000_000): TestClock {
  let now = start;
  let waiting: readonly { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      waiting = [...waiting, timer];
      return () => {
        waiting = waiting.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...waiting].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        waiting = waiting.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
  };
}

export type TestVault = { readonly vault: Vault; readonly clock: TestClock; opened(): OpenedVault };

export function testVault(folder: string, clock: TestClock = testClock(), keychain: Keychain = noKeychain): TestVault {
  let current: OpenedVault | undefined;
  const vault = createVault({
    folder,
    clock,
    random: systemRandom,
    argon2: quickArgon2,
    acceptsPassphrase: (passphrase) => passphrase.length >= 14,
    keychain,
    open: async (opened) => {
      current = opened;
      return {
        keepsMasterKey: true,
        close: async () => {
          current = undefined;
        },
      };
    },
    onChange: () => undefined,
  });
  return {
    vault,
    clock,
    opened() {
      if (current === undefined) throw new Error('The vault is not unlocked');
      return current;
    },
  };
}
