/** The things a message can say, and how each is written as a map (protocol.md 2.10; forms are form-body.ts). */
import { KEM_PUBLIC_BYTES } from '../crypto/mlkem768.ts';
import { assertNever } from '../language/assert-never.ts';
import { type AttachmentBody, attachmentMap, attachmentOf } from './attachment-body.ts';
import { type CborMap, type CborValue, cborMap, isCborArray } from './cbor.ts';
import { bytesAt, countAt, countOf, mapAt, textAt } from './cbor-fields.ts';
import { type FormAnswerBody, type FormBody, formAnswerMap, formAnswerOf, formMap, formOf } from './form-body.ts';
import { mailboxMap, mailboxOf } from './handshake-payload.ts';
import type { MailboxAddress } from './mailbox.ts';
import { type Profile, profileMap, profileOf } from './profile.ts';
import type { ChainStand } from './rekey-info.ts';

/** Sequence numbers; both ends belong to a range. Ascending, apart from each other, at most 256. */
export type SeqRanges = readonly (readonly [from: number, to: number])[];

/** Ids of messages (`mid`, `repliesTo`, `target`) are 16 bytes. */
export type ContentBody =
  | { readonly kind: 'text'; readonly text: string; readonly repliesTo?: Uint8Array }
  | AttachmentBody
  | { readonly kind: 'edit'; readonly target: Uint8Array; readonly text: string }
  | { readonly kind: 'retract'; readonly target: Uint8Array }
  | { readonly kind: 'receipt'; readonly delivered: SeqRanges; readonly read: SeqRanges }
  | { readonly kind: 'typing'; readonly isTyping: boolean }
  /** An empty `text` takes the reaction back. */
  | { readonly kind: 'reaction'; readonly target: Uint8Array; readonly text: string }
  /** Of payloads that did not come; at least one range. It may name numbers that were never sent: whoever answers looks up its own. */
  | { readonly kind: 'resend-request'; readonly ranges: SeqRanges }
  /**
   * The payload of number `seq` as its bytes were. Has a place in the chain of its own, as every content. With
   * `ofReader` the number is of the other direction: the reader itself sent it once, and lost it with its store (2.13).
   */
  | { readonly kind: 'resend'; readonly seq: number; readonly payload: Uint8Array; readonly ofReader?: true }
  /** Stands for a deleted payload: its SHA-256 keeps the chain whole. */
  | { readonly kind: 'tombstone'; readonly seq: number; readonly payloadHash: Uint8Array; readonly ofReader?: true }
  | DeviceAddBody
  | { readonly kind: 'device-remove'; readonly deviceId: Uint8Array }
  /** From now on write here instead of into the mailbox that this session used; the rescue mailbox stays (2.16). */
  | { readonly kind: 'mailbox-rotate'; readonly mailbox: MailboxAddress }
  | { readonly kind: 'profile'; readonly profile: Profile }
  | { readonly kind: 'goodbye' }
  | { readonly kind: 'sync' }
  | RestoreInfoBody
  | FormBody
  | FormAnswerBody;

/** The mini-bundle of another device: the peer runs the join computation against it (2.15). */
export type DeviceAddBody = {
  readonly kind: 'device-add';
  readonly deviceId: Uint8Array;
  readonly dh: Uint8Array;
  readonly kem: Uint8Array;
  readonly mailbox: MailboxAddress;
};

/** Where both directions stood when a restored side re-keyed: what info1 said, for the conversation to keep. */
export type RestoreInfoBody = {
  readonly kind: 'restore-info';
  readonly sent: ChainStand;
  readonly received: ChainStand;
};

export type ParsedBody =
  | ContentBody
  /** From a later version: stored, chained, acknowledged, shown as "update to view". */
  | { readonly kind: 'unknown'; readonly type: number }
  /** A known type wrongly filled: chained and acknowledged like the others, and shown as unreadable. */
  | { readonly kind: 'malformed'; readonly type: number };

const MAX_RANGES = 256;
const MAX_REACTION_CHARACTERS = 32;

export function encodeBody(body: ContentBody): { readonly type: number; readonly map: CborMap } {
  switch (body.kind) {
    case 'text':
      return { type: 1, map: cborMap({ 1: body.text, 2: body.repliesTo }) };
    case 'attachment':
      return { type: 2, map: attachmentMap(body) };
    case 'edit':
      return { type: 3, map: cborMap({ 1: body.target, 2: body.text }) };
    case 'retract':
      return { type: 4, map: cborMap({ 1: body.target }) };
    case 'receipt':
      return { type: 5, map: cborMap({ 1: body.delivered, 2: body.read }) };
    case 'typing':
      return { type: 6, map: cborMap({ 1: body.isTyping }) };
    case 'reaction':
      return { type: 7, map: cborMap({ 1: body.target, 2: body.text }) };
    case 'resend-request':
      return { type: 8, map: cborMap({ 1: body.ranges }) };
    case 'resend':
      return { type: 9, map: cborMap({ 1: body.seq, 2: body.payload, 4: body.ofReader }) };
    case 'tombstone':
      return { type: 9, map: cborMap({ 1: body.seq, 3: body.payloadHash, 4: body.ofReader }) };
    case 'device-add':
      return { type: 10, map: deviceAddMap(body) };
    case 'device-remove':
      return { type: 11, map: cborMap({ 1: body.deviceId }) };
    case 'mailbox-rotate':
      return { type: 12, map: mailboxMap(body.mailbox) };
    case 'profile':
      return { type: 13, map: profileMap(body.profile) };
    case 'goodbye':
      return { type: 14, map: cborMap({}) };
    case 'sync':
      return { type: 15, map: cborMap({}) };
    case 'restore-info':
      return { type: 16, map: restoreInfoMap(body) };
    case 'form':
      return { type: 17, map: formMap(body) };
    case 'form-answer':
      return { type: 18, map: formAnswerMap(body) };
    default:
      return assertNever(body);
  }
}

/** Keys it does not know are left for later versions. */
export function parseBody(type: number, map: CborMap): ParsedBody {
  const parse = parsers[type];
  if (parse === undefined) return { kind: 'unknown', type };
  return parse(map) ?? { kind: 'malformed', type };
}

const parsers: Readonly<Record<number, (map: CborMap) => ContentBody | undefined>> = {
  1: (map) => {
    const text = textAt(map, 1);
    if (text === undefined) return undefined;
    if (!map.has(2)) return { kind: 'text', text };
    const repliesTo = bytesAt(map, 2, 16);
    return repliesTo && { kind: 'text', text, repliesTo };
  },
  2: attachmentOf,
  3: (map) => {
    const target = bytesAt(map, 1, 16);
    const text = textAt(map, 2);
    return target === undefined || text === undefined ? undefined : { kind: 'edit', target, text };
  },
  4: (map) => {
    const target = bytesAt(map, 1, 16);
    return target && { kind: 'retract', target };
  },
  5: (map) => {
    const delivered = rangesOf(map.get(1));
    const read = rangesOf(map.get(2));
    return delivered && read && { kind: 'receipt', delivered, read };
  },
  6: (map) => {
    const isTyping = map.get(1);
    return typeof isTyping === 'boolean' ? { kind: 'typing', isTyping } : undefined;
  },
  7: (map) => {
    const target = bytesAt(map, 1, 16);
    const text = textAt(map, 2);
    if (target === undefined || text === undefined || text.length > MAX_REACTION_CHARACTERS) return undefined;
    return { kind: 'reaction', target, text };
  },
  8: (map) => {
    const ranges = rangesOf(map.get(1));
    return ranges && ranges.length > 0 ? { kind: 'resend-request', ranges } : undefined;
  },
  9: resendOf,
  10: deviceAddOf,
  11: (map) => {
    const deviceId = bytesAt(map, 1, 16);
    return deviceId && { kind: 'device-remove', deviceId };
  },
  12: (map) => {
    const mailbox = mailboxOf(map);
    return mailbox && { kind: 'mailbox-rotate', mailbox };
  },
  13: (map) => ({ kind: 'profile', profile: profileOf(map) }),
  14: () => ({ kind: 'goodbye' }),
  15: () => ({ kind: 'sync' }),
  16: restoreInfoOf,
  17: formOf,
  18: formAnswerOf,
};

function rangesOf(value: CborValue | undefined): SeqRanges | undefined {
  if (!isCborArray(value) || value.length > MAX_RANGES) return undefined;
  const ranges: (readonly [number, number])[] = [];
  let after = 0;
  for (const range of value) {
    if (!isCborArray(range) || range.length !== 2) return undefined;
    const [from, to] = range.map(countOf);
    if (from === undefined || to === undefined || from <= after || to < from) return undefined;
    ranges.push([from, to]);
    after = to;
  }
  return ranges;
}

/** `{1: seq, 2: payload | 3: its SHA-256, 4: true where the reader sent it}` */
function resendOf(map: CborMap): ContentBody | undefined {
  const seq = countAt(map, 1);
  const payload = map.get(2);
  const payloadHash = bytesAt(map, 3, 32);
  const ofReader = map.get(4);
  if (seq === undefined || seq === 0 || (ofReader !== undefined && ofReader !== true)) return undefined;
  const direction = ofReader && { ofReader };
  if (payload instanceof Uint8Array) return map.has(3) ? undefined : { kind: 'resend', seq, payload, ...direction };
  if (payload !== undefined || payloadHash === undefined) return undefined;
  return { kind: 'tombstone', seq, payloadHash, ...direction };
}

function deviceAddMap(body: DeviceAddBody): CborMap {
  return cborMap({ 1: body.deviceId, 2: body.dh, 3: body.kem, 4: mailboxMap(body.mailbox) });
}

function deviceAddOf(map: CborMap): DeviceAddBody | undefined {
  const deviceId = bytesAt(map, 1, 16);
  const dh = bytesAt(map, 2, 32);
  const kem = bytesAt(map, 3, KEM_PUBLIC_BYTES);
  const mailbox = mailboxOf(map.get(4));
  if (deviceId === undefined || dh === undefined || kem === undefined || mailbox === undefined) return undefined;
  return { kind: 'device-add', deviceId, dh, kem, mailbox };
}

function restoreInfoMap(body: RestoreInfoBody): CborMap {
  return cborMap({
    1: cborMap({ 1: body.sent.seq, 2: body.sent.hash }),
    2: cborMap({ 1: body.received.seq, 2: body.received.hash }),
  });
}

function restoreInfoOf(map: CborMap): RestoreInfoBody | undefined {
  const sent = standOf(mapAt(map, 1));
  const received = standOf(mapAt(map, 2));
  return sent && received && { kind: 'restore-info', sent, received };
}

function standOf(map: CborMap | undefined): ChainStand | undefined {
  const seq = map && countAt(map, 1);
  const hash = map && bytesAt(map, 2, 32);
  return seq === undefined || hash === undefined ? undefined : { seq, hash };
}
