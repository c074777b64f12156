/** The whole protocol in two walks: an invite, a join, and two people who talk; then a code, a file and a re-key. Read this first. */
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

test('a client joins with a code, sends a file, and goes on after the therapist’s backup was restored', async () => {
  // 1. A link that travels by e-mail needs a code, said on the telephone. Both sides make the same key of it.
  const names = { practiceName: 'Practice at the Park', therapistName: 'Ana Ruiz', locale: 'en' };
  const terms = { relayUrl: 'https://relay.example', requiresCode: true, expiresAtSeconds: now / 1000 + 86_400 };
  const created = ql.createInvite({ ...names, ...terms }, random);
  if (created.kind !== 'created') throw new Error(created.kind);
  const { invite, secrets } = created;
  const code = ql.generateJoinCode(random);
  const typed = ql.normalizeJoinCode(` ${ql.formatJoinCode(code).toLowerCase()} `) ?? '';
  const mailbox = { relayUrl: invite.relayUrl, capability: random(32) };
  const rescueMailbox = { relayUrl: invite.relayUrl, capability: random(32) };
  const joined = ql.joinAsClient(
    {
      ...{ invite, name: 'Bo', mailbox, rescueMailbox, appVersion: '0.1.0', capabilityBits: 0 },
      psk: await ql.joinCodeKey(typed, invite.inviteId),
    },
    random,
  );
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  const psk = await ql.joinCodeKey(code, secrets.inviteId);
  const accepted = ql.acceptJoin({ secrets, body: joined.body, psk, nowMs: now });
  if (accepted.kind !== 'hello') throw new Error(accepted.kind);

  // 2. The client seals a file while reading it. The blob goes to the relay, the message says how to open it.
  const drawing = random(50_000);
  const fileKey = random(32);
  const sealer = ql.startAttachment(fileKey, random);
  const begun = await sealer.push(drawing);
  if (begun.kind !== 'pieces') throw new Error(begun.kind);
  const { pieces, ...sealedFile } = await sealer.finish();
  const body: ql.ContentBody = {
    ...{ kind: 'attachment', fileKey, blobId: random(16), mime: 'image/png', name: 'drawing.png' },
    ...sealedFile,
  };
  const chain = ql.startChain(joined.session.th1);
  const ack = { seq: 0, hash: ql.shortHash(chain) };
  const header = { mid: random(16), seq: 1, prev: ql.shortHash(chain), ack, sentAtMs: now };
  const sealed = ql.sealMessage(joined.session.ratchet, ql.encodeContent(header, body), random);
  const received = ql.openMessage(accepted.session.ratchet, sealed.message, now);
  const content = received.kind === 'message' ? ql.parsePayload(received.plaintext) : received;
  if (content.kind !== 'content' || content.body.kind !== 'attachment') throw new Error(content.kind);

  // 3. The therapist fetches the blob. What comes out is a file only once `finish` has said so.
  const opener = ql.startFetching(content.body);
  const file = [...begun.pieces, ...pieces].map((piece) => opener.push(piece));
  const parts = (await Promise.all([...file, opener.finish()])).flatMap((part) =>
    part.kind === 'bytes' ? part.pieces : [],
  );
  expect(Buffer.concat(parts).equals(drawing)).toBe(true);

  // 4. A backup from before the file is restored: it must not send, and renews the session with both identities.
  const nothing = ql.startChain(accepted.session.th1);
  const backup = { ...accepted.session, lastEpoch: 0, nowMs: now };
  const info1: ql.RekeyInfo = { reason: 'restored', sent: nothing, received: nothing };
  const rekey1 = ql.startRekey({ ...backup, info: info1 }, random);
  const info2: ql.RekeyInfo = {
    ...info1,
    reason: 'other',
    sent: ql.extendChain(chain, ql.encodeContent(header, body)),
  };
  const answered = ql.answerRekey({ ...joined.session, lastEpoch: 0, nowMs: now, info: info2 }, rekey1.body, random);
  if (answered.kind !== 'accepted') throw new Error(answered.reason);
  const renewed = ql.finishRekey(rekey1.pending, answered.body, now);
  if (renewed.kind !== 'renewed') throw new Error(renewed.reason);

  // 5. Each knows what the other lacks; the chains go on where they stood, over the new ratchet.
  const known = { ...info1, sentHashAt: () => nothing.hash, receivedHashAt: () => nothing.hash };
  expect(ql.settleRekey(known, renewed.info)).toEqual({ kind: 'settled', missing: [1, 1] });
  const again = ql.sealMessage(answered.ratchet, ql.encodeContent(header, body), random);
  expect(ql.openMessage(renewed.ratchet, again.message, now).kind).toBe('message');
});
