/**
 * The bytes of a join, taken apart a second time: every offset, label and derivation of protocol.md 2.5, 2.6,
 * 2.8 and 2.9 is spelled out here over Node's own hashes and keys. Of ours it uses the box alone.
 */
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { nativePrimitives } from '../../electron/service/native-primitives.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { openBox } from '../../shared/crypto/xchacha20-poly1305.ts';
import * as ql from '../../shared/protocol/index.ts';
import { makeInvite, makeJoin, NOW_MS } from '../../shared/protocol/testing/parties.ts';

const zero = new Uint8Array(32);
const none = new Uint8Array();

function label(name: string): Uint8Array {
  return Buffer.from(`Quietline/1 ${name}`, 'ascii');
}

function hash(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(createHash('sha256').update(Buffer.concat(parts)).digest());
}

function derive(key: Uint8Array, salt: Uint8Array, info: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, label(info), length));
}

function hmac(key: Uint8Array, byte: number): Uint8Array {
  return Uint8Array.from(createHmac('sha256', key).update(Uint8Array.of(byte)).digest());
}

function dh(secret: Uint8Array, peerPublic: Uint8Array): Uint8Array {
  return nativePrimitives.dhShared?.(secret, peerPublic) ?? none;
}

function decapsulate(seed: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  return nativePrimitives.kemDecapsulate?.(seed, ciphertext) ?? none;
}

function mustOpen(key: Uint8Array, box: Uint8Array, ad: Uint8Array): Uint8Array {
  const plaintext = openBox(key, box, ad);
  if (plaintext === undefined) throw new Error('A box does not open');
  return plaintext;
}

/** Offsets of a header: version, DHs, KEs.ek, ct, PN, Ns. */
function takeHeader(header: Uint8Array) {
  const view = Buffer.from(header);
  return {
    version: header[0],
    dh: header.slice(1, 33),
    kem: header.slice(33, 1217),
    ciphertext: header.slice(1217, 2305),
    previousCount: view.readUInt32BE(2305),
    number: view.readUInt32BE(2309),
  };
}

test('invite, join cell, handshake and first message have the documented bytes', () => {
  const psk = systemRandom(32);
  const { invite, secrets, blob, blobId } = makeInvite({ requiresCode: true });
  const link = ql.buildLink('https://page.example/', { secret: invite.linkSecret, requiresCode: true });

  // 2.5: the link, the blob and the bundle.
  const fragment = Buffer.from(link.slice(link.indexOf('#') + 1), 'base64url');
  expect([...fragment.subarray(0, 2)]).toEqual([1, 1]);
  const h = Uint8Array.from(fragment.subarray(2));
  expect(derive(h, zero, 'invite id', 16)).toEqual(blobId);
  const padded = Buffer.from(mustOpen(derive(h, zero, 'invite key', 32), blob, blobId));
  expect(padded).toHaveLength(2008);
  const bundle = Uint8Array.from(padded.subarray(2, 2 + padded.readUInt16BE(0)));
  expect(hash(label('bundle'), bundle)).toEqual(h);
  expect(Buffer.from(bundle).readUInt32BE(18)).toBe(secrets.expiresAtSeconds);
  const capability = bundle.slice(1270, 1302);

  // 2.9: the cell.
  const { body, session } = makeJoin(invite, psk);
  const cell = ql.sealCell(ql.mailboxSealKey(capability), 'join', body, systemRandom) ?? none;
  expect(cell).toHaveLength(4096);
  const inside = Buffer.from(mustOpen(derive(capability, zero, 'seal', 32), cell, none));
  expect(inside[0]).toBe(1);
  const join = Uint8Array.from(inside.subarray(3, 3 + inside.readUInt16BE(1)));
  expect(join).toEqual(body);

  // 2.6: the handshake as the therapist computes it.
  const [E, ct0, eid] = [join.slice(0, 32), join.slice(32, 1120), join.slice(1120, 1192)];
  const th0 = hash(label('th0'), h, E, ct0);
  const [oneTime, identity] = [secrets.oneTime.secret, secrets.identity.secret];
  const ss0 = decapsulate(secrets.kem.secret, ct0);
  const k0 = derive(Buffer.concat([dh(oneTime, E), dh(identity, E), ss0, psk]), th0, 'hs0', 64);
  const identityOfClient = mustOpen(k0.slice(32), eid, th0);
  expect(identityOfClient).toEqual(session.identity.public);
  const th1 = hash(label('th1'), th0, eid);
  expect(session.relationshipId).toEqual(th1.slice(0, 16));
  const K = derive(Buffer.concat([k0.slice(0, 32), dh(oneTime, identityOfClient)]), th1, 'hs1', 96);
  const [SK, hkA, hkB] = [K.slice(0, 32), K.slice(32, 64), K.slice(64)];

  // 2.8: the first message, which carries HELLO.
  const message = join.slice(1192);
  const EH = message.slice(0, 2353);
  const header = takeHeader(mustOpen(hkA, EH, th1));
  expect(header).toMatchObject({ version: 1, previousCount: 0, number: 0 });
  const stepped = derive(
    Buffer.concat([dh(oneTime, header.dh), decapsulate(secrets.kem.secret, header.ciphertext)]),
    SK,
    'rk',
    96,
  );
  const hello = mustOpen(hmac(stepped.slice(32, 64), 1), message.slice(2353), Buffer.concat([th1, EH]));
  expect(ql.decodeCbor(hello)).toMatchObject({ kind: 'value' });
  expect(ql.parsePayload(hello)).toMatchObject({ kind: 'hello', name: 'Bo' });

  // The second message of the same chain.
  const second = ql.sealMessage(session.ratchet, Buffer.from('again'), systemRandom).message;
  const secondHeader = takeHeader(mustOpen(hkA, second.slice(0, 2353), th1));
  expect(secondHeader).toEqual({ ...header, number: 1 });
  const secondKey = hmac(hmac(stepped.slice(32, 64), 2), 1);
  const plaintext = mustOpen(secondKey, second.slice(2353), Buffer.concat([th1, second.slice(0, 2353)]));
  expect(Buffer.from(plaintext).toString()).toBe('again');

  // The therapist's answer, sealed by ours, under the key that the other header key hides.
  const accepted = ql.acceptJoin({ secrets, body: join, psk, nowMs: NOW_MS });
  if (accepted.kind !== 'hello') throw new Error(accepted.reason);
  const answer = ql.sealMessage(accepted.session.ratchet, Buffer.from('WELCOME'), systemRandom).message;
  const answerHeader = takeHeader(mustOpen(hkB, answer.slice(0, 2353), th1));
  const own = session.ratchet.own;
  if (own === undefined) throw new Error('The client has no step keys');
  const back = derive(
    Buffer.concat([dh(own.dh.secret, answerHeader.dh), decapsulate(own.kem.secret, answerHeader.ciphertext)]),
    stepped.slice(0, 32),
    'rk',
    96,
  );
  const welcome = mustOpen(
    hmac(back.slice(32, 64), 1),
    answer.slice(2353),
    Buffer.concat([th1, answer.slice(0, 2353)]),
  );
  expect(Buffer.from(welcome).toString()).toBe('WELCOME');
});
