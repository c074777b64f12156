/** Own mailboxes: watched for news, read until they are empty, and looked at from time to time in any case. */
import type { ClientId, InviteId } from '../domain/ids.ts';
import { toHex } from '../language/bytes.ts';
import { mailboxReaderKey, readerId } from '../protocol/index.ts';
import type { RelayRefusal, SigningKey, StoredCell } from '../relay/relay.ts';
import { type Engine, isWorthRetrying, retryDelayMs } from './engine.ts';
import { createLanes } from './few-at-once.ts';
import { makeMailbox } from './own-mailboxes.ts';
import type { Invite, OwnMailbox, Session } from './store.ts';

/** Whose mailbox it is, and so who understands its cells. */
export type MailboxOwner =
  | {
      readonly kind: 'session';
      readonly conversationId: ClientId;
      /** Seals its cells. */
      readonly capability: Uint8Array;
      /** Only re-keys come there; looked at once a day. */
      readonly isRescue: boolean;
    }
  | { readonly kind: 'invite'; readonly inviteId: InviteId };

/** Commits what the cells bring; rejects when the store could not, and then they are not acknowledged. */
export type TakeCells = (owner: MailboxOwner, cells: readonly StoredCell[]) => Promise<void>;

/** Mailboxes of one relay that are read at a time, so that what the screens ask comes in between. */
const MAX_READ_AT_ONCE = 3;
const RESCUE_POLLED_EVERY_MS = 24 * 60 * 60 * 1000;

export type WatchingParts = {
  readonly take: TakeCells;
  /** Senders were turned away, since a mailbox of this conversation was full. */
  readonly wasFull: (conversationId: ClientId) => Promise<void>;
};

export type Watching = {
  /** Looks which mailboxes there are now, and watches these. */
  refresh(): Promise<void>;
  /** Reads all of them. */
  collectAll(): void;
  /** Reads the rescue mailbox of a conversation, whenever it was looked at last; resolves when it was, or could not be. */
  collectRescue(conversationId: ClientId): Promise<void>;
  /** Reads one until it is empty. Resolves when that is done or has failed. */
  collectNow(invite: Invite): Promise<void>;
  stop(): void;
};

type Box = {
  readonly reader: SigningKey;
  readonly publicHex: string;
  readonly relayUrl: string;
  readonly owner: MailboxOwner;
  readonly mailbox: OwnMailbox;
  /** With what the relay refused to make it again: the same is not tried twice. */
  refused: { readonly token: string | undefined; readonly isJoining: boolean } | undefined;
  /** When a rescue mailbox was last read. */
  polledAt: number | undefined;
  isBusy: boolean;
  /** Of the last reading. */
  collecting: Promise<void> | undefined;
  /** News came while it was being read. */
  isWanted: boolean;
  failures: number;
  cancelRetry: (() => void) | undefined;
};

type RelayWatch = { readonly names: string; readonly stop: () => void };

export function createWatching(engine: Engine, { take, wasFull }: WatchingParts): Watching {
  const lanes = createLanes(MAX_READ_AT_ONCE);
  const keys = new Map<string, SigningKey>();
  const boxes = new Map<string, Box>();
  const watches = new Map<string, RelayWatch>();

  function readerOf(mailbox: OwnMailbox): SigningKey {
    const name = toHex(mailbox.readerSecret);
    const reader = keys.get(name) ?? mailboxReaderKey(mailbox.readerSecret);
    keys.set(name, reader);
    return reader;
  }

  function boxOf(mailbox: OwnMailbox, owner: MailboxOwner): Box {
    const reader = readerOf(mailbox);
    const publicHex = toHex(reader.public);
    const { relayUrl } = mailbox;
    const idle = { refused: undefined, isBusy: false, isWanted: false, failures: 0 };
    const unused = { ...idle, cancelRetry: undefined, polledAt: undefined, collecting: undefined };
    return boxes.get(publicHex) ?? { reader, publicHex, relayUrl, owner, mailbox, ...unused };
  }

  async function ownMailboxes(): Promise<readonly Box[]> {
    const sessions = (await engine.store.sessions()).filter(isRead);
    const invites = (await engine.store.invites()).filter((invite) => invite.isPublished && isAtRelay(invite));
    return [
      ...sessions.flatMap(boxesOf),
      ...invites.map(({ inviteId, mailbox }) => boxOf(mailbox, { kind: 'invite', inviteId })),
    ];
  }

  function boxesOf(session: Session): readonly Box[] {
    const { conversationId, ownMailbox, ownRescue, formerMailboxes = [] } = session;
    const boxFor = (mailbox: OwnMailbox, isRescue: boolean) =>
      boxOf(mailbox, { kind: 'session', conversationId, capability: mailbox.capability, isRescue });
    const rotated = formerMailboxes.filter(({ toldIn }) => toldIn !== undefined);
    const rescue = ownRescue === undefined ? [] : [boxFor(ownRescue, true)];
    return [...[ownMailbox, ...rotated].map((mailbox) => boxFor(mailbox, false)), ...rescue];
  }

  function watchRelay(relayUrl: string, members: readonly Box[]): void {
    const names = members
      .map((box) => box.publicHex)
      .sort()
      .join(' ');
    const there = watches.get(relayUrl);
    if (there?.names === names) return;
    there?.stop();
    watches.delete(relayUrl);
    if (members.length === 0) return;
    const byReaderId = new Map(members.map((box) => [toHex(readerId(box.reader.public)), box]));
    const readers = members.map((box) => box.reader);
    const stop = engine.relayAt(relayUrl).watch(readers, (event) => {
      if (engine.isStopped()) return;
      if (event.kind !== 'news') {
        engine.heard(relayUrl, { kind: event.kind === 'connected' ? 'connected' : 'unreachable' });
        return;
      }
      const box = byReaderId.get(toHex(event.readerId));
      if (box) want(box);
    });
    watches.set(relayUrl, { names, stop });
  }

  function want(box: Box): void {
    box.isWanted = true;
    if (box.isBusy || engine.isStopped()) return;
    box.cancelRetry?.();
    box.cancelRetry = undefined;
    engine.background(() => {
      box.collecting = collect(box);
      return box.collecting;
    });
  }

  async function collect(box: Box): Promise<void> {
    box.isBusy = true;
    try {
      while (box.isWanted && !engine.isStopped()) {
        box.isWanted = false;
        const refusal = await lanes.run(box.relayUrl, () => readUntilEmpty(box));
        if (refusal === undefined) box.failures = 0;
        else if (isWorthRetrying(refusal)) return retry(box, refusal);
        else if (refusal.kind === 'not-found' && box.owner.kind === 'session' && boxes.get(box.publicHex) === box)
          return await putBack(box, box.owner.conversationId);
        else return;
      }
    } catch (error) {
      retry(box);
      throw error;
    } finally {
      box.isBusy = false;
    }
  }

  function retry(box: Box, refusal?: RelayRefusal): void {
    box.cancelRetry?.();
    box.cancelRetry = engine.after(retryDelayMs(engine, box.failures, refusal), () => {
      box.cancelRetry = undefined;
      want(box);
    });
    box.failures += 1;
  }

  /**
   * A relay that lost its store, or let an idle mailbox expire, has forgotten it: with the same keys the peer
   * reaches this end again. Where the operator asks for a token and this end has none (a client that was let in,
   * a therapist whose settings name another relay now), that is told as a relay out of reach and not tried again
   * with the same; the relay may still find its store again.
   */
  async function putBack(box: Box, conversationId: ClientId): Promise<void> {
    const token = engine.ports.relayToken?.(box.relayUrl);
    const session = await engine.store.session(conversationId);
    const invite = session?.phase === 'awaiting-welcome' ? session.peerMailbox.capability : undefined;
    const isJoining = invite !== undefined;
    const { refused } = box;
    if (refused !== undefined && refused.token === token && refused.isJoining === isJoining) return;
    const answer = await makeMailbox(engine, box.mailbox, { token, invite });
    if (answer.kind !== 'done' && isWorthRetrying(answer)) return;
    box.refused = answer.kind === 'done' ? undefined : { token, isJoining };
    engine.setLost(box.relayUrl, box.publicHex, answer.kind !== 'done');
  }

  async function readUntilEmpty(box: Box): Promise<RelayRefusal | undefined> {
    if (engine.isStopped()) return undefined;
    const relay = engine.relayAt(box.relayUrl);
    // From the beginning each time: what was taken was acknowledged and is gone, and an acknowledgement reaches
    // down to the first. A relay that began to count anew would lose what it holds below the last place.
    let after = 0;
    let next = relay.fetch(box.reader, after);
    for (;;) {
      const answer = engine.heard(box.relayUrl, await next);
      if (answer.kind !== 'cells') return answer;
      box.refused = undefined;
      engine.setLost(box.relayUrl, box.publicHex, false);
      if (engine.isStopped()) return undefined;
      if (answer.wasFull && box.owner.kind === 'session') await wasFull(box.owner.conversationId);
      // A relay that hands out again what lies behind, or nothing new, ends this reading.
      const cells = answer.cells.filter((stored) => stored.sequence > after);
      if (cells.length === 0) return undefined;
      await take(box.owner, cells);
      after = cells.reduce((highest, stored) => Math.max(highest, stored.sequence), after);
      // What follows is on its way while the relay is told what it may forget: neither waits for the other.
      const acknowledging = relay.acknowledge(box.reader, after);
      next = relay.fetch(box.reader, after);
      const acknowledged = engine.heard(box.relayUrl, await acknowledging);
      if (acknowledged.kind !== 'done') return acknowledged;
      if (engine.isStopped()) return undefined;
    }
  }

  return {
    async refresh() {
      const current = await ownMailboxes();
      if (engine.isStopped()) return;
      const names = new Set(current.map((box) => box.publicHex));
      for (const box of boxes.values()) {
        if (names.has(box.publicHex)) continue;
        box.cancelRetry?.();
        boxes.delete(box.publicHex);
        engine.setLost(box.relayUrl, box.publicHex, false);
      }
      for (const box of current) boxes.set(box.publicHex, box);
      const relays = new Set([...watches.keys(), ...current.map((box) => box.relayUrl)]);
      for (const relayUrl of relays)
        watchRelay(
          relayUrl,
          current.filter((box) => box.relayUrl === relayUrl && !isRescue(box)),
        );
    },
    collectAll() {
      const now = engine.now();
      for (const box of boxes.values()) {
        if (isRescue(box)) {
          if (box.polledAt !== undefined && Math.abs(now - box.polledAt) < RESCUE_POLLED_EVERY_MS) continue;
          box.polledAt = now;
        }
        want(box);
      }
    },
    async collectRescue(conversationId) {
      for (const box of boxes.values()) {
        const { owner } = box;
        if (owner.kind !== 'session' || !owner.isRescue || owner.conversationId !== conversationId) continue;
        want(box);
        // What went wrong was told by the collecting itself.
        await box.collecting?.catch(() => undefined);
      }
    },
    async collectNow(invite) {
      const box = boxOf(invite.mailbox, { kind: 'invite', inviteId: invite.inviteId });
      if (!box.isBusy) await readUntilEmpty(box);
    },
    stop() {
      for (const watch of watches.values()) watch.stop();
      watches.clear();
    },
  };
}

function isRescue({ owner }: Box): boolean {
  return owner.kind === 'session' && owner.isRescue;
}

/** An ended conversation is read no more, but a join that seemed to have come too late may still be answered. */
function isRead(session: Session): boolean {
  return session.phase !== 'ended' || session.joining !== undefined;
}

/** False once the relay has forgotten mailbox and blob. */
export function isAtRelay(invite: Invite): boolean {
  return invite.mailbox.readerSecret.length > 0;
}
