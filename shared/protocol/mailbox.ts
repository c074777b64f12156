/** What a mailbox capability gives its sender, and the names a mailbox bears at the relay (protocol.md 2.9, 3.1). */
import { signingPairFromSeed, type SigningPair } from '../crypto/ed25519.ts';
import { hkdf, sha256 } from '../crypto/hash.ts';
import { concatBytes } from '../language/bytes.ts';
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
