/** What a relay's store must do, whatever it is made of: keep mailboxes, their cells and their blobs (protocol.md 3.4). */

import type { MailboxClass, StoredCell } from '../../shared/relay/relay.ts';
import type { FetchAnswer } from '../../shared/relay/wire.ts';

export type MailboxKeys = {
  readonly readerId: Uint8Array;
  readonly readerPublic: Uint8Array;
  readonly senderId: Uint8Array;
  readonly senderPublic: Uint8Array;
  readonly class: MailboxClass;
};

/** Whole hours since the Unix epoch: the finest time a store keeps. */
export type Hour = number;

/** The invite on whose word a mailbox is made, counted there; nothing of it is kept with the new mailbox. */
export type Vouching = {
  readonly inviteReaderId: Uint8Array;
  readonly maxVouchers: number;
  readonly invitesCreatedFrom: Hour;
};

export type Room = { readonly cells: number; readonly bytes: number };

/** What is older than these is swept away. */
export type SweepBounds = {
  readonly cellsBefore: Hour;
  readonly blobsBefore: Hour;
  readonly invitesCreatedBefore: Hour;
  readonly mailboxesIdleBefore: Hour;
};
export type SweepCounts = { readonly cells: number; readonly blobs: number; readonly mailboxes: number };

/** Every promise of a change resolves only when the change would survive a power cut. */
export type Store = {
  findByReader(readerId: Uint8Array): Promise<MailboxKeys | undefined>;
  findBySender(senderId: Uint8Array): Promise<MailboxKeys | undefined>;
  /**
   * `there`: the same mailbox exists. `taken`: one of its ids belongs to another. `unvouched`: the invite that
   * was to vouch for it is none, is too old, or has vouched for as many as it may.
   */
  create(mailbox: MailboxKeys, hour: Hour, vouching?: Vouching): Promise<'created' | 'there' | 'taken' | 'unvouched'>;
  /** Gives the cell the mailbox's next sequence; a cell id that waits already is not stored twice. */
  put(
    readerId: Uint8Array,
    cellId: Uint8Array,
    cell: Uint8Array,
    room: Room,
    hour: Hour,
  ): Promise<'stored' | 'duplicate' | 'full' | 'gone'>;
  /** Clears the mark that the mailbox was full. */
  list(
    readerId: Uint8Array,
    after: number,
    maxCells: number,
    maxBytes: number,
    hour: Hour,
  ): Promise<FetchAnswer & { readonly cells: readonly StoredCell[] }>;
  /** The highest waiting sequence, 0 when none waits. */
  latest(readerId: Uint8Array): Promise<number>;
  acknowledge(readerId: Uint8Array, upTo: number, hour: Hour): Promise<void>;
  /** With its cells and blobs. */
  drop(readerId: Uint8Array): Promise<void>;
  /** `there`: the same blob with the same hash. `taken`: the id belongs to another. */
  putBlob(
    blobId: Uint8Array,
    readerId: Uint8Array,
    deleteHash: Uint8Array,
    blob: Uint8Array,
    roomBytes: number,
    hour: Hour,
  ): Promise<'stored' | 'there' | 'taken' | 'full' | 'gone'>;
  getBlob(blobId: Uint8Array): Promise<Uint8Array | undefined>;
  findDeleteHash(blobId: Uint8Array): Promise<Uint8Array | undefined>;
  deleteBlob(blobId: Uint8Array): Promise<void>;
  sweep(bounds: SweepBounds): Promise<SweepCounts>;
  close(): Promise<void>;
};
