/** What leaves: cells go to each mailbox in order, the same bytes again and again until the relay has them (protocol.md 2.13, P1). */
import { fromHex, toHex } from '../language/bytes.ts';
import { mailboxSenderKey } from '../protocol/index.ts';
import type { RelayRefusal, SigningKey } from '../relay/relay.ts';
import { afterFailure, afterSent } from './delivery.ts';
import { type Engine, isWorthRetrying, retryDelayMs } from './engine.ts';
import type { QueuedCell } from './sealing.ts';
import type { Change, Delivery, FailureReason, PeerMailbox } from './store.ts';

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
    const lane: Lane = { mailbox, sender, queue: [], isBusy: false, failures: 0, cancelWait: undefined };
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
    if (!isLoaded || lane.isBusy || lane.cancelWait !== undefined || lane.queue.length === 0) return;
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
    for (let item = lane.queue[0]; item !== undefined; item = lane.queue[0]) {
      if (engine.isStopped()) return;
      const cellId = fromHex(item.cellId) ?? new Uint8Array();
      const answer = engine.heard(relayUrl, await engine.relayAt(relayUrl).send(lane.sender, cellId, item.cell));
      if (engine.isStopped()) return;
      if (answer.kind === 'done') await sent(item);
      else if (isWorthRetrying(answer)) return wait(lane, answer);
      else await failed(item, answer.kind === 'not-found' ? 'mailbox-gone' : 'refused-by-relay');
      lane.failures = 0;
      lane.queue.shift();
      known.delete(item.cellId);
    }
  }

  /** Takes the cell out of the outbox and says what became of its message, in one commit. */
  async function settle(item: QueuedCell, next: (delivery: Delivery) => Delivery, isRefused: boolean): Promise<void> {
    const { conversationId, messageId } = item;
    await engine.turns.run(conversationId, async () => {
      const changes: Change[] = [{ kind: 'delete-outbox', cellId: item.cellId }];
      const delivery = messageId && (await engine.store.entry(conversationId, messageId))?.delivery;
      const moved = delivery && next(delivery);
      if (messageId && moved && moved !== delivery) {
        changes.push({ kind: 'set-delivery', conversationId, messageId, delivery: moved });
      }
      const session = isRefused ? await engine.store.session(conversationId) : undefined;
      // A join that found no mailbox: the invite is used, withdrawn or expired. Should the welcome be on its way
      // all the same, receiving it opens the session again.
      if (session?.phase === 'awaiting-welcome' && messageId === undefined) {
        changes.push({ kind: 'put-session', session: { ...session, phase: 'ended' } });
      }
      await engine.store.commit(changes);
    });
    engine.changed(conversationId);
  }

  function sent(item: QueuedCell): Promise<void> {
    return settle(item, (delivery) => afterSent(delivery, engine.now()), false);
  }

  function failed(item: QueuedCell, reason: FailureReason): Promise<void> {
    return settle(item, (delivery) => afterFailure(delivery, reason, engine.now()), true);
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
