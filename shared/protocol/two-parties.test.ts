/** The whole protocol in one walk: an invite, a join, and two people who talk. Read this first. */
import { expect, test } from 'vitest';
import { systemRandom } from '../crypto/random.ts';
import * as ql from './index.ts';

const now = Date.UTC(2026, 10, 22);
const random = systemRandom;

test('a therapist invites a client, the client joins, and they talk', () => {
  // 1. The therapist makes an invite. The blob goes to the relay under blobId, the link to the client.
  const expiresAtSeconds = now / 1000 + 7 * 86_400;
  const names = { practiceName: 'Practice at the Park', therapistName: 'Ana Ruiz', locale: 'en' };
  const created = ql.createInvite(
    { ...names, relayUrl: 'https://relay.example', requiresCode: false, expiresAtSeconds },
    random,
  );
  if (created.kind !== 'created') throw new Error(created.kind);
  const link = ql.buildLink('https://page.example/', { secret: created.invite.linkSecret, requiresCode: false });

  // 2. The client opens the link and asks the relay for the blob.
  const parsed = ql.parseLink(link);
  if (parsed.kind !== 'link') throw new Error(parsed.kind);
  expect(ql.inviteBlobId(parsed.link.secret)).toEqual(created.blobId);
  const opened = ql.openInvite(parsed.link, created.blob, now);
  if (opened.kind !== 'invite') throw new Error(opened.kind);
  expect(opened.invite).toMatchObject(names);

  // 3. The client joins: one cell for the invite mailbox.
  const mailbox = { relayUrl: 'https://relay.example', capability: random(32) };
  const joined = ql.joinAsClient(
    { invite: opened.invite, name: 'Bo', mailbox, appVersion: '0.1.0', capabilityBits: 0 },
    random,
  );
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  const joinCell = ql.sealCell(ql.mailboxSealKey(opened.invite.capability), 'join', joined.body, random);

  // 4. The therapist opens it and sees who asks.
  const cell = ql.openCell(ql.mailboxSealKey(created.secrets.capability), joinCell ?? new Uint8Array());
  if (cell.kind !== 'cell') throw new Error(cell.kind);
  const accepted = ql.acceptJoin({ secrets: created.secrets, body: cell.body, nowMs: now });
  if (accepted.kind !== 'hello') throw new Error(accepted.kind);
  expect(accepted.hello).toMatchObject({ name: 'Bo', mailbox });
  expect(ql.sessionSafetyNumber(accepted.session)).toEqual(ql.sessionSafetyNumber(joined.session));

  // 5. The first text: sealed by one ratchet, opened by the other. Both keep the state that comes back.
  const chain = ql.startChain(accepted.session.th1);
  const ack = { seq: 0, hash: ql.shortHash(chain) };
  const header = { mid: random(16), seq: 1, prev: ql.shortHash(chain), ack, sentAtMs: now };
  const payload = ql.encodeContent(header, { kind: 'text', text: 'How was the week?' });
  const sealed = ql.sealMessage(accepted.session.ratchet, payload, random);
  const received = ql.openMessage(joined.session.ratchet, sealed.message, now);
  if (received.kind !== 'message') throw new Error(received.kind);
  expect(ql.parsePayload(received.plaintext)).toMatchObject({ kind: 'content', body: { text: 'How was the week?' } });
});
