/** A session between two devices of a relationship: its ratchet, and the identities it was made between. */
import type { DhPair } from '../crypto/x25519.ts';
import { type CborMap, cborMap, decodeCbor, encodeCbor, isCborMap } from './cbor.ts';
import { bytesAt, countAt } from './cbor-fields.ts';
import type { RatchetState } from './ratchet.ts';
import { decodeRatchet, encodeRatchet } from './ratchet-storage.ts';
import { type SafetyNumber, safetyNumber } from './safety-number.ts';

export type Session = {
  readonly role: 'therapist' | 'client';
  /** th1[0..16] */
  readonly relationshipId: Uint8Array;
  /** The transcript of the join: H_0 of both hash chains. */
  readonly th1: Uint8Array;
  /** The own identity of this relationship. */
  readonly identity: DhPair;
  readonly peerIdentity: Uint8Array;
  readonly ratchet: RatchetState;
};

const VERSION = 1;
/** 2,000 skipped keys, each of a chain of its own, stay below this. */
const MAX_BYTES = 262_144;

export type DecodedSession =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'damaged' };

export function encodeSession(session: Session): Uint8Array {
  return encodeCbor(
    cborMap({
      0: VERSION,
      1: session.role === 'therapist' ? 1 : 2,
      2: session.th1,
      3: session.identity.secret,
      4: session.identity.public,
      5: session.peerIdentity,
      6: encodeRatchet(session.ratchet),
    }),
  );
}

export function decodeSession(bytes: Uint8Array): DecodedSession {
  const decoded = decodeCbor(bytes, MAX_BYTES);
  if (decoded.kind !== 'value' || !isCborMap(decoded.value)) return { kind: 'damaged' };
  const version = countAt(decoded.value, 0);
  if (version !== undefined && version > VERSION) return { kind: 'newer-version' };
  return version === VERSION ? sessionOf(decoded.value) : { kind: 'damaged' };
}

function sessionOf(map: CborMap): DecodedSession {
  const role = countAt(map, 1);
  const th1 = bytesAt(map, 2, 32);
  const secret = bytesAt(map, 3, 32);
  const ownPublic = bytesAt(map, 4, 32);
  const peerIdentity = bytesAt(map, 5, 32);
  const stored = map.get(6);
  const decoded = stored instanceof Uint8Array ? decodeRatchet(stored) : undefined;
  if (decoded?.kind === 'newer-version') return { kind: 'newer-version' };
  if (decoded?.kind !== 'ratchet' || th1 === undefined || (role !== 1 && role !== 2)) return { kind: 'damaged' };
  if (secret === undefined || ownPublic === undefined || peerIdentity === undefined) return { kind: 'damaged' };
  const session: Session = {
    role: role === 1 ? 'therapist' : 'client',
    relationshipId: th1.slice(0, 16),
    th1,
    identity: { secret, public: ownPublic },
    peerIdentity,
    ratchet: decoded.ratchet,
  };
  return { kind: 'session', session };
}

export function sessionSafetyNumber(session: Session): SafetyNumber {
  const own = session.identity.public;
  return session.role === 'therapist'
    ? safetyNumber({ therapist: own, client: session.peerIdentity })
    : safetyNumber({ therapist: session.peerIdentity, client: own });
}
