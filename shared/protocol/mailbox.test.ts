import { expect, test } from 'vitest';
import { sign, verifySignature } from '../crypto/ed25519.ts';
import { concatBytes, utf8 } from '../language/bytes.ts';
import { hkdf, sha256 } from '../crypto/hash.ts';
import {
  isRescueCellType,
  mailboxSealKey,
  mailboxSenderKey,
  ownMailboxCapability,
  ownMailboxReaderSecret,
  readerId,
  senderId,
} from './mailbox.ts';

const capability = new Uint8Array(32).fill(4);

test('a capability gives the sender a seal and a signature, each its own', () => {
  const sender = mailboxSenderKey(capability);
  const message = utf8('a request');
  expect(verifySignature(sender.public, message, sign(sender.secret, message))).toBe(true);
  expect(mailboxSenderKey(capability)).toEqual(sender);
  expect(mailboxSealKey(capability)).not.toEqual(sender.secret);
  expect(mailboxSealKey(new Uint8Array(32).fill(5))).not.toEqual(mailboxSealKey(capability));
});

test('a mailbox bears two names that nobody can connect without its keys', () => {
  const { public: key } = mailboxSenderKey(capability);
  expect(readerId(key)).toEqual(sha256(concatBytes(utf8('Quietline/1 rid'), key)).slice(0, 16));
  expect(senderId(key)).toEqual(sha256(concatBytes(utf8('Quietline/1 sid'), key)).slice(0, 16));
});

test('an own mailbox is found again from the vault’s key, the relationship and its number', () => {
  const ownerKey = new Uint8Array(32).fill(6);
  const relationshipId = new Uint8Array(16).fill(7);
  const salt = concatBytes(relationshipId, Uint8Array.of(0, 0, 1, 2));
  expect(ownMailboxCapability(ownerKey, relationshipId, 258)).toEqual(
    hkdf(ownerKey, salt, utf8('Quietline/1 mbx'), 32),
  );
  const secrets = [1, 2, 3].flatMap((n) => [
    ownMailboxCapability(ownerKey, relationshipId, n),
    ownMailboxReaderSecret(ownerKey, relationshipId, n),
    ownMailboxCapability(ownerKey, new Uint8Array(16), n),
    ownMailboxCapability(new Uint8Array(32), relationshipId, n),
  ]);
  expect(new Set(secrets.map((secret) => secret.join())).size).toBe(12);
});

test('a rescue mailbox takes re-keys and nothing else', () => {
  expect((['join', 'message', 'rekey1', 'rekey2'] as const).map(isRescueCellType)).toEqual([false, false, true, true]);
});
