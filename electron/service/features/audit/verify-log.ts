/** Goes through the log of a store that is not in use, from its first entry to its head. */
import type { ReadableDatabase } from '../../database/database.ts';
import { type ChainedEntry, type ChainHead, checkEnd, checkEntries, unchecked } from './chain.ts';

export type VerifiedLog = {
  readonly entries: number;
  /** The first entry that does not fit; one more than there are when the end is missing. */
  readonly broken: number | undefined;
};

const entriesAtOnce = 400;

/** `key` is the vault's for the audit log, 32 bytes. */
export function verifyLog(database: ReadableDatabase, key: Uint8Array): VerifiedLog {
  const inOrder = database.query<ChainedEntry>(
    'SELECT sequence, at, kind, subject, details, mac FROM audit_entry WHERE sequence > ? ORDER BY sequence LIMIT ?',
  );
  const head = database.query<ChainHead>('SELECT sequence, mac FROM audit_head WHERE id = 1').get();
  let found = unchecked;
  for (let position = 0; ; ) {
    const page = inOrder.all(position, entriesAtOnce);
    found = checkEntries(key, found, page);
    position = page.at(-1)?.sequence ?? position;
    if (page.length < entriesAtOnce) break;
  }
  const { broken, entries } = checkEnd(key, found, head);
  return { broken, entries };
}
