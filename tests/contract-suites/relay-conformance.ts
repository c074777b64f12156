/** What every relay plug must do: one suite, run against each of them (protocol.md section 3, attacks.md 39). */

import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { generateSigningPair } from '../../shared/crypto/ed25519.ts';
import { sha256 } from '../../shared/crypto/hash.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { readerIdOf } from '../../shared/relay/mailbox-ids.ts';
import type { Relay, SigningKey, WatchEvent } from '../../shared/relay/relay.ts';

export type RelayUnderTest = {
  readonly relay: Relay;
  /** Present when the plug can show that it asks for a token: a relay that wants this one. */
  readonly guarded?: { readonly relay: Relay; readonly token: string };
  readonly close: () => Promise<void>;
};

type Pair = { readonly reader: SigningKey; readonly sender: SigningKey };

function newKey(): SigningKey {
  return generateSigningPair(systemRandom);
}

function newCell(size = 4096): Uint8Array {
  return new Uint8Array(randomBytes(size));
}

export function describeRelay(name: string, open: () => Promise<RelayUnderTest>): void {
  describe(`relay conformance: ${name}`, () => {
    let subject: RelayUnderTest;
    let relay: Relay;

    beforeEach(async () => {
      subject = await open();
      relay = subject.relay;
    });

    afterEach(async () => {
      await subject.close();
    });

    async function newMailbox(mailboxClass: 'invite' | 'standard' = 'standard'): Promise<Pair> {
      const reader = newKey();
      const sender = newKey();
      const made = await relay.createMailbox({ reader, senderPublic: sender.public, class: mailboxClass });
      expect(made).toEqual({ kind: 'done' });
      return { reader, sender };
    }

    async function fetchCells(reader: SigningKey, after = 0) {
      const fetched = await relay.fetch(reader, after);
      if (fetched.kind !== 'cells') throw new Error(`The fetch answered ${fetched.kind}.`);
      return fetched;
    }

    test('says what it is', async () => {
      expect(await relay.info()).toMatchObject({ kind: 'info', protocol: 'CRP/1', needsToken: false });
    });

    test('makes a mailbox, and says done again for the same keys', async () => {
      const { reader, sender } = await newMailbox();
      const again = { reader, senderPublic: sender.public, class: 'standard' } as const;
      expect(await relay.createMailbox(again)).toEqual({ kind: 'done' });
      expect(await relay.createMailbox({ ...again, class: 'invite' })).toEqual({ kind: 'refused', reason: 'form' });
      expect(await relay.createMailbox({ ...again, reader: newKey() })).toEqual({ kind: 'refused', reason: 'form' });
      expect(await relay.createMailbox({ ...again, senderPublic: newKey().public })).toEqual({
        kind: 'refused',
        reason: 'form',
      });
    });

    test('asks for a token where the operator wants one', async () => {
      if (!subject.guarded) return expect(await relay.info()).toMatchObject({ needsToken: false });
      const { relay: guarded, token } = subject.guarded;
      const wanted = { reader: newKey(), senderPublic: newKey().public, class: 'standard' } as const;
      expect(await guarded.info()).toMatchObject({ needsToken: true });
      expect(await guarded.createMailbox(wanted)).toEqual({ kind: 'refused', reason: 'token' });
      expect(await guarded.createMailbox({ ...wanted, token: `${token}x` })).toEqual({
        kind: 'refused',
        reason: 'token',
      });
      expect(await guarded.createMailbox({ ...wanted, token })).toEqual({ kind: 'done' });
    });

    test("takes an invite's word in place of the token, eight times, for standard mailboxes and under its key only", async () => {
      if (!subject.guarded) return expect(await relay.info()).toMatchObject({ needsToken: false });
      const { relay: guarded, token } = subject.guarded;
      const [reader, sender, standard] = [newKey(), newKey(), newKey()];
      const made = { reader, senderPublic: sender.public, class: 'invite', token } as const;
      expect(await guarded.createMailbox(made)).toEqual({ kind: 'done' });
      const other = { reader: newKey(), senderPublic: standard.public, class: 'standard', token } as const;
      expect(await guarded.createMailbox(other)).toEqual({ kind: 'done' });

      const wanted = () => ({ reader: newKey(), senderPublic: newKey().public, class: 'standard' }) as const;
      const noToken = { kind: 'refused', reason: 'token' };
      expect(await guarded.createMailbox({ ...wanted(), class: 'invite', voucher: sender })).toEqual(noToken);
      for (const voucher of [newKey(), reader, standard, { public: sender.public, secret: standard.secret }]) {
        expect(await guarded.createMailbox({ ...wanted(), voucher })).toEqual(noToken);
      }
      expect(await guarded.createMailbox({ ...wanted(), voucher: sender, token: `${token}x` })).toEqual(noToken);

      const first = { ...wanted(), voucher: sender };
      for (let again = 0; again < 10; again++) expect(await guarded.createMailbox(first)).toEqual({ kind: 'done' });
      for (let index = 1; index < 8; index++) {
        expect(await guarded.createMailbox({ ...wanted(), voucher: sender })).toEqual({ kind: 'done' });
      }
      expect(await guarded.createMailbox({ ...wanted(), voucher: sender })).toEqual(noToken);
      expect(await guarded.createMailbox(first)).toEqual({ kind: 'done' });
      expect(await guarded.fetch(first.reader, 0)).toMatchObject({ kind: 'cells', cells: [] });
      expect(await guarded.createMailbox({ ...wanted(), token })).toEqual({ kind: 'done' });

      const [revokedReader, revoked] = [newKey(), newKey()];
      await guarded.createMailbox({ ...made, reader: revokedReader, senderPublic: revoked.public });
      await guarded.deleteMailbox(revokedReader);
      expect(await guarded.createMailbox({ ...wanted(), voucher: revoked })).toEqual(noToken);
    });

    test('does not look at vouchers where nothing is asked for', async () => {
      const wanted = { reader: newKey(), senderPublic: newKey().public, class: 'standard', voucher: newKey() } as const;
      expect(await relay.createMailbox(wanted)).toEqual({ kind: 'done' });
    });

    test('returns cells of the three sizes in the order in which they were taken, byte for byte', async () => {
      const { reader, sender } = await newMailbox();
      const cells = [newCell(4096), newCell(65_536), newCell(16_384), newCell(4096)];
      for (const cell of cells) expect(await relay.send(sender, systemRandom(16), cell)).toEqual({ kind: 'done' });
      const fetched = await fetchCells(reader);
      expect(fetched.cells.map(({ cell }) => Buffer.from(cell).toString('hex'))).toEqual(
        cells.map((cell) => Buffer.from(cell).toString('hex')),
      );
      const sequences = fetched.cells.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
      expect((await fetchCells(reader, sequences[1])).cells.map(({ sequence }) => sequence)).toEqual(
        sequences.slice(2),
      );
    });

    test('keeps one copy of a cell that is sent again', async () => {
      const { reader, sender } = await newMailbox();
      const cellId = systemRandom(16);
      const cell = newCell();
      for (let attempt = 0; attempt < 3; attempt++) {
        expect(await relay.send(sender, cellId, cell)).toEqual({ kind: 'done' });
      }
      expect((await fetchCells(reader)).cells).toHaveLength(1);
    });

    test('deletes what is acknowledged and nothing else; sequences never come again', async () => {
      const { reader, sender } = await newMailbox();
      for (let index = 0; index < 3; index++) await relay.send(sender, systemRandom(16), newCell());
      const { cells } = await fetchCells(reader);
      const second = cells[1]?.sequence ?? 0;
      expect(await relay.acknowledge(reader, second)).toEqual({ kind: 'done' });
      expect(await relay.acknowledge(reader, second - 1)).toEqual({ kind: 'done' });
      expect((await fetchCells(reader)).cells.map(({ sequence }) => sequence)).toEqual([cells[2]?.sequence]);
      expect(await relay.acknowledge(reader, cells[2]?.sequence ?? 0)).toEqual({ kind: 'done' });
      await relay.send(sender, systemRandom(16), newCell());
      const [next] = (await fetchCells(reader)).cells;
      expect(next?.sequence).toBeGreaterThan(cells[2]?.sequence ?? 0);
    });

    test('hands over at most 16 cells and 256 KiB at a time', async () => {
      const small = await newMailbox();
      for (let index = 0; index < 18; index++) await relay.send(small.sender, systemRandom(16), newCell());
      const first = await fetchCells(small.reader);
      expect(first.cells).toHaveLength(16);
      expect((await fetchCells(small.reader, first.cells[15]?.sequence)).cells).toHaveLength(2);

      const large = await newMailbox();
      for (let index = 0; index < 5; index++) await relay.send(large.sender, systemRandom(16), newCell(65_536));
      expect((await fetchCells(large.reader)).cells).toHaveLength(4);
    });

    test('attacks 32: refuses every other size of cell', async () => {
      const { reader, sender } = await newMailbox();
      for (const size of [0, 1, 4095, 4097, 16_383, 65_535, 65_537, 200_000]) {
        expect(await relay.send(sender, systemRandom(16), newCell(size))).toEqual({ kind: 'refused', reason: 'size' });
      }
      expect((await fetchCells(reader)).cells).toEqual([]);
    });

    test('attacks 30: a key opens its own end of its own mailbox only', async () => {
      const { reader, sender } = await newMailbox();
      const other = await newMailbox();
      await relay.send(sender, systemRandom(16), newCell());
      const nowhere = { kind: 'not-found' };
      const forged = { public: reader.public, secret: other.reader.secret };
      const forgedSender = { public: sender.public, secret: other.sender.secret };
      expect(await relay.send(reader, systemRandom(16), newCell())).toEqual(nowhere);
      expect(await relay.send(forgedSender, systemRandom(16), newCell())).toEqual(nowhere);
      for (const key of [sender, forged, newKey()]) {
        expect(await relay.fetch(key, 0)).toEqual(nowhere);
        expect(await relay.acknowledge(key, 9)).toEqual(nowhere);
        expect(await relay.deleteMailbox(key)).toEqual(nowhere);
      }
      expect((await fetchCells(reader)).cells).toHaveLength(1);
      expect((await fetchCells(other.reader)).cells).toHaveLength(0);
    });

    test('attacks 33: an invite takes five cells; the reader learns that it was full, once; others are not touched', async () => {
      const invite = await newMailbox('invite');
      const other = await newMailbox();
      for (let index = 0; index < 5; index++) {
        expect(await relay.send(invite.sender, systemRandom(16), newCell())).toEqual({ kind: 'done' });
      }
      expect(await relay.send(invite.sender, systemRandom(16), newCell())).toEqual({ kind: 'full' });
      expect(await relay.send(other.sender, systemRandom(16), newCell())).toEqual({ kind: 'done' });
      const fetched = await fetchCells(invite.reader);
      expect(fetched.wasFull).toBe(true);
      expect((await fetchCells(invite.reader)).wasFull).toBe(false);
      expect((await fetchCells(other.reader)).wasFull).toBe(false);
      await relay.acknowledge(invite.reader, fetched.cells[0]?.sequence ?? 0);
      expect(await relay.send(invite.sender, systemRandom(16), newCell())).toEqual({ kind: 'done' });
    });

    test('forgets a deleted mailbox with its cells and blobs', async () => {
      const { reader, sender } = await newMailbox();
      const blobId = systemRandom(16);
      await relay.send(sender, systemRandom(16), newCell());
      await relay.putBlob(reader, blobId, sha256(systemRandom(32)), newCell(2048));
      expect(await relay.deleteMailbox(reader)).toEqual({ kind: 'done' });
      const nowhere = { kind: 'not-found' };
      expect(await relay.fetch(reader, 0)).toEqual(nowhere);
      expect(await relay.send(sender, systemRandom(16), newCell())).toEqual(nowhere);
      expect(await relay.getBlob(blobId, 4096)).toEqual(nowhere);
      expect(await relay.deleteMailbox(reader)).toEqual(nowhere);
    });

    test('keeps a blob for whoever knows its name; the first writer wins', async () => {
      const { reader, sender } = await newMailbox();
      const [blobId, token, blob] = [systemRandom(16), systemRandom(32), newCell(70_000)];
      const deleteHash = sha256(token);
      expect(await relay.putBlob(sender, blobId, deleteHash, blob)).toEqual({ kind: 'done' });
      expect(await relay.putBlob(sender, blobId, deleteHash, blob)).toEqual({ kind: 'done' });
      const refused = { kind: 'refused', reason: 'form' };
      expect(await relay.putBlob(reader, blobId, deleteHash, newCell(70_000))).toEqual(refused);
      expect(await relay.putBlob(reader, blobId, sha256(deleteHash), blob)).toEqual(refused);
      const fetched = await relay.getBlob(blobId, 70_000);
      expect(fetched.kind === 'blob' && Buffer.from(fetched.blob).equals(blob)).toBe(true);
      expect(await relay.getBlob(blobId, 69_999)).toEqual({ kind: 'refused', reason: 'size' });
      expect(await relay.getBlob(systemRandom(16), 70_000)).toEqual({ kind: 'not-found' });
    });

    test('takes a blob from a mailbox key only, and of a sane size', async () => {
      const { reader } = await newMailbox();
      const hash = sha256(systemRandom(32));
      expect(await relay.putBlob(newKey(), systemRandom(16), hash, newCell())).toEqual({ kind: 'not-found' });
      const forged = { public: reader.public, secret: newKey().secret };
      expect(await relay.putBlob(forged, systemRandom(16), hash, newCell())).toEqual({ kind: 'not-found' });
      for (const size of [0, 1_200_000]) {
        expect(await relay.putBlob(reader, systemRandom(16), hash, new Uint8Array(size))).toEqual({
          kind: 'refused',
          reason: 'size',
        });
      }
    });

    test('deletes a blob for whoever has the token', async () => {
      const { reader } = await newMailbox();
      const [blobId, token] = [systemRandom(16), systemRandom(32)];
      await relay.putBlob(reader, blobId, sha256(token), newCell());
      expect(await relay.deleteBlob(blobId, systemRandom(32))).toEqual({ kind: 'not-found' });
      expect(await relay.deleteBlob(systemRandom(16), token)).toEqual({ kind: 'not-found' });
      expect(await relay.deleteBlob(blobId, token)).toEqual({ kind: 'done' });
      expect(await relay.getBlob(blobId, 4096)).toEqual({ kind: 'not-found' });
    });

    test('an invite has room for its blob and little more', async () => {
      const { reader } = await newMailbox();
      const invite = await newMailbox('invite');
      const hash = sha256(systemRandom(32));
      expect(await relay.putBlob(invite.reader, systemRandom(16), hash, newCell(2048))).toEqual({ kind: 'done' });
      expect(await relay.putBlob(invite.reader, systemRandom(16), hash, newCell(65_536))).toEqual({ kind: 'full' });
      expect(await relay.putBlob(reader, systemRandom(16), hash, newCell(65_536))).toEqual({ kind: 'done' });
    });

    test('tells a watcher what waits and what arrives, of its own mailboxes only', async () => {
      const mine = await newMailbox();
      const quiet = await newMailbox();
      const other = await newMailbox();
      await relay.send(mine.sender, systemRandom(16), newCell());
      const events = collectEvents();
      const stop = relay.watch([mine.reader, quiet.reader], events.onEvent);
      await events.until((seen) => seen.some((event) => event.kind === 'connected'));
      await events.until((seen) => newsOf(seen, mine.reader) >= 1);
      await relay.send(other.sender, systemRandom(16), newCell());
      await relay.send(quiet.sender, systemRandom(16), newCell());
      await events.until((seen) => newsOf(seen, quiet.reader) === 1);
      expect(newsOf(events.seen, other.reader)).toBe(0);
      stop();
    });

    test('tells a stopped watcher nothing more', async () => {
      const mailbox = await newMailbox();
      const stopped = collectEvents();
      const stop = relay.watch([mailbox.reader], stopped.onEvent);
      await stopped.until((seen) => seen.some((event) => event.kind === 'connected'));
      stop();
      const count = stopped.seen.length;
      const going = collectEvents();
      const stopGoing = relay.watch([mailbox.reader], going.onEvent);
      await going.until((seen) => seen.some((event) => event.kind === 'connected'));
      await relay.send(mailbox.sender, systemRandom(16), newCell());
      await going.until((seen) => newsOf(seen, mailbox.reader) >= 1);
      stopGoing();
      expect(stopped.seen).toHaveLength(count);
    });

    test('tells both of two watchers of one mailbox', async () => {
      const mailbox = await newMailbox();
      const watchers = [collectEvents(), collectEvents()];
      const stops = [];
      for (const watcher of watchers) {
        stops.push(relay.watch([mailbox.reader], watcher.onEvent));
        await watcher.until((seen) => seen.some((event) => event.kind === 'connected'));
      }
      await relay.send(mailbox.sender, systemRandom(16), newCell());
      for (const watcher of watchers) await watcher.until((seen) => newsOf(seen, mailbox.reader) >= 1);
      for (const stop of stops) stop();
    });
  });
}

function newsOf(events: readonly WatchEvent[], reader: SigningKey): number {
  const id = Buffer.from(readerIdOf(reader.public)).toString('hex');
  return events.filter((event) => event.kind === 'news' && Buffer.from(event.readerId).toString('hex') === id).length;
}

/** Gathers events and waits for a condition on them. */
export function collectEvents() {
  const seen: WatchEvent[] = [];
  const checks = new Set<() => void>();
  return {
    seen,
    onEvent(event: WatchEvent): void {
      seen.push(event);
      for (const check of [...checks]) check();
    },
    /** The test's own time limit ends a wait in vain. */
    until(isReached: (seen: readonly WatchEvent[]) => boolean): Promise<void> {
      return new Promise((resolve) => {
        const check = () => {
          if (!isReached(seen)) return;
          checks.delete(check);
          resolve();
        };
        checks.add(check);
        check();
      });
    },
  };
}
