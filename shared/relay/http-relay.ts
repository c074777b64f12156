/** The plug for a relay over HTTP and WebSocket (protocol.md section 3), the same in a browser and under Node. */

import { signLater } from '../crypto/ed25519.ts';
import { sha256 } from '../crypto/hash.ts';
import { toHex } from '../language/bytes.ts';
import type { Clock } from '../language/clock.ts';
import type { RandomBytes } from '../language/random.ts';
import { exchange, type BoundedAnswer } from './bounded-request.ts';
import { watchOverHttp } from './http-watch.ts';
import { readerIdOf, senderIdOf } from './mailbox-ids.ts';
import type { Done, NewMailbox, Relay, RelayInfo, RelayRefusal, SigningKey } from './relay.ts';
import { encodeRequestProof, requestPayload, voucherPayload } from './signing.ts';
import type { StopSignal } from './stop-signal.ts';
import type { WebPlatform } from './web-platform.ts';
import {
  cellHeader,
  deleteTokenHeader,
  encodeAcknowledgement,
  encodeBlobPut,
  encodeMailboxRequest,
  type FetchAnswer,
  type MailboxGrant,
  maxFetchAnswerBytes,
  maxInfoBytes,
  maxSkewSeconds,
  ownerHeader,
  parseFetchAnswer,
  parseInfo,
  paths,
  signatureHeader,
} from './wire.ts';

export type HttpRelayOptions = {
  /** `https://relay.example` or `http://127.0.0.1:8787`: scheme, host and port, nothing behind them. */
  readonly url: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** The caller's own `globalThis`. */
  readonly web: WebPlatform;
};

const requestTimeoutMs = 30_000;
/** A mebibyte over a poor mobile line. */
const blobTimeoutMs = 120_000;

const done: Done = { kind: 'done' };
const unreachable = { kind: 'unreachable' } as const;

type SignedCall = {
  readonly key: SigningKey;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly maxAnswerBytes?: number;
  readonly timeoutMs?: number;
  readonly stop?: StopSignal;
};

/** Throws when `url` is not a relay's address; parse it before with `parseRelayUrl`. */
export function createHttpRelay(options: HttpRelayOptions): Relay {
  const { clock, random, web } = options;
  const address = parseRelayUrl(options.url);
  if (!address) throw new Error('The address of a relay has a scheme and a host, and nothing behind them.');
  const { origin, host } = address;
  /** Added to this device's clock, in seconds; learnt from the relay's `Date`. */
  let skewSeconds = 0;

  function unsigned(
    method: string,
    path: string,
    maxAnswerBytes: number,
    timeoutMs: number,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<BoundedAnswer> {
    return exchange(web, clock, { url: origin + path, method, headers, maxAnswerBytes, timeoutMs });
  }

  async function signedOnce(call: SignedCall): Promise<BoundedAnswer> {
    const timestamp = Math.max(0, Math.floor(clock.now() / 1000) + skewSeconds);
    const nonce = random(16);
    const bodyHash = sha256(call.body ?? new Uint8Array(0));
    const payload = requestPayload({ host, method: call.method, path: call.path, timestamp, nonce, bodyHash });
    const signature = await signLater(call.key.secret, payload);
    const answer = await exchange(web, clock, {
      url: origin + call.path,
      method: call.method,
      headers: { ...call.headers, [signatureHeader]: encodeRequestProof({ timestamp, nonce, signature }) },
      ...(call.body === undefined ? {} : { body: call.body }),
      timeoutMs: call.timeoutMs ?? requestTimeoutMs,
      maxAnswerBytes: call.maxAnswerBytes ?? 0,
      ...(call.stop === undefined ? {} : { stop: call.stop }),
    });
    if (answer.kind === 'answer' && answer.dateMs !== undefined) {
      const difference = Math.round((answer.dateMs - clock.now()) / 1000);
      skewSeconds = Math.abs(difference) > maxSkewSeconds / 5 ? difference : 0;
    }
    return answer;
  }

  /**
   * A 404 is asked for twice: it may come of a clock that has just been set right, or of a browser that
   * repeated the request on a fresh connection, which the relay takes for a replay.
   */
  async function signed(call: SignedCall): Promise<BoundedAnswer> {
    const answer = await signedOnce(call);
    const mayBeTimely = answer.kind === 'answer' && answer.status === 404 && call.stop?.isStopped() !== true;
    return mayBeTimely ? signedOnce(call) : answer;
  }

  async function command(call: SignedCall): Promise<Done | RelayRefusal> {
    const answer = await signed(call);
    return isDone(answer) ? done : refusalOf(answer);
  }

  async function read(
    reader: SigningKey,
    after: number,
    waitSeconds: number,
    peek: boolean,
    stop?: StopSignal,
  ): Promise<({ readonly kind: 'read' } & FetchAnswer) | RelayRefusal> {
    const answer = await signed({
      key: reader,
      method: 'GET',
      path: paths.fetch(readerIdOf(reader.public), after, waitSeconds, peek),
      maxAnswerBytes: maxFetchAnswerBytes,
      timeoutMs: requestTimeoutMs + waitSeconds * 1000,
      ...(stop === undefined ? {} : { stop }),
    });
    if (answer.kind !== 'answer' || answer.status !== 200) return refusalOf(answer);
    const parsed = parseFetchAnswer(answer.body, after);
    return parsed ? { kind: 'read', ...parsed } : unreachable;
  }

  async function grantOf({ reader, senderPublic, token = '', voucher }: NewMailbox): Promise<MailboxGrant> {
    if (token !== '' || voucher === undefined) return { kind: 'token', token };
    const signature = await signLater(voucher.secret, voucherPayload(host, reader.public, senderPublic));
    return { kind: 'voucher', invitePublic: voucher.public, signature };
  }

  async function info(): Promise<RelayInfo | RelayRefusal> {
    const answer = await unsigned('GET', paths.info, maxInfoBytes, requestTimeoutMs);
    if (answer.kind !== 'answer' || answer.status !== 200) return refusalOf(answer);
    return parseInfo(answer.body) ?? unreachable;
  }

  return {
    info,

    async createMailbox(mailbox) {
      const { reader, senderPublic } = mailbox;
      const body = encodeMailboxRequest({
        readerPublic: reader.public,
        senderPublic,
        class: mailbox.class,
        grant: await grantOf(mailbox),
      });
      return command({ key: reader, method: 'POST', path: paths.mailbox, body });
    },

    send(sender, cellId, cell) {
      const path = paths.send(senderIdOf(sender.public));
      return command({ key: sender, method: 'POST', path, headers: { [cellHeader]: toHex(cellId) }, body: cell });
    },

    async fetch(reader, after) {
      const answer = await read(reader, after, 0, false);
      return answer.kind === 'read' ? { kind: 'cells', cells: answer.cells, wasFull: answer.wasFull } : answer;
    },

    acknowledge(reader, upTo) {
      const path = paths.acknowledge(readerIdOf(reader.public));
      return command({ key: reader, method: 'POST', path, body: encodeAcknowledgement(upTo) });
    },

    deleteMailbox(reader) {
      return command({ key: reader, method: 'DELETE', path: paths.read(readerIdOf(reader.public)) });
    },

    putBlob(owner, blobId, deleteHash, blob) {
      return command({
        key: owner,
        method: 'PUT',
        path: paths.blob(blobId),
        headers: { [ownerHeader]: toHex(owner.public) },
        body: encodeBlobPut(deleteHash, blob),
        timeoutMs: blobTimeoutMs,
      });
    },

    async getBlob(blobId, maxBytes) {
      const answer = await unsigned('GET', paths.blob(blobId), maxBytes, blobTimeoutMs);
      if (answer.kind !== 'answer' || answer.status !== 200) return refusalOf(answer);
      return { kind: 'blob', blob: answer.body };
    },

    async deleteBlob(blobId, deleteToken) {
      const headers = { [deleteTokenHeader]: toHex(deleteToken) };
      const answer = await unsigned('DELETE', paths.blob(blobId), 0, requestTimeoutMs, headers);
      return isDone(answer) ? done : refusalOf(answer);
    },

    watch(readers, onEvent) {
      return watchOverHttp({
        web,
        clock,
        random,
        host,
        socketUrl: origin.replace(/^http/, 'ws') + paths.socket,
        readers: readers.map((key) => ({ key, id: readerIdOf(key.public) })),
        onEvent,
        isThere: async () => (await info()).kind === 'info',
        peek: (reader, after, waitSeconds, stop) => read(reader, after, waitSeconds, true, stop),
      });
    },
  };
}

/** The parts of a relay's address as requests use and sign them; undefined when it is not one. */
export function parseRelayUrl(url: string): { readonly origin: string; readonly host: string } | undefined {
  const match = /^(https?):\/\/([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?\/?$/.exec(url.toLowerCase());
  const [, scheme, name, port] = match ?? [];
  if (scheme === undefined || name === undefined) return undefined;
  const isOwnPort = port === undefined || Number(port) === (scheme === 'https' ? 443 : 80);
  const host = isOwnPort ? name : `${name}:${Number(port)}`;
  return { origin: `${scheme}://${host}`, host };
}

function isDone(answer: BoundedAnswer): boolean {
  return answer.kind === 'answer' && answer.status === 204;
}

function refusalOf(answer: BoundedAnswer): RelayRefusal {
  if (answer.kind === 'too-large') return { kind: 'refused', reason: 'size' };
  if (answer.kind === 'unreachable') return unreachable;
  switch (answer.status) {
    case 404:
      return { kind: 'not-found' };
    case 507:
      return { kind: 'full' };
    case 429:
      return { kind: 'rate-limited', retryAfterMs: answer.retryAfterMs };
    case 413:
      return { kind: 'refused', reason: 'size' };
    case 403:
      return { kind: 'refused', reason: 'token' };
    case 400:
    case 409:
      return { kind: 'refused', reason: 'form' };
    default:
      return unreachable;
  }
}
