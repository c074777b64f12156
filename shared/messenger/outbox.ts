/** What leaves: cells go to each mailbox in order, the same bytes again and again until the relay has them (protocol.md 2.13, P1). */
import type { Timestamp } from '../domain/ids.ts';
import { fromHex, toHex } from '../language/bytes.ts';
import { mailboxSenderKey } from '../protocol/index.ts';
import type { RelayRefusal, SigningKey } from '../relay/relay.ts';
import { afterFailure, afterSent } from './delivery.ts';
import { type Engine, isWorthRetrying, retryDelayMs } from './engine.ts';
import type { QueuedCell } from './sealing.ts';
import type { Change, Delivery, FailureReason, PeerMailbox } from './store.ts';

/** A backlog is recorded in batches, so that its speed is not that of the disk; a single message at once. */
const MAX_UNRECORDED = 16;
const UNRECORDED_FOR_MS = 500;

export type Outbox = {
  /** Takes over what an earlier run left behind. */
  load(): Promise<void>;
  /** For cells just committed, in the order of their commits: called within the conversation's turn. */
  add(items: readonly QueuedCell[]): void;
  /** Does not wait for the next attempt. */
  retryNow(): void;
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
    const lane: Lane = { mailbox, sender, queue: [], sent: [], isBusy: false, failures: 0, cancelWait: undefined };
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
        wait(lane);
        throw error;
      } finally {
        lane.isBusy = false;
      }
      wake(lane);
    });
  }

  function wait(lane: Lane, refusal?: RelayRefusal): void {
    lane.cancelWait?.();
    lane.cancelWait = engine.after(retryDelayMs(engine, lane.failures, refusal), () => {
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
        if (lane.queue.length === 0 || isRecordDue(lane)) await recordSent(lane);
        continue;
      }
      await recordSent(lane);
      if (isWorthRetrying(answer)) return wait(lane, answer);
      await recordFailure(item, answer.kind === 'not-found' ? 'mailbox-gone' : 'refused-by-relay');
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

  async function recordFailure(item: QueuedCell, reason: FailureReason): Promise<void> {
    const { conversationId, messageId } = item;
    await engine.turns.run(conversationId, async () => {
      const changes = await settled(item, (delivery) => afterFailure(delivery, reason, engine.now()));
      const session = await engine.store.session(conversationId);
      // A join that found no mailbox: the invite is used, withdrawn or expired. Should the welcome be on its way
      // all the same, receiving it opens the session again.
      const isJoin = session?.phase === 'awaiting-welcome' && messageId === undefined;
      const ending: readonly Change[] = isJoin
        ? [{ kind: 'put-session', session: { ...session, phase: 'ended' } }]
        : [];
      await engine.store.commit([...changes, ...ending]);
    });
    engine.changed(conversationId);
  }

  /** Takes the cell out of the outbox and says what became of its message. */
  async function settled(item: QueuedCell, next: (delivery: Delivery) => Delivery): Promise<readonly Change[]> {
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
      for (const item of items) wake(laneOf(item.to));
    },
    retryNow() {
      for (const lane of lanes.values()) {
        lane.cancelWait?.();
        lane.cancelWait = undefined;
        wake(lane);
      }
    },
  };
}
