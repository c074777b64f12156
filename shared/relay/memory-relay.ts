/** The plug without a network: one relay in memory, the same rules, for tests and for faults made on purpose. */

import { signingPairFromSeed } from '../crypto/ed25519.ts';
import { sha256 } from '../crypto/hash.ts';
import { sameBytes, toHex } from '../language/bytes.ts';
import type { Clock } from '../language/clock.ts';
import { readerIdOf } from './mailbox-ids.ts';
import type { MailboxClass, NewMailbox, Relay, RelayRefusal, SigningKey, StoredCell, WatchEvent } from './relay.ts';
import { isCellSize, maxBlobBytes, maxFetchBytes, maxFetchCells } from './wire.ts';

export type RelayCall = Exclude<keyof Relay, 'watch'>;

/** What goes wrong, until other faults are set. */
export type RelayFaults = {
  /** The request is lost: nothing happens at the relay. */
  readonly losesRequest?: (call: RelayCall) => boolean;
  /** The relay does it, and its answer is lost. */
  readonly losesAnswer?: (call: RelayCall) => boolean;
  /** The relay says that it took a cell, and throws it away (attacks.md 37). */
  readonly discardsCell?: () => boolean;
  /** What a fetch hands over in place of what waits: left out, doubled, altered, in another order. */
  readonly tampersWith?: (cells: readonly StoredCell[]) => readonly StoredCell[];
  /** What is handed over in place of a blob; undefined: it is said not to be there. */
  readonly tampersWithBlob?: (blob: Uint8Array) => Uint8Array | undefined;
  /** Every call takes this long on the clock. */
  readonly delayMs?: number;
};

export type MemoryRelayOptions = {
  readonly clock: Clock;
  readonly token?: string;
  readonly maxCells?: number;
  readonly maxInviteCells?: number;
  readonly maxVouchersPerInvite?: number;
  readonly maxBlobBytesPerMailbox?: number;
};

export type MemoryRelay = Relay & {
  setFaults(faults: RelayFaults): void;
  blobCount(): number;
  /** As after their time is over. */
  forgetBlobs(): void;
  /** Starts again: every connection is lost for a moment, and with it what it had of its store, if so. */
  restart(loses: 'nothing' | 'cells' | 'mailboxes'): void;
};

type Mailbox = {
  readonly readerPublic: string;
  readonly senderPublic: string;
  readonly class: MailboxClass;
  readonly cells: (StoredCell & { readonly cellId: string })[];
  /** Mailboxes that were made on this invite's word. */
  vouchers: number;
  lastSequence: number;
  wasFull: boolean;
};
type Blob = { readonly owner: Mailbox; readonly deleteHash: Uint8Array; readonly bytes: Uint8Array };

const notFound = { kind: 'not-found' } as const;
const done = { kind: 'done' } as const;
const full = { kind: 'full' } as const;

function refused(reason: 'size' | 'token' | 'form') {
  return { kind: 'refused', reason } as const;
}

export function createMemoryRelay(options: MemoryRelayOptions): MemoryRelay {
  const { clock } = options;
  const byReader = new Map<string, Mailbox>();
  const bySender = new Map<string, Mailbox>();
  const blobs = new Map<string, Blob>();
  const watchers = new Set<(mailbox: Mailbox) => void>();
  const connections = new Set<() => void>();
  const publicOfSecret = new Map<string, string>();
  let faults: RelayFaults = {};

  /** The public key as text when the secret belongs to it: what a signature proves on a real relay. */
  function proven(key: SigningKey): string | undefined {
    const secret = toHex(key.secret);
    const known = publicOfSecret.get(secret) ?? toHex(signingPairFromSeed(key.secret).public);
    publicOfSecret.set(secret, known);
    return known === toHex(key.public) ? known : undefined;
  }

  async function call<Outcome>(name: RelayCall, work: () => Outcome): Promise<Outcome | RelayRefusal> {
    const { delayMs, losesRequest, losesAnswer } = faults;
    if (delayMs !== undefined) await new Promise<void>((resolve) => void clock.after(delayMs, resolve));
    if (losesRequest?.(name) === true) return { kind: 'unreachable' };
    const outcome = work();
    return losesAnswer?.(name) === true ? { kind: 'unreachable' } : outcome;
  }

  function drop(mailbox: Mailbox): void {
    byReader.delete(mailbox.readerPublic);
    bySender.delete(mailbox.senderPublic);
    for (const [id, blob] of blobs) if (blob.owner === mailbox) blobs.delete(id);
  }

  /** The invite whose sender key vouches for a mailbox that may be vouched for. */
  function voucherOf({ voucher, token = '', class: wanted }: NewMailbox): Mailbox | undefined {
    const invite = voucher && token === '' && wanted === 'standard' ? bySender.get(proven(voucher) ?? '') : undefined;
    return invite?.class === 'invite' ? invite : undefined;
  }

  return {
    setFaults(next) {
      faults = next;
    },
    blobCount: () => blobs.size,
    forgetBlobs: () => blobs.clear(),

    restart(loses) {
      if (loses === 'cells') for (const mailbox of byReader.values()) mailbox.cells.splice(0);
      if (loses === 'mailboxes') for (const mailbox of [...byReader.values()]) drop(mailbox);
      for (const reconnect of connections) reconnect();
    },

    info: () =>
      call('info', () => ({
        kind: 'info',
        protocol: 'CRP/1',
        version: 'memory',
        needsToken: options.token !== undefined,
      })),

    createMailbox: (wanted) =>
      call('createMailbox', () => {
        const readerPublic = proven(wanted.reader);
        if (readerPublic === undefined) return notFound;
        const isPaid = options.token === undefined || wanted.token === options.token;
        const voucher = isPaid ? undefined : voucherOf(wanted);
        if (!isPaid && voucher === undefined) return refused('token');
        const senderPublic = toHex(wanted.senderPublic);
        const there = byReader.get(readerPublic);
        if (there) return there.senderPublic === senderPublic && there.class === wanted.class ? done : refused('form');
        if (bySender.has(senderPublic)) return refused('form');
        if (voucher && voucher.vouchers >= (options.maxVouchersPerInvite ?? 8)) return refused('token');
        if (voucher) voucher.vouchers += 1;
        const counts = { lastSequence: 0, vouchers: 0, wasFull: false };
        const mailbox = { readerPublic, senderPublic, class: wanted.class, cells: [], ...counts };
        byReader.set(readerPublic, mailbox);
        bySender.set(senderPublic, mailbox);
        return done;
      }),

    send: (sender, cellId, cell) =>
      call('send', () => {
        if (!isCellSize(cell.length)) return refused('size');
        const mailbox = bySender.get(proven(sender) ?? '');
        if (!mailbox) return notFound;
        const id = toHex(cellId);
        if (mailbox.cells.some((stored) => stored.cellId === id)) return done;
        if (faults.discardsCell?.() === true) return done;
        const room = mailbox.class === 'invite' ? (options.maxInviteCells ?? 5) : (options.maxCells ?? 512);
        if (mailbox.cells.length >= room) {
          mailbox.wasFull = true;
          return full;
        }
        mailbox.lastSequence += 1;
        mailbox.cells.push({ sequence: mailbox.lastSequence, cell: cell.slice(), cellId: id });
        for (const tell of watchers) tell(mailbox);
        return done;
      }),

    fetch: (reader, after) =>
      call('fetch', () => {
        const mailbox = byReader.get(proven(reader) ?? '');
        if (!mailbox) return notFound;
        let bytes = 0;
        const waiting = mailbox.cells.filter((stored) => stored.sequence > after).slice(0, maxFetchCells);
        const cells = waiting.flatMap(({ sequence, cell }) => {
          bytes += cell.length;
          return bytes > maxFetchBytes ? [] : [{ sequence, cell: cell.slice() }];
        });
        const { wasFull } = mailbox;
        mailbox.wasFull = false;
        return { kind: 'cells', cells: faults.tampersWith?.(cells) ?? cells, wasFull };
      }),

    acknowledge: (reader, upTo) =>
      call('acknowledge', () => {
        const mailbox = byReader.get(proven(reader) ?? '');
        if (!mailbox) return notFound;
        mailbox.cells.splice(0, mailbox.cells.filter((stored) => stored.sequence <= upTo).length);
        return done;
      }),

    deleteMailbox: (reader) =>
      call('deleteMailbox', () => {
        const mailbox = byReader.get(proven(reader) ?? '');
        if (!mailbox) return notFound;
        drop(mailbox);
        return done;
      }),

    putBlob: (owner, blobId, deleteHash, blob) =>
      call('putBlob', () => {
        if (blob.length === 0 || blob.length > maxBlobBytes) return refused('size');
        const key = proven(owner) ?? '';
        const mailbox = byReader.get(key) ?? bySender.get(key);
        if (!mailbox) return notFound;
        const there = blobs.get(toHex(blobId));
        if (there) {
          const isSame = sameBytes(there.bytes, blob) && sameBytes(there.deleteHash, deleteHash);
          return isSame ? done : refused('form');
        }
        let used = blob.length;
        for (const other of blobs.values()) if (other.owner === mailbox) used += other.bytes.length;
        if (used > (mailbox.class === 'invite' ? 65_536 : (options.maxBlobBytesPerMailbox ?? 200 * 2 ** 20)))
          return full;
        blobs.set(toHex(blobId), { owner: mailbox, deleteHash: deleteHash.slice(), bytes: blob.slice() });
        return done;
      }),

    getBlob: (blobId, maxBytes) =>
      call('getBlob', () => {
        const blob = blobs.get(toHex(blobId));
        const bytes = blob && faults.tampersWithBlob ? faults.tampersWithBlob(blob.bytes) : blob?.bytes;
        if (!bytes) return notFound;
        return bytes.length > maxBytes ? refused('size') : { kind: 'blob', blob: bytes.slice() };
      }),

    deleteBlob: (blobId, deleteToken) =>
      call('deleteBlob', () => {
        const blob = blobs.get(toHex(blobId));
        if (!blob || !sameBytes(blob.deleteHash, sha256(deleteToken))) return notFound;
        blobs.delete(toHex(blobId));
        return done;
      }),

    watch(readers, onEvent) {
      const watched = new Map(readers.map((reader) => [toHex(reader.public), readerIdOf(reader.public)]));
      let isStopped = false;
      const later = (event: WatchEvent) => void clock.after(0, () => isStopped || onEvent(event));
      const tell = (mailbox: Mailbox) => {
        const readerId = watched.get(mailbox.readerPublic);
        if (readerId) later({ kind: 'news', readerId });
      };
      const connect = () => {
        later({ kind: 'connected' });
        for (const mailbox of byReader.values()) if (mailbox.cells.length > 0) tell(mailbox);
      };
      const reconnect = () => {
        later({ kind: 'disconnected' });
        connect();
      };
      watchers.add(tell);
      connections.add(reconnect);
      connect();
      return () => {
        isStopped = true;
        watchers.delete(tell);
        connections.delete(reconnect);
      };
    },
  };
}
