/** From an HTTP request to a rule of the queues: parse, prove, do, answer (protocol.md 3.2). */

import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../shared/language/clock.ts';
import {
  cellHeader,
  deleteTokenHeader,
  encodeFetchAnswer,
  encodeInfo,
  isCellSize,
  longPollSeconds,
  type MailboxRequest,
  maxBlobPutBytes,
  maxCellBytes,
  maxMailboxRequestBytes,
  ownerHeader,
  parseAcknowledgement,
  parseBlobPut,
  parseId,
  parseKey,
  parseMailboxRequest,
  relayProtocol,
  signatureHeader,
} from '../../shared/relay/wire.ts';
import type { AddressKeys } from '../limits/address-keys.ts';
import type { TokenBuckets } from '../limits/token-buckets.ts';
import type { Arrivals } from '../queues/arrivals.ts';
import type { Queues } from '../queues/queues.ts';
import type { MailboxKeys, Store } from '../queues/store.ts';
import { answerOf, answers, bytesAnswer, type HttpAnswer, tooMany } from './answers.ts';
import { type Authenticator, mailboxIdOf } from './authenticate.ts';
import type { HostNames } from './host-names.ts';
import { readBody } from './read-body.ts';

export type RouteParts = {
  readonly store: Store;
  readonly queues: Queues;
  readonly arrivals: Arrivals;
  readonly authenticator: Authenticator;
  readonly hostNames: HostNames;
  readonly addressKeys: AddressKeys;
  readonly blobReads: TokenBuckets;
  readonly blobBytes: TokenBuckets;
  readonly largestInviteBlob: number;
  readonly newMailboxes: TokenBuckets;
  readonly clock: Clock;
  readonly version: string;
  readonly operatorPassword: string | undefined;
  /** The address that the limits count, as the connection or a trusted proxy tells it. */
  readonly addressOf: (request: IncomingMessage) => string | undefined;
};

/** Longer than any request target of the protocol. */
const maxTargetLength = 256;

/** Undefined when nobody is left to answer. */
export async function answerRequest(parts: RouteParts, request: IncomingMessage): Promise<HttpAnswer | undefined> {
  const target = request.url ?? '';
  const method = request.method ?? '';
  if (target.length > maxTargetLength) return { ...answers.notFound, closes: true };
  const queryAt = target.indexOf('?');
  const path = queryAt < 0 ? target : target.slice(0, queryAt);
  const [, version, room, name, action, ...rest] = path.split('/');
  if (version !== 'v1' || rest.length > 0) return unread(answers.notFound);

  if (method === 'GET' && room === 'info' && name === undefined) return answerInfo(parts);
  if (method === 'POST' && room === 'mailbox' && name === undefined) return answerCreate(parts, request);
  if (room === 's' && method === 'POST' && action === undefined) return answerSend(parts, request, name);
  if (room === 'r' && method === 'GET' && action === undefined) {
    const query = new URLSearchParams(queryAt < 0 ? '' : target.slice(queryAt + 1));
    return answerRead(parts, request, name, query);
  }
  if (room === 'r' && method === 'POST' && action === 'ack') return answerAcknowledge(parts, request, name);
  if (room === 'r' && method === 'DELETE' && action === undefined) return answerDrop(parts, request, name);
  if (room === 'b' && action === undefined) {
    if (method === 'PUT') return answerPutBlob(parts, request, name);
    if (method === 'GET') return answerGetBlob(parts, request, name);
    if (method === 'DELETE') return answerDeleteBlob(parts, request, name);
  }
  return unread(answers.notFound);
}

/** For a request that is answered with its body unread. */
function unread(answer: HttpAnswer): HttpAnswer {
  return { ...answer, closes: true };
}

function answerInfo(parts: RouteParts): HttpAnswer {
  const needsToken = parts.operatorPassword !== undefined;
  return bytesAnswer(encodeInfo({ protocol: relayProtocol, version: parts.version, needsToken }), 'application/json');
}

async function answerCreate(parts: RouteParts, request: IncomingMessage): Promise<HttpAnswer | undefined> {
  const read = await readBody(request, maxMailboxRequestBytes);
  if (read.kind !== 'body') return answerUnread(read);
  const waitMs = parts.newMailboxes.take(parts.addressKeys.keyOf(parts.addressOf(request)));
  if (waitMs > 0) return tooMany(waitMs);
  const wanted = parseMailboxRequest(read.body);
  if (!wanted) return answers.wrongForm;
  if (!(await proves(parts, request, read.body, wanted.readerPublic))) return answers.notFound;
  const permission = await permissionFor(parts, request, wanted);
  if (permission.kind === 'none') return answers.wrongToken;
  const { readerPublic, senderPublic } = wanted;
  const readerId = mailboxIdOf('rid', readerPublic);
  const senderId = mailboxIdOf('sid', senderPublic);
  const mailbox = { readerId, readerPublic, senderId, senderPublic, class: wanted.class };
  return answerOf(await parts.queues.create(mailbox, permission.invite));
}

type Permission = { readonly kind: 'given'; readonly invite?: MailboxKeys } | { readonly kind: 'none' };

/** Where no password is asked for, none is looked at, and no voucher either. */
async function permissionFor(
  parts: RouteParts,
  request: IncomingMessage,
  { readerPublic, senderPublic, class: wantedClass, grant }: MailboxRequest,
): Promise<Permission> {
  if (parts.operatorPassword === undefined) return { kind: 'given' };
  if (grant.kind === 'token') {
    return { kind: isOperatorPassword(parts.operatorPassword, grant.token) ? 'given' : 'none' };
  }
  // What is made on an invite's word must not vouch for others.
  if (wantedClass !== 'standard') return { kind: 'none' };
  const found = await parts.store.findBySender(mailboxIdOf('sid', grant.invitePublic));
  const invite = found?.class === 'invite' ? found : undefined;
  const host = parts.hostNames.signedHost(request.headers.host);
  const voucher = { host, readerPublic, senderPublic, signature: grant.signature };
  const isProven = await parts.authenticator.provesVoucher(voucher, invite?.senderPublic);
  return isProven && invite ? { kind: 'given', invite } : { kind: 'none' };
}

/** A cell of the wrong size is refused before anything is looked up, so that the size says nothing about the id. */
async function answerSend(
  parts: RouteParts,
  request: IncomingMessage,
  name: string | undefined,
): Promise<HttpAnswer | undefined> {
  const read = await readBody(request, maxCellBytes);
  if (read.kind !== 'body') return answerUnread(read);
  if (!isCellSize(read.body.length)) return answers.wrongSize;
  const cellId = parseId(header(request, cellHeader));
  if (!cellId) return answers.wrongForm;
  const mailbox = await parts.store.findBySender(parseId(name) ?? new Uint8Array(0));
  if (!(await proves(parts, request, read.body, mailbox?.senderPublic)) || !mailbox) return answers.notFound;
  return answerOf(await parts.queues.send(mailbox, cellId, read.body));
}

async function answerRead(
  parts: RouteParts,
  request: IncomingMessage,
  name: string | undefined,
  query: URLSearchParams,
): Promise<HttpAnswer | undefined> {
  const read = await readBody(request, 0);
  if (read.kind !== 'body') return answerUnread(read);
  const after = parseNumber(query.get('after') ?? '0', Number.MAX_SAFE_INTEGER);
  const waitSeconds = parseNumber(query.get('wait') ?? '0', longPollSeconds);
  if (after === undefined || waitSeconds === undefined) return answers.wrongForm;
  const mailbox = await provenReader(parts, request, read.body, name);
  if (!mailbox) return answers.notFound;
  if (waitSeconds > 0 && (await parts.queues.peek(mailbox)).latest <= after) {
    await arrival(parts, request, mailbox, waitSeconds);
    if (request.socket.destroyed) return undefined;
  }
  const isPeek = query.get('peek') === '1';
  return bytesAnswer(
    encodeFetchAnswer(await (isPeek ? parts.queues.peek(mailbox) : parts.queues.read(mailbox, after))),
  );
}

/** Resolves at the next cell, after the wait, or when the asker has gone. */
function arrival(
  parts: RouteParts,
  request: IncomingMessage,
  mailbox: MailboxKeys,
  waitSeconds: number,
): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      forget?.();
      cancelTimer?.();
      request.socket.off('close', finish);
      resolve();
    };
    const forget = parts.arrivals.wait(mailbox.readerId, finish);
    const cancelTimer = forget && parts.clock.after(waitSeconds * 1000, finish);
    if (forget) request.socket.once('close', finish);
    else resolve();
  });
}

async function answerAcknowledge(
  parts: RouteParts,
  request: IncomingMessage,
  name: string | undefined,
): Promise<HttpAnswer | undefined> {
  const read = await readBody(request, 8);
  if (read.kind !== 'body') return answerUnread(read);
  const upTo = parseAcknowledgement(read.body);
  if (upTo === undefined) return answers.wrongForm;
  const mailbox = await provenReader(parts, request, read.body, name);
  return mailbox ? answerOf(await parts.queues.acknowledge(mailbox, upTo)) : answers.notFound;
}

async function answerDrop(
  parts: RouteParts,
  request: IncomingMessage,
  name: string | undefined,
): Promise<HttpAnswer | undefined> {
  const read = await readBody(request, 0);
  if (read.kind !== 'body') return answerUnread(read);
  const mailbox = await provenReader(parts, request, read.body, name);
  return mailbox ? answerOf(await parts.queues.drop(mailbox)) : answers.notFound;
}

/** Either of the mailbox's keys may put; both are looked up every time. */
async function answerPutBlob(
  parts: RouteParts,
  request: IncomingMessage,
  name: string | undefined,
): Promise<HttpAnswer | undefined> {
  const read = await readBody(request, maxBlobPutBytes);
  if (read.kind !== 'body') return answerUnread(read);
  const put = parseBlobPut(read.body);
  if (!put) return answers.wrongSize;
  const blobId = parseId(name);
  const ownerPublic = parseKey(header(request, ownerHeader));
  if (!blobId || !ownerPublic) return answers.wrongForm;
  const asReader = await parts.store.findByReader(mailboxIdOf('rid', ownerPublic));
  const asSender = await parts.store.findBySender(mailboxIdOf('sid', ownerPublic));
  const owner = asReader ?? asSender;
  if (!(await proves(parts, request, read.body, owner ? ownerPublic : undefined)) || !owner) return answers.notFound;
  return answerOf(await parts.queues.putBlob(owner, blobId, put.deleteHash, put.blob));
}

async function answerGetBlob(
  parts: RouteParts,
  request: IncomingMessage,
  name: string | undefined,
): Promise<HttpAnswer | undefined> {
  const { blobReads, blobBytes } = parts;
  const network = parts.addressKeys.keyOf(parts.addressOf(request));
  const waitMs = blobReads.take(network);
  if (waitMs > 0) return tooMany(waitMs);
  const read = await readBody(request, 0);
  if (read.kind !== 'body') return answerUnread(read);
  const blob = await parts.queues.getBlob(parseId(name) ?? new Uint8Array(0));
  if (!blob) return answers.notFound;
  if (blob.length <= parts.largestInviteBlob) return bytesAnswer(blob);
  // Too many of these count as calls as well: each has cost a look into the store.
  const bytesWaitMs = blobBytes.take(network, blob.length);
  if (bytesWaitMs > 0) return tooMany(bytesWaitMs);
  blobReads.giveBack(network);
  return bytesAnswer(blob);
}

async function answerDeleteBlob(
  parts: RouteParts,
  request: IncomingMessage,
  name: string | undefined,
): Promise<HttpAnswer | undefined> {
  const read = await readBody(request, 0);
  if (read.kind !== 'body') return answerUnread(read);
  const token = header(request, deleteTokenHeader);
  const bytes = token !== undefined && /^([0-9a-f]{2}){1,64}$/.test(token) ? Buffer.from(token, 'hex') : undefined;
  if (!bytes) return answers.wrongForm;
  return answerOf(await parts.queues.deleteBlob(parseId(name) ?? new Uint8Array(0), bytes));
}

async function provenReader(
  parts: RouteParts,
  request: IncomingMessage,
  body: Uint8Array,
  name: string | undefined,
): Promise<MailboxKeys | undefined> {
  const mailbox = await parts.store.findByReader(parseId(name) ?? new Uint8Array(0));
  return (await proves(parts, request, body, mailbox?.readerPublic)) ? mailbox : undefined;
}

function proves(
  parts: RouteParts,
  request: IncomingMessage,
  body: Uint8Array,
  publicKey: Uint8Array | undefined,
): Promise<boolean> {
  return parts.authenticator.provesRequest(
    {
      host: parts.hostNames.signedHost(request.headers.host),
      method: request.method ?? '',
      path: request.url ?? '',
      body,
      proof: header(request, signatureHeader),
    },
    publicKey,
  );
}

function isOperatorPassword(wanted: string, given: string): boolean {
  const [a, b] = [wanted, given].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function answerUnread(read: { readonly kind: 'too-large'; readonly isDrained: boolean } | { readonly kind: 'gone' }) {
  if (read.kind === 'gone') return undefined;
  return read.isDrained ? answers.wrongSize : unread(answers.wrongSize);
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** Decimal digits without a sign, at most `max`. */
function parseNumber(text: string, max: number): number | undefined {
  if (!/^\d{1,16}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= max ? value : undefined;
}
