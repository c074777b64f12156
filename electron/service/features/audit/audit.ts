/** The audit log while the vault is open: takes entries, and goes through the chain in small steps so that nothing waits for it. */
import type { AuditKind, Output } from '../../../../shared/contract/index.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { type AuditDetails, type AuditRepository, createAuditRepository } from './audit.repository.ts';
import { checkEnd, checkEntries, unchecked } from './chain.ts';

export type AuditState = Output<'audit.state'>;

export type Audit = {
  /** Throws what the store throws; within a transaction of the caller both stand or neither. */
  note(kind: AuditKind, subject?: string, details?: AuditDetails): void;
  state(): AuditState;
  /** One walk at a time; a second caller gets the same. */
  check(): Promise<AuditState>;
  readonly repository: AuditRepository;
  /** After it the key is gone. */
  stop(): Promise<void>;
};

export type AuditPorts = {
  readonly database: WritableDatabase;
  /** 32 bytes; wiped by `stop`. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly onChange: () => void;
};

/** About ten milliseconds of work. */
const entriesAtOnce = 400;

export function createAudit({ database, key, clock, onChange }: AuditPorts): Audit {
  const repository = createAuditRepository(database, key);
  let state: AuditState = { kind: 'checking' };
  let running: Promise<AuditState> | undefined;
  let isStopped = false;

  async function walk(): Promise<AuditState> {
    let found = unchecked;
    let position = 0;
    for (;;) {
      const page = repository.chained(position, entriesAtOnce);
      found = checkEntries(key, found, page);
      position = page.at(-1)?.sequence ?? position;
      // In the same turn as the last page, so that no entry comes between it and the head.
      if (page.length < entriesAtOnce) break;
      await new Promise((resolve) => setImmediate(resolve));
      if (isStopped) return state;
    }
    const { broken, entries } = checkEnd(key, found, repository.head());
    const checkedAt = clock.now() as Timestamp;
    state =
      broken === undefined
        ? { kind: 'whole', entries, checkedAt }
        : { kind: 'broken', sequence: broken, entries, checkedAt };
    onChange();
    return state;
  }

  function check(): Promise<AuditState> {
    running ??= walk().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    note(kind, subject = '', details = {}) {
      repository.append(kind, clock.now(), subject, details);
      if (state.kind === 'whole') state = { ...state, entries: state.entries + 1 };
      onChange();
    },
    state: () => state,
    check,
    repository,
    async stop() {
      isStopped = true;
      await running;
      wipe(key);
    },
  };
}
