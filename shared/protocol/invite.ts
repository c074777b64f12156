/** Invites: the bundle that starts a relationship, and the blob that hides it at the relay (protocol.md 2.5). */
import { hkdf, sha256 } from '../crypto/hash.ts';
import { generateKemPair, isKemPublic, KEM_PUBLIC_BYTES, type KemPair } from '../crypto/mlkem768.ts';
import { sameSecret } from '../crypto/secret-bytes.ts';
import { type DhPair, generateDhPair, isDhPublic } from '../crypto/x25519.ts';
import { BOX_OVERHEAD, openBox, sealBox } from '../crypto/xchacha20-poly1305.ts';
import { concatBytes, textOf, u16, u32, utf8 } from '../language/bytes.ts';
import { cleanPersonName } from '../language/person-name.ts';
import type { RandomBytes } from '../language/random.ts';
import { readBytes } from './byte-reader.ts';
import { cborMap, decodeCbor, encodeCbor, isCborMap } from './cbor.ts';
import { textAt } from './cbor-fields.ts';
import type { InviteLink } from './invite-link.ts';
import { label, ZERO_32 } from './labels.ts';
import { isRelayUrl, MAX_LOCALE_CHARACTERS } from './limits.ts';

export const INVITE_VERSION = 0x01;
/** bit 0 of flags: the join needs the code that was given on another channel. */
export const FLAG_JOIN_CODE = 0x01;
export const INVITE_BLOB_BYTES = 2048;
const PADDED_BYTES = INVITE_BLOB_BYTES - BOX_OVERHEAD;

/** What the bundle says to the client. */
export type InviteTerms = {
  readonly requiresCode: boolean;
  /** iid, 16 bytes: the salt of the join code. */
  readonly inviteId: Uint8Array;
  readonly expiresAtSeconds: number;
  /** IK_T. */
  readonly identity: Uint8Array;
  /** OT_T. */
  readonly oneTime: Uint8Array;
  /** PQ_T. */
  readonly kem: Uint8Array;
  /** Of the invite mailbox. */
  readonly capability: Uint8Array;
  readonly relayUrl: string;
  readonly practiceName: string;
  readonly therapistName: string;
  /** BCP 47, as `en`, `es`. */
  readonly locale: string;
};

/** An invite whose bundle was proved to be the one the link names. `linkSecret` is h, 32 bytes. */
export type Invite = InviteTerms & { readonly linkSecret: Uint8Array };

/** What the therapist keeps until the join or the expiry; `oneTime` and `kem` are deleted then (2.4). */
export type InviteSecrets = {
  readonly linkSecret: Uint8Array;
  readonly requiresCode: boolean;
  readonly inviteId: Uint8Array;
  readonly expiresAtSeconds: number;
  readonly identity: DhPair;
  readonly oneTime: DhPair;
  readonly kem: KemPair;
  readonly capability: Uint8Array;
};

export type InviteOffer = {
  readonly relayUrl: string;
  readonly practiceName: string;
  readonly therapistName: string;
  readonly locale: string;
  readonly requiresCode: boolean;
  readonly expiresAtSeconds: number;
  /** IK_T where the relationship has one already; fresh otherwise. */
  readonly identity?: DhPair;
};

export type CreatedInvite =
  | {
      readonly kind: 'created';
      readonly invite: Invite;
      readonly secrets: InviteSecrets;
      /** 2,048 bytes, to be put at the relay under `blobId`. */
      readonly blob: Uint8Array;
      readonly blobId: Uint8Array;
    }
  /** Names and address leave no room in the blob. */
  | { readonly kind: 'too-long' }
  | { readonly kind: 'not-a-relay-url' };

export function createInvite(offer: InviteOffer, random: RandomBytes): CreatedInvite {
  if (!isRelayUrl(offer.relayUrl)) return { kind: 'not-a-relay-url' };
  const identity = offer.identity ?? generateDhPair(random);
  const oneTime = generateDhPair(random);
  const kem = generateKemPair(random);
  const { requiresCode, expiresAtSeconds } = offer;
  const shared = { requiresCode, expiresAtSeconds, inviteId: random(16), capability: random(32) };
  const bundle = encodeBundle({
    ...shared,
    identity: identity.public,
    oneTime: oneTime.public,
    kem: kem.public,
    relayUrl: offer.relayUrl,
    practiceName: offer.practiceName,
    therapistName: offer.therapistName,
    locale: offer.locale,
  });
  const sealed = sealBundle(bundle, random);
  const terms = decodeBundle(bundle);
  if (sealed === undefined || terms.kind !== 'terms') return { kind: 'too-long' };
  const { linkSecret, blob, blobId } = sealed;
  return {
    kind: 'created',
    invite: { ...terms.terms, linkSecret },
    secrets: { ...shared, linkSecret, identity, oneTime, kem },
    blob,
    blobId,
  };
}

/** h: the secret in the link and the commitment to every byte of the bundle. */
export function commitToBundle(bundle: Uint8Array): Uint8Array {
  return sha256(concatBytes(label('bundle'), bundle));
}

/** bid: where the relay keeps the blob, 16 bytes. */
export function inviteBlobId(linkSecret: Uint8Array): Uint8Array {
  return hkdf(linkSecret, ZERO_32, label('invite id'), 16);
}

export function inviteKey(linkSecret: Uint8Array): Uint8Array {
  return hkdf(linkSecret, ZERO_32, label('invite key'), 32);
}

/** Undefined when the bundle is longer than 2,006 bytes. */
export function sealBundle(
  bundle: Uint8Array,
  random: RandomBytes,
): { readonly linkSecret: Uint8Array; readonly blob: Uint8Array; readonly blobId: Uint8Array } | undefined {
  if (bundle.length + 2 > PADDED_BYTES) return undefined;
  const padded = new Uint8Array(PADDED_BYTES);
  padded.set(concatBytes(u16(bundle.length), bundle));
  const linkSecret = commitToBundle(bundle);
  const blobId = inviteBlobId(linkSecret);
  return { linkSecret, blobId, blob: sealBox(inviteKey(linkSecret), padded, blobId, random) };
}

export type OpenedInvite =
  | { readonly kind: 'invite'; readonly invite: Invite }
  /** Blob or link is not what the therapist made. */
  | { readonly kind: 'altered' }
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'expired' };

/** No key of the bundle is touched before all of it proved to be what the link commits to. */
export function openInvite(link: InviteLink, blob: Uint8Array, nowMs: number): OpenedInvite {
  // 1. The seal: only who has the link's secret made this blob, for this id.
  const blobId = inviteBlobId(link.secret);
  const padded = blob.length === INVITE_BLOB_BYTES ? openBox(inviteKey(link.secret), blob, blobId) : undefined;
  if (padded === undefined) return { kind: 'altered' };
  const reader = readBytes(padded);
  const bundle = reader.prefixed();
  const hasCleanPadding = reader.rest().every((byte) => byte === 0);
  // 2. The commitment: the bundle is the one of the link.
  if (!reader.isWhole() || !hasCleanPadding || !sameSecret(commitToBundle(bundle), link.secret)) {
    return { kind: 'altered' };
  }
  // 3. Its form, and the promise about the code, which the link repeats outside the commitment.
  const decoded = decodeBundle(bundle);
  if (decoded.kind === 'newer-version') return { kind: 'newer-version' };
  if (decoded.kind === 'malformed' || decoded.terms.requiresCode !== link.requiresCode) return { kind: 'altered' };
  // 4. Its time.
  if (nowMs >= decoded.terms.expiresAtSeconds * 1000) return { kind: 'expired' };
  return { kind: 'invite', invite: { ...decoded.terms, linkSecret: link.secret } };
}

export function encodeBundle(terms: InviteTerms): Uint8Array {
  const ext = encodeCbor(
    cborMap({ 1: cleanPersonName(terms.practiceName), 2: cleanPersonName(terms.therapistName), 3: terms.locale }),
  );
  const relayUrl = utf8(terms.relayUrl);
  return concatBytes(
    Uint8Array.of(INVITE_VERSION, terms.requiresCode ? FLAG_JOIN_CODE : 0),
    terms.inviteId,
    u32(terms.expiresAtSeconds),
    terms.identity,
    terms.oneTime,
    terms.kem,
    terms.capability,
    u16(relayUrl.length),
    relayUrl,
    u16(ext.length),
    ext,
  );
}

export type DecodedBundle =
  | { readonly kind: 'terms'; readonly terms: InviteTerms }
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'malformed' };

export function decodeBundle(bundle: Uint8Array): DecodedBundle {
  const reader = readBytes(bundle);
  const version = reader.u8();
  if (version > INVITE_VERSION) return { kind: 'newer-version' };
  const flags = reader.u8();
  const inviteId = reader.take(16);
  const expiresAtSeconds = reader.u32();
  const identity = reader.take(32);
  const oneTime = reader.take(32);
  const kem = reader.take(KEM_PUBLIC_BYTES);
  const capability = reader.take(32);
  const relayUrl = textOf(reader.prefixed());
  const ext = decodeCbor(reader.prefixed());
  if (!reader.isDone() || version !== INVITE_VERSION || flags > FLAG_JOIN_CODE) return { kind: 'malformed' };
  if (!isDhPublic(identity) || !isDhPublic(oneTime) || !isKemPublic(kem)) return { kind: 'malformed' };
  if (relayUrl === undefined || !isRelayUrl(relayUrl)) return { kind: 'malformed' };
  if (ext.kind !== 'value' || !isCborMap(ext.value)) return { kind: 'malformed' };
  const terms: InviteTerms = {
    requiresCode: flags === FLAG_JOIN_CODE,
    inviteId,
    expiresAtSeconds,
    identity,
    oneTime,
    kem,
    capability,
    relayUrl,
    practiceName: cleanPersonName(textAt(ext.value, 1) ?? ''),
    therapistName: cleanPersonName(textAt(ext.value, 2) ?? ''),
    locale: (textAt(ext.value, 3) ?? '').slice(0, MAX_LOCALE_CHARACTERS),
  };
  return { kind: 'terms', terms };
}
