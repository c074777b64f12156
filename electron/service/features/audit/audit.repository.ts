/** The audit log's rows. */
import {
  type AuditGroup,
  type AuditKind,
  auditDetails,
  auditEntry,
  auditKinds,
} from '../../../../shared/contract/index.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { type ChainedEntry, type ChainHead, chainStart, entryMac, headMac } from './chain.ts';

export type AuditDetails = { readonly [name: string]: number | boolean | string };

export type AuditRepository = {
  /** At the end of the chain, in the same transaction as what it tells of. */
  append(kind: AuditKind, at: number, subject: string, details: AuditDetails): void;
  isEmpty(): boolean;
  head(): ChainHead | undefined;
  /** In order, behind `after`. */
  chained(after: number, limit: number): readonly ChainedEntry[];
  /** Newest first. */
  page(group: AuditGroup | undefined, before: number | undefined, limit: number): Output<'audit.page'>['entries'];
};

type Row = ChainedEntry & { readonly client_name: string | null };

export function createAuditRepository(database: WritableDatabase, key: Uint8Array): AuditRepository {
  const last = database.query<ChainHead>('SELECT sequence, mac FROM audit_entry ORDER BY sequence DESC LIMIT 1');
  const headRow = database.query<ChainHead>('SELECT sequence, mac FROM audit_head WHERE id = 1');
  const insert = database.command(
    'INSERT INTO audit_entry (sequence, at, kind, subject, details, mac) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const putHead = database.command(
    'INSERT INTO audit_head (id, sequence, mac) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, mac = excluded.mac',
  );
  const inOrder = database.query<ChainedEntry>(
    'SELECT sequence, at, kind, subject, details, mac FROM audit_entry WHERE sequence > ? ORDER BY sequence LIMIT ?',
  );
  const newestFirst = database.query<Row>(`
    SELECT a.sequence, a.at, a.kind, a.subject, a.details, a.mac, c.name AS client_name
    FROM audit_entry a LEFT JOIN client c ON c.id = a.subject
    WHERE a.sequence < ? AND (? = '[]' OR a.kind IN (SELECT value FROM json_each(?)))
    ORDER BY a.sequence DESC LIMIT ?`);

  return {
    append(kind, at, subject, details) {
      const text = JSON.stringify(auditDetails.parse(details));
      database.transaction(() => {
        const before = last.get();
        // Behind the head, even where entries before it are missing: the hole stays and is found.
        const sequence = Math.max(before?.sequence ?? 0, headRow.get()?.sequence ?? 0) + 1;
        const mac = entryMac(key, before?.mac ?? chainStart, { sequence, at, kind, subject, details: text });
        insert.run(sequence, at, kind, subject, text, mac);
        putHead.run(sequence, headMac(key, sequence, mac));
      });
    },
    isEmpty: () => last.get() === undefined,
    head: () => headRow.get(),
    chained: (after, limit) => inOrder.all(after, limit),
    page(group, before, limit) {
      const kinds = JSON.stringify(group === undefined ? [] : auditKinds[group]);
      return newestFirst
        .all(before ?? Number.MAX_SAFE_INTEGER, kinds, kinds, limit)
        .map(({ sequence, at, kind, subject, details, client_name: clientName }) => ({
          sequence,
          at: at as Timestamp,
          kind: auditEntry.shape.kind.catch('unknown').parse(kind),
          subject,
          details: readDetails(details),
          ...(clientName === null ? {} : { clientName }),
        }));
    },
  };
}

/** What somebody else wrote there shows as nothing; the check of the chain says so. */
function readDetails(text: string): AuditDetails {
  try {
    return auditDetails.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
