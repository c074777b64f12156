/** What is signed to speak to a relay, and how ids follow from keys (protocol.md 3.1, 3.2). Bytes only: each end brings its own Ed25519. */

import { concatBytes, fromBase64url, toBase64url, u64, utf8 } from '../language/bytes.ts';

const zero = Uint8Array.of(0);

function label(name: string): Uint8Array {
  return utf8(`Quietline/1 ${name}`);
}

/** Hash these bytes and keep the first 16 for a mailbox's id: `rid` from its reader key, `sid` from its sender key. */
export function mailboxIdInput(end: 'rid' | 'sid', publicKey: Uint8Array): Uint8Array {
  return concatBytes(label(end), publicKey);
}

export type RequestToSign = {
  /** As the URL has it, lower case, with the port when it is not the scheme's own. */
  readonly host: string;
  readonly method: string;
  /** With the query, exactly as sent. */
  readonly path: string;
  /** Seconds since the Unix epoch. */
  readonly timestamp: number;
  readonly nonce: Uint8Array;
  /** SHA-256 of the body, of no bytes when there is none. */
  readonly bodyHash: Uint8Array;
};

/** `L("req") ‖ 0 ‖ host ‖ 0 ‖ method ‖ 0 ‖ path ‖ 0 ‖ ts u64 ‖ nonce[16] ‖ H(body)`. Host, method and path are ASCII, so no byte of theirs is zero. */
export function requestPayload(request: RequestToSign): Uint8Array {
  return concatBytes(
    label('req'),
    zero,
    utf8(request.host),
    zero,
    utf8(request.method),
    zero,
    utf8(request.path),
    zero,
    u64(request.timestamp),
    request.nonce,
    request.bodyHash,
  );
}

/** `L("sub") ‖ 0 ‖ host ‖ 0 ‖ challenge[32] ‖ rid[16]`: bound to one socket by its challenge. */
export function subscriptionPayload(host: string, challenge: Uint8Array, readerId: Uint8Array): Uint8Array {
  return concatBytes(label('sub'), zero, utf8(host), zero, challenge, readerId);
}

/**
 * `L("voucher") ‖ 0 ‖ host ‖ 0 ‖ readerPublic[32] ‖ senderPublic[32]`: signed by the sender key of an invite's
 * mailbox for one new mailbox at one relay (docs/relay.md).
 */
export function voucherPayload(host: string, readerPublic: Uint8Array, senderPublic: Uint8Array): Uint8Array {
  return concatBytes(label('voucher'), zero, utf8(host), zero, readerPublic, senderPublic);
}

export type RequestProof = { readonly timestamp: number; readonly nonce: Uint8Array; readonly signature: Uint8Array };

/** The value of the signature header: base64url of `ts u64 ‖ nonce[16] ‖ signature[64]`, 118 characters. */
export function encodeRequestProof(proof: RequestProof): string {
  return toBase64url(concatBytes(u64(proof.timestamp), proof.nonce, proof.signature));
}

export function parseRequestProof(text: string | undefined): RequestProof | undefined {
  const bytes = text?.length === 118 ? fromBase64url(text) : undefined;
  if (bytes?.length !== 88) return undefined;
  let timestamp = 0;
  for (const byte of bytes.subarray(0, 8)) timestamp = timestamp * 256 + byte;
  if (!Number.isSafeInteger(timestamp)) return undefined;
  return { timestamp, nonce: bytes.slice(8, 24), signature: bytes.slice(24) };
}
