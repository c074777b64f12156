/** The bytes of CRP/1 over HTTP: paths, headers, status codes, body forms and their limits (protocol.md 3.2, 3.3). */

import { concatBytes, fromHex, textOf, toHex, u16, u32, u64, utf8 } from '../language/bytes.ts';
import type { MailboxClass, RelayInfo, StoredCell } from './relay.ts';

export const maxCellBytes = 65_536;
/** A fetch answers with at most this many cells and this many bytes of cells, whichever is reached first. */
export const maxFetchCells = 16;
export const maxFetchBytes = 262_144;
/** Version, flags, count and latest sequence, then per cell a sequence and a length. */
export const maxFetchAnswerBytes = 11 + maxFetchCells * 12 + maxFetchBytes;
/** Seventeen pieces of 64 KiB: a mebibyte of sealed attachment with its salt and tags, and room. */
export const maxBlobBytes = 1_114_112;
const maxTokenBytes = 1024;
export const maxInfoBytes = 1024;
export const longPollSeconds = 25;
/** A signature is good while its time lies this close to the relay's. */
export const maxSkewSeconds = 300;

/** Every answer of a relay bears this header, so that a captive portal's 404 is never read as a deleted mailbox. */
export const relayHeader = 'x-relay';
export const relayProtocol = 'CRP/1';
/** base64url of `ts u64 ‖ nonce[16] ‖ signature[64]`. */
export const signatureHeader = 'x-signature';
/** Hexadecimal of the 16 bytes that name a cell at every retransmission. */
export const cellHeader = 'x-cell';
/** Hexadecimal of the public key (a mailbox's reader or sender key) that signs the put of a blob. */
export const ownerHeader = 'x-owner';
/** Hexadecimal of the token whose SHA-256 was given when the blob was put. */
export const deleteTokenHeader = 'x-delete-token';

export const paths = {
  info: '/v1/info',
  mailbox: '/v1/mailbox',
  socket: '/v1/ws',
  send: (senderId: Uint8Array) => `/v1/s/${toHex(senderId)}`,
  read: (readerId: Uint8Array) => `/v1/r/${toHex(readerId)}`,
  /** `after` is the last sequence already held. `peek` asks whether there are cells, without the cells. */
  fetch: (readerId: Uint8Array, after: number, waitSeconds: number, peek: boolean) =>
    `/v1/r/${toHex(readerId)}?after=${after}&wait=${waitSeconds}${peek ? '&peek=1' : ''}`,
  acknowledge: (readerId: Uint8Array) => `/v1/r/${toHex(readerId)}/ack`,
  blob: (blobId: Uint8Array) => `/v1/b/${toHex(blobId)}`,
} as const;

/** The three sizes of a cell (protocol.md 2.9). */
export function isCellSize(length: number): boolean {
  return length === 4096 || length === 16_384 || length === 65_536;
}

/** A 16-byte id from its 32 hexadecimal digits. */
export function parseId(text: string | undefined): Uint8Array | undefined {
  return text?.length === 32 ? fromHex(text) : undefined;
}

/** A 32-byte key, hash or token from its 64 hexadecimal digits. */
export function parseKey(text: string | undefined): Uint8Array | undefined {
  return text?.length === 64 ? fromHex(text) : undefined;
}

export type MailboxRequest = {
  readonly readerPublic: Uint8Array;
  readonly senderPublic: Uint8Array;
  readonly class: MailboxClass;
  readonly grant: MailboxGrant;
};

/** Why the relay should make room: the operator's password (empty where none is asked for), or an invite's word. */
export type MailboxGrant =
  | { readonly kind: 'token'; readonly token: string }
  | ({ readonly kind: 'voucher' } & Voucher);

/** `signature` is over `voucherPayload`, by the sender key of an invite's mailbox. */
export type Voucher = { readonly invitePublic: Uint8Array; readonly signature: Uint8Array };

/**
 * `form u8 | class u8 (0 standard, 1 invite) | readerPublic[32] | senderPublic[32]`, then in form 1
 * `token length u16 | token utf-8`, in form 2 `invitePublic[32] | signature[64]`.
 */
export function encodeMailboxRequest({ readerPublic, senderPublic, class: wanted, grant }: MailboxRequest): Uint8Array {
  const form = Uint8Array.of(grant.kind === 'token' ? 1 : 2, wanted === 'invite' ? 1 : 0);
  const keys = concatBytes(form, readerPublic, senderPublic);
  if (grant.kind === 'voucher') return concatBytes(keys, grant.invitePublic, grant.signature);
  const token = utf8(grant.token);
  return concatBytes(keys, u16(token.length), token);
}

export const maxMailboxRequestBytes = 68 + maxTokenBytes;

export function parseMailboxRequest(body: Uint8Array): MailboxRequest | undefined {
  if (body.length < 68 || body.length > maxMailboxRequestBytes) return undefined;
  const mailboxClass = body[1];
  if (mailboxClass !== 0 && mailboxClass !== 1) return undefined;
  const grant = parseGrant(body[0], body.subarray(66));
  if (grant === undefined) return undefined;
  return {
    readerPublic: body.slice(2, 34),
    senderPublic: body.slice(34, 66),
    class: mailboxClass === 1 ? 'invite' : 'standard',
    grant,
  };
}

function parseGrant(form: number | undefined, bytes: Uint8Array): MailboxGrant | undefined {
  if (form === 2 && bytes.length === 96) {
    return { kind: 'voucher', invitePublic: bytes.slice(0, 32), signature: bytes.slice(32) };
  }
  if (form !== 1 || readUint(bytes, 0, 2) !== bytes.length - 2) return undefined;
  const token = textOf(bytes.subarray(2));
  return token === undefined ? undefined : { kind: 'token', token };
}

/** The last sequence to delete, as u64. */
export function encodeAcknowledgement(upTo: number): Uint8Array {
  return u64(upTo);
}

export function parseAcknowledgement(body: Uint8Array): number | undefined {
  return body.length === 8 ? readSafeU64(body, 0) : undefined;
}

/** `deleteHash[32] | blob`: the hash stands in the body so that the request's signature covers it. */
export function encodeBlobPut(deleteHash: Uint8Array, blob: Uint8Array): Uint8Array {
  return concatBytes(deleteHash, blob);
}

export const maxBlobPutBytes = 32 + maxBlobBytes;

export function parseBlobPut(body: Uint8Array): { deleteHash: Uint8Array; blob: Uint8Array } | undefined {
  if (body.length <= 32 || body.length > maxBlobPutBytes) return undefined;
  return { deleteHash: body.slice(0, 32), blob: body.subarray(32) };
}

export type FetchAnswer = {
  readonly cells: readonly StoredCell[];
  readonly wasFull: boolean;
  /** The highest sequence that waits in the mailbox, 0 when it is empty. */
  readonly latest: number;
};

/** `0x01 | flags u8 (1 was full) | count u8 | latest u64 | count x (sequence u64 | length u32 | cell)`. */
export function encodeFetchAnswer(answer: FetchAnswer): Uint8Array {
  const parts = [Uint8Array.of(1, answer.wasFull ? 1 : 0, answer.cells.length), u64(answer.latest)];
  for (const { sequence, cell } of answer.cells) parts.push(u64(sequence), u32(cell.length), cell);
  return concatBytes(...parts);
}

/** Undefined unless the bytes are exactly one answer whose sequences grow and lie behind `after`. */
export function parseFetchAnswer(bytes: Uint8Array, after: number): FetchAnswer | undefined {
  const flags = bytes[1];
  const count = bytes[2];
  if (bytes.length > maxFetchAnswerBytes || bytes[0] !== 1 || flags === undefined || count === undefined)
    return undefined;
  const latest = bytes.length < 11 ? undefined : readSafeU64(bytes, 3);
  if (flags > 1 || count > maxFetchCells || latest === undefined) return undefined;
  const cells: StoredCell[] = [];
  let offset = 11;
  let last = after;
  for (let index = 0; index < count; index++) {
    if (bytes.length - offset < 12) return undefined;
    const sequence = readSafeU64(bytes, offset);
    const length = readUint(bytes, offset + 8, 4);
    offset += 12;
    if (sequence === undefined || sequence <= last || !isCellSize(length) || bytes.length - offset < length)
      return undefined;
    cells.push({ sequence, cell: bytes.slice(offset, offset + length) });
    offset += length;
    last = sequence;
  }
  if (offset !== bytes.length) return undefined;
  return { cells, wasFull: flags === 1, latest };
}

export function encodeInfo(info: Omit<RelayInfo, 'kind'>): Uint8Array {
  return utf8(JSON.stringify({ protocol: info.protocol, version: info.version, needsToken: info.needsToken }));
}

export function parseInfo(bytes: Uint8Array): RelayInfo | undefined {
  const text = bytes.length > maxInfoBytes ? undefined : textOf(bytes);
  const value = text === undefined ? undefined : parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('protocol' in value && 'version' in value && 'needsToken' in value)) return undefined;
  const { protocol, version, needsToken } = value;
  if (protocol !== relayProtocol || typeof needsToken !== 'boolean') return undefined;
  if (typeof version !== 'string' || !/^[0-9A-Za-z.+-]{1,64}$/.test(version)) return undefined;
  return { kind: 'info', protocol, version, needsToken };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readUint(bytes: Uint8Array, offset: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[offset + index] ?? 0);
  return value;
}

function readSafeU64(bytes: Uint8Array, offset: number): number | undefined {
  const value = readUint(bytes, offset, 8);
  return Number.isSafeInteger(value) ? value : undefined;
}
