/** How a mailbox's two names follow from its two keys (protocol.md 3.1). */

import { sha256 } from '../crypto/hash.ts';
import type { ReaderId, SenderId } from './relay.ts';
import { mailboxIdInput } from './signing.ts';

export function readerIdOf(readerPublic: Uint8Array): ReaderId {
  return sha256(mailboxIdInput('rid', readerPublic)).slice(0, 16);
}

export function senderIdOf(senderPublic: Uint8Array): SenderId {
  return sha256(mailboxIdInput('sid', senderPublic)).slice(0, 16);
}
