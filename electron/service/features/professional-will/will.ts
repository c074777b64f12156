/** The professional will while the vault is open: shares made and rehearsed, capsules kept current, openings noticed. */
import type { AuditKind, ContinuityLetter, Input, Output } from '../../../../shared/contract/index.ts';
import { Fault } from '../../../../shared/contract/index.ts';
import { sameSecret, wipe } from '../../../../shared/crypto/secret-bytes.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { combineShares, splitSecret } from '../../vault/secret-shares.ts';
import { vaultNameOf } from '../../vault/vault-name.ts';
import { problemOfFolder } from '../backups/index.ts';
import { writeFiles } from '../records/index.ts';
import { type CapsuleKind, capsuleKey, isKeyOf, openingKey, readCapsule, sealCapsule } from './capsule-file.ts';
import { composeLetter } from './continuity.ts';
import { bytesOf, capsuleFileName, notesIn, removeCapsuleFile, writeIfChanged } from './keep-current.ts';
import { shareNumbersOf } from './share-numbers.ts';
import { createWillRepository, type FormerCapsule, type KeptCapsule } from './will.repository.ts';

/** Runs `use` with the vault's master key when the passphrase is right; `use` keeps no copy. */
export type WithMasterKey = <Result>(
  passphrase: string,
  use: (masterKey: Uint8Array) => Result,
) => Promise<
  { readonly kind: 'done'; readonly result: Result } | { readonly kind: 'wrong-passphrase'; readonly waitMs: number }
>;

export type WillPorts = {
  readonly database: WritableDatabase;
  /** 16 bytes. */
  readonly vaultId: Uint8Array;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly withMasterKey: WithMasterKey;
  readonly practice: () => ContinuityLetter['practice'];
  readonly clients: () => Output<'clients.list'>;
  /** Of the backups. */
  readonly folder: () => string | undefined;
  readonly note: (kind: AuditKind, subject?: string, details?: { readonly [name: string]: number | string }) => void;
  readonly onChange: () => void;
  readonly report: (fault: unknown) => void;
  /** A made-up practice writes nothing by itself. */
  readonly isAutomatic: boolean;
};

export type Will = ReturnType<typeof createWill>;

const minuteMs = 60_000;
const dayMs = 86_400_000;
const firstLookMs = 5000;
const lookEveryMs = 15 * minuteMs;
/** What changes in one go is written once. */
const settleMs = 20_000;
/** Paper gets lost, people move: once a year. */
const rehearseEveryMs = 365 * dayMs;

type Waiting = Pick<KeptCapsule, 'kind' | 'key' | 'sealed' | 'needed' | 'holders'> & { readonly capsuleId: Uint8Array };

export function createWill(ports: WillPorts) {
  const { clock, random, vaultId, note, onChange } = ports;
  const repository = createWillRepository(ports.database);
  const vaultName = vaultNameOf(vaultId);
  let waiting: Waiting | undefined;
  let folderState: Output<'will.state'>['folder'] = 'none';
  let cancelTimer: () => void = () => undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;

  const now = (): Timestamp => clock.now() as Timestamp;

  function letterNow(): ContinuityLetter {
    const texts = repository.clientTexts();
    return composeLetter({
      practice: ports.practice(),
      clients: ports.clients(),
      letter: repository.letter(),
      textOf: (id) => texts.get(id) ?? '',
    });
  }

  /** Writes what changed into the folder, and looks for what custodians' computers left there. */
  async function keep(): Promise<void> {
    const folder = ports.folder();
    const capsules = repository.capsules();
    const opened = [...capsules.map(formerOf), ...repository.formerCapsules()];
    const problem = folder === undefined ? 'none' : await problemOfFolder(folder);
    if (isStopped) return;
    folderState = folder === undefined ? 'none' : problem === undefined ? 'written' : 'missing';
    if (folder === undefined || problem !== undefined || opened.length === 0) return;
    try {
      for (const capsule of capsules) {
        const at = now();
        const hash = writeIfChanged(capsule, letterNow(), { folder, vaultId, vaultName, at, random });
        if (hash !== undefined) repository.setWritten(capsule.kind, at, hash);
      }
      for (const found of notesIn(
        folder,
        opened.map((one) => ({ ...one, vaultId })),
      )) {
        if (!repository.addOpening(found, now())) continue;
        note('capsule-opened', '', {
          capsule: found.kind,
          openedAt: found.openedAt,
          shares: found.shares.join('-'),
        });
      }
    } catch (error) {
      folderState = 'missing';
      ports.report(error);
    }
    onChange();
  }

  /** One at a time; who asks meanwhile gets one that begins afterwards. */
  function keepNow(): Promise<void> {
    const next = (running ?? Promise.resolve()).then(keep).catch((fault: unknown) => ports.report(fault));
    running = next;
    return next;
  }

  function schedule(delayMs: number): void {
    cancelTimer();
    if (isStopped || !ports.isAutomatic) return;
    cancelTimer = clock.after(delayMs, () => {
      schedule(lookEveryMs);
      void keepNow();
    });
  }

  function openingKeyOf({ kind, key }: Pick<KeptCapsule, 'kind' | 'key'>): Uint8Array {
    return kind === 'full' ? key : openingKey({ vaultId }, key);
  }

  /** An earlier version kept the key of the full record's capsule, with which an open vault could open it. */
  function forgetFullKey(): void {
    for (const { kind, key, sealed } of repository.capsules()) {
      const read = kind === 'full' && sealed !== undefined ? readCapsule(sealed) : undefined;
      if (read?.kind === 'capsule' && isKeyOf(read.capsule, key)) repository.setKey(kind, openingKey({ vaultId }, key));
    }
  }

  function kept(kind: CapsuleKind): KeptCapsule {
    const capsule = repository.capsules().find((one) => one.kind === kind);
    if (capsule === undefined) throw new Fault('not-found');
    return capsule;
  }

  const formerOf = ({ kind, capsuleId, key }: KeptCapsule): FormerCapsule => ({
    ...{ kind, capsuleId, openingKey: openingKeyOf({ kind, key }) },
  });

  /** Its file can't be called back: an opening of a copy is still told. */
  function retire(kind: CapsuleKind): void {
    for (const capsule of repository.capsules()) if (capsule.kind === kind) repository.addFormer(formerOf(capsule));
  }

  forgetFullKey();
  if (ports.isAutomatic) schedule(firstLookMs);
  return {
    keepNow,
    state(): Output<'will.state'> {
      const texts = repository.clientTexts();
      return {
        vaultName,
        letter: repository.letter(),
        clients: [...ports.clients()]
          .sort((a, b) => a.name.localeCompare(b.name))
          .map(({ id, name }) => ({ id, name, text: texts.get(id) ?? '' })),
        capsules: repository.capsules().map(({ kind, needed, holders, madeAt, rehearsedAt, writtenAt }) => ({
          kind,
          needed,
          holders: [...holders],
          madeAt,
          isRehearsalDue: clock.now() - (rehearsedAt ?? madeAt) >= rehearseEveryMs,
          ...(rehearsedAt === undefined ? {} : { rehearsedAt }),
          ...(writtenAt === undefined ? {} : { writtenAt }),
        })),
        openings: repository.openings(),
        folder: ports.folder() === undefined ? 'none' : folderState === 'none' ? 'written' : folderState,
      };
    },

    saveLetter(letter: string): void {
      repository.putLetter(letter);
      schedule(settleMs);
      onChange();
    },

    saveClient(clientId: ClientId, text: string): void {
      if (!ports.clients().some(({ id }) => id === clientId)) throw new Fault('not-found');
      repository.putClient(clientId, text);
      schedule(settleMs);
      onChange();
    },

    /** R is made, split, and forgotten: what stays is the capsule's own key. */
    async newShares(wish: Input<'will.newShares'>): Promise<Output<'will.newShares'>> {
      const { capsule: kind, passphrase, needed, holders } = wish;
      const done = await ports.withMasterKey(passphrase, (masterKey) => {
        const secret = random(32);
        const name = { kind, vaultId, capsuleId: random(16) };
        try {
          const shares = splitSecret(secret, needed, holders.length);
          const own = capsuleKey(name, secret);
          const sealed =
            kind === 'full'
              ? sealCapsule(name, own, { version: 1, masterKey: toHex(masterKey) }, now(), random)
              : undefined;
          const key = kind === 'full' ? openingKey(name, own) : own;
          if (kind === 'full') wipe(own);
          waiting = { kind, key, sealed, needed, holders, capsuleId: name.capsuleId };
          return [...shares];
        } finally {
          wipe(secret);
        }
      });
      return done.kind === 'done' ? { kind: 'shares', shares: done.result, vaultName } : done;
    },

    confirmShares(): void {
      if (waiting === undefined) throw new Fault('not-found');
      const { kind, needed, holders, capsuleId } = waiting;
      const capsule = { ...waiting, madeAt: now() };
      ports.database.transaction(() => {
        retire(kind);
        repository.put(capsule, toHex(capsuleId));
        note('capsule-shares-made', '', { capsule: kind, needed, shares: holders.length });
      });
      waiting = undefined;
      void keepNow();
      onChange();
    },

    async remove(kind: CapsuleKind): Promise<void> {
      kept(kind);
      ports.database.transaction(() => {
        retire(kind);
        repository.remove(kind);
        note('capsule-removed', '', { capsule: kind });
      });
      const folder = ports.folder();
      if (folder !== undefined && (await problemOfFolder(folder)) === undefined)
        removeCapsuleFile(folder, kind, vaultName);
      onChange();
    },

    rehearse(kind: CapsuleKind, shares: readonly string[]): Output<'will.rehearse'> {
      const capsule = kept(kind);
      const combined = combineShares(shares);
      if (combined.kind !== 'secret') return { kind: 'shares', problem: combined };
      const own = capsuleKey({ ...capsule, vaultId }, combined.secret);
      const key = kind === 'full' ? openingKey({ vaultId }, own) : own;
      const fits = sameSecret(key, capsule.key);
      wipe(combined.secret, own, key);
      if (!fits) return { kind: 'other-shares' };
      ports.database.transaction(() => {
        repository.setRehearsed(kind, now());
        note('capsule-rehearsed', '', { capsule: kind, shares: shareNumbersOf(shares).join('-') });
      });
      onChange();
      return { kind: 'fits' };
    },

    async exportTo(kind: CapsuleKind, folder: string): Promise<Output<'will.export'>> {
      const bytes = bytesOf(kept(kind), letterNow(), { vaultId, at: now(), random });
      const written = await writeFiles(folder, [{ name: capsuleFileName(kind, vaultName), bytes }]);
      if (written.kind !== 'written') return { kind: written.kind };
      note('capsule-exported', '', { capsule: kind });
      return { kind: 'written', name: written.files[0]?.name ?? '' };
    },

    acknowledge(id: string): void {
      repository.acknowledge(id);
      onChange();
    },

    /** What was typed last is in the capsule before the vault closes. */
    async stop(): Promise<void> {
      cancelTimer();
      if (ports.isAutomatic) await keepNow();
      isStopped = true;
      await running;
      if (waiting !== undefined) wipe(waiting.key);
    },
  };
}
