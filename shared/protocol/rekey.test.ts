import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hkdf, sha256 } from '../crypto/hash.ts';
import { decapsulate } from '../crypto/mlkem768.ts';
import { dhShared, generateDhPair } from '../crypto/x25519.ts';
import { openBox, sealBox } from '../crypto/xchacha20-poly1305.ts';
import { concatBytes, u32, utf8 } from '../language/bytes.ts';
import { cborMap, encodeCbor } from './cbor.ts';
import { openCell, sealCell } from './cell.ts';
import { openMessage, type RatchetState, sealMessage, splitRatchetSecrets } from './ratchet.ts';
import {
  answerRekey,
  finishRekey,
  mayRekeyAutomatically,
  nextRekeyEpoch,
  type RekeyTerms,
  resolveSimultaneous,
  startRekey,
} from './rekey.ts';
import { decodeRekeyInfo, encodeRekeyInfo, type RekeyInfo } from './rekey-info.ts';
import { decodePendingRekey, encodePendingRekey } from './rekey-storage.ts';
import type { Session } from './session.ts';
import { flipBit, meet, NOW_MS, random } from './testing/parties.ts';

const NOW_EPOCH = NOW_MS / 60_000;
const info1: RekeyInfo = {
  reason: 'restored',
  sent: { seq: 12, hash: new Uint8Array(32).fill(1) },
  received: { seq: 7, hash: new Uint8Array(32).fill(2) },
};
const info2: RekeyInfo = {
  reason: 'other',
  sent: { seq: 9, hash: new Uint8Array(32).fill(3) },
  received: { seq: 15, hash: new Uint8Array(32).fill(4) },
};

const { client, therapist } = meet();

function termsOf({ role, relationshipId, identity, peerIdentity }: Session, changes: Partial<RekeyTerms> = {}) {
  return { role, relationshipId, identity, peerIdentity, lastEpoch: 0, nowMs: NOW_MS, info: info1, ...changes };
}

const restored = termsOf(therapist);
const other = termsOf(client, { info: info2 });

function rekey(first: RekeyTerms = restored, second: RekeyTerms = other) {
  const started = startRekey(first, random);
  const answered = answerRekey(second, started.body, random);
  if (answered.kind !== 'accepted') throw new Error(answered.reason);
  const finished = finishRekey(started.pending, answered.body, NOW_MS);
  if (finished.kind !== 'renewed') throw new Error(finished.reason);
  return { started, answered, finished };
}

function carry(from: RatchetState, to: RatchetState, text: string): { from: RatchetState; to: RatchetState } {
  const sealed = sealMessage(from, utf8(text), random);
  const opened = openMessage(to, sealed.message, NOW_MS);
  if (opened.kind !== 'message') throw new Error(opened.kind);
  expect(opened.plaintext).toEqual(utf8(text));
  return { from: sealed.state, to: opened.state };
}

describe('a re-key', () => {
  test('gives both sides one ratchet and what the other said, through cells, both ways round', () => {
    for (const [first, second] of [
      [restored, other],
      [termsOf(client), termsOf(therapist, { info: info2 })],
    ] as const) {
      const key = random(32);
      const started = startRekey(first, random);
      const cell1 = openCell(key, sealCell(key, 'rekey1', started.body, random) ?? new Uint8Array());
      if (cell1.kind !== 'cell') throw new Error(cell1.kind);
      const answered = answerRekey(second, cell1.body, random);
      if (answered.kind !== 'accepted') throw new Error(answered.reason);
      const cell2 = openCell(key, sealCell(key, 'rekey2', answered.body, random) ?? new Uint8Array());
      if (cell2.kind !== 'cell') throw new Error(cell2.kind);
      const finished = finishRekey(started.pending, cell2.body, NOW_MS);
      if (finished.kind !== 'renewed') throw new Error(finished.reason);
      expect([cell1.type, cell2.type]).toEqual(['rekey1', 'rekey2']);
      expect([answered.info, finished.info]).toEqual([info1, info2]);
      expect([answered.epoch, finished.epoch]).toEqual([NOW_EPOCH, NOW_EPOCH]);
      const there = carry(answered.ratchet, finished.ratchet, 'there');
      const back = carry(there.to, there.from, 'and back');
      carry(back.to, back.from, 'and there again');
    }
  });

  test('is to the byte what the protocol says', () => {
    const { started, answered, finished } = rekey();
    const { pending, body } = started;
    const label = (name: string) => utf8(`Quietline/1 ${name}`);
    const th0 = sha256(
      concatBytes(
        label('rk0'),
        therapist.relationshipId,
        u32(NOW_EPOCH),
        Uint8Array.of(1),
        body.slice(4, 36),
        pending.kem.public,
      ),
    );
    expect(body.slice(0, 4)).toEqual(u32(NOW_EPOCH));
    expect(body.slice(4, 36)).toEqual(pending.ephemeral.public);
    expect(body.slice(36, 36 + 1184)).toEqual(pending.kem.public);
    const staticStatic = dhShared(client.identity.secret, therapist.identity.public) ?? new Uint8Array();
    const ephemeralStatic = dhShared(client.identity.secret, pending.ephemeral.public) ?? new Uint8Array();
    const first = hkdf(concatBytes(ephemeralStatic, staticStatic), th0, label('rk1'), 64);
    expect(openBox(first.slice(0, 32), body.slice(36 + 1184), th0)).toEqual(encodeRekeyInfo(info1));
    const ekR = answered.body.slice(4, 36);
    const ct = answered.body.slice(36, 36 + 1088);
    const th1 = sha256(concatBytes(label('rk2'), th0, ekR, ct));
    const inputKey = concatBytes(
      first.slice(32),
      dhShared(pending.ephemeral.secret, ekR) ?? new Uint8Array(),
      dhShared(therapist.identity.secret, ekR) ?? new Uint8Array(),
      decapsulate(pending.kem.secret, ct) ?? new Uint8Array(),
    );
    const secrets = splitRatchetSecrets(hkdf(inputKey, th1, label('rk3'), 96));
    expect(answered.ratchet.ad).toEqual(th1);
    expect(finished.ratchet.ad).toEqual(th1);
    expect(answered.ratchet.sending?.headerKey).toEqual(secrets.initiatorHeaderKey);
    expect(answered.ratchet.nextReceivingHeaderKey).toEqual(secrets.responderHeaderKey);
    expect(answered.body).toHaveLength(4 + 32 + 1088 + 2393 + encodeRekeyInfo(info2).length);
  });

  test('fits the smallest cell, both messages', () => {
    const largest = { seq: Number.MAX_SAFE_INTEGER, hash: new Uint8Array(32) };
    const info: RekeyInfo = { reason: 'fork', sent: largest, received: largest };
    const { started, answered } = rekey({ ...restored, info }, { ...other, info });
    expect(sealCell(random(32), 'rekey1', started.body, random)).toHaveLength(4096);
    expect(sealCell(random(32), 'rekey2', answered.body, random)).toHaveLength(4096);
  });

  test('comes back from the store and finishes; a later version and damage are told apart', () => {
    const started = startRekey(restored, random);
    const answered = answerRekey(other, started.body, random);
    if (answered.kind !== 'accepted') throw new Error(answered.reason);
    const stored = encodePendingRekey(started.pending);
    const decoded = decodePendingRekey(stored);
    expect(decoded).toEqual({ kind: 'pending', pending: started.pending });
    if (decoded.kind !== 'pending') throw new Error(decoded.kind);
    expect(finishRekey(decoded.pending, answered.body, NOW_MS).kind).toBe('renewed');
    expect(decodePendingRekey(encodeCbor(cborMap({ 0: 2 })))).toEqual({ kind: 'newer-version' });
    for (let length = 0; length < stored.length; length += 1) {
      expect(decodePendingRekey(stored.subarray(0, length))).toEqual({ kind: 'damaged' });
    }
  });

  test('a message under way to the former ratchet opens there and not in the new one', () => {
    const sealed = sealMessage(client.ratchet, utf8('under way'), random);
    const { finished } = rekey();
    expect(openMessage(therapist.ratchet, sealed.message, NOW_MS).kind).toBe('message');
    expect(openMessage(finished.ratchet, sealed.message, NOW_MS).kind).toBe('undecryptable');
  });
});

describe('what is refused', () => {
  test('attacks 27: an old REKEY1 again, or one overtaken by a later epoch', () => {
    const { started, answered } = rekey();
    const again = { ...other, lastEpoch: answered.epoch };
    expect(answerRekey(again, started.body, random)).toEqual({ kind: 'refused', reason: 'old-epoch' });
    const later = startRekey({ ...restored, lastEpoch: answered.epoch }, random);
    expect(answerRekey(again, later.body, random)).toMatchObject({ kind: 'accepted', epoch: answered.epoch + 1 });
    expect(answerRekey({ ...other, lastEpoch: answered.epoch + 1 }, later.body, random)).toMatchObject({
      reason: 'old-epoch',
    });
  });

  test('attacks 27: an epoch far in the future; a clock a day ahead is still taken', () => {
    const day = 24 * 60;
    const at = (epoch: number) =>
      answerRekey(other, startRekey({ ...restored, lastEpoch: epoch - 1 }, random).body, random);
    expect(at(NOW_EPOCH + day)).toMatchObject({ kind: 'accepted', epoch: NOW_EPOCH + day });
    expect(at(NOW_EPOCH + day + 1)).toEqual({ kind: 'refused', reason: 'future-epoch' });
    expect(at(0xffff_ffff)).toEqual({ kind: 'refused', reason: 'future-epoch' });
  });

  test('attacks 27: the own REKEY1 sent back, and one for another relationship or from another identity', () => {
    const { body } = startRekey(restored, random);
    expect(answerRekey(restored, body, random)).toEqual({ kind: 'refused', reason: 'not-from-peer' });
    const elsewhere = { ...other, relationshipId: random(16) };
    expect(answerRekey(elsewhere, body, random)).toEqual({ kind: 'refused', reason: 'not-from-peer' });
    const stranger = startRekey({ ...restored, identity: generateDhPair(random) }, random);
    expect(answerRekey(other, stranger.body, random)).toEqual({ kind: 'refused', reason: 'not-from-peer' });
  });

  test('every bit of either message counts', () => {
    const started = startRekey(restored, random);
    const answered = answerRekey(other, started.body, random);
    if (answered.kind !== 'accepted') throw new Error(answered.reason);
    const before = encodePendingRekey(started.pending);
    for (let bit = 0; bit < started.body.length * 8; bit += 97) {
      expect(answerRekey(other, flipBit(started.body, bit), random).kind).toBe('refused');
    }
    for (let bit = 0; bit < answered.body.length * 8; bit += 211) {
      expect(finishRekey(started.pending, flipBit(answered.body, bit), NOW_MS).kind).toBe('refused');
    }
    expect(encodePendingRekey(started.pending)).toEqual(before);
    expect(finishRekey(started.pending, answered.body, NOW_MS).kind).toBe('renewed');
  });

  test('an answer to another re-key', () => {
    const first = startRekey(restored, random);
    const second = startRekey({ ...restored, lastEpoch: first.pending.epoch }, random);
    const answered = answerRekey(other, first.body, random);
    if (answered.kind !== 'accepted') throw new Error(answered.reason);
    expect(finishRekey(second.pending, answered.body, NOW_MS)).toEqual({ kind: 'refused', reason: 'other-epoch' });
    const twin = startRekey(restored, random);
    expect(finishRekey(twin.pending, answered.body, NOW_MS)).toEqual({ kind: 'refused', reason: 'not-from-peer' });
  });

  test('attacks 8: points of low order, points and KEM keys that are none, wrong lengths', () => {
    const { body } = startRekey(restored, random);
    const malformed = { kind: 'refused', reason: 'malformed' };
    const withBytes = (offset: number, bytes: Uint8Array) => {
      const changed = body.slice();
      changed.set(bytes, offset);
      return changed;
    };
    expect(answerRekey(other, withBytes(4, new Uint8Array(32)), random)).toEqual(malformed);
    expect(answerRekey(other, withBytes(4, new Uint8Array(32).fill(0xff)), random)).toEqual(malformed);
    expect(answerRekey(other, withBytes(36, new Uint8Array(1184).fill(0xff)), random)).toEqual(malformed);
    expect(answerRekey(other, body.subarray(0, 4 + 32 + 1184 + 39), random)).toEqual(malformed);
    expect(answerRekey(other, concatBytes(body, new Uint8Array(1024)), random)).toEqual(malformed);
    expect(answerRekey(other, new Uint8Array(), random)).toEqual(malformed);
    const { pending } = startRekey(restored, random);
    const zeros = concatBytes(u32(pending.epoch), new Uint8Array(32 + 1088 + 2393));
    expect(finishRekey(pending, zeros, NOW_MS)).toEqual(malformed);
    expect(finishRekey(pending, new Uint8Array(), NOW_MS)).toEqual(malformed);
  });

  test('an authentic REKEY1 whose info is none', () => {
    const { body, pending } = startRekey(restored, random);
    const shared = [pending.ephemeral.secret, therapist.identity.secret].map(
      (secret) => dhShared(secret, client.identity.public) ?? new Uint8Array(),
    );
    const keys = hkdf(concatBytes(...shared), pending.th0, utf8('Quietline/1 rk1'), 64);
    for (const info of [new Uint8Array(), Uint8Array.of(0xa0), encodeCbor(cborMap({ 1: 1, 2: -1 }))]) {
      const forged = concatBytes(body.slice(0, 36 + 1184), sealBox(keys.slice(0, 32), info, pending.th0, random));
      expect(answerRekey(other, forged, random)).toEqual({ kind: 'refused', reason: 'malformed' });
    }
  });
});

describe('both at once, and often', () => {
  /** Each has begun and gets the other's REKEY1. Returns the ratchets that both end with. */
  function collide(therapistEpoch: number, clientEpoch: number) {
    const one = startRekey({ ...restored, lastEpoch: therapistEpoch - 1 }, random);
    const two = startRekey(termsOf(client, { lastEpoch: clientEpoch - 1 }), random);
    const atOne = resolveSimultaneous(one.pending, two.body);
    const atTwo = resolveSimultaneous(two.pending, one.body);
    expect([atOne.kind, atTwo.kind].sort()).toEqual(['ours-wins', 'theirs-wins']);
    const oneWins = atOne.kind === 'ours-wins';
    const [winner, loserTerms] = oneWins ? [one, other] : [two, termsOf(therapist)];
    const answered = answerRekey(loserTerms, winner.body, random);
    if (answered.kind !== 'accepted') throw new Error(answered.reason);
    const finished = finishRekey(winner.pending, answered.body, NOW_MS);
    if (finished.kind !== 'renewed') throw new Error(finished.reason);
    carry(answered.ratchet, finished.ratchet, 'one ratchet');
    return { oneWins, one, two };
  }

  test('attacks 27: the higher epoch wins, then the smaller key; both sides come to the same', () => {
    expect(collide(NOW_EPOCH + 1, NOW_EPOCH).oneWins).toBe(true);
    expect(collide(NOW_EPOCH, NOW_EPOCH + 1).oneWins).toBe(false);
    for (let round = 0; round < 8; round += 1) {
      const { oneWins, one, two } = collide(NOW_EPOCH, NOW_EPOCH);
      const isSmaller = Buffer.compare(one.pending.ephemeral.public, two.pending.ephemeral.public) < 0;
      expect(oneWins).toBe(isSmaller);
    }
  });

  test('what is no REKEY1 decides nothing', () => {
    const { pending } = startRekey(restored, random);
    expect(resolveSimultaneous(pending, random(1300))).toEqual({ kind: 'malformed' });
  });

  test('attacks 27: a hundred re-keys in a row converge, and only four a day begin by themselves', () => {
    let lastEpoch = 0;
    const startedAtMs: number[] = [];
    let automatic = 0;
    for (let round = 0; round < 100; round += 1) {
      if (mayRekeyAutomatically(startedAtMs, NOW_MS + round)) {
        automatic += 1;
        startedAtMs.push(NOW_MS + round);
      }
      const terms: [RekeyTerms, RekeyTerms] =
        round % 2 === 0 ? [restored, other] : [termsOf(client), termsOf(therapist, { info: info2 })];
      const { answered, finished } = rekey({ ...terms[0], lastEpoch }, { ...terms[1], lastEpoch });
      expect(finished.epoch).toBe(lastEpoch === 0 ? NOW_EPOCH : lastEpoch + 1);
      lastEpoch = answered.epoch;
      if (round % 25 === 0) carry(answered.ratchet, finished.ratchet, `round ${round}`);
    }
    expect(automatic).toBe(4);
    expect(mayRekeyAutomatically(startedAtMs, NOW_MS + 24 * 60 * 60_000)).toBe(true);
  });

  test('an epoch is the minute of the own clock, and always later than the last', () => {
    fc.assert(
      fc.property(fc.nat(0xffff_fffe), fc.nat(4_000_000_000), (last, seconds) => {
        const epoch = nextRekeyEpoch(last, seconds * 1000);
        expect(epoch).toBeGreaterThan(last);
        expect(epoch === last + 1 || epoch === Math.floor(seconds / 60)).toBe(true);
      }),
    );
  });
});

test('info comes back; reasons of later versions are "other", later keys are left alone', () => {
  expect(decodeRekeyInfo(encodeRekeyInfo(info1))).toEqual(info1);
  const hash = new Uint8Array(32);
  const later = encodeCbor(cborMap({ 1: 77, 2: 0, 3: hash, 4: 0, 5: hash, 9: 'later' }));
  expect(decodeRekeyInfo(later)).toMatchObject({ reason: 'other', sent: { seq: 0 } });
  expect(decodeRekeyInfo(encodeCbor(cborMap({ 1: 1, 2: 0, 3: new Uint8Array(16), 4: 0, 5: hash })))).toBeUndefined();
});
