/** What was inside a ratchet message: content of the conversation, or a handshake (protocol.md 2.6, 2.10). */
import { type CborRefusal, decodeCbor, isCborMap } from './cbor.ts';
import { countAt } from './cbor-fields.ts';
import { CELL_SIZES, CELL_OVERHEAD } from './cell.ts';
import { type Content, contentOf } from './content.ts';
import {
  FIRST_HANDSHAKE_TYPE,
  HELLO_TYPE,
  type Hello,
  helloOf,
  type Welcome,
  WELCOME_TYPE,
  welcomeOf,
} from './handshake-payload.ts';
import { RATCHET_OVERHEAD } from './ratchet.ts';

/** What the largest cell has room for: 63,100 bytes. */
export const MAX_PAYLOAD_BYTES = CELL_SIZES[2] - CELL_OVERHEAD - RATCHET_OVERHEAD;

/**
 * The most that a payload may have when it is first sent: a resend (type 9) has to carry it whole inside one
 * of its own, which adds 105 bytes at most. A resend that is itself missing is answered by its tombstone and a new one.
 */
export const MAX_ORIGINAL_PAYLOAD_BYTES = MAX_PAYLOAD_BYTES - 128;

export type ParsedPayload =
  | Content
  | Hello
  | Welcome
  | { readonly kind: 'unknown-handshake'; readonly type: number }
  /** Authentic bytes that say nothing: only a broken or hostile peer sends them. */
  | { readonly kind: 'unreadable'; readonly reason: CborRefusal | 'form' };

export function parsePayload(payload: Uint8Array): ParsedPayload {
  const decoded = decodeCbor(payload, MAX_PAYLOAD_BYTES);
  if (decoded.kind === 'refused') return { kind: 'unreadable', reason: decoded.reason };
  const map = decoded.value;
  const type = isCborMap(map) ? countAt(map, 0) : undefined;
  if (!isCborMap(map) || type === undefined) return { kind: 'unreadable', reason: 'form' };
  if (type < FIRST_HANDSHAKE_TYPE) return contentOf(map) ?? { kind: 'unreadable', reason: 'form' };
  if (type === HELLO_TYPE) return helloOf(map) ?? { kind: 'unreadable', reason: 'form' };
  if (type === WELCOME_TYPE) return welcomeOf(map) ?? { kind: 'unreadable', reason: 'form' };
  return { kind: 'unknown-handshake', type };
}
