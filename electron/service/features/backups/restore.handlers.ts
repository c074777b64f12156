/** Restoring as the contract has it: looking at a file, restoring from it, and stopping that. */
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { Argon2Parameters } from '../../vault/argon2.ts';
import type { VaultFolder } from '../../vault/folder.ts';
import {
  type FullRecordOpener,
  inspectBackup,
  prepareRestore,
  type PreparedVault,
  type RestoreRefusal,
} from './restore.ts';

export type RestoreHandlerPorts = {
  /** The vault's own part: gives back what was refused, or says that it is in place and open, or that it isn't. */
  readonly restore: (
    prepare: (folder: VaultFolder) => Promise<PreparedVault | RestoreRefusal>,
  ) => Promise<
    | { readonly kind: 'placed'; readonly movedAside: string | undefined }
    | { readonly kind: 'unreadable' }
    | RestoreRefusal
  >;
  readonly random: RandomBytes;
  readonly argon2: Argon2Parameters;
  readonly acceptsPassphrase: (passphrase: string) => boolean;
  readonly openFullRecord: FullRecordOpener;
  readonly clock: Clock;
  readonly onProgress: (done: number, total: number) => void;
};

export function createRestoreHandlers({ restore, onProgress, clock, ...ports }: RestoreHandlerPorts) {
  let running: AbortController | undefined;
  return {
    'vault.inspectBackup': ({ file }: Input<'vault.inspectBackup'>): Promise<Output<'vault.inspectBackup'>> =>
      inspectBackup(file),

    'vault.restore': async ({ file, secret }: Input<'vault.restore'>): Promise<Output<'vault.restore'>> => {
      const controller = new AbortController();
      running = controller;
      let prepared: PreparedVault | undefined;
      const outcome = await restore(async (folder) => {
        const done = await prepareRestore(folder, file, secret, { ...ports, onProgress, signal: controller.signal });
        if (done.kind === 'prepared') prepared = done;
        return done;
      }).finally(() => {
        if (running === controller) running = undefined;
      });
      if (outcome.kind === 'unreadable') return { kind: 'damaged' };
      if (outcome.kind !== 'placed') return outcome;
      if (prepared === undefined) return { kind: 'damaged' };
      const { createdAt, counts, missingFiles } = prepared;
      const { movedAside } = outcome;
      const isNoted = await prepared.custodian?.leaveNote(clock.now());
      return {
        kind: 'restored',
        createdAt,
        counts,
        ...(missingFiles === 0 ? {} : { missingFiles }),
        ...(isNoted === undefined ? {} : { isNoted }),
        ...(movedAside === undefined ? {} : { movedAside }),
      };
    },

    'vault.cancelRestore': (): void => running?.abort(new Error('cancelled')),
  };
}
