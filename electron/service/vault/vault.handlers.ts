/** The vault's part of the contract. */
import { type AuditKind, Fault, type Input, type Output } from '../../../shared/contract/index.ts';
import type { VaultHandlers } from '../serve-contract.ts';
import { diagnosticOf } from './diagnostic.ts';
import type { Vault } from './vault-outcomes.ts';

/** What the vault asks of the practice inside it; there only while it is unlocked. */
export type PracticeIdentity = {
  names(): { readonly practiceName: string; readonly therapistName: string };
  setNames(names: { readonly practiceName: string; readonly therapistName: string }): void;
  isRecoveryConfirmed(): boolean;
  setRecoveryConfirmed(isConfirmed: boolean): void;
  touch(): void;
  /** Into the audit log. */
  note(kind: AuditKind): void;
};

export type VaultHandlerPorts = {
  readonly vault: Vault;
  /** Throws `vault-locked` when there is none. */
  readonly practice: () => PracticeIdentity;
  /** The practice that is made up: any passphrase opens it. */
  readonly demoPassphrase: string | undefined;
  readonly onStatusChange: () => void;
  readonly folder: string;
  readonly appVersion: string;
};

export function createVaultHandlers({
  vault,
  practice,
  demoPassphrase,
  onStatusChange,
  folder,
  appVersion,
}: VaultHandlerPorts): Omit<VaultHandlers, 'vault.inspectBackup' | 'vault.restore' | 'vault.cancelRestore'> {
  return {
    'vault.status': (): Output<'vault.status'> => {
      const state = vault.state();
      if (state.kind !== 'unlocked') return state;
      return {
        kind: 'unlocked',
        recoveryConfirmed: practice().isRecoveryConfirmed(),
        isDemo: demoPassphrase !== undefined,
        ...practice().names(),
      };
    },
    'vault.diagnostic': ({ reason }: Input<'vault.diagnostic'>) => diagnosticOf(reason, folder, appVersion),
    'vault.create': async ({ passphrase, practiceName, therapistName }: Input<'vault.create'>) => {
      const outcome = await vault.create(passphrase);
      if (outcome.kind === 'created') {
        practice().setNames({ practiceName, therapistName });
        onStatusChange();
      }
      return outcome;
    },
    'vault.unlock': ({ passphrase }: Input<'vault.unlock'>) => vault.unlock(demoPassphrase ?? passphrase),
    'vault.unlockWithWords': ({ words, newPassphrase }: Input<'vault.unlockWithWords'>) =>
      vault.unlockWithWords(words, newPassphrase),
    'vault.renewRecoveryWords': async () => {
      // Words that are written down stay good: whoever finds the computer unlocked must not get others unasked.
      if (practice().isRecoveryConfirmed()) throw new Fault('invalid-input');
      const words = await vault.renewRecoveryWords();
      practice().setRecoveryConfirmed(false);
      practice().note('recovery-words-renewed');
      onStatusChange();
      return words;
    },
    'vault.confirmRecoveryWords': () => {
      practice().setRecoveryConfirmed(true);
      practice().note('recovery-words-confirmed');
      onStatusChange();
    },
    'vault.changePassphrase': async ({ current, next }: Input<'vault.changePassphrase'>) => {
      const outcome = await vault.changePassphrase(current, next);
      if (outcome.kind === 'changed') practice().note('passphrase-changed');
      if (outcome.kind === 'wrong-passphrase') practice().note('passphrase-change-refused');
      return outcome;
    },
    'vault.lock': () => vault.lock(),
    'vault.touch': () => {
      if (vault.state().kind === 'unlocked') practice().touch();
    },
  };
}
