/** Makes load on a relay without being the slower end: requests are signed and put together before the clock runs. */
import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { useFastPrimitives } from '../../electron/service/native-primitives.ts';
import { sign } from '../../shared/crypto/ed25519.ts';
import { toHex } from '../../shared/language/bytes.ts';
import { readerIdOf, senderIdOf } from '../../shared/relay/mailbox-ids.ts';
import type { SigningKey } from '../../shared/relay/relay.ts';
import { encodeRequestProof, requestPayload, subscriptionPayload } from '../../shared/relay/signing.ts';
import { encodeReaderFrame, parseRelayFrame } from '../../shared/relay/socket-wire.ts';
import { cellHeader, encodeAcknowledgement, paths, signatureHeader } from '../../shared/relay/wire.ts';

useFastPrimitives();

export type KeyPairs = { readonly reader: SigningKey; readonly sender: SigningKey };

type Request = {
  readonly key: SigningKey;
  readonly method: string;
  readonly path: string;
  readonly headers?: string;
  readonly body?: Uint8Array;
};

/** Behind every sequence that a run can reach. */
const everything = 2 ** 40;

function signed(host: string, { key, method, path, headers = '', body }: Request): Buffer {
  const timestamp = Math.floor(Date.now() / 1000);
  const nonce = new Uint8Array(randomBytes(16));
  const content = body ?? new Uint8Array(0);
  const bodyHash = createHash('sha256').update(content).digest();
  const signature = sign(key.secret, requestPayload({ host, method, path, timestamp, nonce, bodyHash }));
  const proof = encodeRequestProof({ timestamp, nonce, signature });
  const length = body === undefined ? '' : `content-length: ${body.length}\r\n`;
  const head = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${signatureHeader}: ${proof}\r\n${headers}${length}\r\n`;
  return Buffer.concat([Buffer.from(head), content]);
}

export function signedSend(host: string, { sender }: KeyPairs, cell: Uint8Array): Buffer {
  const headers = `${cellHeader}: ${toHex(randomBytes(16))}\r\n`;
  return signed(host, {
    key: sender,
    method: 'POST',
    path: paths.send(senderIdOf(sender.public)),
    headers,
    body: cell,
  });
}

/** A fetch of what waits, and the acknowledgement of all of it. */
export function signedDrain(host: string, { reader }: KeyPairs): readonly [Buffer, Buffer] {
  const id = readerIdOf(reader.public);
  const body = encodeAcknowledgement(everything);
  return [
    signed(host, { key: reader, method: 'GET', path: paths.fetch(id, 0, 0, false) }),
    signed(host, { key: reader, method: 'POST', path: paths.acknowledge(id), body }),
  ];
}

export type Lane = { ask(request: Buffer, status: 200 | 204): Promise<number>; close(): void };

/** One kept connection, one request at a time. `ask` resolves with the length of the answer's body. */
export function openLane(host: string): Promise<Lane> {
  const [name = '', port = ''] = host.split(':');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), name, () => resolve(laneOver(socket)));
    socket.setNoDelay(true);
    socket.once('error', reject);
  });
}

function laneOver(socket: Socket): Lane {
  let onPart: (part: Buffer) => void = () => undefined;
  let onFault: (fault: Error) => void = () => undefined;
  socket.on('data', (part) => onPart(part));
  socket.on('error', (fault) => onFault(fault));
  socket.on('close', () => onFault(new Error('The relay closed the connection.')));
  return {
    ask: (request, status) =>
      new Promise((resolve, reject) => {
        let missing: number | undefined;
        let length = 0;
        onFault = reject;
        onPart = (part) => {
          if (missing === undefined) {
            const headEnd = part.indexOf('\r\n\r\n');
            const head = part.toString('latin1', 0, headEnd);
            // The relay writes a head of a few hundred bytes at once, and so it arrives over loopback.
            if (headEnd < 0 || !head.startsWith(`HTTP/1.1 ${status} `)) return reject(new Error(head.split('\r\n')[0]));
            length = Number(/content-length: (\d+)/iu.exec(head)?.[1] ?? 0);
            missing = length + headEnd + 4;
          }
          missing -= part.length;
          if (missing <= 0) resolve(length);
        };
        socket.write(request);
      }),
    close() {
      onFault = () => undefined;
      socket.destroy();
    },
  };
}

/** Sockets that watch a mailbox each, in which nothing arrives. Resolves when all are watching. */
export async function openIdleSockets(host: string, readers: readonly SigningKey[]): Promise<() => void> {
  const sockets: WebSocket[] = [];
  for (const reader of readers) {
    const socket = new WebSocket(`ws://${host}${paths.socket}`);
    sockets.push(socket);
    await watching(socket, host, reader);
  }
  return () => {
    for (const socket of sockets) socket.terminate();
  };
}

function watching(socket: WebSocket, host: string, reader: SigningKey): Promise<void> {
  const readerId = readerIdOf(reader.public);
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data) => {
      const frame = Buffer.isBuffer(data) ? parseRelayFrame(data) : undefined;
      if (frame?.kind === 'watching') return resolve();
      if (frame?.kind !== 'challenge') return reject(new Error(`The relay said ${frame?.kind ?? 'nothing known'}.`));
      const signature = sign(reader.secret, subscriptionPayload(host, frame.challenge, readerId));
      socket.send(encodeReaderFrame({ kind: 'subscribe', readerId, signature }));
    });
  });
}
