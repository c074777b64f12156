/** Backups while the vault is open: by the clock and on demand, each read back before it counts; and the monthly rehearsal. */
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AuditKind, Output } from '../../../../shared/contract/index.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import { syncFolder } from '../../database/durable-files.ts';
import type { OpenStore } from '../../database/open.ts';
import type { StandingLabel } from '../../vault/keys.ts';
import type { VaultFile } from '../../vault/vault-file.ts';
import { giveName } from '../../give-name.ts';
import { areWhole, attachmentsBeside, removeUnnamed } from './backup-attachments.ts';
import { backupName, backupsIn, moveName, partialPath, problemOfFolder, removeFrom } from './backup-folder.ts';
import { createBackupsRepository, type Remembered } from './backups.repository.ts';
import { backupFailureOf, checkFailureOf } from './failures.ts';
import { type MadeBackup, makeBackup } from './make-backup.ts';
import { type BackupKeys, readBackup, removeCopy } from './read-backup.ts';
import { superseded } from './rotation.ts';

type State = Output<'backups.state'>;
type Running = NonNullable<State['running']>;

export type BackupsPorts = {
  readonly store: OpenStore;
  /** 32 hexadecimal digits. */
  readonly vaultId: string;
  readonly deriveKey: (purpose: StandingLabel) => Uint8Array;
  /** vault.json as it is now. */
  readonly keyFile: () => VaultFile;
  /** The vault's own sealed files. */
  readonly attachmentFolder: string;
  /** Only this feature's, inside the vault's folder; what a crash left there is removed. */
  readonly workFolder: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly appVersion: string;
  readonly note: (kind: AuditKind, subject?: string, details?: { readonly [name: string]: number | string }) => void;
  readonly onChange: () => void;
  /** One was made, read back and has its name. */
  readonly onMade: () => void;
  readonly report: (fault: unknown) => void;
  /** A made-up practice is not backed up by itself. */
  readonly isAutomatic: boolean;
};

export type MoveProblem = 'folder-missing' | 'folder-unwritable' | 'disk-full' | 'other';

export type Backups = {
  state(): State;
  setFolder(folder: string): Promise<Output<'backups.setFolder'>['kind']>;
  /** Resolves when it has ended, however. */
  backUp(): Promise<void>;
  check(): Promise<void>;
  /** One whole file of everything into that folder, for another computer. Resolves with its name, or why there is none. */
  makeForMove(
    folder: string,
  ): Promise<{ readonly kind: 'made'; readonly name: string } | { readonly kind: MoveProblem }>;
  cancel(): void;
  /** Cancels, and resolves when nothing runs any more. */
  halt(): Promise<void>;
  /** What is in the folder now, this vault's only. */
  left(): Promise<Output<'deletions.preview'>['backups']>;
  stop(): Promise<void>;
};

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** After unlocking, the person comes first. */
const firstLookMs = minuteMs;
const lookEveryMs = 15 * minuteMs;
/** Less than a day, so that the hour of the day does not wander. */
const backupEveryMs = 20 * 60 * minuteMs;
const checkEveryMs = 30 * dayMs;
/** Longer without a backup is said on every screen. */
const attentionAfterMs = 3 * dayMs;
const progressEveryMs = 150;

export function createBackups(ports: BackupsPorts): Backups {
  const { store, vaultId, clock, note, onChange, report } = ports;
  const repository = createBackupsRepository(store.database);
  let running: Running | undefined;
  let abort: AbortController | undefined;
  let work: Promise<void> | undefined;
  let cancelTimer: () => void = () => undefined;
  let lastTold = 0;
  let isStopped = false;

  const now = (): Timestamp => clock.now() as Timestamp;

  function remember(change: Remembered): void {
    repository.put({ ...repository.get(), ...change });
  }

  function progress(next: Running): void {
    const isSameStep = running?.step === next.step;
    running = next;
    if (isSameStep && clock.now() - lastTold < progressEveryMs) return;
    lastTold = clock.now();
    onChange();
  }

  function withKeys<Result>(use: (keys: BackupKeys) => Promise<Result>): Promise<Result> {
    const keys = { kek: ports.deriveKey('backup-kek'), storeKey: ports.deriveKey('sqlite-main') };
    return use(keys).finally(() => wipe(keys.kek, keys.storeKey));
  }

  /** One task at a time; a second wish while one runs is fulfilled by it. */
  function run(kind: Running['kind'], task: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (isStopped) return Promise.resolve();
    if (work !== undefined) return work;
    const controller = new AbortController();
    abort = controller;
    progress({ kind, step: kind === 'backup' ? 'writing' : 'reading', done: 0, total: 0 });
    const ended = task(controller.signal)
      .catch((error: unknown) => void report(error))
      .finally(() => {
        running = undefined;
        abort = undefined;
        work = undefined;
        onChange();
      });
    work = ended;
    return ended;
  }

  async function freshWorkFolder(): Promise<string> {
    await rm(ports.workFolder, { recursive: true, force: true });
    await mkdir(ports.workFolder, { mode: 0o700 });
    return path.join(ports.workFolder, 'copy.db');
  }

  async function makeInto(folder: string, partial: string, signal: AbortSignal): Promise<MadeBackup> {
    const target = await freshWorkFolder();
    return withKeys((keys) =>
      makeBackup({
        ...ports,
        keys,
        path: partial,
        target,
        attachmentsBeside: attachmentsBeside(folder, vaultId),
        signal,
        onProgress: (step, done, total) => progress({ kind: 'backup', step, done, total }),
      }),
    );
  }

  async function backUpNow(signal: AbortSignal): Promise<void> {
    const { folder } = repository.get();
    if (folder === undefined) return;
    const partial = partialPath(folder, vaultId);
    try {
      const problem = await problemOfFolder(folder);
      if (problem !== undefined) return failed(problem);
      await removeFrom(folder, [path.basename(partial)]);
      const made = await makeInto(folder, partial, signal);
      if (made.kind !== 'made') return failed(made.kind);
      signal.throwIfAborted();
      // From here on it is a backup: whole, on the disk, and under its own name.
      const { size } = await stat(partial);
      const name = await giveName(folder, partial, backupName(made.manifest.createdAt));
      await removeFrom(folder, [path.basename(partial)]);
      syncFolder(folder);
      const { counts, generation } = made.manifest;
      const { failure: _over, ...known } = repository.get();
      repository.put({ ...known, last: { at: now(), name, bytes: size, counts } });
      note('backup-made', '', { ...counts, generation, bytes: size });
      ports.onMade();
      // What a migration kept is now in two places.
      store.removeFormer();
      await withKeys(async ({ kek }) => {
        const known = await backupsIn(folder, vaultId, kek);
        await removeFrom(
          folder,
          superseded(known).filter((old) => old !== name),
        );
        await removeUnnamed(folder, vaultId);
      });
    } catch (error) {
      if (signal.aborted) return;
      const reason = await backupFailureOf(error, folder);
      if (reason === 'other') report(error);
      failed(reason);
    } finally {
      await removeFrom(folder, [path.basename(partial)]);
      await rm(ports.workFolder, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  function failed(reason: NonNullable<State['failure']>['reason']): void {
    const before = repository.get().failure;
    remember({ failure: { at: now(), reason } });
    // A drive that is away is noted once, not every quarter of an hour.
    if (before?.reason !== reason) note('backup-failed', '', { reason });
  }

  async function checkNow(signal: AbortSignal): Promise<void> {
    const { folder } = repository.get();
    if (folder === undefined) return;
    const checked = await withKeys((keys) => rehearse(folder, keys, signal)).catch((error: unknown) => {
      if (signal.aborted) return undefined;
      const outcome = checkFailureOf(error);
      if (outcome === undefined) throw error;
      return { outcome, name: '' } as const;
    });
    await rm(ports.workFolder, { recursive: true, force: true }).catch(() => undefined);
    if (checked === undefined) return;
    remember({ checked: { at: now(), ...checked } });
    if (checked.outcome === 'whole') note('backup-checked', '', checked.counts);
    else note('backup-check-failed', '', { reason: checked.outcome });
  }

  async function rehearse(folder: string, keys: BackupKeys, signal: AbortSignal) {
    if ((await problemOfFolder(folder)) === 'folder-missing') return { outcome: 'folder-missing', name: '' } as const;
    const [newest] = await backupsIn(folder, vaultId, keys.kek);
    if (newest === undefined) return { outcome: 'no-backup', name: '' } as const;
    const read = await readBackup({
      path: path.join(folder, newest.name),
      keysOf: () => keys,
      target: await freshWorkFolder(),
      onProgress: (done, total) => progress({ kind: 'check', step: 'reading', done, total }),
      signal,
    });
    const { attachments } = newest.header.manifest;
    const isWhole = read.kind === 'whole' && (await areWhole(attachmentsBeside(folder, vaultId), attachments, signal));
    if (!isWhole) return { outcome: 'damaged', name: newest.name } as const;
    return { outcome: 'whole', name: newest.name, counts: read.counts } as const;
  }

  function schedule(delayMs: number): void {
    cancelTimer();
    cancelTimer = clock.after(delayMs, () => void look());
  }

  async function look(): Promise<void> {
    try {
      const { folder, last, failure, checked } = repository.get();
      const isDue = last === undefined || failure !== undefined || clock.now() - last.at >= backupEveryMs;
      if (folder !== undefined && isDue) await backUp();
      const reference = checked?.outcome === 'whole' ? checked.at : undefined;
      const isCheckDue = reference === undefined || clock.now() - reference >= checkEveryMs;
      if (folder !== undefined && isCheckDue && repository.get().failure === undefined) await check();
      // Days that pass without a backup become worth saying.
      else onChange();
    } catch (error) {
      report(error);
    }
    if (!isStopped) schedule(lookEveryMs);
  }

  const backUp = (): Promise<void> => run('backup', backUpNow);
  const check = (): Promise<void> => run('check', checkNow);

  async function makeForMove(folder: string): ReturnType<Backups['makeForMove']> {
    const problem = await problemOfFolder(folder);
    if (problem !== undefined) return { kind: problem };
    abort?.abort(new Error('cancelled'));
    await work;
    let outcome: Awaited<ReturnType<Backups['makeForMove']>> = { kind: 'other' };
    await run('backup', async (signal) => {
      const partial = partialPath(folder, vaultId);
      try {
        await removeFrom(folder, [path.basename(partial)]);
        const made = await makeInto(folder, partial, signal);
        if (made.kind !== 'made') return;
        signal.throwIfAborted();
        const name = await giveName(folder, partial, moveName(made.manifest.createdAt));
        syncFolder(folder);
        outcome = { kind: 'made', name };
      } catch (error) {
        const reason = await backupFailureOf(error, folder);
        if (reason === 'other' && !signal.aborted) report(error);
        outcome = {
          kind:
            reason === 'disk-full' || reason === 'folder-missing' || reason === 'folder-unwritable' ? reason : 'other',
        };
      } finally {
        await removeFrom(folder, [path.basename(partial)]);
        await rm(ports.workFolder, { recursive: true, force: true }).catch(() => undefined);
      }
    });
    return outcome;
  }

  if (ports.isAutomatic) schedule(firstLookMs);
  return {
    state() {
      const known = repository.get();
      const since = known.last?.at ?? repository.vaultSince();
      return {
        ...known,
        ...(running === undefined ? {} : { running }),
        needsAttention:
          ports.isAutomatic && (clock.now() - since >= attentionAfterMs || known.checked?.outcome === 'damaged'),
      };
    },
    async setFolder(folder) {
      const problem = await problemOfFolder(folder);
      if (problem !== undefined) return problem;
      const { failure: _over, ...known } = repository.get();
      if (known.folder !== folder) note('backup-folder-changed');
      repository.put({ ...known, folder });
      onChange();
      void backUp();
      return 'chosen';
    },
    backUp,
    check,
    makeForMove,
    cancel: () => abort?.abort(new Error('cancelled')),
    async halt() {
      abort?.abort(new Error('cancelled'));
      await work;
    },
    async left() {
      const { folder } = repository.get();
      if (folder === undefined) return { folder: 'none', files: [] };
      if ((await problemOfFolder(folder)) === 'folder-missing') return { folder: 'missing', files: [] };
      const known = await withKeys(({ kek }) => backupsIn(folder, vaultId, kek)).catch(() => undefined);
      if (known === undefined) return { folder: 'missing', files: [] };
      return {
        folder: 'read',
        files: known.map(({ name, createdAt }) => ({ name, createdAt: createdAt as Timestamp })),
      };
    },
    async stop() {
      isStopped = true;
      cancelTimer();
      abort?.abort(new Error('stopping'));
      await work;
      await removeCopy(path.join(ports.workFolder, 'copy.db'));
    },
  };
}
