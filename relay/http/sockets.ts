/** The watching WebSocket: challenge, signed subscriptions, news; idle and greedy sockets are closed (protocol.md 3.2, 3.3). */

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { toHex } from '../../shared/language/bytes.ts';
import type { Clock } from '../../shared/language/clock.ts';
import {
  encodeRelayFrame,
  maxSocketFrameBytes,
  parseReaderFrame,
  type RelayFrame,
} from '../../shared/relay/socket-wire.ts';
import { paths } from '../../shared/relay/wire.ts';
import type { AddressKeys } from '../limits/address-keys.ts';
import type { RelayLimits } from '../limits/relay-limits.ts';
import type { Arrivals, Watcher } from '../queues/arrivals.ts';
import type { Store } from '../queues/store.ts';
import type { Authenticator } from './authenticate.ts';
import type { HostNames } from './host-names.ts';

export type SocketParts = {
  readonly store: Store;
  readonly arrivals: Arrivals;
  readonly authenticator: Authenticator;
  readonly hostNames: HostNames;
  readonly addressKeys: AddressKeys;
  readonly limits: RelayLimits;
  readonly clock: Clock;
  readonly addressOf: (request: IncomingMessage) => string | undefined;
  readonly onFault: (cause: unknown) => void;
};

export type Sockets = {
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  close(): void;
};

/** So many subscriptions a socket may get wrong before it is closed. */
const maxRefusals = 256;
/** A socket that does not take its news loses its place. */
const maxUnsentBytes = 65_536;
const goingAway = 1001;
const policyViolation = 1008;

export function createSockets(parts: SocketParts): Sockets {
  const { limits } = parts;
  const server = new WebSocketServer({ noServer: true, maxPayload: maxSocketFrameBytes, perMessageDeflate: false });
  const open = new Set<WebSocket>();
  const alive = new WeakSet<WebSocket>();
  const unproven = new Map<string, number>();
  let cancelPing = parts.clock.after(limits.socketPingMs, pingAll);

  /** Whoever has not answered the last ping is gone. */
  function pingAll(): void {
    for (const socket of open) {
      if (!alive.has(socket)) socket.terminate();
      else socket.ping();
      alive.delete(socket);
    }
    cancelPing = parts.clock.after(limits.socketPingMs, pingAll);
  }

  function countUnproven(key: string, change: 1 | -1): void {
    const count = (unproven.get(key) ?? 0) + change;
    if (count > 0) unproven.set(key, count);
    else unproven.delete(key);
  }

  function serve(socket: WebSocket, host: string, addressKey: string): void {
    const challenge = new Uint8Array(randomBytes(32));
    const leave = new Map<string, () => void>();
    let attempts = 0;
    let refusals = 0;
    let isProven = false;
    const send = (frame: RelayFrame) => {
      if (socket.bufferedAmount > maxUnsentBytes) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(encodeRelayFrame(frame));
    };
    const watcher: Watcher = {
      news: (readerId) => send({ kind: 'news', readerId }),
      end(readerId) {
        leave.delete(toHex(readerId));
        send({ kind: 'end', readerId });
      },
    };
    const prove = () => {
      if (isProven) return;
      isProven = true;
      cancelProofDeadline();
      countUnproven(addressKey, -1);
    };
    const cancelProofDeadline = parts.clock.after(limits.socketProofTimeoutMs, () => {
      socket.close(policyViolation);
      socket.terminate();
    });

    async function subscribe(readerId: Uint8Array, signature: Uint8Array): Promise<void> {
      const mailbox = await parts.store.findByReader(readerId);
      const publicKey = mailbox?.readerPublic;
      if (!(await parts.authenticator.provesSubscription(host, challenge, readerId, signature, publicKey))) {
        refusals += 1;
        send({ kind: 'not-found', readerId });
        if (refusals >= maxRefusals) socket.close(policyViolation);
        return;
      }
      if (socket.readyState !== socket.OPEN) return;
      prove();
      leave.set(toHex(readerId), parts.arrivals.watch(readerId, watcher));
      send({ kind: 'watching', readerId });
      if ((await parts.store.latest(readerId)) > 0) send({ kind: 'news', readerId });
    }

    open.add(socket);
    alive.add(socket);
    countUnproven(addressKey, 1);
    socket.on('pong', () => alive.add(socket));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      open.delete(socket);
      prove();
      for (const leaveOne of leave.values()) leaveOne();
    });
    socket.on('message', (data, isBinary) => {
      const frame = isBinary && Buffer.isBuffer(data) ? parseReaderFrame(data) : undefined;
      if (!frame) return socket.close(policyViolation);
      alive.add(socket);
      if (frame.kind === 'ping') send({ kind: 'pong' });
      else if (attempts >= limits.subscriptionsPerSocket) socket.close(policyViolation);
      else {
        attempts += 1;
        subscribe(frame.readerId, frame.signature).catch(parts.onFault);
      }
    });
    send({ kind: 'challenge', challenge });
  }

  return {
    upgrade(request, stream, head) {
      stream.on('error', () => stream.destroy());
      const addressKey = parts.addressKeys.keyOf(parts.addressOf(request));
      if (request.url !== paths.socket) return refuse(stream, '404 Not Found');
      const isCrowded = (unproven.get(addressKey) ?? 0) >= limits.unprovenSocketsPerPrefix;
      if (isCrowded || open.size >= limits.sockets) return refuse(stream, '503 Service Unavailable');
      const host = parts.hostNames.signedHost(request.headers.host);
      server.handleUpgrade(request, stream, head, (socket) => serve(socket, host, addressKey));
    },

    close() {
      cancelPing();
      for (const socket of open) {
        socket.close(goingAway);
        // The other end may never answer a closing handshake.
        socket.terminate();
      }
      server.close();
    },
  };
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
