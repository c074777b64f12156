/** The vault's part of the contract. */
import { type AuditKind, Fault, type Input, type Output, type WayKind } from '../../../shared/contract/index.ts';
import type { Timestamp } from '../../../shared/domain/ids.ts';
import type { MovedAway } from '../residence.ts';
import type { Clock } from '../../../shared/language/clock.ts';
import { diagnosticOf } from './diagnostic.ts';
import type { Slot } from './vault-file.ts';
import type { Vault } from './vault-outcomes.ts';
import type { Standing } from './standing.ts';
import type { WayNote } from './ways-in.ts';

/** What the vault asks of the practice inside it; there only while it is unlocked. */
export type PracticeIdentity = {
  names(): { readonly practiceName: string; readonly therapistName: string };
  setNames(names: { readonly practiceName: string; readonly therapistName: string }): void;
  isRecoveryConfirmed(): boolean;
  setRecoveryConfirmed(isConfirmed: boolean): void;
  touch(): void;
  /** By the id of a slot. */
  wayNotes(): Readonly<Record<string, WayNote>>;
  setWayNote(id: string, note: WayNote): void;
  /** Milliseconds since 1970. */
  vaultSince(): number;
  standing(): Standing;
  /** Nothing is sent from here any more once it resolves with `moved`; locks when it could not be done. */
  moveAway(folder: string): Promise<MovedAway>;
  /** Throws `not-found` when nobody asked. */
  settle(answer: 'moved' | 'copy'): Promise<void>;
  /** Into the audit log. */
  note(kind: AuditKind, details?: Readonly<Record<string, string | number | boolean>>): void;
};

export type VaultHandlerPorts = {
  readonly vault: Vault;
  readonly clock: Clock;
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
  clock,
  practice,
  demoPassphrase,
  onStatusChange,
  folder,
  appVersion,
}: VaultHandlerPorts) {
  /** From today on the passphrase is another one. */
  async function notePassphrase(): Promise<void> {
    await vault.inWaysIn((ways) => {
      const pass = ways.list().find(({ kind }) => kind === 'pass');
      if (pass !== undefined) practice().setWayNote(pass.id, { madeAt: clock.now() });
    });
  }

  return {
    'vault.status': (): Output<'vault.status'> => {
      const state = vault.state();
      if (state.kind === 'locked') return { ...state, ways: waysOf(vault.waysToOpen()) };
      if (state.kind !== 'unlocked') return state;
      return {
        kind: 'unlocked',
        recoveryConfirmed: practice().isRecoveryConfirmed(),
        isDemo: demoPassphrase !== undefined,
        standing: standingOf(practice().standing()),
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
    'vault.unlockWithWords': async ({ words, newPassphrase }: Input<'vault.unlockWithWords'>) => {
      const outcome = await vault.unlockWithPaper({ kind: 'words', words }, newPassphrase);
      if (outcome.kind === 'shares') throw new Fault('internal');
      if (outcome.kind === 'unlocked') await notePassphrase();
      return outcome;
    },
    'vault.unlockWithShares': async ({ shares, newPassphrase }: Input<'vault.unlockWithShares'>) => {
      const outcome = await vault.unlockWithPaper({ kind: 'shares', shares }, newPassphrase);
      if (outcome.kind === 'word-count' || outcome.kind === 'unknown-word' || outcome.kind === 'mistyped')
        throw new Fault('internal');
      if (outcome.kind === 'unlocked') await notePassphrase();
      return outcome;
    },
    'vault.unlockWithKeychain': () => vault.unlockWithKeychain(),
    'vault.renewRecoveryWords': async () => {
      // Words that are written down stay good: whoever finds the computer unlocked must not get others unasked.
      if (practice().isRecoveryConfirmed()) throw new Fault('invalid-input');
      const words = await vault.inWaysIn((ways) => ways.renewRecoveryWords());
      practice().setRecoveryConfirmed(false);
      practice().note('recovery-words-renewed');
      onStatusChange();
      return words;
    },
    'vault.confirmRecoveryWords': async () => {
      practice().setRecoveryConfirmed(true);
      await vault.forgetMasterKey();
      practice().note('recovery-words-confirmed');
      onStatusChange();
    },
    'vault.changePassphrase': async ({ current, next }: Input<'vault.changePassphrase'>) => {
      const outcome = await vault.inWaysIn((ways) => ways.changePassphrase(current, next));
      if (outcome.kind === 'changed') {
        await notePassphrase();
        practice().note('passphrase-changed');
      }
      if (outcome.kind === 'wrong-passphrase') practice().note('passphrase-change-refused');
      return outcome;
    },
    'vault.moveAway': async ({ passphrase, folder }: Input<'vault.moveAway'>): Promise<Output<'vault.moveAway'>> => {
      const refused = await vault.inWaysIn((ways) => ways.refusal(passphrase));
      if (refused !== undefined) return refused;
      const outcome = await practice().moveAway(folder);
      onStatusChange();
      return outcome;
    },
    'vault.settle': async ({ answer }: Input<'vault.settle'>) => {
      await practice().settle(answer);
      onStatusChange();
    },
    'vault.lock': () => vault.lock(),
    'vault.touch': () => {
      if (vault.state().kind === 'unlocked') practice().touch();
    },
  };
}

/** As a person has them in hand. The passphrase is always one. */
function waysOf(kinds: readonly Slot['kind'][]): WayKind[] {
  const has = (kind: Slot['kind']) => kinds.includes(kind);
  return [
    ...(has('recovery') ? (['words'] as const) : []),
    ...(has('shares') ? (['shares'] as const) : []),
    ...(has('keychain') ? (['keychain'] as const) : []),
  ];
}

function standingOf(standing: Standing): Extract<Output<'vault.status'>, { kind: 'unlocked' }>['standing'] {
  return 'at' in standing ? { kind: standing.kind, at: standing.at as Timestamp } : standing;
}
