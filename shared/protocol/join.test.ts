import { describe, expect, test } from 'vitest';
import { sha256 } from '../crypto/hash.ts';
import { concatBytes, toHex, utf8 } from '../language/bytes.ts';
import type { InviteSecrets } from './invite.ts';
import { acceptJoin, joinAsClient } from './join.ts';
import { sealMessage } from './ratchet.ts';
import { decodeSession, encodeSession, sessionSafetyNumber } from './session.ts';
import { flipBit, makeInvite, makeJoin, meet, NOW_MS, RELAY_URL, random } from './testing/parties.ts';

/** The low-order points of Curve25519 in canonical form, and some that are not canonical. */
const LOW_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];
const NON_CANONICAL = [
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '0900000000000000000000000000000000000000000000000000000000000080',
];

function point(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function refusalOf(secrets: InviteSecrets, body: Uint8Array, psk?: Uint8Array): string {
  const accepted = acceptJoin({ secrets, body, nowMs: NOW_MS, ...(psk && { psk }) });
  return accepted.kind === 'refused' ? accepted.reason : accepted.kind;
}

describe('a join', () => {
  test('gives both sides one relationship, one transcript and one safety number', () => {
    const { client, therapist } = meet();
    expect(client.th1).toEqual(therapist.th1);
    expect(client.relationshipId).toEqual(client.th1.slice(0, 16));
    expect(therapist.relationshipId).toEqual(client.relationshipId);
    expect(client.peerIdentity).toEqual(therapist.identity.public);
    expect(therapist.peerIdentity).toEqual(client.identity.public);
    expect(client.ratchet.ad).toEqual(client.th1);
    expect(sessionSafetyNumber(client)).toEqual(sessionSafetyNumber(therapist));
  });

  test('is E, the ciphertext, the hidden identity and HELLO, and fits in the smallest cell', () => {
    const { invite } = makeInvite();
    const { body, session } = makeJoin(invite);
    expect(body.length).toBeLessThan(4053);
    expect(toHex(body)).not.toContain(toHex(session.identity.public));
    const th0 = sha256(concatBytes(utf8('Quietline/1 th0'), invite.linkSecret, body.subarray(0, 1120)));
    const th1 = sha256(concatBytes(utf8('Quietline/1 th1'), th0, body.subarray(1120, 1192)));
    expect(session.th1).toEqual(th1);
  });

  test('a client may write on before the therapist has answered', () => {
    const { client } = meet();
    expect(sealMessage(client.ratchet, utf8('Me again'), random).state.sending?.count).toBe(2);
  });

  test('attacks 2: an expired invite is refused before any key is used', () => {
    const { invite, secrets } = makeInvite();
    const { body } = makeJoin(invite);
    const accepted = acceptJoin({ secrets, body, nowMs: secrets.expiresAtSeconds * 1000 });
    expect(accepted).toEqual({ kind: 'refused', reason: 'expired' });
  });

  test('sessions survive the store', () => {
    const { client, therapist } = meet();
    for (const session of [client, therapist]) {
      const stored = encodeSession(session);
      expect(decodeSession(stored)).toEqual({ kind: 'session', session });
      expect(decodeSession(stored.with(2, 2)).kind).toBe('newer-version');
      expect(decodeSession(stored.subarray(0, 100)).kind).toBe('damaged');
    }
  });

  test('a hostile name arrives as one harmless line', () => {
    const { invite, secrets } = makeInvite();
    const mailbox = { relayUrl: RELAY_URL, capability: random(32) };
    const name = `\u202e<img src=x onerror=alert(1)>\n\u0000${'a'.repeat(500)}`;
    const joined = joinAsClient({ invite, name, mailbox, appVersion: '0.1.0', capabilityBits: 0 }, random);
    if (joined.kind !== 'joined') throw new Error(joined.kind);
    const accepted = acceptJoin({ secrets, body: joined.body, nowMs: NOW_MS });
    if (accepted.kind !== 'hello') throw new Error(accepted.reason);
    expect(accepted.hello.name).toMatch(/^<img src=x onerror=alert\(1\)> a{91}$/);
  });
});

describe('attacks 6: a swapped link', () => {
  const code = sha256(utf8('the key from the code'));

  test('the wrong code is refused, no code is refused, the right one is not', () => {
    const { invite, secrets } = makeInvite({ requiresCode: true });
    const { body } = makeJoin(invite, code);
    expect(refusalOf(secrets, body, sha256(utf8('another code')))).toBe('wrong-code-or-altered');
    expect(refusalOf(secrets, body)).toBe('wrong-code-or-altered');
    expect(refusalOf(secrets, body, code)).toBe('hello');
  });

  test('who leaves the code out is refused also where nobody gave it to the check', () => {
    const { invite, secrets } = makeInvite({ requiresCode: true });
    const { body } = makeJoin(invite);
    expect(refusalOf(secrets, body)).toBe('wrong-code-or-altered');
    expect(refusalOf(secrets, body, code)).toBe('wrong-code-or-altered');
  });

  test('a man in the middle without the code gets nowhere on either side', () => {
    const honest = makeInvite({ requiresCode: true });
    const forged = makeInvite({ requiresCode: true });
    const { body } = makeJoin(forged.invite, code);
    expect(refusalOf(forged.secrets, body)).toBe('wrong-code-or-altered');
    expect(refusalOf(honest.secrets, body, code)).toBe('wrong-code-or-altered');
  });

  test('without a code he is seen in the safety number', () => {
    const honest = makeInvite();
    const forged = makeInvite();
    const victim = makeJoin(forged.invite);
    const relayed = makeJoin(honest.invite);
    const accepted = acceptJoin({ secrets: honest.secrets, body: relayed.body, nowMs: NOW_MS });
    if (accepted.kind !== 'hello') throw new Error(accepted.reason);
    expect(sessionSafetyNumber(victim.session).digits).not.toBe(sessionSafetyNumber(accepted.session).digits);
  });
});

describe('attacks 8: keys that are none', () => {
  const { invite, secrets } = makeInvite();
  const { body } = makeJoin(invite);

  test.each(LOW_ORDER)('the low-order point %s', (hex) => {
    expect(refusalOf(secrets, concatBytes(point(hex), body.subarray(32)))).toBe('malformed');
    const weak = { ...invite, oneTime: point(hex) };
    const mailbox = { relayUrl: RELAY_URL, capability: random(32) };
    const request = { name: 'Bo', mailbox, appVersion: '', capabilityBits: 0 };
    expect(joinAsClient({ ...request, invite: weak }, random)).toEqual({ kind: 'unusable-invite' });
    const weakIdentity = { ...invite, identity: point(hex) };
    expect(joinAsClient({ ...request, invite: weakIdentity }, random)).toEqual({ kind: 'unusable-invite' });
  });

  test.each(NON_CANONICAL)('the non-canonical point %s', (hex) => {
    expect(refusalOf(secrets, concatBytes(point(hex), body.subarray(32)))).toBe('malformed');
  });

  test('a KEM key beyond the modulus', () => {
    const mailbox = { relayUrl: RELAY_URL, capability: random(32) };
    const weak = { ...invite, kem: new Uint8Array(1184).fill(0xff) };
    const joined = joinAsClient({ invite: weak, name: 'Bo', mailbox, appVersion: '', capabilityBits: 0 }, random);
    expect(joined).toEqual({ kind: 'unusable-invite' });
  });

  test('a ciphertext that is cut short, and a body of any length', () => {
    const short = concatBytes(body.subarray(0, 32), body.subarray(33));
    expect(refusalOf(secrets, short)).toBe('wrong-code-or-altered');
    for (const length of [0, 31, 32, 1119, 1120, 1191]) {
      expect(refusalOf(secrets, body.subarray(0, length))).toBe('malformed');
    }
    expect(refusalOf(secrets, body.subarray(0, 1192))).toBe('wrong-code-or-altered');
  });
});

test('attacks 13: no bit of a join can change', () => {
  const { invite, secrets } = makeInvite();
  const { body } = makeJoin(invite);
  for (let bit = 0; bit < 8 * body.length; bit += 97) {
    expect(['wrong-code-or-altered', 'malformed']).toContain(refusalOf(secrets, flipBit(body, bit)));
  }
  expect(refusalOf(secrets, body)).toBe('hello');
});
