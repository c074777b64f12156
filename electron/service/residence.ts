/** Where the vault lives: decides at opening whether anything may be sent from here, moves it away, and settles what a copied folder is. */
import { Fault } from '../../shared/contract/index.ts';
import { wipe } from '../../shared/crypto/secret-bytes.ts';
import type { Clock } from '../../shared/language/clock.ts';
import type { Audit } from './features/audit/index.ts';
import { type Backups, type MoveProblem, problemOfFolder } from './features/backups/index.ts';
import type { SettingsRepository } from './features/settings/index.ts';
import { readRetired, type Retired, type Standing, writeRetired } from './vault/standing.ts';

export type MovedAway = { readonly kind: 'moved'; readonly name: string } | { readonly kind: MoveProblem };

export type ResidencePorts = {
  /** Says that the vault lives elsewhere now. */
  readonly retiredFile: string;
  /** Which installation this is; undefined: it is not asked. */
  readonly installId: string | undefined;
  readonly settings: Pick<SettingsRepository, 'install' | 'setInstall'>;
  readonly audit: Pick<Audit, 'note'>;
  readonly clock: Clock;
  /** 32 bytes, which are wiped after use. */
  readonly markKey: () => Uint8Array;
  readonly lock: () => void;
};

/** What goes on by itself in a vault that lives here. */
export type Household = {
  readonly backups: Pick<Backups, 'makeForMove' | 'stop'>;
  /** Resolves when nothing is sent or taken in any more; it does not begin again. */
  fallSilent(): Promise<void>;
  begin(): Promise<void>;
  /** Holds every conversation back until it is renewed; gives how many there are. */
  freeze(): Promise<number>;
};

export type Residence = {
  /** True while nothing may be changed or sent. */
  isReadOnly(): boolean;
  of(household: Household): {
    standing(): Standing;
    moveAway(folder: string): Promise<MovedAway>;
    /** Throws `not-found` when nobody asked. */
    settle(answer: 'moved' | 'copy'): Promise<void>;
  };
};

export function createResidence(ports: ResidencePorts): Residence {
  const { installId, settings, audit } = ports;
  let isMoving = false;
  let standing: Standing = withKey((key) => readRetired(ports.retiredFile, key)) ?? whereOpened();

  function withKey<Result>(use: (key: Uint8Array) => Result): Result {
    const key = ports.markKey();
    try {
      return use(key);
    } finally {
      wipe(key);
    }
  }

  /** A folder that came from another computer says so by the installation that it was last open in. */
  function whereOpened(): Standing {
    const known = settings.install();
    if (installId === undefined || known === installId) return { kind: 'active' };
    if (known !== undefined) return { kind: 'unsettled' };
    settings.setInstall(installId);
    return { kind: 'active' };
  }

  function retire(kind: Retired['kind']): void {
    const retired: Retired = { kind, at: ports.clock.now() };
    withKey((key) => writeRetired(ports.retiredFile, retired, key));
    standing = retired;
  }

  const isReadOnly = () => isMoving || standing.kind !== 'active';

  async function moveAway(folder: string, { fallSilent, backups }: Household): Promise<MovedAway> {
    if (isReadOnly()) throw new Fault('vault-retired');
    const problem = await problemOfFolder(folder);
    if (problem !== undefined) return { kind: problem };
    // 1. Nothing is sent or taken in any more. 2. The file, read back whole. 3. The mark.
    // A failure in between ends in a lock: unlocked again, everything goes on here.
    isMoving = true;
    await fallSilent();
    const made = await backups.makeForMove(folder);
    if (made.kind !== 'made') {
      ports.lock();
      return made;
    }
    retire('moved');
    audit.note('moved-away');
    // It would go on making copies of what is no longer the newest.
    await backups.stop();
    return { kind: 'moved', name: made.name };
  }

  async function settle(answer: 'moved' | 'copy', { freeze, begin }: Household): Promise<void> {
    if (standing.kind !== 'unsettled') throw new Fault('not-found');
    if (answer === 'copy') {
      retire('copy');
      return audit.note('kept-as-copy');
    }
    // As after a restore: the place it came from may have gone on sending (protocol.md 2.13).
    const frozen = await freeze();
    if (installId !== undefined) settings.setInstall(installId);
    audit.note('moved-here', '', { frozen });
    standing = { kind: 'active' };
    await begin();
  }

  return {
    isReadOnly,
    of: (household) => ({
      standing: () => standing,
      moveAway: (folder) => moveAway(folder, household),
      settle: (answer) => settle(answer, household),
    }),
  };
}
