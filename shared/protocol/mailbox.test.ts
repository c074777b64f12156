import { expect, test } from 'vitest';
import { sha256 } from '../crypto/hash.ts';
import { sign, verifySignature } from '../crypto/ed25519.ts';
import { concatBytes, utf8 } from '../language/bytes.ts';
import { mailboxSealKey, mailboxSenderKey, readerId, senderId } from './mailbox.ts';

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
