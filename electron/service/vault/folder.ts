/** What lies where in a vault's folder. */
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type VaultFolder = {
  readonly path: string;
  readonly keyFile: string;
  readonly store: string;
  /** A store that was never in use yet: only `vault.json` makes it one. */
  readonly newStore: string;
  readonly lockFile: string;
  readonly attempts: string;
  readonly generation: string;
  /** Says that the vault lives elsewhere now. */
  readonly retired: string;
  /** A vault being restored, before it is in its place. */
  readonly restoring: string;
  readonly restoreWish: string;
  /** Copies that are only looked at. */
  readonly work: string;
  /** Records under way, sealed, and what a killed app began to write elsewhere. */
  readonly exports: string;
  /** Sealed copies of files. */
  readonly attachments: string;
  readonly logs: string;
  readonly relay: string;
};

export function vaultFolderAt(path: string): VaultFolder {
  return {
    path,
    keyFile: join(path, 'vault.json'),
    store: join(path, 'store.db'),
    newStore: join(path, 'store.db.creating'),
    lockFile: join(path, 'in-use.lock'),
    attempts: join(path, 'attempts.json'),
    generation: join(path, 'generation.json'),
    retired: join(path, 'retired.json'),
    restoring: join(path, 'restoring'),
    restoreWish: join(path, 'restoring.json'),
    work: join(path, 'work'),
    exports: join(path, 'exports'),
    attachments: join(path, 'attachments'),
    logs: join(path, 'logs'),
    relay: join(path, 'relay'),
  };
}

/** Only this person may look inside. Throws what the file system throws. */
export function makeFolder(path: string): void {
  if (!existsSync(path)) mkdirSync(path, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') chmodSync(path, 0o700);
}

/** Sizes and times: enough to notice that somebody put other files there. */
export function marksOf({ keyFile, store }: VaultFolder): string {
  return [keyFile, store]
    .map((path) => statSync(path, { throwIfNoEntry: false }))
    .map((file) => `${String(file?.size)} ${String(file?.mtimeMs)} ${String(file?.ino)}`)
    .join(' ');
}
