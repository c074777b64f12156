/** What a relay does with a mailbox once the caller has proven a key: the rules, above any store and below HTTP (protocol.md 3.3). */

import { createHash, timingSafeEqual } from 'node:crypto';
import { toHex } from '../../shared/language/bytes.ts';
import type { Clock } from '../../shared/language/clock.ts';
import { type FetchAnswer, maxFetchBytes, maxFetchCells } from '../../shared/relay/wire.ts';
import type { RelayLimits } from '../limits/relay-limits.ts';
import { createTokenBuckets } from '../limits/token-buckets.ts';
import type { Arrivals } from './arrivals.ts';
import type { MailboxKeys, Store, SweepCounts } from './store.ts';

export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'unvouched' }
  | { readonly kind: 'full' }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number };

export type Queues = {
  /** `invite`: on whose word, where the operator's password was not given. */
  create(mailbox: MailboxKeys, invite?: MailboxKeys): Promise<Outcome>;
  send(mailbox: MailboxKeys, cellId: Uint8Array, cell: Uint8Array): Promise<Outcome>;
  read(mailbox: MailboxKeys, after: number): Promise<FetchAnswer>;
  /** Whether there is something to read, without the cells and without clearing the mark of fullness. */
  peek(mailbox: MailboxKeys): Promise<FetchAnswer>;
  acknowledge(mailbox: MailboxKeys, upTo: number): Promise<Outcome>;
  drop(mailbox: MailboxKeys): Promise<Outcome>;
  putBlob(owner: MailboxKeys, blobId: Uint8Array, deleteHash: Uint8Array, blob: Uint8Array): Promise<Outcome>;
  getBlob(blobId: Uint8Array): Promise<Uint8Array | undefined>;
  deleteBlob(blobId: Uint8Array, token: Uint8Array): Promise<Outcome>;
  /** Deletes what has outlived its time. */
  sweep(): Promise<SweepCounts>;
};

const done = { kind: 'done' } as const;
const notFound = { kind: 'not-found' } as const;
const unvouched = { kind: 'unvouched' } as const;
const taken = { kind: 'taken' } as const;
const full = { kind: 'full' } as const;

export function createQueues(store: Store, arrivals: Arrivals, limits: RelayLimits, clock: Clock): Queues {
  const sends = createTokenBuckets(clock, limits.sendsPerMinute, limits.sendBurst);
  const hour = () => Math.floor(clock.now() / 3_600_000);

  return {
    async create(mailbox, invite) {
      const vouching = invite && {
        inviteReaderId: invite.readerId,
        maxVouchers: limits.vouchersPerInvite,
        invitesCreatedFrom: hour() - limits.inviteHours,
      };
      const outcome = await store.create(mailbox, hour(), vouching);
      if (outcome === 'unvouched') return unvouched;
      return outcome === 'taken' ? taken : done;
    },

    async send(mailbox, cellId, cell) {
      const retryAfterMs = sends.take(toHex(mailbox.senderId));
      if (retryAfterMs > 0) return { kind: 'rate-limited', retryAfterMs };
      const isInvite = mailbox.class === 'invite';
      const room = { cells: isInvite ? limits.cellsPerInvite : limits.cellsPerMailbox, bytes: limits.bytesPerMailbox };
      const outcome = await store.put(mailbox.readerId, cellId, cell, room, hour());
      if (outcome === 'gone') return notFound;
      if (outcome === 'full') return full;
      if (outcome === 'stored') arrivals.announce(mailbox.readerId);
      return done;
    },

    read: (mailbox, after) => store.list(mailbox.readerId, after, maxFetchCells, maxFetchBytes, hour()),

    async peek(mailbox) {
      return { cells: [], wasFull: false, latest: await store.latest(mailbox.readerId) };
    },

    async acknowledge(mailbox, upTo) {
      await store.acknowledge(mailbox.readerId, upTo, hour());
      return done;
    },

    async drop(mailbox) {
      await store.drop(mailbox.readerId);
      return done;
    },

    async putBlob(owner, blobId, deleteHash, blob) {
      const roomBytes = owner.class === 'invite' ? limits.blobBytesPerInvite : limits.blobBytesPerMailbox;
      const outcome = await store.putBlob(blobId, owner.readerId, deleteHash, blob, roomBytes, hour());
      if (outcome === 'gone') return notFound;
      if (outcome === 'full') return full;
      return outcome === 'taken' ? taken : done;
    },

    getBlob: (blobId) => store.getBlob(blobId),

    async deleteBlob(blobId, token) {
      const expected = await store.findDeleteHash(blobId);
      const given = createHash('sha256').update(token).digest();
      // An unknown id is compared as well, so that it takes the time of a wrong token.
      const isRight = timingSafeEqual(given, expected ?? Buffer.alloc(32));
      if (!isRight || expected === undefined) return notFound;
      await store.deleteBlob(blobId);
      return done;
    },

    sweep() {
      const now = hour();
      return store.sweep({
        cellsBefore: now - limits.cellHours,
        blobsBefore: now - limits.blobHours,
        invitesCreatedBefore: now - limits.inviteHours,
        mailboxesIdleBefore: now - limits.idleMailboxHours,
      });
    },
  };
}
