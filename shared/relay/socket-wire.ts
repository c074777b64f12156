/** The frames of the watching WebSocket `/v1/ws`: a challenge, signed subscriptions, and news (protocol.md 3.2). */

import { concatBytes } from '../language/bytes.ts';

export const maxSocketFrameBytes = 128;

/** What the relay says. Every frame is binary: one type byte, then its fixed body. */
export type RelayFrame =
  | { readonly kind: 'challenge'; readonly challenge: Uint8Array }
  /** The mailbox is watched from now on. */
  | { readonly kind: 'watching'; readonly readerId: Uint8Array }
  /** Unknown mailbox or wrong key: the relay does not say which. */
  | { readonly kind: 'not-found'; readonly readerId: Uint8Array }
  | { readonly kind: 'news'; readonly readerId: Uint8Array }
  /** Another socket of the same reader has taken over. */
  | { readonly kind: 'end'; readonly readerId: Uint8Array }
  | { readonly kind: 'pong' };

/** What a reader says. */
export type ReaderFrame =
  | { readonly kind: 'subscribe'; readonly readerId: Uint8Array; readonly signature: Uint8Array }
  | { readonly kind: 'ping' };

const relayTypes = { challenge: 1, watching: 2, 'not-found': 3, news: 4, end: 5, pong: 6 } as const;
const readerTypes = { subscribe: 17, ping: 18 } as const;

export function encodeRelayFrame(frame: RelayFrame): Uint8Array {
  const type = Uint8Array.of(relayTypes[frame.kind]);
  if (frame.kind === 'pong') return type;
  return concatBytes(type, frame.kind === 'challenge' ? frame.challenge : frame.readerId);
}

export function parseRelayFrame(bytes: Uint8Array): RelayFrame | undefined {
  const body = bytes.slice(1);
  if (bytes[0] === relayTypes.challenge) return body.length === 32 ? { kind: 'challenge', challenge: body } : undefined;
  if (bytes[0] === relayTypes.pong) return body.length === 0 ? { kind: 'pong' } : undefined;
  if (body.length !== 16) return undefined;
  if (bytes[0] === relayTypes.watching) return { kind: 'watching', readerId: body };
  if (bytes[0] === relayTypes['not-found']) return { kind: 'not-found', readerId: body };
  if (bytes[0] === relayTypes.news) return { kind: 'news', readerId: body };
  if (bytes[0] === relayTypes.end) return { kind: 'end', readerId: body };
  return undefined;
}

export function encodeReaderFrame(frame: ReaderFrame): Uint8Array<ArrayBuffer> {
  if (frame.kind === 'ping') return Uint8Array.of(readerTypes.ping);
  return new Uint8Array(concatBytes(Uint8Array.of(readerTypes.subscribe), frame.readerId, frame.signature));
}

export function parseReaderFrame(bytes: Uint8Array): ReaderFrame | undefined {
  if (bytes[0] === readerTypes.ping) return bytes.length === 1 ? { kind: 'ping' } : undefined;
  if (bytes[0] !== readerTypes.subscribe || bytes.length !== 81) return undefined;
  return { kind: 'subscribe', readerId: bytes.slice(1, 17), signature: bytes.slice(17) };
}
