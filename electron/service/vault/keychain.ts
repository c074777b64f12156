/** The system's keychain, which only main can reach: a secret goes there to be wrapped, and comes back from there. */
import type { ToMain, ToService } from '../../../shared/contract/index.ts';
import type { Clock } from '../../../shared/language/clock.ts';

type Reply = Extract<ToService, { kind: 'keychain' }>;
export type KeychainAnswer = Reply['answer'];
type Ask = Extract<ToMain, { kind: 'keychain' }>['ask'];

export type Keychain = {
  /** Never rejects. No answer for minutes is `refused`: the system may be asking the person. */
  ask(ask: Ask): Promise<KeychainAnswer>;
  answered(reply: Reply): void;
};

const longestWaitMs = 2 * 60_000;

export function createKeychain(clock: Clock, tellMain: (message: ToMain) => void): Keychain {
  const waiting = new Map<number, (answer: KeychainAnswer) => void>();
  let last = 0;
  return {
    ask(ask) {
      last += 1;
      const id = last;
      return new Promise((resolve) => {
        const cancel = clock.after(longestWaitMs, () => settle({ kind: 'refused' }));
        function settle(answer: KeychainAnswer): void {
          cancel();
          waiting.delete(id);
          resolve(answer);
        }
        waiting.set(id, settle);
        tellMain({ kind: 'keychain', id, ask });
      });
    },
    answered: ({ id, answer }) => waiting.get(id)?.(answer),
  };
}
