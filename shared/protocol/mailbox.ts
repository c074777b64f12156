/** What a mailbox capability gives its sender, and the names a mailbox bears at the relay (protocol.md 2.9, 3.1). */
import { signingPairFromSeed, type SigningPair } from '../crypto/ed25519.ts';
import { hkdf, sha256 } from '../crypto/hash.ts';
import { concatBytes, u32 } from '../language/bytes.ts';
import type { CellType } from './cell.ts';
import { label, ZERO_32 } from './labels.ts';

/** Where to write to somebody: the relay's address and the 32-byte seed of the sender's keys. */
export type MailboxAddress = { readonly relayUrl: string; readonly capability: Uint8Array };

/** SKEY: the outer seal of every cell in this mailbox, 32 bytes. */
export function mailboxSealKey(capability: Uint8Array): Uint8Array {
  return hkdf(capability, ZERO_32, label('seal'), 32);
}

/** The key whose signature lets somebody write into the mailbox; its public half is registered at creation. */
export function mailboxSenderKey(capability: Uint8Array): SigningPair {
  return signingPairFromSeed(hkdf(capability, ZERO_32, label('snd'), 32));
}

/** rid: 16 bytes, known to the recipient and the relay. */
export function readerId(readerPublic: Uint8Array): Uint8Array {
  return sha256(concatBytes(label('rid'), readerPublic)).slice(0, 16);
}

/** sid: 16 bytes, known to the sender and the relay. */
export function senderId(senderPublic: Uint8Array): Uint8Array {
  return sha256(concatBytes(label('sid'), senderPublic)).slice(0, 16);
}

/**
 * cap_n: the capability of the own mailbox that follows the n-th rotation, n from 1 (protocol.md 2.13). A
 * restored device finds mailboxes that are younger than its backup by trying n+1 … n+20. The mailbox and the
 * rescue mailbox of the join are random instead: no backup knows the relationship and not them.
 * `ownerKey` is K_mbx: 32 bytes in the vault, replaced after a theft.
 */
export function ownMailboxCapability(ownerKey: Uint8Array, relationshipId: Uint8Array, n: number): Uint8Array {
  return hkdf(ownerKey, concatBytes(relationshipId, u32(n)), label('mbx'), 32);
}

/**
 * The seed of rk for the same mailbox: HKDF(K_mbx, relId ‖ u32 n, L("mbx read"), 32). Not from cap_n, which the
 * sender has and must not read with.
 */
export function ownMailboxReaderSecret(ownerKey: Uint8Array, relationshipId: Uint8Array, n: number): Uint8Array {
  return hkdf(ownerKey, concatBytes(relationshipId, u32(n)), label('mbx read'), 32);
}

/** How many rotations a restored device looks beyond the last one it knows. */
export const MAILBOX_PROBES = 20;

/** All that a rescue mailbox takes: the first message of a re-key and its answer. Everything else is dropped unread. */
export function isRescueCellType(type: CellType): boolean {
  return type === 'rekey1' || type === 'rekey2';
}

/** Cells that its daily poll reads from a rescue mailbox; more is somebody making noise. */
export const MAX_RESCUE_CELLS = 8;
