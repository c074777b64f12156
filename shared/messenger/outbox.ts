/** What leaves: cells go to each mailbox in order, the same bytes again and again until the relay has them (protocol.md 2.13, P1). */
import type { ClientId, Timestamp } from '../domain/ids.ts';
import { fromHex, sameBytes, toHex } from '../language/bytes.ts';
import { mailboxSenderKey } from '../protocol/index.ts';
import type { SigningKey } from '../relay/relay.ts';
import { afterFailure, afterSent } from './delivery.ts';
import { type Engine, isWorthRetrying, retryDelayMs } from './engine.ts';
import type { QueuedCell } from './sealing.ts';
import type { Change, Delivery, FailureReason, PeerMailbox, Session } from './store.ts';

/** A backlog is recorded in batches, so that its speed is not that of the disk; a single message at once. */
const MAX_UNRECORDED = 16;
const UNRECORDED_FOR_MS = 500;
/** After a relay's last word there is no hurry: what helps is the peer, who puts a forgotten mailbox back. */
const REFUSED_RETRY_MS = { min: 5 * 60_000, max: 10 * 60_000 };

export type Outbox = {
  /** Takes over what an earlier run left behind. */
  load(): Promise<void>;
  /** For cells just committed, in the order of their commits: called within the conversation's turn. */
  add(items: readonly QueuedCell[]): void;
  /** Does not wait for the next attempt. */
  retryNow(): void;
  /** For a conversation that the store no longer knows: nothing of it is sent any more. */
  drop(conversationId: ClientId): void;
};

/** One mailbox: its cells, and when the next attempt is due. */
type Lane = {
  readonly mailbox: PeerMailbox;
  readonly sender: SigningKey;
  readonly queue: QueuedCell[];
  /** The relay has these; the store does not know it yet. */
  readonly sent: { readonly item: QueuedCell; readonly at: Timestamp }[];
  isBusy: boolean;
  failures: number;
  /** The relay has refused the first cell for good, as far as it knows. */
  isRefused: boolean;
  cancelWait: (() => void) | undefined;
};

export function createOutbox(engine: Engine): Outbox {
  const lanes = new Map<string, Lane>();
  const known = new Set<string>();
  let isLoaded = false;

  function laneOf(mailbox: PeerMailbox): Lane {
    const key = `${mailbox.relayUrl} ${toHex(mailbox.capability)}`;
    const there = lanes.get(key);
    if (there) return there;
    const sender = mailboxSenderKey(mailbox.capability);
    const idle = { isBusy: false, failures: 0, isRefused: false, cancelWait: undefined };
    const lane: Lane = { mailbox, sender, queue: [], sent: [], ...idle };
    lanes.set(key, lane);
    return lane;
  }

  function enqueue(items: readonly QueuedCell[]): void {
    for (const item of items) {
      if (known.has(item.cellId)) continue;
      known.add(item.cellId);
      laneOf(item.to).queue.push(item);
    }
  }

  function wake(lane: Lane): void {
    if (!isLoaded || lane.isBusy || lane.cancelWait !== undefined) return;
    if (lane.queue.length + lane.sent.length === 0) return;
    lane.isBusy = true;
    engine.background(async () => {
      try {
        await drain(lane);
      } catch (error) {
        wait(lane, retryDelayMs(engine, lane.failures));
        throw error;
      } finally {
        lane.isBusy = false;
      }
      wake(lane);
    });
  }

  function wait(lane: Lane, delayMs: number): void {
    lane.cancelWait?.();
    lane.cancelWait = engine.after(delayMs, () => {
      lane.cancelWait = undefined;
      wake(lane);
    });
    lane.failures += 1;
  }

  async function drain(lane: Lane): Promise<void> {
    const { relayUrl } = lane.mailbox;
    await recordSent(lane);
    for (let item = lane.queue[0]; item !== undefined; item = lane.queue[0]) {
      if (engine.isStopped()) return;
      const cellId = fromHex(item.cellId) ?? new Uint8Array();
      const answer = engine.heard(relayUrl, await engine.relayAt(relayUrl).send(lane.sender, cellId, item.cell));
      if (engine.isStopped()) return;
      if (answer.kind === 'done') {
        lane.sent.push({ item, at: engine.now() });
        lane.queue.shift();
        lane.failures = 0;
        lane.isRefused = false;
        if (lane.queue.length === 0 || isRecordDue(lane)) await recordSent(lane);
        continue;
      }
      await recordSent(lane);
      if (isWorthRetrying(answer)) return wait(lane, retryDelayMs(engine, lane.failures, answer));
      const isKept = await recordFailure(item, answer.kind === 'not-found' ? 'mailbox-gone' : 'refused-by-relay');
      if (isKept) {
        lane.isRefused = true;
        return wait(lane, engine.randomBetween(REFUSED_RETRY_MS.min, REFUSED_RETRY_MS.max));
      }
      lane.queue.shift();
      lane.failures = 0;
      known.delete(item.cellId);
    }
  }

  function isRecordDue(lane: Lane): boolean {
    const [oldest] = lane.sent;
    return lane.sent.length >= MAX_UNRECORDED || (oldest !== undefined && engine.now() - oldest.at > UNRECORDED_FOR_MS);
  }

  /** What the relay took leaves the outbox. Until then it would be sent again, which the relay and the peer both notice. */
  async function recordSent(lane: Lane): Promise<void> {
    const sent = [...lane.sent];
    const [first] = sent;
    if (first === undefined) return;
    await engine.turns.run(first.item.conversationId, async () => {
      const changes: Change[] = [];
      for (const { item, at } of sent) changes.push(...(await settled(item, (delivery) => afterSent(delivery, at))));
      await engine.store.commit(changes);
    });
    lane.sent.splice(0, sent.length);
    for (const { item } of sent) known.delete(item.cellId);
    engine.changed(first.item.conversationId);
  }

  /**
   * True when the cell stays, to be tried again. While its conversation stands it does: the peer shows nothing
   * behind a hole in the chain, so one message given up would hide all that follow.
   */
  async function recordFailure(item: QueuedCell, reason: FailureReason): Promise<boolean> {
    const { conversationId, messageId } = item;
    const isKept = await engine.turns.run(conversationId, async () => {
      const session = await engine.store.session(conversationId);
      const isAwaited = session !== undefined && isItsMailbox(session, item);
      const [removal, ...moves] = await settled(item, (delivery) => afterFailure(delivery, reason, engine.now()));
      // A join that found no mailbox: the invite is used, withdrawn or expired. Should the welcome be on its way
      // all the same, receiving it opens the session again.
      const isJoin = session?.phase === 'awaiting-welcome' && messageId === undefined;
      const ending: readonly Change[] = isJoin
        ? [{ kind: 'put-session', session: { ...session, phase: 'ended' } }]
        : [];
      await engine.store.commit([...(isAwaited ? [] : [removal]), ...moves, ...ending]);
      return isAwaited;
    });
    engine.changed(conversationId);
    return isKept;
  }

  /** Takes the cell out of the outbox and says what became of its message. */
  async function settled(
    item: QueuedCell,
    next: (delivery: Delivery) => Delivery,
  ): Promise<readonly [Change, ...Change[]]> {
    const { cellId, conversationId, messageId } = item;
    const removal: Change = { kind: 'delete-outbox', cellId };
    const delivery = messageId && (await engine.store.entry(conversationId, messageId))?.delivery;
    const moved = delivery && next(delivery);
    if (!messageId || !moved || moved === delivery) return [removal];
    return [removal, { kind: 'set-delivery', conversationId, messageId, delivery: moved }];
  }

  return {
    async load() {
      const items = await engine.store.outbox();
      // What was added while the store was being read is behind what it held.
      const added = [...lanes.values()].flatMap((lane) => lane.queue.splice(0));
      known.clear();
      enqueue(items);
      enqueue(added);
      isLoaded = true;
      for (const lane of lanes.values()) wake(lane);
    },
    add(items) {
      enqueue(items);
      for (const item of items) {
        const lane = laneOf(item.to);
        if (lane.isRefused) forgetWait(lane);
        wake(lane);
      }
    },
    drop(conversationId) {
      for (const lane of lanes.values()) {
        // The first may be on its way to the relay right now; whoever sends it takes it off the queue.
        const kept = lane.queue.filter((item, index) => (index === 0 && lane.isBusy) || !isOf(item));
        lane.queue.splice(0, lane.queue.length, ...kept);
        if (kept.length === 0) forgetWait(lane);
      }
      function isOf(item: QueuedCell): boolean {
        return item.conversationId === conversationId;
      }
    },
    retryNow() {
      for (const lane of lanes.values()) {
        forgetWait(lane);
        wake(lane);
      }
    },
  };
}

function forgetWait(lane: Lane): void {
  lane.cancelWait?.();
  lane.cancelWait = undefined;
}

/** Whether the conversation still goes on over the mailbox that this cell is for. */
function isItsMailbox({ phase, peerMailbox }: Session, { to }: QueuedCell): boolean {
  return phase === 'open' && peerMailbox.relayUrl === to.relayUrl && sameBytes(peerMailbox.capability, to.capability);
}
