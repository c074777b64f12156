/** What every part of the messenger shares: its ports, turns, background work, and who is told what. */
import type { ClientId, MessageId, Timestamp } from '../domain/ids.ts';
import { assertNever } from '../language/assert-never.ts';
import { toHex } from '../language/bytes.ts';
import type { Relay, RelayRefusal } from '../relay/relay.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import { guardStore } from './guarded-store.ts';
import type { MessengerEvent, MessengerPorts } from './messenger.ts';
import { createTurns, type Turns } from './one-at-a-time.ts';
import { type ConversationStore, StoreFull } from './store.ts';

export type Engine = {
  readonly ports: MessengerPorts;
  readonly store: ConversationStore;
  /** Undefined where this end keeps no files. */
  readonly files: AttachmentFiles | undefined;
  /** One piece of work at a time per conversation: it reads the session, decides, and commits. */
  readonly turns: Turns;
  now(): Timestamp;
  /** 16 random bytes as 32 hexadecimal digits. */
  freshId(): string;
  /** Between `min` and `max`. */
  randomBetween(min: number, max: number): number;
  emit(event: MessengerEvent): void;
  onEvent(listener: (event: MessengerEvent) => void): () => void;
  changed(conversationId: ClientId): void;
  isStopped(): boolean;
  /** Work that no caller waits for. What the store refused was told already and is tried again by the next tick. */
  background(work: () => Promise<void>): void;
  /** As the clock's, until the engine stops. */
  after(delayMs: number, run: () => void): () => void;
  /** Hands an answer through, and tells when a relay came into reach or went out of it. */
  heard<Answer extends { readonly kind: string }>(relayUrl: string, answer: Answer): Answer;
  /**
   * An own mailbox is gone at its relay and is not made again, or is there again. While there is such a one, the
   * relay counts as out of reach: what is sent to this end does not arrive.
   */
  setLost(relayUrl: string, readerPublicHex: string, isLost: boolean): void;
  /** By its last answer; false before the first. */
  isReachable(relayUrl: string): boolean;
  relayAt(relayUrl: string): Relay;
  stop(): Promise<void>;
};

export function createEngine(ports: MessengerPorts): Engine {
  const listeners = new Set<(event: MessengerEvent) => void>();
  const reachable = new Map<string, boolean>();
  const lost = new Map<string, Set<string>>();
  const timers = new Set<() => void>();
  let isStopped = false;

  function emit(event: MessengerEvent): void {
    if (isStopped) return;
    for (const listener of listeners) {
      // What a listener does wrong must not look like a failure of what was just committed.
      try {
        listener(event);
      } catch (fault) {
        report(fault);
      }
    }
  }

  function tellReach(relayUrl: string, isHeard: boolean): void {
    const isReachable = isHeard && (lost.get(relayUrl)?.size ?? 0) === 0;
    if (reachable.get(relayUrl) === isReachable) return;
    reachable.set(relayUrl, isReachable);
    emit({ kind: 'relay-state', relayUrl, isReachable });
  }

  const guarded = guardStore(ports, (error) =>
    emit({ kind: 'store-failed', reason: error instanceof StoreFull ? 'full' : 'other' }),
  );

  function report(fault: unknown): void {
    if (guarded.isKnownFailure(fault)) return;
    if (ports.onFault === undefined) void Promise.reject(new Error('Unforeseen in the messenger', { cause: fault }));
    else ports.onFault(fault);
  }

  function randomBetween(min: number, max: number): number {
    const fraction = ports.random(4).reduce((value, byte) => value * 256 + byte, 0) / 2 ** 32;
    return Math.round(min + fraction * (max - min));
  }

  return {
    ports,
    store: guarded.store,
    files: guarded.files,
    turns: createTurns(),
    now: () => ports.clock.now() as Timestamp,
    freshId: () => toHex(ports.random(16)),
    randomBetween,
    emit,
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    changed: (conversationId) => emit({ kind: 'conversation-changed', conversationId }),
    isStopped: () => isStopped,
    background(work) {
      if (!isStopped) void work().catch(report);
    },
    after(delayMs, run) {
      if (isStopped) return () => undefined;
      const forget = () => {
        cancel();
        timers.delete(forget);
      };
      const cancel = ports.clock.after(delayMs, () => {
        timers.delete(forget);
        run();
      });
      timers.add(forget);
      return forget;
    },
    heard(relayUrl, answer) {
      tellReach(relayUrl, answer.kind !== 'unreachable');
      return answer;
    },
    setLost(relayUrl, readerPublicHex, isLost) {
      const ofRelay = lost.get(relayUrl) ?? new Set();
      lost.set(relayUrl, ofRelay);
      if (isLost === ofRelay.has(readerPublicHex)) return;
      if (isLost) ofRelay.add(readerPublicHex);
      else ofRelay.delete(readerPublicHex);
      // Whichever it is, the relay has just answered.
      tellReach(relayUrl, true);
    },
    isReachable: (relayUrl) => reachable.get(relayUrl) === true,
    relayAt(relayUrl) {
      try {
        return ports.relayAt(relayUrl);
      } catch {
        // An address from outside that has the form of one and is none for this plug: nobody is there.
        return nobody;
      }
    },
    async stop() {
      isStopped = true;
      for (const cancel of [...timers]) cancel();
      await guarded.close();
    },
  };
}

const unreachable = async () => ({ kind: 'unreachable' }) as const;

const nobody: Relay = {
  info: unreachable,
  createMailbox: unreachable,
  send: unreachable,
  fetch: unreachable,
  acknowledge: unreachable,
  deleteMailbox: unreachable,
  putBlob: unreachable,
  getBlob: unreachable,
  deleteBlob: unreachable,
  watch: () => () => undefined,
};

/** Whether the same call may do better later; all else is the relay's last word. */
export function isWorthRetrying(refusal: RelayRefusal): boolean {
  switch (refusal.kind) {
    case 'unreachable':
    case 'full':
    case 'rate-limited':
      return true;
    case 'not-found':
    case 'refused':
      return false;
    default:
      return assertNever(refusal);
  }
}

export const FIRST_RETRY_MS = 1_000;
export const LAST_RETRY_MS = 60_000;
/** A relay that asks for a longer pause than this is asked again all the same. */
const LONGEST_REQUESTED_PAUSE_MS = 10 * 60_000;

/** From one second to one minute, doubling, between half and the whole of it; a relay's own wish counts if it is longer. */
export function retryDelayMs(engine: Engine, failures: number, refusal?: RelayRefusal): number {
  const ceiling = Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, failures), LAST_RETRY_MS);
  const delayMs = engine.randomBetween(Math.max(FIRST_RETRY_MS, ceiling / 2), ceiling);
  if (refusal?.kind !== 'rate-limited') return delayMs;
  return Math.max(delayMs, Math.min(refusal.retryAfterMs, LONGEST_REQUESTED_PAUSE_MS));
}

export function messageIdOf(mid: Uint8Array): MessageId {
  return toHex(mid) as MessageId;
}
