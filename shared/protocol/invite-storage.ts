/** The secrets of an open invite as bytes for the therapist's store: versioned, never sent anywhere. */
import { kemPairFromSeed } from '../crypto/mlkem768.ts';
import { dhPublic } from '../crypto/x25519.ts';
import { cborMap, decodeCbor, encodeCbor, isCborMap } from './cbor.ts';
import { bytesAt, countAt } from './cbor-fields.ts';
import type { InviteSecrets } from './invite.ts';

const VERSION = 1;

export type DecodedInviteSecrets =
  | { readonly kind: 'secrets'; readonly secrets: InviteSecrets }
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'damaged' };

export function encodeInviteSecrets(secrets: InviteSecrets): Uint8Array {
  return encodeCbor(
    cborMap({
      0: VERSION,
      1: secrets.linkSecret,
      2: secrets.requiresCode,
      3: secrets.inviteId,
      4: secrets.expiresAtSeconds,
      5: secrets.identity.secret,
      6: secrets.oneTime.secret,
      7: secrets.kem.secret,
      8: secrets.capability,
    }),
  );
}

export function decodeInviteSecrets(bytes: Uint8Array): DecodedInviteSecrets {
  const decoded = decodeCbor(bytes);
  if (decoded.kind !== 'value' || !isCborMap(decoded.value)) return { kind: 'damaged' };
  const map = decoded.value;
  const version = countAt(map, 0);
  if (version !== undefined && version > VERSION) return { kind: 'newer-version' };
  const linkSecret = bytesAt(map, 1, 32);
  const requiresCode = map.get(2);
  const inviteId = bytesAt(map, 3, 16);
  const expiresAtSeconds = countAt(map, 4);
  const identity = bytesAt(map, 5, 32);
  const oneTime = bytesAt(map, 6, 32);
  const kem = bytesAt(map, 7, 64);
  const capability = bytesAt(map, 8, 32);
  if (version !== VERSION || linkSecret === undefined || typeof requiresCode !== 'boolean') return { kind: 'damaged' };
  if (inviteId === undefined || expiresAtSeconds === undefined || capability === undefined) return { kind: 'damaged' };
  if (identity === undefined || oneTime === undefined || kem === undefined) return { kind: 'damaged' };
  const secrets: InviteSecrets = {
    linkSecret,
    requiresCode,
    inviteId,
    expiresAtSeconds,
    identity: { secret: identity, public: dhPublic(identity) },
    oneTime: { secret: oneTime, public: dhPublic(oneTime) },
    kem: kemPairFromSeed(kem),
    capability,
  };
  return { kind: 'secrets', secrets };
}
