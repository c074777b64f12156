/** What a mailbox's recipient and an invite's maker show the relay, and by what a cell is known again (protocol.md 3.1, 3.2). */
import { type SigningPair, signingPairFromSeed } from '../crypto/ed25519.ts';
import { sha256 } from '../crypto/hash.ts';

/** rk: the key whose signature reads, acknowledges and deletes a mailbox. `secret` is its 32-byte seed. */
export function mailboxReaderKey(secret: Uint8Array): SigningPair {
  return signingPairFromSeed(secret);
}

/** The relay keeps this and not the token; who shows the token may delete the blob. 32 bytes. */
export function blobDeleteHash(token: Uint8Array): Uint8Array {
  return sha256(token);
}

/** The 16 bytes by which a cell that was processed is known again (protocol.md, pitfalls: duplicates). */
export function cellHash(cell: Uint8Array): Uint8Array {
  return sha256(cell).slice(0, 16);
}
