/** A re-key that waits for its answer, as bytes for the store: versioned, never sent anywhere. */
import { kemPairFromSeed, KEM_SEED_BYTES } from '../crypto/mlkem768.ts';
import { dhPublic } from '../crypto/x25519.ts';
import { cborMap, decodeCbor, encodeCbor, isCborMap } from './cbor.ts';
import { bytesAt, countAt } from './cbor-fields.ts';
import type { PendingRekey } from './rekey.ts';

const VERSION = 1;
const MAX_BYTES = 1024;
const MAX_EPOCH = 0xffff_ffff;

export type DecodedPendingRekey =
  | { readonly kind: 'pending'; readonly pending: PendingRekey }
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'damaged' };

export function encodePendingRekey(pending: PendingRekey): Uint8Array {
  return encodeCbor(
    cborMap({
      0: VERSION,
      1: pending.role === 'therapist' ? 1 : 2,
      2: pending.relationshipId,
      3: pending.identity.secret,
      4: pending.peerIdentity,
      5: pending.epoch,
      6: pending.ephemeral.secret,
      7: pending.kem.secret,
      8: pending.chainKey,
      9: pending.th0,
    }),
  );
}

export function decodePendingRekey(bytes: Uint8Array): DecodedPendingRekey {
  const decoded = decodeCbor(bytes, MAX_BYTES);
  if (decoded.kind !== 'value' || !isCborMap(decoded.value)) return { kind: 'damaged' };
  const map = decoded.value;
  const version = countAt(map, 0);
  if (version !== undefined && version > VERSION) return { kind: 'newer-version' };
  const role = countAt(map, 1);
  const relationshipId = bytesAt(map, 2, 16);
  const identity = bytesAt(map, 3, 32);
  const peerIdentity = bytesAt(map, 4, 32);
  const epoch = countAt(map, 5);
  const ephemeral = bytesAt(map, 6, 32);
  const kem = bytesAt(map, 7, KEM_SEED_BYTES);
  const chainKey = bytesAt(map, 8, 32);
  const th0 = bytesAt(map, 9, 32);
  if (version !== VERSION || (role !== 1 && role !== 2) || relationshipId === undefined) return { kind: 'damaged' };
  if (identity === undefined || peerIdentity === undefined || ephemeral === undefined) return { kind: 'damaged' };
  if (epoch === undefined || epoch > MAX_EPOCH || kem === undefined) return { kind: 'damaged' };
  if (chainKey === undefined || th0 === undefined) return { kind: 'damaged' };
  const pending: PendingRekey = {
    role: role === 1 ? 'therapist' : 'client',
    relationshipId,
    identity: { secret: identity, public: dhPublic(identity) },
    peerIdentity,
    epoch,
    ephemeral: { secret: ephemeral, public: dhPublic(ephemeral) },
    kem: kemPairFromSeed(kem),
    chainKey,
    th0,
  };
  return { kind: 'pending', pending };
}
