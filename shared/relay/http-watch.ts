/**
 * Watching mailboxes over one WebSocket whose subscriptions sign the relay's challenge; where no socket can
 * be had, by asking again and again (protocol.md 3.2, 3.3). Reconnects by itself, with backoff and jitter.
 */

import { signLater } from '../crypto/ed25519.ts';
import { toHex } from '../language/bytes.ts';
import type { Clock } from '../language/clock.ts';
import type { RandomBytes } from '../language/random.ts';
import type { RelayRefusal, SigningKey, WatchEvent } from './relay.ts';
import { subscriptionPayload } from './signing.ts';
import { encodeReaderFrame, maxSocketFrameBytes, parseRelayFrame } from './socket-wire.ts';
import { createStopSignal, pause, type StopSignal } from './stop-signal.ts';
import type { Socket, WebPlatform } from './web-platform.ts';
import { longPollSeconds } from './wire.ts';

export type WatchedReader = { readonly key: SigningKey; readonly id: Uint8Array };

export type HttpWatch = {
  readonly web: WebPlatform;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly host: string;
  readonly socketUrl: string;
  readonly readers: readonly WatchedReader[];
  readonly onEvent: (event: WatchEvent) => void;
  /** The highest waiting sequence; waits up to `waitSeconds` for one behind `after`. */
  readonly peek: (
    reader: SigningKey,
    after: number,
    waitSeconds: number,
    stop: StopSignal,
  ) => Promise<{ readonly kind: 'read'; readonly latest: number } | RelayRefusal>;
  /** Whether a relay answers at all: what is left to know when there is no mailbox to watch. */
  readonly isThere: () => Promise<boolean>;
};

/** A browser opens six connections to a host; two stay free for sending and fetching. */
const pollLanes = 4;
const pollPauseMs = 5_000;
const unknownMailboxPauseMs = 60_000;
const isTherePauseMs = 60_000;
/** How long polling goes on before a socket is tried again. */
const socketRetryMs = 120_000;
const challengeTimeoutMs = 10_000;
const pingEveryMs = 20_000;
const silenceLimitMs = 50_000;
const healthyAfterMs = 30_000;
const firstBackoffMs = 500;
const longestBackoffMs = 60_000;
/** More frames than this between two pings is not news. */
const maxFramesPerPing = 5_000;

export function watchOverHttp(watch: HttpWatch): () => void {
  const { clock, readers } = watch;
  const stop = createStopSignal();
  const readersById = new Map(readers.map((reader) => [toHex(reader.id), reader]));
  /** The highest sequence that has been told, per reader; polling asks behind it. */
  const told = new Map<string, number>();
  let isConnected: boolean | undefined;
  /** The relay is there and knows none of the mailboxes: asking again is for later. */
  let knowsNone = false;

  function report(event: WatchEvent): void {
    if (!stop.isStopped()) watch.onEvent(event);
  }

  function setConnected(next: boolean): void {
    if (isConnected === next) return;
    isConnected = next;
    report({ kind: next ? 'connected' : 'disconnected' });
  }

  /** Between half and the whole of `delayMs`, so that many who lost one relay do not return at one moment. */
  function jittered(delayMs: number): number {
    return delayMs * (0.5 + (watch.random(1)[0] ?? 0) / 512);
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stop.isStopped()) {
      const socketLivedMs = readers.length === 0 ? undefined : await watchBySocket();
      const wasHeard = socketLivedMs !== undefined || (await watchByPolling());
      const wasHealthy = socketLivedMs === undefined ? wasHeard : socketLivedMs > healthyAfterMs;
      if (stop.isStopped()) return;
      if (knowsNone) {
        knowsNone = false;
        await pause(clock, stop, jittered(unknownMailboxPauseMs));
        continue;
      }
      failures = wasHealthy ? 0 : failures + 1;
      if (socketLivedMs !== undefined || !wasHeard) setConnected(false);
      await pause(clock, stop, jittered(Math.min(firstBackoffMs * 2 ** failures, longestBackoffMs)));
    }
  }

  /** Resolves when the socket has ended: with its age in milliseconds, or undefined when it never got a challenge. */
  function watchBySocket(): Promise<number | undefined> {
    const socket = openSocket();
    if (!socket) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const socketStop = createStopSignal();
      const evicted = new Set<string>();
      const unknown = new Set<string>();
      let challengedAt: number | undefined;
      let lastHeardAt = clock.now();
      let frames = 0;

      const finish = () => {
        if (socketStop.isStopped()) return;
        socketStop.stop();
        forgetStop();
        cancelTick();
        closeQuietly(socket);
        resolve(challengedAt === undefined ? undefined : clock.now() - challengedAt);
      };
      const forgetStop = stop.onStop(() => finish());
      let cancelTick = clock.after(challengeTimeoutMs, () => tick());

      const tick = () => {
        if (challengedAt === undefined || clock.now() - lastHeardAt > silenceLimitMs) return finish();
        frames = 0;
        sendQuietly(socket, encodeReaderFrame({ kind: 'ping' }));
        cancelTick = clock.after(pingEveryMs, tick);
      };

      socket.addEventListener('close', finish);
      socket.addEventListener('error', finish);
      socket.addEventListener('message', (event) => {
        if (socketStop.isStopped()) return;
        const bytes = event.data instanceof ArrayBuffer ? new Uint8Array(event.data) : undefined;
        frames += 1;
        if (!bytes || bytes.length > maxSocketFrameBytes || frames > maxFramesPerPing) return finish();
        const frame = parseRelayFrame(bytes);
        if (!frame) return finish();
        lastHeardAt = clock.now();
        if (frame.kind === 'pong') return;
        if (frame.kind === 'challenge') {
          if (challengedAt !== undefined) return finish();
          challengedAt = clock.now();
          for (const reader of readers) void subscribe(socket, reader, frame.challenge);
          setConnected(true);
          return;
        }
        const id = toHex(frame.readerId);
        const reader = readersById.get(id);
        if (!reader || challengedAt === undefined) return;
        // To an unknown mailbox too: the fetch that follows learns the truth and says it.
        if (frame.kind === 'news' || frame.kind === 'not-found') report({ kind: 'news', readerId: reader.id });
        if (frame.kind === 'not-found' && unknown.add(id).size === readersById.size) {
          knowsNone = true;
          return finish();
        }
        if (frame.kind === 'end' && !evicted.has(id)) {
          evicted.add(id);
          void pollLane([reader], socketStop, () => !socketStop.isStopped());
        }
      });
    });
  }

  function openSocket(): Socket | undefined {
    if (watch.web.WebSocket === undefined) return undefined;
    try {
      const socket = new watch.web.WebSocket(watch.socketUrl);
      socket.binaryType = 'arraybuffer';
      return socket;
    } catch {
      return undefined;
    }
  }

  async function subscribe(socket: Socket, reader: WatchedReader, challenge: Uint8Array): Promise<void> {
    const signature = await signLater(reader.key.secret, subscriptionPayload(watch.host, challenge, reader.id));
    sendQuietly(socket, encodeReaderFrame({ kind: 'subscribe', readerId: reader.id, signature }));
  }

  /** Until a socket is worth trying again (true) or the relay cannot be heard (false). */
  async function watchByPolling(): Promise<boolean> {
    if (readers.length === 0) return watchNothing();
    const until = clock.now() + socketRetryMs;
    const lanes = Array.from({ length: Math.min(pollLanes, readers.length) }, (_, lane) =>
      readers.filter((_reader, index) => index % pollLanes === lane),
    );
    let isHeard = true;
    const goesOn = () => isHeard && !stop.isStopped() && clock.now() < until;
    await Promise.all(
      lanes.map(async (lane) => {
        if (!(await pollLane(lane, stop, goesOn))) isHeard = false;
      }),
    );
    return isHeard;
  }

  async function watchNothing(): Promise<boolean> {
    const isThere = await watch.isThere();
    if (!isThere) return false;
    setConnected(true);
    await pause(clock, stop, jittered(isTherePauseMs));
    return true;
  }

  /** One mailbox is asked with a long wait; several in turn, with a pause between rounds. False when the relay is not heard. */
  async function pollLane(
    lane: readonly WatchedReader[],
    laneStop: StopSignal,
    goesOn: () => boolean,
  ): Promise<boolean> {
    while (goesOn()) {
      // The first question waits for nothing: its answer says whether the relay is there.
      const waitSeconds = lane.length === 1 && isConnected === true ? longPollSeconds : 0;
      let pauseMs = lane.length === 1 ? 0 : pollPauseMs;
      for (const reader of lane) {
        if (!goesOn()) return true;
        const id = toHex(reader.id);
        const startedAt = clock.now();
        const answer = await watch.peek(reader.key, told.get(id) ?? 0, waitSeconds, laneStop);
        if (answer.kind === 'unreachable') return laneStop.isStopped();
        setConnected(true);
        if (answer.kind === 'read' && answer.latest > (told.get(id) ?? 0)) {
          told.set(id, answer.latest);
          report({ kind: 'news', readerId: reader.id });
        } else if (answer.kind === 'read') {
          // A relay that answers at once without news does not keep the long poll: ask it less often.
          if (waitSeconds > 0 && clock.now() - startedAt < 1_000) pauseMs = Math.max(pauseMs, pollPauseMs);
        } else if (answer.kind === 'rate-limited') {
          pauseMs = Math.max(pauseMs, answer.retryAfterMs);
        } else {
          report({ kind: 'news', readerId: reader.id });
          pauseMs = Math.max(pauseMs, lane.length === 1 ? unknownMailboxPauseMs : pollPauseMs);
        }
      }
      if (pauseMs > 0) await pause(clock, laneStop, jittered(pauseMs));
    }
    return true;
  }

  void run();
  return stop.stop;
}

function sendQuietly(socket: Socket, frame: Uint8Array<ArrayBuffer>): void {
  try {
    socket.send(frame);
  } catch {
    // A socket that is closing says so by its close event.
  }
}

function closeQuietly(socket: Socket): void {
  try {
    socket.close();
  } catch {
    // Already closed.
  }
}
