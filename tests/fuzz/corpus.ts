/** What the mutations begin with: one valid specimen of everything that is decoded, and the keys to make hostile ones. */
import * as ql from '../../shared/protocol/index.ts';
import type { Source } from './source.ts';

export const NOW_MS = Date.UTC(2026, 10, 22, 9);
const RELAY_URL = 'https://relay.example';

export type Corpus = Awaited<ReturnType<typeof makeCorpus>>;

function must<Value extends { readonly kind: string }, Kind extends Value['kind']>(
  value: Value,
  kind: Kind,
): Extract<Value, { readonly kind: Kind }> {
  if (!hasKind(value, kind)) throw new Error(`The specimen is ${value.kind}, not ${kind}`);
  return value;
}

function hasKind<Value extends { readonly kind: string }, Kind extends Value['kind']>(
  value: Value,
  kind: Kind,
): value is Extract<Value, { readonly kind: Kind }> {
  return value.kind === kind;
}

export async function makeCorpus({ bytes: random }: Source) {
  const offer = {
    relayUrl: RELAY_URL,
    practiceName: 'Practice at the Park',
    therapistName: 'Ana Ruiz',
    locale: 'es',
    requiresCode: false,
    expiresAtSeconds: NOW_MS / 1000 + 86_400,
  };
  const created = must(ql.createInvite(offer, random), 'created');
  const { invite, secrets, blob } = created;
  const mailbox = { relayUrl: RELAY_URL, capability: random(32) };
  const hello = { name: 'Bo', mailbox, appVersion: '0.1.0', capabilityBits: 0, rescueMailbox: mailbox };
  const joined = must(ql.joinAsClient({ invite, ...hello }, random), 'joined');
  const accepted = must(ql.acceptJoin({ secrets, body: joined.body, nowMs: NOW_MS }), 'hello');

  // The therapist answers; the client sends seven of which three arrive, so that keys are kept for the others.
  const answered = ql.sealMessage(accepted.session.ratchet, random(40), random);
  const heard = must(ql.openMessage(joined.session.ratchet, answered.message, NOW_MS), 'message');
  let sender = heard.state;
  let receiver = answered.state;
  const messages: Uint8Array[] = [];
  for (let number = 0; number < 7; number += 1) {
    const sealed = ql.sealMessage(sender, random(60), random);
    sender = sealed.state;
    messages.push(sealed.message);
    if (number % 3 === 2) receiver = must(ql.openMessage(receiver, sealed.message, NOW_MS), 'message').state;
  }
  const session = { ...accepted.session, ratchet: receiver };

  const parties = (of: ql.Session) => ({
    role: of.role,
    relationshipId: of.relationshipId,
    identity: of.identity,
    peerIdentity: of.peerIdentity,
    lastEpoch: 0,
    nowMs: NOW_MS,
  });
  const stand = { seq: 3, hash: random(32) };
  const info: ql.RekeyInfo = { reason: 'restored', sent: stand, received: stand };
  const restoring: ql.RekeyTerms = { ...parties(accepted.session), info };
  const answering: ql.RekeyTerms = { ...parties(joined.session), lastEpoch: NOW_MS / 60_000 - 1000, info };
  const rekey = ql.startRekey(restoring, random);
  const rekeyAnswer = must(ql.answerRekey(answering, rekey.body, random), 'accepted');

  const fileKey = random(32);
  const sealer = ql.startAttachment(fileKey, random);
  const pieces = [...must(await sealer.push(random(70_000)), 'pieces').pieces];
  const sealedFile = await sealer.finish();
  const file = Buffer.concat([...pieces, ...sealedFile.pieces]);
  const smallSealer = ql.startAttachment(fileKey, random);
  const smallPieces = [...must(await smallSealer.push(random(300)), 'pieces').pieces];
  const smallEnd = await smallSealer.finish();

  const id = random(16);
  const header: ql.ContentHeader = { mid: id, seq: 3, prev: id, ack: { seq: 2, hash: id }, sentAtMs: NOW_MS };
  const profile = { practiceName: 'Park', therapistName: 'Ana', phone: '+34 600', emergencyText: 'Call 112.' };
  const attachment: ql.AttachmentBody = {
    kind: 'attachment',
    fileKey,
    blobId: id,
    chunkCount: sealedFile.chunkCount,
    size: sealedFile.size,
    blobHash: sealedFile.blobHash,
    mime: 'image/png',
    name: 'plan.png',
    thumbnail: random(100),
  };
  const bodies: readonly ql.ContentBody[] = [
    { kind: 'text', text: 'See you on Thursday.', repliesTo: id },
    attachment,
    { kind: 'edit', target: id, text: 'Friday' },
    { kind: 'retract', target: id },
    { kind: 'receipt', delivered: [[1, 4]], read: [[1, 2]] },
    { kind: 'typing', isTyping: true },
    { kind: 'reaction', target: id, text: '\u{1f44d}' },
    { kind: 'resend-request', ranges: [[5, 9]] },
    { kind: 'resend', seq: 5, payload: random(80) },
    { kind: 'tombstone', seq: 6, payloadHash: random(32) },
    { kind: 'device-add', deviceId: id, dh: random(32), kem: random(1184), mailbox },
    { kind: 'device-remove', deviceId: id },
    { kind: 'mailbox-rotate', mailbox },
    { kind: 'profile', profile },
    { kind: 'goodbye' },
    { kind: 'sync' },
    { kind: 'restore-info', sent: stand, received: stand },
  ];
  const payloads: [Uint8Array, ...Uint8Array[]] = [
    ql.encodeHello(hello),
    ql.encodeWelcome({ mailboxes: [mailbox], devices: [id], relationshipId: id, profile, rescueMailbox: mailbox }),
    ...bodies.map((body) => ql.encodeContent(header, body)),
  ];

  const joinAnswerPlace = ql.joinAnswerPlace(invite.linkSecret, joined.body);
  const cellKey = ql.mailboxSealKey(mailbox.capability);
  const cell = ql.sealCell(cellKey, 'message', messages[0] ?? id, random) ?? new Uint8Array();
  return {
    link: ql.buildLink('https://page.example/', {
      secret: invite.linkSecret,
      requiresCode: false,
      relayHost: 'relay.example',
    }),
    parsedLink: { secret: invite.linkSecret, requiresCode: false },
    bundle: ql.encodeBundle(invite),
    blob,
    joinAnswerPlace,
    joinAnswer: ql.sealJoinAnswer(joinAnswerPlace, { kind: 'wrong-code', triesLeft: 3 }, random),
    secrets,
    join: joined.body,
    /** Before anything was opened, and in the middle of a conversation with keys kept. */
    ratchets: { fresh: accepted.session.ratchet, running: receiver },
    sender,
    messages,
    session,
    restoring,
    answering,
    rekey,
    rekeyAnswer,
    info: ql.encodeRekeyInfo(info),
    file: { blob: new Uint8Array(file), named: { fileKey, size: sealedFile.size, blobHash: sealedFile.blobHash } },
    smallFile: {
      blob: new Uint8Array(Buffer.concat([...smallPieces, ...smallEnd.pieces])),
      named: { fileKey, size: smallEnd.size, blobHash: smallEnd.blobHash },
    },
    payloads,
    cellKey,
    cell,
  };
}
