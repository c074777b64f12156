/** The audit log's part of the contract: looking at it, checking it, taking it along. */
import type { Input, Output } from '../../../../shared/contract/index.ts';
import { toHex, utf8 } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import { writeFiles } from '../records/index.ts';
import type { Audit } from './audit.ts';

export type AuditHandlerPorts = {
  readonly audit: Audit;
  readonly clock: Clock;
  /** 32 hexadecimal digits. */
  readonly vaultId: string;
};

const entriesAtOnce = 500;

export function createAuditHandlers({ audit, clock, vaultId }: AuditHandlerPorts) {
  /** The rows exactly as the chain covers them, and the head. */
  function wholeLog() {
    const entries = [];
    for (let after = 0; ; ) {
      const page = audit.repository.chained(after, entriesAtOnce);
      for (const { mac, ...entry } of page) entries.push({ ...entry, mac: toHex(mac) });
      after = page.at(-1)?.sequence ?? after;
      if (page.length < entriesAtOnce) break;
    }
    const head = audit.repository.head();
    return {
      format: 'quietline-audit-log',
      version: 1,
      vaultId,
      writtenAt: new Date(clock.now()).toISOString(),
      state: audit.state().kind,
      chain:
        'mac = HMAC-SHA-256(audit-mac, "quietline audit entry 1" | mac before | u64 sequence | u64 at | kind | subject | details)',
      head: head === undefined ? null : { sequence: head.sequence, mac: toHex(head.mac) },
      entries,
    };
  }

  return {
    'audit.state': (): Output<'audit.state'> => audit.state(),
    'audit.check': (): Promise<Output<'audit.check'>> => audit.check(),
    'audit.page': ({ group, before, limit }: Input<'audit.page'>): Output<'audit.page'> => {
      const found = audit.repository.page(group, before, limit + 1);
      return { entries: found.slice(0, limit), hasOlder: found.length > limit };
    },
    'audit.export': async ({ folder }: Input<'audit.export'>): Promise<Output<'audit.export'>> => {
      const log = wholeLog();
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const written = await writeFiles(folder, [
        { name: `Quietline audit log ${day}.json`, bytes: utf8(`${JSON.stringify(log, null, 2)}\n`) },
      ]);
      if (written.kind !== 'written') return { kind: written.kind };
      const entries = log.entries.length;
      audit.note('audit-log-exported', '', { entries });
      return { kind: 'written', name: written.files[0]?.name ?? '', entries };
    },
  };
}
